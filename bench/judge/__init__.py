"""How the cross-encoder of `cache.cross_encoder` is trained."""
