"""An engine for anything, and one for prompts of one kind, as small as such can be."""
