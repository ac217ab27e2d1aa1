"""The clips that were asked for last, in memory, by exactly what was asked."""

from collections import OrderedDict
from collections.abc import Collection
from typing import NamedTuple, Self

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
        self._size = size
        self._clips: OrderedDict[Wish, Clip] = OrderedDict()

    def get(self, wish: Wish) -> Clip | None:
        clip = self._clips.get(wish)
        if clip is not None:
            self._clips.move_to_end(wish)
        return clip

    def put(self, wish: Wish, clip: Clip) -> None:
        self._clips[wish] = clip
        self._clips.move_to_end(wish)
        while len(self._clips) > self._size:
            self._clips.popitem(last=False)

    def forget_wish(self, wish: Wish) -> None:
        self._clips.pop(wish, None)

    def forget_clips(self, clip_ids: Collection[str]) -> None:
        for wish in [wish for wish, clip in self._clips.items() if clip.id in clip_ids]:
            del self._clips[wish]
