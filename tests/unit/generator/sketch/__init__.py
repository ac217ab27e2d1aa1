"""Tests of the sketch engine."""
