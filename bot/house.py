"""What holds for the whole bot while it runs: whether it takes new requests, what it announces."""

from collections.abc import Callable

from generator.errors import UserError

Listener = Callable[[], None]


class House:
    """Open when the program starts. `listeners` are called after each change; they must be quick.

    While it is closed, what was asked for before is still made and posted: so that the program
    can be ended without anybody waiting for it.
    """

    def __init__(self) -> None:
        self.listeners: list[Listener] = []
        self._closed = False
        self._announcement = ""

    @property
    def closed(self) -> bool:
        return self._closed

    @property
    def announcement(self) -> str:
        """What platforms that show a status of the bot show there; may be empty."""
        return self._announcement

    def close(self, announcement: str = "") -> None:
        self._set(closed=True, announcement=announcement)

    def open(self) -> None:
        self._set(closed=False, announcement="")

    def announce(self, announcement: str) -> None:
        self._set(closed=self._closed, announcement=announcement)

    def check(self) -> None:
        """
        Raises:
            UserError: no new requests are taken.
        """
        if self._closed:
            raise UserError("house-closed", announcement=self._announcement)

    def _set(self, *, closed: bool, announcement: str) -> None:
        self._closed, self._announcement = closed, announcement
        for listener in self.listeners:
            listener()
