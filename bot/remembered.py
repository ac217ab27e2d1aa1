"""What was read from the database and is asked for with every request."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

MOST = 1000


class Remembered(Generic[K, V]):
    """The values of the `MOST` keys that were asked for last.

    Whoever writes a value tells it with `put`, after the commit: one that is just being read then
    is not taken in its place.
    """

    def __init__(self, read: Callable[[K], Awaitable[V]]) -> None:
        self._read = read
        self._values: OrderedDict[K, V] = OrderedDict()

    async def get(self, key: K) -> V:
        if key not in self._values:
            value = await self._read(key)
            self._values.setdefault(key, value)
        value = self._values[key]
        self.put(key, value)
        return value

    def put(self, key: K, value: V) -> None:
        self._values[key] = value
        self._values.move_to_end(key)
        while len(self._values) > MOST:
            self._values.popitem(last=False)
