"""The clips that were asked for last, in memory, by exactly what was asked."""

from collections.abc import Collection
from typing import NamedTuple, Self

from cache.recent import Recent
from cache.sameness import prompt_key, settings_key
from generator.types import Clip, ClipRequest


class Wish(NamedTuple):
    """What an exact reuse goes by. `seed` None: any will do."""

    scope: str
    settings_key: str
    prompt_key: str
    seed: int | None

    @classmethod
    def of(cls, request: ClipRequest, scope: str, revision: str | None = None) -> Self:
        settings = settings_key(request, revision)
        return cls(scope, settings, prompt_key(request.prompt), request.seed)


class HotClips:
    """At most `size` clips; the one that was not asked for the longest leaves first."""

    def __init__(self, size: int) -> None:
        self._clips: Recent[Wish, Clip] = Recent(size)

    def get(self, wish: Wish) -> Clip | None:
        return self._clips.get(wish)

    def put(self, wish: Wish, clip: Clip) -> None:
        self._clips.remember({wish: clip})

    def forget_wish(self, wish: Wish) -> None:
        self._clips.forget([wish])

    def forget_clips(self, clip_ids: Collection[str]) -> None:
        self._clips.forget_where(lambda _, clip: clip.id in clip_ids)
