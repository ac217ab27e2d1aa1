"""Teaches a model to tell rewordings from other wishes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits

from bench.judge.blocks import Pair
from cache.cross_encoder import INNER, apply_head, tokenise
from cache.sameness import in_plain_words

LOOKED_AT = 128  # pairs at once where nothing is learned
SORTED = 40  # batches that are made of pairs of about the same length, so that little is padding
BFLOAT16 = "avx512_bf16", "amx_bf16", "bf16"
"""What torch calls a processor's ability to compute in bfloat16. Where it has to imitate that, a
step takes twenty times as long as in float32."""


@dataclass(frozen=True, slots=True)
class Training:
    """The same values on the same machine give the same weights. `rate` of the layers and
    `head_rate` of the head fall to nothing within the `steps`; `inner` is the width of a head that
    knows nothing yet."""

    seed: int = 7
    steps: int = 9000
    rate: float = 1e-4
    head_rate: float = 5e-4
    batch: int = 32
    warm_up: float = 0.04  # share of the steps
    dropout: float = 0.05
    smoothing: float = 0.02
    max_length: int = 112
    inner: int = INNER


class Trainer:
    """All of a model's layers that may learn, not its word vectors, and a head: as given, or one
    that knows nothing."""

    def __init__(
        self, training: Training, base: tuple[Any, Any], head: Mapping[str, Any] | None = None
    ) -> None:
        torch.manual_seed(training.seed)
        self._training = training
        self.bert, self._tokenizer = base
        self.bert.embeddings.requires_grad_(False)
        for module in self.bert.modules():
            if isinstance(module, nn.Dropout):
                module.p = training.dropout
        width = self.bert.config.hidden_size
        self.head = _head(width, training.inner) if head is None else _learning(head)

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

    def scores(self, pairs: Sequence[Pair]) -> list[float]:
        """Of each pair how surely it says the same, 0 to 1, the prompts read in this order."""
        self.bert.eval()
        plain = _plain(pairs)
        order = sorted(range(len(plain)), key=lambda at: _length(plain[at]))
        found = [0.0] * len(plain)
        for start in range(0, len(order), LOOKED_AT):
            chosen = order[start : start + LOOKED_AT]
            batch = [plain[at] for at in chosen]
            with torch.inference_mode():
                scores = torch.sigmoid(self._logits(batch)).tolist()
            for at, score in zip(chosen, scores, strict=True):
                found[at] = score
        return found

    def _loss(self, batch: Sequence[Pair]) -> Any:
        smoothing = self._training.smoothing
        wanted = torch.tensor([float(pair.same) for pair in batch])
        wanted = wanted * (1 - 2 * smoothing) + smoothing
        return binary_cross_entropy_with_logits(self._logits(batch), wanted)

    def _logits(self, batch: Sequence[Pair]) -> Any:
        texts = [(pair.one, pair.other) for pair in batch]
        tokens = tokenise(self._tokenizer, texts, self._training.max_length)
        # bfloat16 halves the time, and the weights themselves stay in float32.
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=_has_bfloat16()):
            hidden = self.bert(**tokens.inputs).last_hidden_state
        return apply_head(self.head, hidden.float(), tokens)


def _head(width: int, inner: int) -> dict[str, nn.Parameter]:
    layers = nn.Linear(3 * width, inner), nn.Linear(inner, 1)
    return {
        f"head.{number}.{name}": value
        for number, layer in enumerate(layers)
        for name, value in layer.named_parameters()
    }


def _learning(head: Mapping[str, torch.Tensor]) -> dict[str, nn.Parameter]:
    return {name: nn.Parameter(value.clone()) for name, value in head.items()}


def _has_bfloat16() -> bool:
    able = torch.cpu.get_capabilities()
    return any(able.get(name) for name in BFLOAT16)


def _plain(pairs: Sequence[Pair]) -> list[Pair]:
    read = {text: in_plain_words(text) for one, other, _ in pairs for text in (one, other)}
    return [Pair(read[one], read[other], same) for one, other, same in pairs]


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
