"""Makes clips. Knows nothing of chats or SQL."""
