"""The parts of the Telegram adapter, each alone."""
