"""How several capacitors are joined, and what is known of each."""

import math
from dataclasses import replace

from generator.engines.physics.phenomena._capacitor import (
    CAPACITANCE,
    CAPACITANCE2,
    CAPACITANCE3,
    PERMITTIVITY,
    Charging,
    charging_of,
)
from generator.engines.physics.phenomena._openings import told
from generator.engines.physics.phenomenon import Choice, Option, Values
from generator.engines.physics.wording import Wording, both

SINGLE = "single"

_USUAL = (100e-6, 200e-6, 300e-6)  # F, where no capacitance is told

_F = r"\d ?[a-zμµ]*f(?:arads?)?"  # a capacitance


def _joined(en: str, zh: str) -> Wording:
    """What says that capacitors are joined so, and not one with a resistor."""
    first = "(?:(?:in )?(?:series|parallel) (?:and|or) )?(?:in )?"
    return Wording(
        rf"(?:capacitors|caps|capacitances)(?=[^.?]*\b{en}\b)"
        rf"|{en}(?! plate)(?=[^.?]*\bcapacitors\b)"
        rf"|{_F}(?=[ ,][^.?]*{_F}\b[^.?]*\b{first}{en}\b)",
        rf"(?:两|二|几|2)[个只](?=[^。？]*电容[^。？]*{zh})|{zh}(?=的?(?:[两二三几]个)?电容)"
        rf"|{_F}的?(?=[和与、跟，,][^。？]*{_F}[^。？]*{zh})"
        rf"|电容器?的(?=(?:[串并]联[和与、])?{zh})",
    )


def _three(en: str, zh: str) -> Wording:
    """The same of three of them."""
    return Wording(
        rf"(?:three|3) [^.?]*?(?:capacitors|caps)(?=[^.?]*\b{en}\b)"
        rf"|{en}(?! plate)[^.?]{{0,20}}(?:three|3) [^.?]*?capacitors",
        rf"(?:三|3)[个只][^。？]*?电容器?(?=[^。？]*{zh})|{zh}的?(?:三|3)[个只][^。？]*?电容器?",
    )


def _option(key: str, name: Wording, cues: Wording) -> Option:
    """Joined ones are told by their capacitances, and not by what is between their plates."""
    series = key.startswith("series")
    formula = both("1/C = 1/C₁ + 1/C₂ + …" if series else "C = C₁ + C₂ + …")
    return Option(key, name, cues, ignores=(PERMITTIVITY.key,), formula=formula)


CONNECTION = Choice(
    "connection",
    Wording("connection", "连接方式"),
    (
        Option(SINGLE, Wording("one capacitor", "单个电容器")),
        _option("series", Wording("capacitors in series", "串联电容器"), _joined("series", "串联")),
        _option(
            "parallel",
            Wording("capacitors in parallel", "并联电容器"),
            _joined("parallel", "并联"),
        ),
        _option(
            "series3",
            Wording("three capacitors in series", "三个串联电容器"),
            _three("series", "串联"),
        ),
        _option(
            "parallel3",
            Wording("three capacitors in parallel", "三个并联电容器"),
            _three("parallel", "并联"),
        ),
    ),
    quiet=True,
)


def joined_of(values: Values) -> Charging | None:
    """One capacitor, or several as the one that they are together; None where what is told
    disagrees."""
    kind = values["connection"]
    if kind == SINGLE:
        return charging_of(values)
    slots = (CAPACITANCE, CAPACITANCE2, CAPACITANCE3)
    three = kind.endswith("3") or told(values, CAPACITANCE3) is not None
    given = [told(values, slot) for slot in slots[: 3 if three else 2]]
    known = next((it for it in given if it), None)
    parts = tuple(it or known or usual for it, usual in zip(given, _USUAL, strict=False))
    series = kind.startswith("series")
    whole = 1 / math.fsum(1 / it for it in parts) if series else math.fsum(parts)
    charging = charging_of({**values, CAPACITANCE.key: whole})
    if charging is None:
        return None
    missing = tuple(
        (slot.key, part) for slot, it, part in zip(slots, given, parts, strict=False) if it is None
    )
    return replace(charging, parts=parts, series=series, assumed=(*missing, *charging.assumed))


def lonely(values: Values) -> bool:
    """Whether there is a second capacitor of which nothing tells how it is joined."""
    others = (told(values, slot) for slot in (CAPACITANCE2, CAPACITANCE3))
    return values["connection"] == SINGLE and any(others)
