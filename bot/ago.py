"""How long ago something was, in words: "3 days ago"."""

from bot.texts.catalogue import text

_UNITS = (("days", 86400.0), ("hours", 3600.0), ("minutes", 60.0))


def ago(seconds: float | None, locale: str) -> str:
    """In the largest unit that is full; None: it is not known, but before now."""
    if seconds is None:
        return text("ago-earlier", locale)
    for unit, long in _UNITS:
        if seconds >= long:
            return text(f"ago-{unit}", locale, count=int(seconds // long))
    return text("ago-moments", locale)
