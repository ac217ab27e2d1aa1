"""(t) VBench's prompts one after the other: which of them get the clip of an earlier one.

Beside it what “cosine > 0.9” would serve. What we serve was judged by eye: the pairs stand in
`bench/sameness/judged.jsonl`, and one that does not counts as wrong.
"""

import asyncio
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from bench.held import PATIENT, USUAL
from bench.measure import Row
from bench.traces import PROMPTS
from bot import config
from cache.embedder import Embedder
from cache.judge import Judge, Known, score
from cache.sameness import goes_by_words
from cache.shelf import Shelf, Vectors

JUDGED = Path(__file__).parent / "sameness" / "judged.jsonl"
GOALS = {"vbench_en.txt": 3, "vbench_zh.txt": 0}
"""How many may be wrong at most, by the file of the prompts."""

Served = tuple[str, str]
"""The prompt of the clip, and the one that got it."""


def rows() -> Iterator[Row]:
    known = [json.loads(line) for line in JUDGED.read_text("utf-8").splitlines()]
    right = {(one["old"], one["new"]) for one in known if one["right"]}
    for name, most in GOALS.items():
        path = PROMPTS / name
        if not path.exists():
            sys.stderr.write(f"(t) is left out: no {path}\n")
            continue
        lines = (line.strip() for line in path.read_text("utf-8").split("\n"))
        prompts = list(dict.fromkeys(line for line in lines if line))
        served, usual = asyncio.run(_stream(prompts))
        wrong = [pair for pair in served if pair not in right]
        for pair in wrong:
            sys.stderr.write(json.dumps(pair, ensure_ascii=False) + "\n")
        yield Row(
            name=f"(t) {name} as a stream of {len(prompts)} prompts",
            measured=f"{len(served)} served, {len(wrong)} wrong",
            beside=f"cosine > {USUAL:g}: {usual} served",
            ratio=len(served) / usual if usual else 0.0,
            goal=f"≤ {most} wrong",
            met=len(wrong) <= most,
        )


async def _stream(prompts: Sequence[str]) -> tuple[list[Served], int]:
    """What is served, and how many by the cosine alone."""
    settings = config.load()
    larger = settings.larger_base()
    embedder = Embedder(settings.embedder, larger=larger, patience=PATIENT)
    judge = Judge(settings.similarity)
    shelf, served = Shelf(), []
    try:
        await embedder.warm()
        vectors = (await embedder.embed(prompts)).vectors
        for number, (prompt, vector) in enumerate(zip(prompts, vectors, strict=True)):
            old = await _answer(judge, embedder, shelf, prompt, vector)
            if old is not None:
                served.append((old, prompt))
            elif goes_by_words(prompt):
                shelf.unread[str(number)] = prompt
            else:
                shelf.put(str(number), prompt, vector)
    finally:
        await embedder.stop()
    return served, _by_cosine(vectors)


async def _answer(
    judge: Judge, embedder: Embedder, shelf: Shelf, prompt: str, vector: Vectors
) -> str | None:
    """The prompt whose clip a thorough lookup finds."""
    if goes_by_words(prompt):
        found = judge.by_words(shelf.unread.items(), prompt)
        return found[0].prompt if found else None
    near = judge.candidates(shelf, Known(vector))
    same = next((it.prompt for it in near if judge.decide(it, prompt).same), None)
    if same is not None:
        return same
    left = judge.open(near, prompt)
    sure = judge.reworded(left, await score(embedder, list(left)))
    return sure[0].prompt if sure else None


def _by_cosine(vectors: Vectors) -> int:
    """How many are served where nothing but the cosine is asked."""
    kept: list[int] = []
    for number, vector in enumerate(vectors):
        if not kept or float(np.max(vectors[kept] @ vector)) <= USUAL:
            kept.append(number)
    return len(vectors) - len(kept)
