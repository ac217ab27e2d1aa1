"""Training small changes to MiniLM's layers, with plain modules: nothing to install."""

import math
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from random import Random
from typing import Any

import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits, linear

from bench.judge.model import apply_head, changed_layers, load_base, tokenise
from bench.judge.synthesise import Pair

INNER = 128  # width of the head


@dataclass(frozen=True, slots=True)
class Training:
    """How it is trained; the same values on the same machine give the same weights."""

    seed: int = 7
    rank: int = 16
    max_length: int = 96
    batch: int = 16
    rate: float = 1.5e-3
    warm_up: float = 0.05  # share of the steps
    smoothing: float = 0.02


class Adapted(nn.Module):
    """A frozen linear layer, and beside it the product of two thin ones that is learned."""

    def __init__(self, layer: nn.Linear, rank: int) -> None:
        super().__init__()
        self.layer = layer
        self.down = nn.Parameter(torch.empty(rank, layer.in_features))
        self.up = nn.Parameter(torch.zeros(layer.out_features, rank))
        nn.init.kaiming_uniform_(self.down, a=math.sqrt(5))

    def forward(self, value: torch.Tensor) -> torch.Tensor:
        return torch.as_tensor(self.layer(value) + linear(linear(value, self.down), self.up))


class Judge:
    """MiniLM with layers to learn, and a head."""

    def __init__(self, training: Training) -> None:
        torch.manual_seed(training.seed)
        self._training = training
        self._bert, self._tokenizer = load_base()
        self._bert.requires_grad_(False)
        self._layers: dict[str, Adapted] = {}
        for name, layer in list(changed_layers(self._bert).items()):
            self._layers[name] = Adapted(layer, training.rank)
            parent, _, last = name.rpartition(".")
            setattr(self._bert.encoder.get_submodule(parent), last, self._layers[name])
        width = self._bert.config.hidden_size
        layers = nn.Linear(3 * width, INNER), nn.Linear(INNER, 1)
        self._head = {
            f"head.{number}.{name}": value
            for number, layer in enumerate(layers)
            for name, value in layer.named_parameters()
        }

    def train(self, pairs: Sequence[Pair], report: Any) -> None:
        """One pass over the pairs; `report` is called with a line now and then."""
        options = self._training
        learned = self._learned()
        optimizer = torch.optim.AdamW(learned, options.rate)
        batches = list(_batches(pairs, options))
        warm = max(1, int(len(batches) * options.warm_up))
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimizer,
            lambda at: min((at + 1) / warm, max(0.02, 1 - (at - warm) / (len(batches) - warm))),
        )
        # Two threads with half a batch each: beside busy cores, threads that share every product
        # wait for each other.
        pool = ThreadPoolExecutor(2)
        began, recent = time.monotonic(), 0.0
        for at, batch in enumerate(batches):
            halves = list(pool.map(self._gradients, [batch[::2], batch[1::2]]))
            for number, parameter in enumerate(learned):
                parts = [gradients[number] for _, gradients in halves]
                parameter.grad = torch.stack(list(parts)).mean(0)
            nn.utils.clip_grad_norm_(learned, 1.0)
            optimizer.step()
            schedule.step()
            recent += sum(loss for loss, _ in halves) / 2
            if at % 50 == 49:
                seconds = time.monotonic() - began
                report(f"{at + 1}/{len(batches)}: loss {recent / 50:.3f}, {seconds:.0f} s")
                recent = 0.0

    def weights(self) -> dict[str, torch.Tensor]:
        """What `bench.judge.model` reads, in float16."""
        found: dict[str, torch.Tensor] = dict(self._head)
        for name, layer in self._layers.items():
            found |= {f"{name}.up": layer.up, f"{name}.down": layer.down}
        return {name: value.detach().half().contiguous() for name, value in found.items()}

    def _learned(self) -> list[nn.Parameter]:
        layers = [part for layer in self._layers.values() for part in (layer.down, layer.up)]
        return [*layers, *self._head.values()]

    def _gradients(self, batch: Sequence[Pair]) -> tuple[float, tuple[torch.Tensor, ...]]:
        smoothing = self._training.smoothing
        wanted = torch.tensor([float(pair.same) for pair in batch])
        wanted = wanted * (1 - 2 * smoothing) + smoothing
        loss = binary_cross_entropy_with_logits(self._logits(batch), wanted)
        return float(loss.detach()), torch.autograd.grad(loss, self._learned())

    def _logits(self, batch: Sequence[Pair]) -> torch.Tensor:
        texts = [(pair.a, pair.b) for pair in batch]
        tokens = tokenise(self._tokenizer, texts, self._training.max_length)
        return apply_head(self._head, self._bert(**tokens).last_hidden_state, tokens)


def _batches(pairs: Sequence[Pair], options: Training) -> Iterator[list[Pair]]:
    """Batches of pairs of about the same length, in random order: little of them is padding."""
    rng = Random(options.seed)
    lengths = [(len(pair.a) + len(pair.b)) * rng.uniform(0.9, 1.1) for pair in pairs]
    order = sorted(range(len(pairs)), key=lengths.__getitem__)
    starts = list(range(0, len(order), options.batch))
    rng.shuffle(starts)
    for start in starts:
        yield [pairs[at] for at in order[start : start + options.batch]]
