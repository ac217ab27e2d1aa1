"""What a text tells of an induction, and what is taken for the rest."""

import math

from generator.engines.physics.phenomena._induction import (
    Changing,
    Induced,
    Magnet,
    Rails,
    factors,
)
from generator.engines.physics.phenomena._openings import Taken, opening, told
from generator.engines.physics.phenomenon import Slot, Values
from generator.engines.physics.wording import Wording

_OHMS = 10.0  # where no resistance is told
_AREA, _RADIUS = 0.01, 0.03  # m², m
_TOLERANCE = 0.03  # by how much numbers of a text may disagree, which are rounded

TURNS = opening(
    "turns", "N", "", 1e7, Wording("turns", "匝数"),
    Wording("turns|turn|windings|loops|coil of", "匝|匝数|(?<!线)圈"),
)  # fmt: skip
SPEED = opening(
    "speed", "v", "m/s", 1e6, Wording("speed", "速度"),
    Wording("speed|velocity|moves|at|pulled|slides", "速度|速率|匀速"),
)  # fmt: skip
FIELD1 = opening(
    "field1", "B₁", "T", 1e4, Wording("magnetic field", "磁感应强度"),
    Wording("field|magnetic field|from|magnet", "磁场|磁感应强度|由|从"),
)  # fmt: skip
FIELD2 = opening(
    "field2", "B₂", "T", 1e4, Wording("field in the end", "末磁感应强度"),
    Wording("to|field|magnetic field", "到|至|变成|磁场|磁感应强度"),
)  # fmt: skip
LENGTH = opening(
    "length", "L", "m", 1e5, Wording("length of the bar", "导体棒长度"),
    Wording("long|length|bar|rod|rails|apart|wire|wide", "长|长度|棒|导轨间距|间距|宽"),
)  # fmt: skip
RESISTANCE = opening(
    "resistance", "R", "Ω", 1e9, Wording("resistance", "电阻"),
    Wording("resistor|resistance|ohms", "电阻"),
)  # fmt: skip
FLUX1 = opening(
    "flux1", "Φ₁", "Wb", 1e6, Wording("flux at first", "初磁通量"),
    Wording("flux|from", "磁通量|从|由"),
)  # fmt: skip
FLUX2 = opening(
    "flux2", "Φ₂", "Wb", 1e6, Wording("flux in the end", "末磁通量"),
    Wording("to|flux|changes by|change of|by", "到|至|变成|变化了|磁通量"),
)  # fmt: skip
TIME = opening(
    "time", "Δt", "s", 1e9, Wording("time of the change", "变化时间"),
    Wording("in|within|during|time|over", "在|内|时间|用时"),
)  # fmt: skip
AREA = opening(
    "coil_area", "S", "m²", 1e8, Wording("area of the coil", "线圈面积"),
    Wording("area|coil|loop|cross-section", "面积|横截面积"),
)  # fmt: skip
RADIUS = opening(
    "radius", "r", "m", 1e4, Wording("radius of the coil", "线圈半径"),
    Wording("radius|coil|loop", "半径"),
)  # fmt: skip
EMF = opening(
    "emf", "E", "V", 1e9, Wording("induced voltage", "感应电动势"),
    Wording("emf|voltage|induced|e.m.f.", "电动势|感应电动势|电压"),
)  # fmt: skip

SLOTS: tuple[Slot, ...] = (
    SPEED, FIELD1, FIELD2, LENGTH, TURNS, RESISTANCE, FLUX1, FLUX2, TIME, AREA, RADIUS, EMF,
)  # fmt: skip


def induced(values: Values) -> Induced:
    """What is told and what follows from it."""
    ohms = told(values, RESISTANCE) or _OHMS
    assumed: tuple[Taken, ...] = () if told(values, RESISTANCE) else ((RESISTANCE.key, ohms),)
    match values["kind"]:
        case "magnet":
            return _magnet(values, ohms, assumed)
        case "rails":
            return _rails(values, ohms, assumed)
        case _:
            return _changing(values, ohms, assumed)


def agree(values: Values, run: Induced) -> bool:
    """Whether the voltage that is told, if one is, is the one that comes out."""
    emf = told(values, EMF)
    return emf is None or math.isclose(emf, run.strongest, rel_tol=_TOLERANCE)


def _field(values: Values) -> float | None:
    """The one that there is."""
    return told(values, FIELD1) or told(values, FIELD2)


def _magnet(values: Values, ohms: float, assumed: tuple[Taken, ...]) -> Magnet:
    radius = told(values, RADIUS) or math.sqrt((told(values, AREA) or 0.0) / math.pi) or _RADIUS
    given = [told(values, SPEED), told(values, TURNS), _field(values)]
    emf = told(values, EMF)
    unit = Magnet(1.0, radius, 1.0, 1.0, ohms).strongest
    speed, turns, field = factors(given, (1.0, 200.0, 0.3), emf / unit if emf else None)
    names = ((SPEED.key, speed), (TURNS.key, turns), (FIELD1.key, field))
    if told(values, RADIUS) is None and told(values, AREA) is None:
        assumed += ((RADIUS.key, radius),)
    return Magnet(turns, radius, speed, field, ohms, _open_ones(names, given, emf) + assumed)


def _rails(values: Values, ohms: float, assumed: tuple[Taken, ...]) -> Rails:
    given = [_field(values), told(values, LENGTH), told(values, SPEED)]
    emf = told(values, EMF)
    field, length, speed = factors(given, (0.5, 0.4, 2.0), emf)
    names = ((FIELD1.key, field), (LENGTH.key, length), (SPEED.key, speed))
    return Rails(field, length, speed, ohms, _open_ones(names, given, emf) + assumed)


def _changing(values: Values, ohms: float, assumed: tuple[Taken, ...]) -> Changing:
    radius = told(values, RADIUS)
    area = told(values, AREA) or (math.pi * radius**2 if radius else _AREA)
    ends = [told(values, it) for it in (FLUX1, FLUX2)]
    if not any(ends):
        fields = [told(values, it) for it in (FIELD1, FIELD2)]
        ends = [it * area if it else None for it in fields]
        if any(fields) and told(values, AREA) is None and radius is None:
            assumed += ((AREA.key, area),)
    first, last = ((it or 0.0) for it in ends)
    change = last - first if any(ends) else None
    time, emf = told(values, TIME), told(values, EMF)
    given = [told(values, TURNS), 1 / time if time else None, abs(change) if change else None]
    turns, hurry, size = factors(given, (100.0, 10.0, 0.5 * area), emf if change != 0 else None)
    if change == 0:
        size = 0.0
    names = ((TURNS.key, turns), (TIME.key, 1 / hurry), (FLUX2.key, size))
    open_ones = _open_ones(names, [*given[:2], change], emf)
    if change is None:
        first, last = 0.0, size
    return Changing(turns, first, last, 1 / hurry, ohms, open_ones + assumed)


def _open_ones(
    names: tuple[Taken, ...], given: list[float | None], emf: float | None
) -> tuple[Taken, ...]:
    """Those that nobody told, without the one that follows from the voltage."""
    missing = [name for name, it in zip(names, given, strict=True) if it is None]
    return tuple(missing[1:] if emf else missing)
