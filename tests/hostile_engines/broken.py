"""Cannot even be imported."""

raise ImportError("a library is missing")
