"""What the program's debug log tells of its phases, over all its lives."""

import json
import statistics
import threading
import time
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import Self

from bot.phases import Phase

CLAIMS = 3  # bot.admission.Caps: a job whose worker dies in its last one is given up
REMEMBERED = 20  # lengths of each phase
FIRST_GUESS = 0.01  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A phase begins or ends. `at` is seconds of the monotonic clock, when that was read here."""

    phase: Phase
    begins: bool
    job: str | None
    attempt: int
    at: float

    @classmethod
    def of(cls, line: str) -> Self | None:
        """The mark that a line of the log is, if it is one."""
        if '"bot.phases"' not in line:
            return None
        said = json.loads(line)
        phase, what = said["message"].split()
        if said.get("lane") == "gpu":
            return None  # nothing is ever queued there
        return cls(
            phase=Phase(phase),
            begins=what == "begins",
            job=said.get("job"),
            attempt=said.get("attempt", 0),
            at=time.monotonic(),
        )


class Chronicle:
    """Written by the thread that reads the log; `changed` is told of every mark and guards all."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.waiting: set[str] = set()
        self.seen: set[Phase] = set()  # in this life
        self._open: list[Mark] = []
        self._running: set[str] = set()
        self._attempts: dict[str, int] = {}
        self._lengths: dict[Phase, deque[float]] = defaultdict(lambda: deque(maxlen=REMEMBERED))

    def begin_life(self) -> None:
        with self.changed:
            self.waiting |= self._running
            self._running.clear()
            self._open.clear()
            self.seen.clear()

    def note(self, mark: Mark) -> None:
        with self.changed:
            if mark.begins:
                self._open.append(mark)
            else:
                self._end(mark)
            self.changed.notify_all()

    def usual(self, phase: Phase) -> float:
        """Seconds that it took lately."""
        lengths = self._lengths[phase]
        return statistics.median(lengths) if lengths else FIRST_GUESS

    @property
    def unended(self) -> list[Phase]:
        """The phases that began and did not end, the last first."""
        return [mark.phase for mark in reversed(self._open)]

    @property
    def precious(self) -> bool:
        """Whether a job is in the last of its claims: the program must not die now."""
        return any(self._attempts[job] >= CLAIMS for job in self._running)

    def claimed(self, job: str) -> bool:
        """Whether the job's claim in this life was told to its end."""
        return job in self._running

    def _end(self, mark: Mark) -> None:
        begun = next(
            one for one in self._open if one.phase is mark.phase and one.job in (mark.job, None)
        )
        self._open.remove(begun)
        self._lengths[mark.phase].append(mark.at - begun.at)
        self.seen.add(mark.phase)
        if mark.job is not None:
            self._move(mark.phase, mark.job, mark.attempt)

    def _move(self, phase: Phase, job: str, attempt: int) -> None:
        match phase:
            case Phase.ENQUEUE:
                self.waiting.add(job)
            case Phase.CLAIM:
                self.waiting.discard(job)
                self._running.add(job)
                self._attempts[job] = attempt
            case Phase.FINISH | Phase.DELIVER:
                self.waiting.discard(job)
                self._running.discard(job)
