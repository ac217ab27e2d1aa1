"""What a phenomenon is: its slots, its simulation, its facts and its drawing, declared in one file.

A file of `phenomena/` has one `PHENOMENON`. Nothing else has to know of it: the reader finds it by
its cues and examples, the engine by its slug, the contract tests by listing the folder.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from generator.engines.physics.wording import NOTHING, Wording

if TYPE_CHECKING:
    from generator.engines.physics.draw.page import Page

Values = Mapping[str, Any]
"""The value of each slot by its key: a float in the slot's SI unit, or a choice's key. "seed" is an
int for what is left to chance."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A quantity that a phenomenon takes from the text.

    `key` names it in code and JSON ("length"), `symbol` in formulas ("L"). `unit` is its SI unit
    as pint and people write it: "m", "m/s", "kg", "rad", "N/m", "" for a pure number. `shown` is
    the unit it is shown in where the asker used none ("deg" for angles), None: `unit`. `low` and
    `high` bound what is physical, both included; beyond them the request is refused. `default` is
    assumed where the text says nothing, and is said to be; a `quiet` slot's default is mentioned
    only when the text names it. `cues` are words beside a number that bind it to this slot ("long",
    "length"; "长", "摆长"), lower case. A slot with `world` takes its default from the place that
    the text names: "gravity" or "air". An `open` slot's default is 0 and means that the text says
    nothing of it: other slots decide it, or the phenomenon's `settled` tells what is taken.
    """

    key: str
    symbol: str
    unit: str
    default: float
    low: float
    high: float
    name: Wording
    cues: Wording = NOTHING
    shown: str | None = None
    quiet: bool = False
    world: str | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a choice. `cues` are the words that choose it, alternatives between "|"; a word
    of the English ones stands for itself at word boundaries. `ignores` are the keys of slots that
    have no bearing with it: the radius of a ball that falls without air. `formula` is written in
    place of the phenomenon's, where it has one of its own."""

    key: str
    name: Wording
    cues: Wording = NOTHING
    ignores: tuple[str, ...] = ()
    formula: Wording = NOTHING


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that is one of a few kinds: a lens convex or concave, resistors in series or
    parallel. The first option is the default. A `quiet` choice's default tells a reader nothing
    ("nothing changes"): it is named only where the text chooses it."""

    key: str
    name: Wording
    options: tuple[Option, ...]
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """What a student would be asked. `value` in the SI unit `unit`; `shown` is the unit for people,
    None: `unit`. The first facts are the ones that matter most."""

    key: str
    name: Wording
    symbol: str
    value: float
    unit: str
    shown: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """How much of a phenomenon's own time a clip shows.

    `seconds` of it, positive. One that `repeats` looks the same after so long, and a clip holds a
    whole number of them; any other happens once, and its end is held for a moment.
    """

    seconds: float
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Premise:
    """A false belief. `claim` are regular expressions that find it said, searched ignoring case;
    `when` tells whether it is false for these cases (None: always). `truth` puts it right."""

    claim: Wording
    truth: Wording
    when: Callable[[Sequence[Values]], bool] | None = None


Run = TypeVar("Run")


@dataclass(frozen=True, slots=True)
class Case(Generic[Run]):
    """One of what is compared; the only one where nothing is. `label` tells it from the others in a
    legend ("1 m", "with air"), and is empty where there are none. `colour` is its own."""

    values: Values
    run: Run
    label: Wording = NOTHING
    colour: tuple[int, int, int] = (0, 114, 178)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What a phenomenon says of itself, without the means to simulate and draw it.

    `cues` are regular expressions that speak for the topic, by their weight: 3 names it
    ("pendulum"), 2 nearly so, 1 fits it among others, negative speaks against it. `examples` are
    sentences as students write them, English ones and Chinese ones; the first of each stands in
    lists. `needs` are keys of slots without which it is not taken for this phenomenon unless a cue
    names it. `beliefs` are regular expressions that find something false said of it: a phenomenon's
    are the claims of its premises. At most `most_cases` are compared at once.
    """

    slug: str
    name: Wording
    formula: Wording
    slots: tuple[Slot, ...]
    cues: Mapping[str, int]
    examples_en: tuple[str, ...]
    examples_zh: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    needs: tuple[str, ...] = ()
    beliefs: tuple[str, ...] = ()
    most_cases: int = 4

    @property
    def defaults(self) -> dict[str, Any]:
        """The values where the text says nothing."""
        numbers: dict[str, Any] = {slot.key: slot.default for slot in self.slots}
        return numbers | {choice.key: choice.options[0].key for choice in self.choices}

    def ignored(self, values: Values) -> frozenset[str]:
        """The keys of the slots that have no bearing with what these values choose."""
        return frozenset(
            key
            for choice in self.choices
            for option in choice.options
            if values[choice.key] == option.key
            for key in option.ignores
        )

    def formula_of(self, cases: Sequence[Values]) -> Wording:
        """What is written for these cases: the formula of an option that all of them have chosen,
        or the phenomenon's."""
        for choice in self.choices:
            for option in choice.options:
                if option.formula.en and all(it[choice.key] == option.key for it in cases):
                    return option.formula
        return self.formula

    def hindrance(self, values: Values) -> Wording | None:
        """Why values that are each within their range cannot be together; None: they can, as far
        as is known."""
        return None

    def taken(self, values: Values) -> Mapping[str, float]:
        """What is taken by slot where the text says nothing, as far as is known."""
        return {}

    def slot(self, key: str) -> Slot:
        """Raises KeyError: it has none of that key."""
        for slot in self.slots:
            if slot.key == key:
                return slot
        raise KeyError(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phenomenon(Declaration, Generic[Run]):
    """A phenomenon of the classroom.

    `simulate` solves it for one set of values, which are within their slots' ranges, and the
    result holds for every time from 0 on; whatever is drawn is a function of that time. `story`
    says what happens and why in two or three short sentences, as a teacher would, with the numbers
    that the values make. `impossible` tells why values that are each within their range cannot be
    together, None when they can. `settled` tells by slot what is taken where the text says nothing:
    for open slots that the others do not decide, and for all quiet ones that matter with these
    values (a mass that "car" brings along, say). It is asked only about values that are possible,
    which may lack the "seed". `formula_in` tells what is written in place of the formula, where one
    does not fit all values: of a slope on which friction holds a block, say.
    """

    simulate: Callable[[Values], Run]
    span: Callable[[Values, Run], Span]
    facts: Callable[[Values, Run], tuple[Fact, ...]]
    story: Callable[[Values, Run], Wording]
    draw: Callable[["Page", Sequence[Case[Run]]], None]
    premises: tuple[Premise, ...] = ()
    impossible: Callable[[Values], Wording | None] | None = None
    settled: Callable[[Values], Mapping[str, float]] | None = None
    formula_in: Callable[[Values], Wording] | None = None

    def __post_init__(self) -> None:
        claims = (claim for it in self.premises for claim in (it.claim.en, it.claim.zh))
        object.__setattr__(self, "beliefs", tuple(claim for claim in claims if claim))

    def hindrance(self, values: Values) -> Wording | None:
        return None if self.impossible is None else self.impossible(values)

    def formula_of(self, cases: Sequence[Values]) -> Wording:
        """For cases that have different ones, the phenomenon's."""
        if self.formula_in is None:
            return Declaration.formula_of(self, cases)
        found = {self.formula_in(it) for it in cases}
        return found.pop() if len(found) == 1 else self.formula

    def taken(self, values: Values) -> Mapping[str, float]:
        return {} if self.settled is None else self.settled(values)
