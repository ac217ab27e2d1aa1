"""Trains the cross-encoder that judges rewordings, and writes its weights.

    python -m bench.train_sameness [--seed 7] [--rank 64] [--out FILE]

It is trained on the blocks of bench/judge/blocks and on the labelled pairs for development; of the
held-out pairs (bench/sameness/held*.jsonl) it sees none. On two cores it takes seventy minutes.
"""

import argparse
import csv
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from safetensors.torch import save_file

from bench.judge.blocks import Pair, blocks
from bench.judge.training import Trainer, Training
from cache.cross_encoder import WEIGHTS, Card, load_base, thinned

LABELLED = Path(__file__).parent / "sameness"
NEAR_MISSES = Path(__file__).parent.parent / "tests" / "unit" / "cache" / "data" / "near_misses.tsv"
SOURCES = (
    "base: all-MiniLM-L6-v2 (Apache-2.0); "
    "pairs: this project's own (bench/judge/blocks, bench/sameness; Apache-2.0)"
)


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


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Train the cross-encoder.")
    parser.add_argument("--seed", type=int, default=Training().seed)
    parser.add_argument("--rank", type=int, default=128)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    chosen = parser.parse_args(arguments)
    torch.set_num_threads(2)
    training = Training(seed=chosen.seed)
    to_train, _ = blocks()
    pairs = [pair for block in to_train for pair in block.pairs()]
    pairs += labelled()
    began = time.monotonic()
    say(f"{len(to_train)} blocks, {len(pairs)} pairs")
    trainer = Trainer(training)
    trainer.train(pairs, lambda line: say(f"{line}, {time.monotonic() - began:.0f} s"))
    base, _ = load_base()
    weights = thinned(base, trainer.bert, trainer.head, chosen.rank)
    card = Card(chosen.rank, training.max_length)
    more = {"seed": str(training.seed), "licences": SOURCES}
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    save_file(weights, chosen.out, card.described(more))
    say(f"{chosen.out}: {chosen.out.stat().st_size} bytes, {time.monotonic() - began:.0f} s in all")


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 (a command's own output)


if __name__ == "__main__":
    main()
