"""What takes a while to find out and is asked for with every request: rows, an engine's advice."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

MOST = 1000


class Remembered(Generic[K, V]):
    """The values of the `MOST` keys that were asked for last; all who ask at the same time wait for
    one reading.

    Whoever writes a value tells it with `put`, after the commit: one that is just being read then
    is not taken in its place.
    """

    def __init__(self, read: Callable[[K], Awaitable[V]]) -> None:
        self._read = read
        self._values: OrderedDict[K, V] = OrderedDict()
        self._readings: dict[K, asyncio.Future[V]] = {}
        self._forgotten = 0  # how often

    async def get(self, key: K) -> V:
        if key not in self._values:
            before = self._forgotten
            value = await asyncio.shield(self._readings.get(key) or self._begin(key))
            if before != self._forgotten:  # it may have been read before that
                return self._values.get(key, value)
            self._values.setdefault(key, value)
        value = self._values[key]
        self.put(key, value)
        return value

    def _begin(self, key: K) -> asyncio.Future[V]:
        reading = self._readings[key] = asyncio.ensure_future(self._read(key))
        reading.add_done_callback(lambda _: self._readings.pop(key, None))
        return reading

    def forget(self, unwanted: Callable[[K], bool]) -> None:
        """Have these keys read anew when they are asked for again."""
        self._forgotten += 1
        self._readings.clear()
        for key in [key for key in self._values if unwanted(key)]:
            del self._values[key]

    def put(self, key: K, value: V) -> None:
        self._values[key] = value
        self._values.move_to_end(key)
        while len(self._values) > MOST:
            self._values.popitem(last=False)
