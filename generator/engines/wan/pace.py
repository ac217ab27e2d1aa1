"""How long steps take, and so when a silent worker must be taken for one that hangs."""

import statistics
import time
from collections import defaultdict, deque
from collections.abc import Callable, Hashable

FACTOR = 10.0
"""A step may take so many times what it usually takes before its worker is given up."""

LEAST = 20.0
"""Seconds that a step may take in any case: another program may use the GPU for a moment."""


class Pace:
    """The usual time of a step, by whatever it depends on."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._steps: defaultdict[Hashable, deque[float]] = defaultdict(lambda: deque(maxlen=50))
        self._began = self._clock()

    def begin(self) -> None:
        """A step begins now."""
        self._began = self._clock()

    def end(self, kind: Hashable) -> None:
        """The step ended, and the next one begins."""
        now = self._clock()
        self._steps[kind].append(now - self._began)
        self._began = now

    def patience(self, kind: Hashable) -> float | None:
        """Seconds to wait for such a step; None where none was seen: the first compiles."""
        seen = self._steps.get(kind)
        if not seen:
            return None
        return max(LEAST, FACTOR * statistics.median(seen))
