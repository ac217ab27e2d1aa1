"""Scene → frames: what the storyboard says, painted in layers."""
