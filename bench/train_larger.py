"""Trains the cross-encoder that builds on the larger model, and writes its weights.

    python -m bench.judge.fetch
    python -m bench.train_larger [--seed 7] [--steps 1100] [--out FILE]

Only thin matrices beside its weights learn (`bench.judge.lora`). What they learn are pairs of the
blocks of `bench/judge/blocks/larger` that the packaged model's cross-encoder, which never saw them,
does not know for sure, some that it knows, and some labelled pairs; of the held-out ones none. Two
cores without bfloat16 take an hour and a half.
"""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

import torch
from safetensors.torch import save_file

from bench.judge import lora
from bench.judge.blocks import FOLDER, Block, Pair, blocks
from bench.judge.training import Trainer, Training
from bench.train_sameness import labelled, say
from bot import config
from cache.cross_encoder import (
    BASES,
    LARGER_WEIGHTS,
    WEIGHTS,
    Card,
    fingerprint,
    load_base,
    load_taught,
    thinned,
)
from cache.larger import LARGER

RANK = 32
LOOKED_OVER = 19_000, 41_000
"""Pairs that are the same and others of which the uncertain ones are picked."""

UNSURE_SAME, UNSURE_OTHER = (0.03, 0.97), 0.05
"""Between which scores the packaged model does not know that prompts are the same; those below say
it so freely that to believe them would be to believe others that only sound so. And from which
score on it does not know that they are not."""

KNOWN = 3000, 4000
TOLD = 1000, 1500
"""How many it knows and how many labelled pairs are learned beside them, same and others."""

LONGEST = 190  # characters of both prompts; few are longer, and a step takes as long as its longest

SOURCES = (
    f"base: {LARGER.repository} (Apache-2.0); "
    "pairs: this project's own (bench/judge/blocks, bench/sameness; Apache-2.0)"
)


def picked(seed: int) -> list[Pair]:
    """What is learned."""
    rng = Random(seed)
    to_train, _ = blocks(FOLDER / "larger")
    looked_over: list[Pair] = []
    for same, many in zip((True, False), LOOKED_OVER, strict=True):
        looked_over += rng.sample(_short(to_train, same=same), many)
    packaged = Trainer(Training(), *load_taught(load_base(), WEIGHTS)[:2])
    scored = list(zip(looked_over, packaged.scores(looked_over), strict=True))
    learned = [pair for pair, score in scored if _is_unsure(pair, score)]
    known = [pair for pair, score in scored if not _is_unsure(pair, score)]
    told = [pair for pair in labelled() if _is_short(pair)]
    for pairs, (alike, others) in ((known, KNOWN), (told, TOLD)):
        learned += _some(rng, [it for it in pairs if it.same], alike)
        learned += _some(rng, [it for it in pairs if not it.same], others)
    return learned


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Train the cross-encoder of the larger model.")
    parser.add_argument("--seed", type=int, default=Training().seed)
    parser.add_argument("--steps", type=int, default=1100)
    parser.add_argument("--out", type=Path, default=LARGER_WEIGHTS)
    chosen = parser.parse_args(arguments)
    folder = config.load().larger_base()
    if folder is None:
        parser.error("the larger model is not installed: python -m bench.judge.fetch")
    began = time.monotonic()
    torch.set_num_threads(2)
    torch.manual_seed(chosen.seed)
    pairs = picked(chosen.seed)
    say(f"{len(pairs)} pairs, {time.monotonic() - began:.0f} s")
    base = load_base(folder)
    card = Card(RANK, Training().max_length, BASES["mpnet"], fingerprint(base[0]))
    lora.adapt(base[0], RANK)
    options = Training(
        seed=chosen.seed,
        steps=chosen.steps,
        rate=3e-4,
        head_rate=1e-3,
        warm_up=0.05,
        dropout=0.0,
        inner=256,
    )
    trainer = Trainer(options, base)
    trainer.train(pairs, lambda line: say(f"{line}, {time.monotonic() - began:.0f} s"))
    lora.merge(trainer.bert)
    weights = thinned(load_base(folder)[0], trainer.bert, trainer.head, RANK)
    more = {"seed": str(chosen.seed), "steps": str(chosen.steps), "licences": SOURCES}
    save_file(weights, chosen.out, card.described(more))
    say(f"{chosen.out}: {chosen.out.stat().st_size} bytes, {time.monotonic() - began:.0f} s in all")


def _is_unsure(pair: Pair, score: float) -> bool:
    least, most = UNSURE_SAME
    return least <= score < most if pair.same else score > UNSURE_OTHER


def _short(of: Sequence[Block], *, same: bool) -> list[Pair]:
    return [it for block in of for it in block.pairs() if it.same is same and _is_short(it)]


def _is_short(pair: Pair) -> bool:
    return len(pair.one) + len(pair.other) <= LONGEST


def _some(rng: Random, pairs: Sequence[Pair], many: int) -> list[Pair]:
    return rng.sample(pairs, min(many, len(pairs)))


if __name__ == "__main__":
    main()
