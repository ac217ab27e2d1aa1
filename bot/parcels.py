"""The files that were posted last, in memory: a clip that many ask for waits for no disk."""

from collections import OrderedDict
from collections.abc import Collection, Hashable

from bot.types import Parcel

Key = tuple[str, Hashable]
"""A clip's id, and what it was packed for."""

MOST, LARGEST = 64_000_000, 8_000_000
"""Bytes that are held altogether, and of one file."""


class HotParcels:
    """Those with their contents; the one that was not asked for the longest leaves first."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._parcels: OrderedDict[Key, Parcel] = OrderedDict()
        self._held = 0

    def get(self, key: Key) -> Parcel | None:
        parcel = self._parcels.get(key)
        if parcel is not None:
            self._parcels.move_to_end(key)
        return parcel

    def put(self, key: Key, parcel: Parcel) -> None:
        self._drop(key)
        if parcel.contents is None:
            return
        self._parcels[key] = parcel
        self._held += len(parcel.contents)
        while self._held > self._most:
            self._drop(next(iter(self._parcels)))

    def forget(self, clip_ids: Collection[str]) -> None:
        for key in [key for key in self._parcels if key[0] in clip_ids]:
            self._drop(key)

    def _drop(self, key: Key) -> None:
        parcel = self._parcels.pop(key, None)
        if parcel is not None and parcel.contents is not None:
            self._held -= len(parcel.contents)
