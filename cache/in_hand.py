"""Which clips were handed out lately, and which are just being deleted: never both."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cache.database import Connection


class InHand:
    """Lives on the event loop; between two awaits its answers hold.

    Uses are remembered here and written along with the next transaction: a lookup writes nothing.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._used: dict[str, float] = {}
        self._leaving: list[set[str]] = []

    def take(self, clip_id: str) -> bool:
        """Note a use. False: the clip is being deleted and must not be handed out."""
        if any(clip_id in leaving for leaving in self._leaving):
            return False
        self._used[clip_id] = self._clock()
        return True

    def __contains__(self, clip_id: str) -> bool:
        """Whether it was used since the last `write`."""
        return clip_id in self._used

    async def write(self, connection: Connection) -> None:
        """Bring the rows' `used_at` up to date."""
        used, self._used = self._used, {}
        await connection.executemany(
            "UPDATE clips SET used_at = MAX(used_at, ?) WHERE id = ?",
            [(at, clip_id) for clip_id, at in used.items()],
        )

    @contextmanager
    def leaving(self) -> Iterator[set[str]]:
        """Clips put into the set cannot be taken until the block ends."""
        leaving: set[str] = set()
        self._leaving.append(leaving)
        try:
            yield leaving
        finally:
            self._leaving.remove(leaving)
            for clip_id in leaving:
                self._used.pop(clip_id, None)
