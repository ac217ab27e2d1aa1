"""Ctrl-C and SIGTERM: the first asks politely, the second does not."""

import asyncio
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupts:
    """Calls `on_first` once for the first signal; the next one ends the process on the spot.

    The workers notice that their parent is gone and end by themselves.
    """

    def __init__(self, on_first: Callable[[], None]) -> None:
        self._on_first = on_first
        self.received: int | None = None

    @property
    def exit_code(self) -> int:
        """What a shell expects of a program that ended by the signal."""
        return 128 + (self.received or 0)

    @contextmanager
    def handled(self) -> Iterator[None]:
        loop = asyncio.get_running_loop()
        before = {number: signal.getsignal(number) for number in _SIGNALS}

        def handle(number: int, _frame: object) -> None:
            loop.call_soon_threadsafe(self._receive, number)

        for number in _SIGNALS:
            try:
                loop.add_signal_handler(number, self._receive, number)
            except NotImplementedError:  # Windows
                signal.signal(number, handle)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _receive(self, number: int) -> None:
        if self.received is not None:
            os._exit(128 + number)
        self.received = number
        self._on_first()
