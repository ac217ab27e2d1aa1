"""How long to wait before something is tried again."""

from dataclasses import dataclass, field
from random import Random


@dataclass(frozen=True, slots=True, kw_only=True)
class Backoff:
    """Doubles from `first` to `longest` seconds, each half fixed and half drawn at random, so that
    those who failed together do not come back together ("equal jitter",
    https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/)."""

    first: float = 2.0
    longest: float = 900.0
    random: Random = field(default_factory=Random)

    def seconds(self, failures: int, at_least: float = 0.0) -> float:
        """The pause after `failures` failures before this one."""
        whole = min(self.longest, self.first * 2.0 ** min(failures, 32))
        return max(at_least, whole * (0.5 + 0.5 * self.random.random()))
