"""The soak: `tests/e2e/test_telegram_soak.py`."""
