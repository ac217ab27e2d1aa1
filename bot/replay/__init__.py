"""Replays a trace of requests through the real line and cache, in virtual time."""
