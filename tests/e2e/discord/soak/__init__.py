"""The soak: `tests/e2e/test_discord_soak.py`."""
