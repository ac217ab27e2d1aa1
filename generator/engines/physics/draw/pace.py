"""How a phenomenon's own time runs in the clip: real, slowed or sped up by a round factor."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from generator.engines.physics.draw.amounts import amount, digits
from generator.engines.physics.phenomenon import Span
from generator.engines.physics.wording import Wording

SHORTEST, LONGEST = 3.0, 10.0
_USUAL = 5.0
_HOLD = 0.8  # seconds that an end is held
_REAL_ONCE = (2.0, 8.5)  # spans that are shown in real time
_REAL_PERIOD = (0.7, 5.0)
_PERIOD_SHOWN = 2.5


@dataclass(frozen=True, slots=True)
class Pace:
    """`seconds` is the clip's length, `rate` how much of the phenomenon's time passes in one of
    them; its time stands still at `end`, None: never."""

    seconds: float
    rate: float
    end: float | None

    def time(self, clip_time: float) -> float:
        """The phenomenon's time, in seconds, at that time of the clip."""
        time = clip_time * self.rate
        return time if self.end is None else min(time, self.end)

    @property
    def words(self) -> Wording:
        """What a viewer has to know of it; empty where time is real."""
        if math.isclose(self.rate, 1.0, rel_tol=0.01):
            return Wording("", "")
        if self.rate < 1:
            factor = digits(1 / self.rate, 2)
            return Wording(f"{factor}× slower", f"慢放 {factor} 倍")
        if self.rate < 60:
            factor = digits(self.rate, 2)
            return Wording(f"{factor}× faster", f"快放 {factor} 倍")
        per_second = amount(self.rate, "s", 2)
        return Wording(f"1 s here = {per_second}", f"片中 1 s = {per_second}")


def pace_of(spans: Sequence[Span], *, asked: float | None, most: float = LONGEST) -> Pace:
    """The pace for cases that are shown together.

    `asked` is the length of the clip, in seconds, where somebody asked for one; else it is 3 to 10,
    but at most `most`.
    """
    seconds = max(span.seconds for span in spans)
    if all(span.repeats for span in spans):
        return _repeating(seconds, asked, most)
    return _once(seconds, asked, most)


def _repeating(period: float, asked: float | None, most: float) -> Pace:
    usual = min(asked or _USUAL, most)
    real = _REAL_PERIOD[0] <= period <= min(_REAL_PERIOD[1], usual)
    rate = 1.0 if real else round_rate(period / min(_PERIOD_SHOWN, usual))
    if asked is not None:
        return Pace(asked, rate, None)
    shown = period / rate
    periods = max(1, round(usual / shown))
    while periods * shown < SHORTEST:
        periods += 1
    return Pace(min(periods * shown, most), rate, None)


def _once(seconds: float, asked: float | None, most: float) -> Pace:
    room = min(asked, most) if asked is not None else most
    hold = min(_HOLD, room / 4)
    if _REAL_ONCE[0] <= seconds <= min(_REAL_ONCE[1], room - hold):
        length = asked if asked is not None else max(SHORTEST, seconds + hold)
        return Pace(length, 1.0, seconds)
    if asked is not None:
        return Pace(asked, seconds / (asked - hold), seconds)
    rate = round_rate(seconds / min(_USUAL - hold, room - hold))
    return Pace(min(max(SHORTEST, seconds / rate + hold), most), rate, seconds)


def round_rate(rate: float) -> float:
    """The nearest of 1, 2, 5 × 10ⁿ (and their inverses) that is not slower than asked, so that
    the clip does not become longer."""
    power = 10.0 ** math.floor(math.log10(rate))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= rate * 0.9999)
