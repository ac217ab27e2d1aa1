"""From a text to a topic and its quantities."""
