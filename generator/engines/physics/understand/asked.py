"""What a text was understood to ask: its quantities, its topic, the cases to be simulated."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.engines.physics.wording import NOTHING, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number of the text, with the unit it stands with.

    `value` is in the SI unit `unit` ("m/s", "K", "rad"; "" for a bare number). `words` is what it
    came from, at `start` to `end` of the text. `said` and `said_unit` are as they were written: 20
    and "°C"; a bare number that a slot is given outright ("g = 9.8") has that slot's usual unit.
    `difference`: a temperature that is a difference ("heated by 20 °C"), in K.
    """

    value: float
    unit: str
    words: str
    start: int
    end: int
    said: float
    said_unit: str = ""
    difference: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """A slot that the text leaves open, and what was taken for it, in the slot's SI unit. `cases`
    are the labels of those that it was taken for, where it is not the value of all."""

    slot: str
    symbol: str
    value: float
    unit: str
    cases: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why it cannot be: the slot (None: several together), and a sentence that names the range."""

    slot: str | None
    why: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedCase:
    """One set of values to simulate; `label` tells it from the others, empty where it is alone."""

    values: Mapping[str, Any]
    label: Wording = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A text, understood.

    `topic` is the likeliest phenomenon's slug, or None; `score` 0 to 1 is how surely it is meant.
    `fills` names the slot of each quantity by its index in `quantities`; those that are in none
    are unused. `said` are the keys of the slots and choices that the text sets, `shown_units` is,
    by slot, the unit that the asker used. `corrected` puts a false premise right, `refused` says
    why it is impossible. `place` is the world that was named ("Moon"), empty for the Earth;
    `left_out` is what the text says is there ("air resistance") and is not simulated.
    """

    text: str
    topic: str | None
    score: float
    quantities: tuple[Quantity, ...] = ()
    fills: Mapping[int, str] = field(default_factory=dict)
    assumed: tuple[Assumption, ...] = ()
    cases: tuple[AskedCase, ...] = ()
    said: frozenset[str] = frozenset()
    shown_units: Mapping[str, str] = field(default_factory=dict)
    corrected: Wording | None = None
    refused: Refusal | None = None
    place: Wording = NOTHING
    left_out: tuple[Wording, ...] = ()
    reason: str = ""

    @property
    def unused(self) -> tuple[Quantity, ...]:
        """The numbers that no slot took."""
        return tuple(it for index, it in enumerate(self.quantities) if index not in self.fills)
