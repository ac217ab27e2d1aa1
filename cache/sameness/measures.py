"""Levels the quantities of an English prompt: "50 cm" is "#0.5_m", "20 inches" "#~0.508_m"."""

import re

from generator.engines.physics.understand import quantities

NEAR = 0.02
"""By how much what is said in miles may differ from what is said in kilometres: people round."""
_NEAR_KELVIN = 0.6

_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|million|dozen|half|quarters?"
    r"|third|zero)"
)
_VARIABLE = re.compile(r"\b(?:[a-z]|mass|length|height|speed|angle|frequency) ?= ?(?=[-+\d.])")
_OLD_UNIT = re.compile(
    r"\b(?:feet|foot|ft|inch|inches|in|yards?|yd|miles?|mi|mph|knots?|pounds?|lbs?|ounces?|oz|stones?)\b"
    r"|f\b|fahrenheit|['\"]$"
)
_TURN = re.compile(r"rpm|rev|turn|rotation|cycle|spin")
_ABOUT = re.compile(
    r"\b(?:about|approximately|approx\.?|roughly|circa|some|an estimated) +(?=#)"
    r"|\baround +(?=#\S+_)"
)
_DIAMETER = re.compile(
    r"\bdiameters?(?: of| is|:)? #~?([\d.e+-]+)_m\b|#~?([\d.e+-]+)_m (?:in )?diameters?\b"
)
_PERIOD = re.compile(r"\bperiods?(?: of| is|:)? (#\S+_s)\b|(#\S+_s) periods?\b")
_FULL_TURN = 6.283185307179586


def measured(text: str) -> str:
    """The text with its numbers and quantities as tokens, in SI units, "~" before old ones."""
    if _NUMBER.search(text):
        text = _ABOUT.sub("", " ".join(_with_tokens(_VARIABLE.sub(" ", text)).split()))
    return _PERIOD.sub(_frequency, _DIAMETER.sub(_radius, text))


def _with_tokens(text: str) -> str:
    made, end = "", 0
    for found in quantities.find(text):
        if text[max(0, found.start - 1) : found.start] in ("#", ":", "-") and not found.unit:
            continue
        unit, value, words = found.unit, found.value, found.words.lower()
        if unit == "rad/s" and _TURN.search(words):
            unit, value = "Hz", value / _FULL_TURN
        old = "~" if unit and _OLD_UNIT.search(words) else ""
        made += f"{text[end : found.start]} #{old}{value:.4g}{'_' + unit if unit else ''} "
        end = found.end
    return made + text[end:]


def _radius(found: re.Match[str]) -> str:
    radius = f"#{float(found[1] or found[2]) / 2:.4g}_m"
    return f" radius of {radius} " if found[1] else f" {radius} radius "


def _frequency(found: re.Match[str]) -> str:
    value = float((found[1] or found[2])[1:-2])
    return f" #{1 / value:.4g}_Hz " if value else found[0]


def are_near(one: str, other: str) -> bool:
    """Whether one token says in old units, rounded, what the other says in SI units."""
    if one.startswith("#~") == other.startswith("#~") or "_" not in one or "_" not in other:
        return False
    (mine, unit), (theirs, its) = _parts(one), _parts(other)
    if unit != its or mine * theirs < 0:
        return False
    near = _NEAR_KELVIN if unit == "K" else NEAR * max(abs(mine), abs(theirs))
    return abs(mine - theirs) <= near


def _parts(token: str) -> tuple[float, str]:
    number, _, unit = token.removeprefix("#").removeprefix("~").partition("_")
    return float(number), unit
