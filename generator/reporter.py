"""Passes an engine's progress on to the parent, thinned out, and stops it once it is called off.

Only for worker processes.
"""

import dataclasses
import threading
import time
from collections.abc import Callable

from generator.engine import Watch
from generator.errors import Cancelled
from generator.poster import preview
from generator.protocol import Message, Progressed
from generator.types import Frame, Progress

REPORT_INTERVAL = 0.1
"""Seconds between two reports of the same stage."""

PREVIEW_INTERVAL = 0.5
"""Seconds between two previews."""


class Reporter:
    """Passes on progress, at most every `REPORT_INTERVAL`, and raises once it is called off.

    At once goes what the parent must not miss: another stage, another patience (or it would count
    by the old one), and a preview that is due. A report that is kept back promises the same as the
    one before it, `REPORT_INTERVAL` later at most: so much the parent has to wait beyond a
    patience (`generator.rendering.LEEWAY`).
    """

    def __init__(
        self,
        say: Callable[[Message], None],
        called_off: Callable[[], bool] = lambda: False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._say = say
        self._called_off = called_off
        self._clock = clock
        self._lock = threading.Lock()  # an engine may report from a thread of its own
        self._last: Progress | None = None
        self._reported = float("-inf")
        self._previewed = float("-inf")
        self._closed = False

    def close(self) -> None:
        """Say no more: the answer comes next, and after it another job's conversation, in which
        an engine's thread that still reports of this one would be taken for the other."""
        with self._lock:
            self._closed = True

    @property
    def watch(self) -> Watch:
        return Watch(report=self.report, check=self.check)

    def check(self) -> None:
        if self._called_off():
            raise Cancelled("called off")

    def report(self, progress: Progress) -> None:
        with self._lock:
            now = self._clock()
            if progress.preview is not None and not self._preview_is_due(now):
                progress = dataclasses.replace(progress, preview=None)
            if self._closed or not self._is_worth_it(progress, now):
                return
            self._last, self._reported = progress, now
            if progress.preview is not None:
                self._previewed = now
            self._say(Progressed(progress))

    def drawn(self, index: int, count: int, frame: Frame) -> None:
        """Report a frame that an engine handed over, one of `count`."""
        self.check()
        small = preview(frame) if self._preview_is_due(self._clock()) else None
        self.report(Progress("draw", index + 1, count, small))

    def _preview_is_due(self, now: float) -> bool:
        return now - self._previewed >= PREVIEW_INTERVAL

    def _is_worth_it(self, progress: Progress, now: float) -> bool:
        last = self._last
        return (
            last is None
            or now - self._reported >= REPORT_INTERVAL
            or progress.preview is not None
            or (progress.stage, progress.patience) != (last.stage, last.patience)
        )
