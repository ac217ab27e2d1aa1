"""Tests of the physics engine."""
