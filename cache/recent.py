"""What was used last, in memory."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(Generic[K, V]):
    """At most `size` entries; the one that was not used for the longest leaves first.

    `era` is how often something was forgotten. Whoever finds out a value over several turns of the
    event loop takes the era before and gives it to `remember`: what somebody had deleted meanwhile
    does not come back.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._entries: OrderedDict[K, V] = OrderedDict()
        self.era = 0

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: K) -> V | None:
        if key not in self._entries:
            return None
        self._entries.move_to_end(key)
        return self._entries[key]

    def known(self, keys: Iterable[K]) -> dict[K, V]:
        """Those of the keys that are remembered, with their values."""
        return {key: self._entries[key] for key in keys if key in self._entries}

    def remember(self, entries: Mapping[K, V], era: int | None = None) -> None:
        """As used just now; nothing where something was forgotten since the `era`."""
        if era is not None and era != self.era:
            return
        for key, value in entries.items():
            self._entries[key] = value
            self._entries.move_to_end(key)
        while len(self._entries) > self._size:
            self._entries.popitem(last=False)

    def forget(self, keys: Iterable[K]) -> None:
        self.era += 1
        for key in keys:
            self._entries.pop(key, None)

    def forget_where(self, condition: Callable[[K, V], bool]) -> None:
        self.forget([key for key, value in self._entries.items() if condition(key, value)])

    def clear(self) -> None:
        self.forget(list(self._entries))
