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
from cache.sameness import in_plain_words

SORTED = 40  # batches that are made of pairs of about the same length, so that little is padding


@dataclass(frozen=True, slots=True)
class Training:
    """The same values on the same machine give the same weights. `rate` of the layers and
    `head_rate` of the head fall to nothing within the `steps`."""

    seed: int = 7
    steps: int = 9000
    rate: float = 1e-4
    head_rate: float = 5e-4
    batch: int = 32
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
        """`report` is called with a line now and then. The prompts are read as lookups read them
        (`cache.sameness.in_plain_words`), not as typed."""
        options = self._training
        torch.manual_seed(options.seed)
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
        batches = _batches(_plain(pairs), options.batch, Random(options.seed))
        self.bert.train()
        for at, batch in zip(range(options.steps), batches, strict=False):
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
        # bfloat16 halves the time, and the weights themselves stay in float32.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = self.bert(**tokens).last_hidden_state
        logits = apply_head(self.head, hidden.float(), tokens)
        return binary_cross_entropy_with_logits(logits, wanted)


def _plain(pairs: Sequence[Pair]) -> list[Pair]:
    return [Pair(in_plain_words(one), in_plain_words(other), same) for one, other, same in pairs]


def _batches(pairs: Sequence[Pair], size: int, rng: Random) -> Iterator[list[Pair]]:
    """Without end; of each pair now the one prompt first and now the other."""
    while True:
        order = list(pairs)
        rng.shuffle(order)
        for start in range(0, len(order), size * SORTED):
            some = sorted(order[start : start + size * SORTED], key=_length)
            batches = [some[at : at + size] for at in range(0, len(some), size)]
            rng.shuffle(batches)
            for batch in batches:
                yield [
                    Pair(pair.other, pair.one, pair.same) if rng.random() < 0.5 else pair
                    for pair in batch
                ]


def _length(pair: Pair) -> int:
    return len(pair.one) + len(pair.other)
