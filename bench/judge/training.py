"""Teaches the packaged MiniLM to tell rewordings from other wishes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits

from bench.judge.blocks import Pair
from cache.cross_encoder import INNER, apply_head, load_base, tokenise

SORTED = 40  # batches that are made of pairs of about the same length, so that little is padding


@dataclass(frozen=True, slots=True)
class Training:
    """The same values on the same machine give the same weights."""

    seed: int = 7
    steps: int = 2000
    batch: int = 32
    rate: float = 1e-4
    head_rate: float = 5e-4
    warm_up: float = 0.04  # share of the steps
    dropout: float = 0.05
    smoothing: float = 0.02
    max_length: int = 112


class Trainer:
    """All layers of MiniLM but its word vectors, and a head."""

    def __init__(self, training: Training) -> None:
        torch.manual_seed(training.seed)
        self._training = training
        self.bert, self._tokenizer = load_base()
        self.bert.train()
        self.bert.embeddings.requires_grad_(False)
        for module in self.bert.modules():
            if isinstance(module, nn.Dropout):
                module.p = training.dropout
        width = self.bert.config.hidden_size
        layers = nn.Linear(3 * width, INNER), nn.Linear(INNER, 1)
        self.head = {
            f"head.{number}.{name}": value
            for number, layer in enumerate(layers)
            for name, value in layer.named_parameters()
        }

    def train(self, pairs: Sequence[Pair], report: Callable[[str], None]) -> None:
        """`report` is called with a line now and then."""
        options = self._training
        layers = [it for it in self.bert.parameters() if it.requires_grad]
        head = list(self.head.values())
        optimizer = torch.optim.AdamW(
            [{"params": layers, "lr": options.rate}, {"params": head, "lr": options.head_rate}]
        )
        warm = options.steps * options.warm_up
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda at: min((at + 1) / warm, max(0.02, 1 - at / options.steps))
        )
        recent = 0.0
        for at, batch in zip(range(options.steps), _batches(pairs, options), strict=False):
            loss = self._loss(batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([*layers, *head], 1.0)
            optimizer.step()
            schedule.step()
            recent += float(loss.detach())
            if at % 50 == 49:
                report(f"{at + 1}/{options.steps}: loss {recent / 50:.3f}")
                recent = 0.0
        self.bert.eval()

    def _loss(self, batch: Sequence[Pair]) -> Any:
        smoothing = self._training.smoothing
        wanted = torch.tensor([float(pair.same) for pair in batch])
        wanted = wanted * (1 - 2 * smoothing) + smoothing
        texts = [(pair.one, pair.other) for pair in batch]
        tokens = tokenise(self._tokenizer, texts, self._training.max_length)
        logits = apply_head(self.head, self.bert(**tokens).last_hidden_state, tokens)
        return binary_cross_entropy_with_logits(logits, wanted)


def _batches(pairs: Sequence[Pair], options: Training) -> Iterator[list[Pair]]:
    """Without end; of each pair now the one prompt first and now the other."""
    rng = Random(options.seed)
    while True:
        order = list(pairs)
        rng.shuffle(order)
        for start in range(0, len(order), options.batch * SORTED):
            some = sorted(order[start : start + options.batch * SORTED], key=_length)
            batches = [some[at : at + options.batch] for at in range(0, len(some), options.batch)]
            rng.shuffle(batches)
            for batch in batches:
                yield [
                    Pair(pair.other, pair.one, pair.same) if rng.random() < 0.5 else pair
                    for pair in batch
                ]


def _length(pair: Pair) -> int:
    return len(pair.one) + len(pair.other)
