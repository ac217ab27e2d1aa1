"""Trains a judge of sameness and writes build/judge.safetensors: an experiment (docs/cache.md).

    python -m bench.train_sameness PROMPTS WORDNET [--pairs 14000] [--seed 7] [--out FILE]

PROMPTS: a folder with vbench_en.txt and parti.tsv (VBench's and Parti's prompts, Apache-2.0).
WORDNET: a folder with WordNet 3.0's dict files, as Debian's package wordnet-base has them. The rest
is in bench/judge/training.toml. No labelled pair of this repository is trained on.
"""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

import torch
from safetensors.torch import save_file

from bench.judge.lexicon import Lexicon
from bench.judge.lora import Judge, Training
from bench.judge.model import WEIGHTS, JudgeCard, describe
from bench.judge.synthesise import Pair, Synthesis, prompts
from bench.judge.wordnet import WordNet

THRESHOLD = 0.87
"""For the words that two prompts do not share. Of the 311 different pairs for development that
have such words on both sides none reaches 0.85; no threshold is worth it for whole prompts."""
SOURCES = (
    "base: all-MiniLM-L6-v2 (Apache-2.0); prompts: VBench and PartiPrompts (Apache-2.0); "
    "words: WordNet 3.0 (WordNet licence) and this project's own tables (Apache-2.0)"
)


def synthesise(prompts_folder: Path, wordnet_folder: Path, count: int, seed: int) -> list[Pair]:
    """The pairs that the judge is trained on."""
    lexicon = Lexicon(WordNet(wordnet_folder))
    return list(Synthesis(prompts(prompts_folder), lexicon, Random(seed)).pairs(count))


def write(judge: Judge, training: Training, pairs: int, out: Path) -> None:
    card = JudgeCard(training.rank, training.max_length, THRESHOLD)
    more = {"seed": str(training.seed), "pairs": str(pairs), "licences": SOURCES}
    out.parent.mkdir(parents=True, exist_ok=True)
    save_file(judge.weights(), out, describe(card, more))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Train the judge of sameness.")
    parser.add_argument("prompts", type=Path)
    parser.add_argument("wordnet", type=Path)
    parser.add_argument("--pairs", type=int, default=14_000)
    parser.add_argument("--seed", type=int, default=Training().seed)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    chosen = parser.parse_args(arguments)
    torch.set_num_threads(1)  # `Judge.train` has two of its own
    training = Training(seed=chosen.seed)
    began = time.monotonic()
    pairs = synthesise(chosen.prompts, chosen.wordnet, chosen.pairs, chosen.seed)
    say(f"{len(pairs)} pairs in {time.monotonic() - began:.0f} s")
    judge = Judge(training)
    judge.train(pairs, say)
    write(judge, training, len(pairs), chosen.out)
    say(f"{chosen.out}: {chosen.out.stat().st_size} bytes, {time.monotonic() - began:.0f} s in all")


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 (a command's own output)


if __name__ == "__main__":
    main()
