"""As many prompts as anybody wants, all different and of everyday words, always the same."""

import random
import tomllib
from collections.abc import Iterator
from pathlib import Path

PARTS = ("openings", "attributes", "subjects", "deeds", "places")
"""A million prompts are put together from them (`made_up.toml`)."""


def prompts(seed: int = 1) -> Iterator[str]:
    """In an order of chance, without an end that anybody reaches soon."""
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    parts = [[it.strip() for it in told[part].split("|")] for part in PARTS]
    dice = random.Random(seed)
    made: set[str] = set()
    while True:
        prompt = " ".join(map(dice.choice, parts))
        if prompt not in made:
            made.add(prompt)
            yield prompt
