"""One platform each; each module or folder exposes `create(settings) -> Adapter`."""
