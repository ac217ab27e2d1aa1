"""The hour that a Chinese prompt tells by the clock, apart from what happens."""

import re

from generator.engines.physics.understand import numerals

_HOUR = "[0-9]{1,2}|[零一二两三四五六七八九十]{1,3}"
_CLOCK = (
    r"(?:在)?(?P<part>凌晨|清晨|早晨|早上|上午|中午|下午|午后|傍晚|晚上|夜里|深夜)?的?"
    rf"(?:(?P<hour>{_HOUR})点(?:钟|整)?(?P<half>半)?|(?P<sharp>[0-9]{{1,2}}):(?P<minute>[0-5][0-9]))"
    r"(?:的时候|时分|时)?"
)
# At either end only: in between it may be what a clock in the picture shows.
_FIRST, _LAST = re.compile(rf"^{_CLOCK}(?:的|,)"), re.compile(rf"(?<=,){_CLOCK}$")
_LATE = frozenset(("下午", "午后", "傍晚", "晚上", "夜里", "深夜"))


def timed_by_clock(text: str) -> tuple[str, frozenset[str]]:
    """The text without the hour at its begin or end, and that hour, as 20:00 is for 晚上八点."""
    match = _FIRST.search(text) or _LAST.search(text)
    if not match:
        return text, frozenset()
    said = {name: it for name, it in match.groupdict().items() if it}
    if "sharp" in said:
        hour, minute = int(said["sharp"]), int(said["minute"])
    else:
        word = said["hour"]
        hour = int(word) if word.isascii() else int(numerals.chinese(word) or 0)
        minute = 30 if "half" in said else 0
        if "part" not in said:
            # By day or by night: only what is said tells.
            return text, frozenset()
    late = said.get("part") in _LATE and hour < 12 and not (hour < 6 and said["part"] in "夜里深夜")
    rest = (text[: match.start()] + text[match.end() :]).strip(",")
    shown = f"{hour + 12 * late}:{minute:02}"
    return (rest, frozenset([shown])) if rest else (text, frozenset())
