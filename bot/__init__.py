"""Decides: whose turn it is, what is reused, what is posted."""
