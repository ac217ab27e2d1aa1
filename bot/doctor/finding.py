"""One line of the doctor's report."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    OK = "ok"
    NOTE = "note"  # works, but could be better or is switched off
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """`mend` is what to do about it, one sentence."""

    subject: str
    level: Level
    text: str
    mend: str = ""

    def __str__(self) -> str:
        return f"{self.level:<7} {self.subject:<14} {self.text} {self.mend}".rstrip()

    @property
    def broken(self) -> bool:
        return self.level is Level.BROKEN


def ok(subject: str, text: str) -> Finding:
    return Finding(subject, Level.OK, text)


def note(subject: str, text: str, mend: str = "") -> Finding:
    return Finding(subject, Level.NOTE, text, mend)


def broken(subject: str, text: str, mend: str) -> Finding:
    return Finding(subject, Level.BROKEN, text, mend)
