"""(s) Which pairs of prompts the cache takes for the same, of those that nothing was tuned on.

Beside it “cosine > 0.9” over the prompts as they were typed, by the same embedder. Both languages
go through `cache.judge`, as a lookup with equal settings does.
"""

import asyncio
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.measure import Row
from bot import config
from cache.embedder import Embedder, Patience
from cache.judge import Judge, Prompts, know, score

FOLDER = Path(__file__).parent / "sameness"
PAIRS = {
    "": "held.jsonl",
    ", long and chatty": "held_chatty.jsonl",
    ", of all sorts": "held_mixed.jsonl",
    ", by two later authors": "held_later.jsonl",
    ", by two more, freely reworded": "held_fresh.jsonl",
    ", by another two": "held_last.jsonl",
    ", by another two, in everyday words": "held_plain.jsonl",
    ", by the last two, labelled blind": "held_blind.jsonl",
}
"""What kind of pairs they are, and their file."""

USUAL = 0.9
"""The cosine from which others reuse."""

PATIENT = Patience(loading=180.0, reply=120.0, score=120.0)

GOALS = {"en": (0.75, 0.01), "zh": (0.40, 0.0)}
"""By language the least share of the same pairs, and the greatest of the different ones."""


@dataclass(frozen=True, slots=True)
class Pair:
    lang: str
    same: bool
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Shares:
    """Of the pairs that are the same and of those that are not, what is taken for the same."""

    right: float
    wrong: float

    @classmethod
    def of(cls, pairs: Sequence[Pair], taken: Sequence[bool]) -> "Shares":
        return cls(*(_share(pairs, taken, same=same) for same in (True, False)))

    def __str__(self) -> str:
        return f"{self.right:.1%} of the same, {self.wrong:.1%} of the others"


def rows() -> Iterator[Row]:
    for kind, name in PAIRS.items():
        told = (FOLDER / name).read_text("utf-8").splitlines()
        yield from _compared([_pair(line) for line in told], kind)


def _compared(pairs: Sequence[Pair], kind: str) -> Iterator[Row]:
    ours, cosines = asyncio.run(_judged(pairs))
    for lang, (least, most) in GOALS.items():
        places = [place for place, pair in enumerate(pairs) if pair.lang == lang]
        if not places:
            continue
        some = [pairs[place] for place in places]
        mine = Shares.of(some, [ours[place] for place in places])
        usual = Shares.of(some, [cosines[place] > USUAL for place in places])
        yield Row(
            name=f"(s) reuse on {len(some)} held-out pairs ({lang}{kind})",
            measured=str(mine),
            beside=f"cosine > {USUAL:g}: {usual}",
            ratio=mine.right / usual.right if usual.right else 0.0,
            goal=f"≥ {least:.0%} of the same, ≤ {most:.0%} of the others",
            met=mine.right >= least and mine.wrong <= most,
        )


async def _judged(pairs: Sequence[Pair]) -> tuple[list[bool], list[float]]:
    """For each pair whether a lookup takes them for the same, and the cosine of both."""
    settings = config.load()
    larger = settings.larger_base()
    embedder = Embedder(settings.embedder, larger=larger, patience=PATIENT)
    prompts = list(dict.fromkeys(text for pair in pairs for text in (pair.old, pair.new)))
    try:
        await embedder.warm()
        typed = dict(zip(prompts, (await embedder.embed(prompts)).vectors, strict=True))
        known = await know(embedder, prompts)
        judge = Judge(settings.similarity)
        asked = [Prompts(pair.old, pair.new) for pair in pairs]
        scores = await score(embedder, judge.to_score(asked, known))
    finally:
        await embedder.stop()
    ours = [judge.compare(it, known, scores).decision.same for it in asked]
    return ours, [float(np.dot(typed[pair.old], typed[pair.new])) for pair in pairs]


def _pair(line: str) -> Pair:
    told = json.loads(line)
    return Pair(told["lang"], told["label"] == "same", told["a"], told["b"])


def _share(pairs: Sequence[Pair], taken: Sequence[bool], *, same: bool) -> float:
    chosen = [one for pair, one in zip(pairs, taken, strict=True) if pair.same is same]
    return sum(chosen) / len(chosen)
