"""The phases of the program's work, told in the debug log where each begins and ends."""

import logging
from enum import StrEnum
from types import TracebackType
from typing import Any, Self

logger = logging.getLogger(__name__)


class Phase(StrEnum):
    RECOVER = "recover"  # no job's: the jobs that a dead program left are taken up
    SWEEP = "sweep"  # no job's either: so are the files
    ENQUEUE = "enqueue"
    CLAIM = "claim"
    GENERATE = "generate"
    ENCODE = "encode"
    FINISH = "finish"
    DELIVER = "deliver"


class Passage:
    """A block that is one phase, or several that follow each other.

    `about` is what the log says beside it: the job, as soon as it is known. Who reads the log of
    a program that was killed knows by the phases that began and did not end where it was.
    """

    def __init__(self, phase: Phase, **about: Any) -> None:
        self.about = about
        self._phase = phase

    def turn(self, phase: Phase) -> None:
        """The phase ends and `phase` begins, unless it has already."""
        if phase is not self._phase:
            self._say("ends")
            self._phase = phase
            self._say("begins")

    def __enter__(self) -> Self:
        self._say("begins")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._say("ends")

    def _say(self, what: str) -> None:
        logger.debug("%s %s", self._phase, what, extra=self.about)
