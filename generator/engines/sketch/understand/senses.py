"""What a word can mean to a sketch: the kinds of meaning, one meaning, a word found in a prompt."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Which table of the drawing, or which part in the sentence, a word stands for."""

    PICTURE = "picture"
    COLLECTIVE = "collective"  # "wildlife": several pictures at once
    PLACE = "place"
    SETTING = "setting"  # a place that brings a picture along
    AIRY = "airy"  # the sky as a place
    SKY = "sky"
    BODY = "body"
    EFFECT = "effect"
    MOTION = "motion"
    ACTIVITY = "activity"  # a motion that a picture of a person shows
    DEED = "deed"  # shown by a thing beside the doer
    BOND = "bond"  # ties the doer to the thing named next: "wearing", "holding"
    POSTURE = "posture"
    CAMERA = "camera"
    PACE = "pace"
    STYLE = "style"
    COLOUR = "colour"
    SIZE = "size"
    NUMBER = "number"
    RELATION = "relation"
    FRAME = "frame"  # a place in the frame: "on the left"
    HEADING = "heading"
    VERTICAL = "vertical"
    QUIET = "quiet"
    UNSAID = "unsaid"  # an idiom that nothing can draw


NOUNS = frozenset(
    {Kind.PICTURE, Kind.COLLECTIVE, Kind.PLACE, Kind.SETTING, Kind.AIRY, Kind.SKY, Kind.BODY}
    | {Kind.EFFECT, Kind.UNSAID}
)
VERBS = frozenset({Kind.MOTION, Kind.ACTIVITY, Kind.DEED, Kind.BOND, Kind.POSTURE})
THINGS = frozenset({Kind.PICTURE, Kind.COLLECTIVE})
SURROUNDINGS = frozenset({Kind.PLACE, Kind.SETTING, Kind.AIRY, Kind.SKY, Kind.BODY, Kind.EFFECT})
MODIFIERS = frozenset({Kind.COLOUR, Kind.SIZE, Kind.NUMBER})


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning: `value` is a key of that kind's table."""

    kind: Kind
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A sense with the form it was met in: exact, plural, s, ing, ed."""

    sense: Sense
    form: str = "exact"


@dataclass(slots=True, kw_only=True)
class Item:
    """A stretch of the prompt that was looked up as one: its words, its readings, the one chosen.

    `start` and `end` are character offsets in the prompt; `clause` counts from 0 and rises at
    every comma and stop, `sentence` at every stop. No readings: a word that nothing knows.
    """

    text: str
    words: str
    start: int
    end: int
    clause: int
    sentence: int
    script: str
    readings: tuple[Reading, ...] = ()
    reading: Reading | None = None
    negated: bool = False

    @property
    def kind(self) -> Kind | None:
        return self.reading.sense.kind if self.reading else None

    @property
    def value(self) -> str:
        return self.reading.sense.value if self.reading else ""

    @property
    def form(self) -> str:
        return self.reading.form if self.reading else ""

    def forget(self) -> None:
        """Be a word that nothing knows."""
        self.readings, self.reading = (), None

    def choose(self, kinds: frozenset[Kind]) -> bool:
        """Take the first reading of one of these kinds, if there is one."""
        for reading in self.readings:
            if reading.sense.kind in kinds:
                self.reading = reading
                return True
        return False
