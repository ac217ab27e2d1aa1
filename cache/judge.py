"""May the clip of one prompt answer another? What every lookup by meaning asks, in order."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cache.embedder import Embedder
from cache.sameness import (
    Decision,
    by_words,
    goes_by_words,
    may_answer,
    prompt_key,
    readable,
    worth_comparing,
)
from cache.sameness.sharing import most_alike
from cache.shelf import Near, Shelf, Vectors

CANDIDATES = 8  # nearest clips that are looked at closely
CLOSE = 64  # the same of those that go by their words, whose likeness says less


class Known(NamedTuple):
    """What the embedder made of a prompt; `vector` None: it cannot read it."""

    vector: Vectors | None


class Verdict(NamedTuple):
    """`cosine` None: none was computed."""

    decision: Decision
    cosine: float | None = None


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


class Prompts(NamedTuple):
    """That of a clip and that of a request, as typed; and what the engine says that each of them
    means (`cache.clips.Meaning`)."""

    old: str
    new: str
    old_meaning: str | None = None
    new_meaning: str | None = None


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

    def needs_embeddings(self, prompts: Prompts) -> bool:
        """Whether nothing that comes before them decides."""
        if prompt_key(prompts.old) == prompt_key(prompts.new) or prompts.new_meaning is not None:
            return False
        if goes_by_words(prompts.new):
            return False
        return worth_comparing(prompts.old, prompts.new)

    def compare(self, prompts: Prompts, known: Mapping[str, Known]) -> Verdict:
        """What a lookup (`ClipCache.lookup`) comes to where one clip is all there is, made with
        equal settings. `known` must have those prompts that embeddings are needed of."""
        old, new = prompts.old, prompts.new
        if prompt_key(old) == prompt_key(new):
            return Verdict(Decision(True, "exact", "the same words"))
        if prompts.new_meaning is not None:
            if prompts.old_meaning == prompts.new_meaning:
                return Verdict(Decision(True, "meaning", "they mean the same to the engine"))
            return Verdict(Decision(False, "meaning", "they do not mean the same to the engine"))
        if goes_by_words(new):
            return Verdict(by_words(old, new))
        if not worth_comparing(old, new):
            return Verdict(by_words(old, new))
        mine, theirs = known[old].vector, known[new].vector
        if mine is None or theirs is None:
            return Verdict(Decision(False, "unreadable", "the embedder does not read them both"))
        shelf = Shelf([("", old)], mine.reshape(1, -1))
        for found in self.candidates(shelf, known[new]):
            return Verdict(self.decide(found, new), found.similarity)
        (near,) = shelf.rank(theirs, -2.0, 1)
        reason = f"cosine {near.similarity:.3f} is below {self._threshold:g}"
        return Verdict(Decision(False, "similarity", reason), near.similarity)
