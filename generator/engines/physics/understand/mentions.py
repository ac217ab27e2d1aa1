"""Where a text speaks of a phenomenon's slots: their cues, their names, their symbols."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from generator.engines.physics.phenomenon import Slot
from generator.engines.physics.understand.phrases import both_finder, called, finder

_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉ₐₑₒₓₘₙₚₛₜᵢ", "0123456789aeoxmnpsti", "_{}\\")
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "Δ": "delta", "ε": "epsilon", "η": "eta",
    "θ": "theta", "λ": "lambda", "μ": "mu", "ν": "nu", "ρ": "rho", "σ": "sigma", "τ": "tau",
    "φ": "phi", "ω": "omega",
}  # fmt: skip
_BEFORE = re.compile(
    r"(?<![A-Za-z\u0370-\u03ff])(?P<name>[A-Za-z\u0370-\u03ff][A-Za-z0-9\u0370-\u03ff]{0,7})"
    r"(?P<sign>\s*(?:=|:|≈|is|of|为|是|取|约)\s*|\s+)$"
)
_EQUALS = frozenset("=:≈")
_WORDS = frozenset({"a", "A", "I"})  # no symbols where nothing but a space follows
_REACH = 24  # characters before a number in which its symbol is looked for


@dataclass(frozen=True, slots=True)
class Mention:
    """Words at `start` to `end` of a text that may bind a number to any of the `slots`."""

    start: int
    end: int
    slots: frozenset[str]


def mentions(lower: str, slots: Sequence[Slot]) -> list[Mention]:
    """Every mention of a slot in a text in lower case, in its order.

    A word inside a longer one's mention is none of its own: in "initial speed" there is no mere
    "speed".
    """
    found: dict[tuple[int, int], set[str]] = {}
    for slot in slots:
        for match in _words(slot).finditer(lower):
            found.setdefault(match.span(), set()).add(slot.key)
    units = {slot.key: slot.unit for slot in slots}
    kept = []
    for (start, end), keys in sorted(found.items()):
        outer = [
            units[key]
            for (left, right), others in found.items()
            if left <= start and end <= right and (left, right) != (start, end)
            for key in others
        ]
        own = frozenset(key for key in keys if units[key] not in outer)
        if own:
            kept.append(Mention(start, end, own))
    return kept


def symbol_before(before: str) -> str | None:
    """The symbol that the text before a number gives it as the value of: "m1" of "m₁ = "."""
    match = _BEFORE.search(before[-_REACH:].translate(_SUBSCRIPTS))
    return match["name"] if match and match["sign"].strip() in _EQUALS else None


def spellings(symbol: str) -> frozenset[str]:
    """How people type a symbol: "v0" for v₀, "theta" for θ."""
    return _spellings(symbol)


def symbol_slot(before: str, slots: Sequence[Slot]) -> Slot | None:
    """The slot whose symbol ends the text before a number: "m₁ = ", "with v0 of "."""
    match = _BEFORE.search(before[-_REACH:].translate(_SUBSCRIPTS))
    if match is None or (match["name"] in _WORDS and not match["sign"].strip()):
        return None
    name = match["name"]
    for same in (_exactly, _ignoring_case, _same_letter):
        fitting = [slot for slot in slots if same(name, slot)]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _exactly(name: str, slot: Slot) -> bool:
    return name in _spellings(slot.symbol)


def _ignoring_case(name: str, slot: Slot) -> bool:
    return name.lower() in {spelling.lower() for spelling in _spellings(slot.symbol)}


def _same_letter(name: str, slot: Slot) -> bool:
    """Whether the symbol is this letter with an index: "v" for v₀."""
    return any(
        spelling[:-1] == name and spelling[-1:].isalnum() for spelling in _spellings(slot.symbol)
    )


@cache
def _spellings(symbol: str) -> frozenset[str]:
    plain = symbol.translate(_SUBSCRIPTS)
    spelt = plain
    for letter, name in _GREEK.items():
        spelt = spelt.replace(letter, name)
    return frozenset({plain, spelt, plain.replace("Δ", "d")})


@cache
def _slot_words(en: str, zh: str) -> re.Pattern[str]:
    return finder("|".join(part for part in (en, zh) if part))


def _words(slot: Slot) -> re.Pattern[str]:
    name = called(slot.name)
    return _slot_words(
        "|".join(part for part in (slot.cues.en, name.en) if part),
        "|".join(part for part in (slot.cues.zh, name.zh) if part),
    )


def named(lower: str, slot: Slot) -> bool:
    """Whether the text speaks of the slot, by its own name."""
    return bool(both_finder(slot.name).search(lower))
