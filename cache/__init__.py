"""What is remembered on disk: the database, the clips, and which of them may be reused."""
