"""Tests of what phenomena are drawn with."""
