"""Trains the cross-encoder that judges rewordings, and writes its weights.

    python -m bench.train_sameness [--seed 7] [--rank 128] [--out FILE] [--only second]

It is trained on the blocks of bench/judge/blocks, in rounds, and on the labelled pairs for
development; of the held-out pairs (bench/sameness/held*.jsonl) it sees none. A round begins with
the weights that the one before wrote: thinned to `--rank` and in float16, as they are used.
`--only` does a single one, after what stands in FILE. On two cores that compute in bfloat16 all
rounds take three hours, on others twice that.
"""

import argparse
import csv
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from safetensors import safe_open
from safetensors.torch import save_file

from bench.judge.blocks import FOLDER, Pair, blocks
from bench.judge.training import Trainer, Training
from cache.cross_encoder import WEIGHTS, Card, load_base, load_taught, thinned

LABELLED = Path(__file__).parent / "sameness"
NEAR_MISSES = Path(__file__).parent.parent / "tests" / "unit" / "cache" / "data" / "near_misses.tsv"
SOURCES = (
    "base: all-MiniLM-L6-v2 (Apache-2.0); "
    "pairs: this project's own (bench/judge/blocks, bench/sameness; Apache-2.0)"
)


@dataclass(frozen=True, slots=True)
class Round:
    """`folder` of the blocks that are new in it. `looked_over`: so many pairs of the rounds before
    are gone through for what is still hard; 0 where a round learns all that is new."""

    folder: str
    steps: int
    looked_over: int = 0


ROUNDS = Round("first", 9000), Round("second", 5400), Round("third", 6000, looked_over=200_000)


AGAIN = 3
"""To so many pairs of a round, the new or the hard ones, comes one of the others, lest they be
forgotten."""


def pairs_for(at: int, seed: int) -> list[Pair]:
    """What is learned in the round, beside the labelled pairs: its own blocks, and some pairs of
    those before (`AGAIN`, `Round.looked_over`)."""
    own = _of(ROUNDS[at])
    before = [pair for done in ROUNDS[:at] for pair in _of(done)]
    more = ROUNDS[at].looked_over or len(own) // AGAIN
    return [*own, *Random(seed).sample(before, min(more, len(before)))]


KNOWN = 0.9
"""What the model gives the right answer of a pair from which on it need not learn it again."""

HOPELESS = 0.1
"""The score of prompts that are the same, below which they are left alone: told so freely that to
believe them would be to believe others that only sound so."""


def hard(trainer: Trainer, pairs: Sequence[Pair], seed: int) -> list[Pair]:
    """Those that the trainer's model does not know yet, and some that it does (`AGAIN`)."""
    scored = list(zip(pairs, trainer.scores(pairs), strict=True))
    left = [
        pair
        for pair, score in scored
        if (HOPELESS <= score < KNOWN if pair.same else score > 1 - KNOWN)
    ]
    known = [pair for pair, score in scored if (score if pair.same else 1 - score) >= KNOWN]
    return [*left, *Random(seed).sample(known, min(len(left) // AGAIN, len(known)))]


def labelled() -> Iterator[Pair]:
    """The English pairs for development, and those that look alike and are not the same."""
    for name in ("development", "further"):
        for line in (LABELLED / f"{name}.jsonl").read_text("utf-8").splitlines():
            told = json.loads(line)
            if told["lang"] == "en":
                yield Pair(told["a"], told["b"], told["label"] == "same")
    with NEAR_MISSES.open(encoding="utf-8", newline="") as file:
        for one, other in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Pair(one, other, same=False)


def _of(one: Round) -> list[Pair]:
    to_train, _ = blocks(FOLDER / one.folder)
    return [pair for block in to_train for pair in block.pairs()]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Train the cross-encoder.")
    parser.add_argument("--seed", type=int, default=Training().seed)
    parser.add_argument("--rank", type=int, default=128)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--only", choices=[one.folder for one in ROUNDS])
    chosen = parser.parse_args(arguments)
    torch.set_num_threads(2)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    rounds = [at for at, one in enumerate(ROUNDS) if chosen.only in (None, one.folder)]
    begin = chosen.out
    if rounds[0] and _round_of(begin) != ROUNDS[rounds[0] - 1].folder:
        parser.error(f"{begin} does not hold the weights of the round before")
    unfinished = chosen.out.with_suffix(".part")
    for at in rounds:
        _do(at, chosen.seed, chosen.rank, begin, unfinished)
        begin = unfinished
    unfinished.replace(chosen.out)


def _round_of(weights: Path) -> str:
    """Which round wrote them; the first ones did not say so."""
    if not weights.is_file():
        return ""
    with safe_open(weights, "pt") as file:
        return str((file.metadata() or {}).get("round", ROUNDS[0].folder))


def _do(at: int, seed: int, rank: int, begin: Path, out: Path) -> None:
    training = Training(seed=seed, steps=ROUNDS[at].steps)
    began = time.monotonic()
    base = load_base()
    if at == 0:
        trainer = Trainer(training, load_base())
    else:
        trainer = Trainer(training, *load_taught(base, begin)[:2])
    pairs = pairs_for(at, seed)
    if ROUNDS[at].looked_over:
        pairs = hard(trainer, pairs, seed)
    pairs += labelled()
    say(f"{ROUNDS[at].folder} round, {len(pairs)} pairs, {time.monotonic() - began:.0f} s")
    trainer.train(pairs, lambda line: say(f"{line}, {time.monotonic() - began:.0f} s"))
    weights = thinned(base[0], trainer.bert, trainer.head, rank)
    more = {"seed": str(seed), "round": ROUNDS[at].folder, "licences": SOURCES}
    save_file(weights, out, Card(rank, training.max_length).described(more))
    say(f"{out}: {out.stat().st_size} bytes, {time.monotonic() - began:.0f} s in all")


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 (a command's own output)


if __name__ == "__main__":
    main()
