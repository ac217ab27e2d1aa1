"""Low-rank adaptation of a model that is too large to train all of on two cores.

As in E. Hu et al., “LoRA: Low-Rank Adaptation of Large Language Models”, 2021, on every weight
matrix of the layers; written out here, for what is learned is added to the weights in the end, and
PEFT's own modules would have to be taken off again by name.
"""

import math
from collections.abc import Iterator
from typing import Any

import torch
from torch import nn
from torch.nn.functional import linear


class Adapted(nn.Module):
    """A linear layer that stays as it is, and two thin matrices (rank, in), (out, rank) that learn;
    in the beginning they change nothing."""

    def __init__(self, layer: nn.Linear, rank: int, scale: float) -> None:
        super().__init__()
        self._layer, self._scale = layer, scale
        self.down = nn.Parameter(torch.empty(rank, layer.in_features))
        self.up = nn.Parameter(torch.zeros(layer.out_features, rank))
        nn.init.kaiming_uniform_(self.down, a=math.sqrt(5))

    def forward(self, given: torch.Tensor) -> torch.Tensor:
        learned: torch.Tensor = linear(linear(given, self.down), self.up)
        whole: torch.Tensor = self._layer(given) + learned * self._scale
        return whole

    def merged(self) -> nn.Linear:
        """The layer with what was learned added to its weights."""
        with torch.no_grad():
            self._layer.weight += self.up @ self.down * self._scale
        return self._layer


def adapt(model: Any, rank: int, scale: float = 2.0) -> None:
    """From now on the thin matrices learn, the biases and the norms of the layers; nothing else."""
    model.requires_grad_(False)
    for weight in model.encoder.layer.parameters():
        weight.requires_grad_(weight.dim() < 2)
    for parent, name, child in list(_children(model.encoder.layer)):
        if isinstance(child, nn.Linear):
            setattr(parent, name, Adapted(child, rank, scale))


def merge(model: Any) -> None:
    """The model as it was built, with what was learned in its weights."""
    for parent, name, child in list(_children(model.encoder.layer)):
        if isinstance(child, Adapted):
            setattr(parent, name, child.merged())


def _children(model: nn.Module) -> Iterator[tuple[nn.Module, str, nn.Module]]:
    for parent in model.modules():
        for name, child in parent.named_children():
            yield parent, name, child
