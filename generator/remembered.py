"""What takes a while to find out and is asked for with every request: rows, an engine's advice."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

MOST = 1000


@dataclass(slots=True)
class _Reading(Generic[V]):
    value: asyncio.Future[V]
    waiting: int = 0


class Remembered(Generic[K, V]):
    """The values of the `MOST` keys that were asked for last; all who ask at the same time wait for
    one reading.

    Whoever writes a value tells it with `put`, after the commit: one that is just being read then
    is not taken in its place.
    """

    def __init__(self, read: Callable[[K], Awaitable[V]]) -> None:
        self._read = read
        self._values: OrderedDict[K, V] = OrderedDict()
        self._readings: dict[K, _Reading[V]] = {}
        self._forgotten = 0  # how often

    async def get(self, key: K) -> V:
        if key not in self._values:
            before = self._forgotten
            value = await self._reading(key)
            if before != self._forgotten:  # it may have been read before that
                return self._values.get(key, value)
            self._values.setdefault(key, value)
        value = self._values[key]
        self.put(key, value)
        return value

    async def _reading(self, key: K) -> V:
        """One reading for all who wait; it is given up when the last of them is."""
        reading = self._readings.get(key)
        if reading is None:
            reading = self._readings[key] = _Reading(asyncio.ensure_future(self._read(key)))
        reading.waiting += 1
        try:
            return await asyncio.shield(reading.value)
        finally:
            reading.waiting -= 1
            if not reading.waiting:
                reading.value.cancel()  # nothing happens where it is read
                if self._readings.get(key) is reading:
                    del self._readings[key]

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
