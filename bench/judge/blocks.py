"""The pairs that the cross-encoder is trained on, written for it: blocks of prompts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "blocks"
"""A folder for each round of the training, and `larger`, which only the larger model learned. A
block has one prompt (A), four rewordings of it (S) and four prompts that look like one of those and
ask for something else (D)."""

KEPT = 8
"""One block of so many is not trained on: it tells what the training is worth."""


class Pair(NamedTuple):
    one: str
    other: str
    same: bool


@dataclass(frozen=True, slots=True)
class Block:
    same: tuple[str, ...]
    other: tuple[str, ...]

    def pairs(self) -> Iterator[Pair]:
        for one, other in combinations(self.same, 2):
            yield Pair(one, other, same=True)
        for one in self.same:
            for other in self.other:
                yield Pair(one, other, same=False)


def blocks(folder: Path = FOLDER) -> tuple[list[Block], list[Block]]:
    """Those to train on, and those that are kept, in a folder and those below it."""
    to_train: list[Block] = []
    kept: list[Block] = []
    for path in sorted(folder.rglob("*.txt")):
        for number, told in enumerate(path.read_text("utf-8").split("\n\n"), 1):
            (to_train if number % KEPT else kept).append(_block(told.splitlines()))
    return to_train, kept


def _block(lines: Sequence[str]) -> Block:
    told = [line.partition(": ") for line in lines]
    return Block(
        tuple(text for kind, _, text in told if kind in ("A", "S")),
        tuple(text for kind, _, text in told if kind == "D"),
    )
