"""How often one asker may act: token buckets, a bounded number of them."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable

from generator.errors import UserError

# Compared: slowapi and limits bring storages and decorators for many processes; here is one.


class Rate:
    """At most `burst` at once, then `per_second`. Remembers the `most` latest askers."""

    def __init__(
        self,
        burst: int,
        per_second: float,
        *,
        most: int = 10_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._burst = burst
        self._per_second = per_second
        self._most = most
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()  # left, when

    def check(self, asker: str) -> None:
        """Raises:
        UserError: web-too-fast, with the seconds until the next one is allowed.
        """
        left = self._left(asker)
        if left < 1:
            raise UserError("web-too-fast", seconds=math.ceil((1 - left) / self._per_second))

    def take(self, asker: str) -> None:
        """Count one.

        Raises: as `check`.
        """
        self.check(asker)
        self._buckets[asker] = (self._left(asker) - 1, self._clock())
        self._buckets.move_to_end(asker)
        if len(self._buckets) > self._most:
            self._buckets.popitem(last=False)

    def _left(self, asker: str) -> float:
        left, since = self._buckets.get(asker, (self._burst, self._clock()))
        return min(self._burst, left + (self._clock() - since) * self._per_second)
