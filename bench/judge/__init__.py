"""The pairs of prompts that a judge of sameness is trained on, and the judge."""
