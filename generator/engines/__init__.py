"""One module or folder per engine; each exposes `create(settings) -> Engine`."""
