"""Numbers as people write them: round, with a prefix or a power of ten, and their unit."""

import math

MINUS = "\u2212"
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")

_PREFIXES = (
    (1e9, "G"), (1e6, "M"), (1e3, "k"), (1.0, ""), (1e-3, "m"), (1e-6, "μ"), (1e-9, "n"),
)  # fmt: skip
_PICO = (1e-12, "p")
_TAKES_PICO = frozenset(("F", "C"))
_TAKES_PREFIX = frozenset(
    ("m", "s", "N", "J", "W", "Pa", "Hz", "V", "A", "Ω", "F", "C", "T", "H", "Wb")
)
_NEVER = {"s": "kMG", "m": "MG", "Hz": "mμn", "N": "μn"}
_LONG = ((86400 * 365.25, "yr"), (86400.0, "d"), (3600.0, "h"), (60.0, "min"))
_PER_SI = {  # shown unit: how many of it make one SI unit, and what is added
    "deg": (180 / math.pi, "°"),
    "°C": (1.0, "°C"),
    "%": (100.0, "%"),
    "rad": (1.0, "rad"),
}
_SMALLER = {  # what is measured in other units where there is little of it, the largest first
    "m³": ((1.0, "m³"), (1e-3, "L"), (1e-6, "cm³"), (1e-9, "mm³")),
    "m²": ((0.1, "m²"), (1e-4, "cm²"), (1e-6, "mm²")),
    "m³/s": ((1.0, "m³/s"), (1e-3, "L/s"), (1e-6, "mL/s")),
}
_POWER_FROM, _POWER_TO = 1e5, 1e-3


def digits(value: float, figures: int = 3) -> str:
    """The number with so many significant figures, without trailing zeros: "2.01", "1.5×10⁶"."""
    if not math.isfinite(value):
        return "∞" if value > 0 else f"{MINUS}∞" if value < 0 else "?"
    if value == 0:
        return "0"
    size = abs(value)
    if size >= _POWER_FROM or size < _POWER_TO:
        return _power(value, figures)
    places = max(0, figures - 1 - math.floor(math.log10(size)))
    text = f"{value:.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return _signed(text)


def _power(value: float, figures: int) -> str:
    mantissa, exponent = f"{value:.{figures - 1}e}".split("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    power = "10" + str(int(exponent)).translate(_SUPERSCRIPTS)
    text = power if mantissa == "1" else f"{mantissa}×{power}"
    return _signed(text if mantissa != "-1" else "-" + power)


def _signed(text: str) -> str:
    return "0" if text in ("-0", "0") else text.replace("-", MINUS)


def scale_of(unit: str, size: float) -> tuple[float, str]:
    """By what a value in the SI unit `unit` is multiplied to be shown, and the unit it is shown
    in, for values of about this `size`. "deg", "°C" and "%" are shown units themselves, of values
    in rad, K and 1."""
    if unit in _PER_SI:
        return _PER_SI[unit]
    size = abs(size)
    if not math.isfinite(size) or size == 0:
        return 1.0, unit
    if unit == "kg":
        return (1000.0, "g") if size < 0.1 else (1.0, "kg")
    if unit == "s" and size >= 600:
        return next((1 / each, name) for each, name in _LONG if size >= 2 * each)
    if unit == "m" and 0.01 <= size < 0.9995:
        return 100.0, "cm"
    if unit in _SMALLER:
        steps = _SMALLER[unit]
        least, name = next((it for it in steps if size >= 0.9995 * it[0]), steps[-1])
        return (1.0 if name == unit else 1 / least), name
    if unit not in _TAKES_PREFIX:
        return 1.0, unit
    barred = _NEVER.get(unit, "")
    allowed = [it for it in _PREFIXES if not it[1] or it[1] not in barred]
    allowed += [_PICO] if unit in _TAKES_PICO else []
    fitting = [it for it in allowed if size >= 0.9995 * it[0]]
    if not fitting and size < 0.1 * allowed[-1][0]:  # 6×10⁻²¹ J, not 6×10⁻¹² nJ
        return 1.0, unit
    if unit != "m" and size >= _POWER_FROM * allowed[0][0]:  # 2×10²⁰ N, not 2×10¹¹ GN
        return 1.0, unit
    factor, prefix = fitting[0] if fitting else allowed[-1]
    return 1 / factor, prefix + unit


def amount(value: float, unit: str = "", figures: int = 3) -> str:
    """A value in the SI unit `unit` (or one that `scale_of` knows) as people write it."""
    factor, shown = scale_of(unit, value)
    offset = 273.15 if unit == "°C" else 0.0
    return joined(digits((value - offset) * factor, figures), shown)


def joined(number: str, unit: str) -> str:
    """Number and unit: a degree sign stands close, everything else a blank away."""
    if not unit:
        return number
    return f"{number}{unit}" if unit in ("°", "%") else f"{number} {unit}"


class Steady:
    """Writes values that change, all in one unit and with the same decimals, so that they do not
    jump: as many as make three figures of the `largest`."""

    def __init__(self, unit: str, largest: float, figures: int = 3) -> None:
        self._factor, self.unit = scale_of(unit, largest)
        self._offset = 273.15 if unit == "°C" else 0.0
        size = abs((largest - self._offset) * self._factor)
        self._figures = figures
        exponent = math.floor(math.log10(size)) if math.isfinite(size) and size > 0 else 0
        powered = size >= _POWER_FROM or size < _POWER_TO
        self._exponent = exponent if powered else 0
        self._places = max(0, figures - 1 - exponent + self._exponent)

    @property
    def scale(self) -> str:
        """What all values have in common, the power of ten and the unit: "10⁷ m/s", "cm", ""."""
        return f"{self._power} {self.unit}".strip()

    @property
    def _power(self) -> str:
        return "10" + str(self._exponent).translate(_SUPERSCRIPTS) if self._exponent else ""

    def mantissa(self, value: float) -> str:
        """The value without its `scale`."""
        shown = (value - self._offset) * self._factor / 10.0**self._exponent
        if not math.isfinite(shown):
            return digits(shown, self._figures)
        text = f"{shown:.{self._places}f}"
        return text.lstrip("-") if float(text) == 0 else text.replace("-", MINUS)

    def number(self, value: float) -> str:
        """The value without its unit."""
        text = self.mantissa(value)
        nothing = not math.isfinite(value) or not text.strip(f"0.{MINUS}")
        return text if nothing or not self._exponent else f"{text}×{self._power}"

    def text(self, value: float) -> str:
        """The value with its unit."""
        return joined(self.number(value), self.unit)


def round_step(length: float, most: int) -> float:
    """The smallest of 1, 2, 5 × 10ⁿ that divides `length` into at most `most` steps."""
    if not (length > 0 and math.isfinite(length)):
        return 1.0
    rough = length / max(1, most)
    power: float = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= rough * 0.9999)
