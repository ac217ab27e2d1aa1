"""What a community has decided, in words: the same on every platform."""

from collections.abc import Callable

from bot.community import Community
from bot.texts.catalogue import text

NONE = "none"

Named = Callable[[str, str], str]
"""A field of `Community` and one of its values → how the platform writes that: a channel's id as a
link to it."""


def label(field: str, locale: str) -> str:
    """What a field of `Community` is called; at most 45 characters."""
    return text(f"setting-{_code(field)}", locale)


def rule(field: str, community: Community, locale: str, named: Named) -> str:
    """What holds for a field, as a sentence."""
    return text(f"rule-{_code(field)}", locale, value=_value(field, community, named))


def _value(field: str, community: Community, named: Named) -> str | int | float:
    match getattr(community, field):
        case None | ():
            return NONE
        case bool(value):
            return "yes" if value else "no"
        case int(value) | float(value):
            return value
        case tuple(values):
            return ", ".join(named(field, value) for value in values)
        case value:
            return named(field, value)


def _code(field: str) -> str:
    return field.replace("_", "-")
