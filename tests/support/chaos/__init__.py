"""The real program, killed again and again: `tests/integration/test_kill9.py`."""
