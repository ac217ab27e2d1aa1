"""Kills the program in a chosen phase or at any moment, and counts where it was."""

import random
import shutil
import signal
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from enum import Enum
from pathlib import Path

from bot.phases import Phase
from bot.types import JobState
from tests.support.chaos.chronicle import Mark
from tests.support.chaos.crowd import Crowd
from tests.support.chaos.program import Life, Program, Trap
from tests.support.loopback_server import Chat

PHASES = (
    Phase.ENQUEUE,
    Phase.CLAIM,
    Phase.GENERATE,
    Phase.ENCODE,
    Phase.FINISH,
    Phase.DELIVER,
    Phase.RECOVER,
)
KILLED = "--- kill"  # begins a line in the log
BETWEEN = "between phases"
STARTING = "while starting"
AT_RANDOM = 0.2  # of the kills
LIFETIME = 4.0  # seconds within which those come
LONGEST = 20.0  # seconds that a life may take to reach the phase aimed at
SOON = 0.012  # seconds in which the program hears of what it said, and writes it down
LOOK = 0.5  # seconds between two looks whether people have anything left to wait for
TRIES = 3  # kills for each that is asked for, until a phase that was not hit is a failure


class Said(Enum):
    """A moment that the platform knows: it was told something, and the program not yet that it
    was. What was done then will be done again."""

    PLACEHOLDER = ("POST", "/messages")
    CLIP = ("PUT", "/clip")

    @property
    def phase(self) -> Phase | None:
        return Phase.DELIVER if self is Said.CLIP else None

    def heard(self, method: str, path: str) -> bool:
        return method == self.value[0] and path.endswith(self.value[1])


Aim = Phase | Said | None
"""None: any moment."""


class Killer:
    """`run` kills at least `kills` times, `each` times in each of `PHASES`."""

    def __init__(
        self,
        program: Program,
        chat: Chat,
        crowd: Crowd,
        dice: random.Random,
        *,
        kills: int,
        each: int,
    ) -> None:
        self.hits: Counter[str] = Counter()
        self._program = program
        self._chat = chat
        self._crowd = crowd
        self._dice = dice
        self._kills = kills
        self._each = each

    @property
    def missing(self) -> list[Phase]:
        return [phase for phase in PHASES if self.hits[phase] < self._each]

    def run(self) -> None:
        """Raises AssertionError when something outlives a kill or the database is damaged."""
        while (self.missing or self.hits.total() < self._kills) and (
            self.hits.total() < TRIES * self._kills
        ):
            self._live_and_die(self._aim())

    def table(self) -> str:
        rows = [f"{phase:<16}{self.hits[phase]:>5}" for phase in (*PHASES, Phase.SWEEP)]
        rows += [f"{place:<16}{self.hits[place]:>5}" for place in (BETWEEN, STARTING)]
        return "\n".join([*rows, f"{'kills':<16}{self.hits.total():>5}"])

    def _aim(self) -> Aim:
        if self._dice.random() < AT_RANDOM:
            return None
        aim = self._dice.choice(self.missing or (*PHASES, Said.PLACEHOLDER))
        return Said.CLIP if aim is Phase.DELIVER and self._dice.random() < 0.7 else aim

    def _live_and_die(self, aim: Aim) -> None:
        chronicle = self._program.chronicle
        self._crowd.gather(at_least=1 if aim is Phase.ENQUEUE else 0)
        life = self._program.begin(self._trap(aim), workers=self._dice.choice((1, 1, 2)))
        self._chat.before = self._ear(aim, life)
        until = time.monotonic() + (LONGEST if aim else self._dice.uniform(0, LIFETIME))
        while (left := until - time.monotonic()) > 0 and not life.wait(min(left, LOOK)):
            self._crowd.gather()
        if not life.wait(0):
            with chronicle.changed:
                chronicle.changed.wait_for(lambda: not chronicle.precious, LONGEST)
            life.kill()
        status = life.end()
        self._chat.before = None
        assert status == -signal.SIGKILL, f"the program ended by itself, with status {status}"
        place = self._place(aim)
        self.hits[place] += 1
        with self._program.log.open("a") as log:
            log.write(f"{KILLED} {self.hits.total()}, aimed at {aim}: {place}\n")
        survivors = self._program.survivors()
        assert not survivors, f"these outlived the program: {survivors}"

    def _trap(self, aim: Aim) -> Trap:
        chronicle = self._program.chronicle

        def trap(mark: Mark) -> float | None:
            if mark.phase is not aim or chronicle.precious:
                return None
            if aim is Phase.CLAIM and not chronicle.waiting:
                return None  # there is nothing to be claimed
            return self._dice.uniform(0, chronicle.usual(mark.phase))

        return trap

    def _ear(self, aim: Aim, life: Life) -> Callable[[str, str], None]:
        def hear(method: str, path: str) -> None:
            heard = isinstance(aim, Said) and aim.heard(method, path)
            if heard and not self._program.chronicle.precious:
                threading.Timer(self._dice.uniform(0, SOON), life.kill).start()

        return hear

    def _place(self, aim: Aim) -> str:
        """Where the program was when it died: in the phase aimed at, or else in the one that
        began last. A claim counts only if there was one to make."""
        chronicle = self._program.chronicle
        with _autopsy(self._program.data) as database:
            if database is None:
                return STARTING
            problems = database.execute("PRAGMA integrity_check").fetchall()
            assert problems == [("ok",)], f"the database is damaged: {problems}"
            rows = database.execute("SELECT id, state FROM jobs").fetchall()
        claiming = any(
            state == JobState.QUEUED
            or (state == JobState.RUNNING and not chronicle.claimed(job_id))
            for job_id, state in rows
        )
        places = [phase for phase in chronicle.unended if claiming or phase is not Phase.CLAIM]
        if not places:
            return BETWEEN if Phase.RECOVER in chronicle.seen else STARTING
        meant = aim.phase if isinstance(aim, Said) else aim
        return meant if meant in places else places[0]


@contextmanager
def _autopsy(data: Path) -> Iterator[sqlite3.Connection | None]:
    """A copy of the database as it was left: the program is to recover its own by itself.

    None when there was none yet.
    """
    copy = data.parent / "autopsy"
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    for file in data.glob("reelbot.sqlite3*"):
        if not file.name.endswith("-shm"):
            shutil.copy(file, copy)
    database = copy / "reelbot.sqlite3"
    if not database.exists():
        yield None
        return
    with closing(sqlite3.connect(database)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        yield connection if version else None
