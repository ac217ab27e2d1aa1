"""May the clip of one prompt answer another? What every lookup by meaning asks, in order."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from cache.embedder import Embedder
from cache.sameness import (
    Decision,
    by_words,
    goes_by_words,
    in_plain_words,
    may_answer,
    may_be_reworded,
    prompt_key,
    readable,
    worth_comparing,
)
from cache.sameness.sharing import most_alike
from cache.shelf import Near, Shelf, Vectors

CANDIDATES = 8  # nearest clips that are looked at closely
CLOSE = 64  # the same of those that go by their words, whose likeness says less
REWORDED = 4  # nearest prompts that the cross-encoder is asked about: 30 pairs a second, or 8
SURE = 0.96
"""The score from which it is believed: of 48 500 pairs that it was not trained on, and that look
alike and are not the same, a quarter of a percent reaches it (docs/cache.md)."""


class Known(NamedTuple):
    """What the embedder made of a prompt; `vector` None: it cannot read it."""

    vector: Vectors | None


Pair = tuple[str, str]
"""The prompt of a clip and that of a request, as the cross-encoder reads them."""


def pair_of(old: str, new: str) -> Pair:
    return in_plain_words(old), in_plain_words(new)


class Verdict(NamedTuple):
    """`cosine` None: none was computed."""

    decision: Decision
    cosine: float | None = None


class Prompts(NamedTuple):
    """That of a clip and that of a request, as typed; and what the engine says that each of them
    means (`cache.clips.Meaning`)."""

    old: str
    new: str
    old_meaning: str | None = None
    new_meaning: str | None = None


async def score(embedder: Embedder, pairs: Sequence[Pair]) -> dict[Pair, float]:
    """What the cross-encoder says of the pairs; nothing where the embedder has none.

    Raises:
        EmbedderUnavailable: it says nothing now.
    """
    if not embedder.scores:
        return {}
    return dict(zip(pairs, map(float, await embedder.score(pairs)), strict=True))


async def know(embedder: Embedder, prompts: Sequence[str]) -> dict[str, Known]:
    """What the embedder makes of the prompts, each without its framing (`prompt_key`).

    Raises:
        EmbedderUnavailable: it makes nothing of them now.
    """
    made = await embedder.embed([prompt_key(prompt) for prompt in prompts])
    return {
        prompt: Known(vector if readable(float(unknown)) else None)
        for prompt, vector, unknown in zip(prompts, made.vectors, made.unknown, strict=True)
    }


class Judge:
    """`threshold` is the cosine from which a clip is a candidate. Prompts come as typed."""

    def __init__(self, threshold: float) -> None:
        self._threshold = threshold

    def by_words(self, clips: Iterable[tuple[str, str]], new: str) -> list[Near]:
        """The clips, given by id and prompt, whose words say what those of the new prompt say; of
        many only the most alike are looked at."""
        near = most_alike(clips, new, CLOSE)
        return [Near(clip_id, prompt) for clip_id, prompt in near if by_words(prompt, new).same]

    def candidates(self, shelf: Shelf, known: Known) -> list[Near]:
        """The clips to be looked at closely, nearest first; none for what cannot be read."""
        if known.vector is None:
            return []
        return shelf.rank(known.vector, self._threshold, CANDIDATES)

    def decide(self, found: Near, new: str) -> Decision:
        """The last word on a candidate."""
        assert found.similarity is not None
        return may_answer(found.prompt, new, found.similarity, self._threshold)

    def open(self, near: Iterable[Near], new: str) -> dict[Pair, list[Near]]:
        """Those of the nearest clips that the cross-encoder is to be asked about, by what it is
        asked: a prompt may have several clips."""
        left: dict[Pair, list[Near]] = {}
        for found in near:
            pair = pair_of(found.prompt, new)
            if pair in left or (len(left) < REWORDED and may_be_reworded(found.prompt, new)):
                left.setdefault(pair, []).append(found)
        return left

    def reworded(self, left: Mapping[Pair, list[Near]], scores: Mapping[Pair, float]) -> list[Near]:
        """Those that say the same in other words, the surest first."""
        sure = [pair for pair in left if scores[pair] >= SURE]
        sure.sort(key=scores.__getitem__, reverse=True)
        return [found for pair in sure for found in left[pair]]

    def needs_embeddings(self, prompts: Prompts) -> bool:
        """Whether nothing that comes before them decides."""
        if prompt_key(prompts.old) == prompt_key(prompts.new) or prompts.new_meaning is not None:
            return False
        if goes_by_words(prompts.new):
            return False
        old, new = prompts.old, prompts.new
        return worth_comparing(old, new) or may_be_reworded(old, new)

    def to_score(self, asked: Iterable[Prompts], known: Mapping[str, Known]) -> list[Pair]:
        """What the cross-encoder is to be asked about, for all that comes before it."""
        return [pair_of(it.old, it.new) for it in asked if self._is_open(it, known)]

    def _is_open(self, prompts: Prompts, known: Mapping[str, Known]) -> bool:
        old, new = prompts.old, prompts.new
        if not self.needs_embeddings(prompts) or worth_comparing(old, new):
            return False
        mine = known[old].vector
        return mine is not None and bool(self._alone(old, mine, known[new]))

    def _alone(self, old: str, vector: Vectors, known: Known) -> list[Near]:
        """The clip of the old prompt, if it is a candidate."""
        return self.candidates(Shelf([("", old)], vector.reshape(1, -1)), known)

    def compare(
        self,
        prompts: Prompts,
        known: Mapping[str, Known],
        scores: Mapping[Pair, float] = MappingProxyType({}),
    ) -> Verdict:
        """What a lookup (`ClipCache.lookup`) comes to where one clip is all there is, made with
        equal settings. `known` must have those prompts that embeddings are needed of, `scores`
        (by `pair_of`) may have those that the cross-encoder is needed for."""
        old, new = prompts.old, prompts.new
        if prompt_key(old) == prompt_key(new):
            return Verdict(Decision(True, "exact", "the same words"))
        if prompts.new_meaning is not None:
            if prompts.old_meaning == prompts.new_meaning:
                return Verdict(Decision(True, "meaning", "they mean the same to the engine"))
            return Verdict(Decision(False, "meaning", "they do not mean the same to the engine"))
        if goes_by_words(new):
            return Verdict(by_words(old, new))
        if not self.needs_embeddings(prompts):
            return Verdict(by_words(old, new))
        mine, theirs = known[old].vector, known[new].vector
        if mine is None or theirs is None:
            return Verdict(Decision(False, "unreadable", "the embedder does not read them both"))
        for found in self._alone(old, mine, known[new]):
            score = scores.get(pair_of(old, new))
            decision = self.decide(found, new) if score is None else _by_score(score)
            return Verdict(decision, found.similarity)
        (near,) = Shelf([("", old)], mine.reshape(1, -1)).rank(theirs, -2.0, 1)
        reason = f"cosine {near.similarity:.3f} is below {self._threshold:g}"
        return Verdict(Decision(False, "similarity", reason), near.similarity)


def _by_score(score: float) -> Decision:
    return Decision(score >= SURE, "reworded", f"score {score:.3f}")
