"""The forms of a server's settings: bounds, and words that are not wanted. What is sent in one is
known by its custom id alone, so that it can be sent after a restart."""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import discord
from discord import ui

from adapters.discord.submission import submission
from bot.admin_input import BOUNDS, LIST_LENGTH, read_bound, read_words
from bot.community import Community
from bot.rules_text import label
from bot.texts.catalogue import text

Typed = Mapping[str, str]
"""What stands in a form's fields, by the names of the `Community`'s."""

_CUSTOM_ID = re.compile(r"reel:admin:([a-z]+)")
_REMEMBERED = 256  # forms


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """`fields` draws it around what is typed in it, `filled` says what would be typed for a
    community's settings, `read` makes settings of what was typed in some of the fields."""

    fields: Callable[[Typed, str], Iterator[ui.Label[ui.Modal]]]
    filled: Callable[[Community], Typed]
    read: Callable[[Typed], Mapping[str, Any]]

    def modal(self, name: str, typed: Typed, locale: str) -> ui.Modal:
        modal = ui.Modal(title=text(f"panel-{name}", locale), custom_id=f"reel:admin:{name}")
        for field in self.fields(typed, locale):
            modal.add_item(field)
        modal.stop()  # so that the library does not keep it: most are closed without being sent
        return modal


@dataclass(frozen=True, slots=True)
class Draft:
    """A form in somebody's hands: `opened` is what stood in it for the settings as they were,
    `typed` what was changed in it and not taken."""

    opened: Typed
    typed: Typed


class Drafts:
    """The forms that were opened last. What was not taken stands in the form when it is opened
    again; and what was left as it was changes nothing, whatever others have set meanwhile."""

    def __init__(self) -> None:
        self._drafts: OrderedDict[tuple[str, ...], Draft] = OrderedDict()

    def open(self, key: tuple[str, ...], filled: Typed) -> Typed:
        """What is to stand in the form; `filled` is what would for the settings as they are."""
        known = self._drafts.get(key)
        typed = known.typed if known is not None else {}
        self._keep(key, Draft(filled, typed))
        return {**filled, **typed}

    def changed(self, key: tuple[str, ...], typed: Typed) -> Typed:
        """The fields in which something else was typed than stood in the form; all of them where
        that is not known any more."""
        known = self._drafts.get(key)
        if known is not None:
            was = known.opened
            typed = {name: it for name, it in typed.items() if it != was.get(name, "")}
        self._keep(key, Draft(known.opened if known else {}, typed))
        return typed

    def drop(self, key: tuple[str, ...]) -> None:
        """It was taken."""
        self._drafts.pop(key, None)

    def _keep(self, key: tuple[str, ...], draft: Draft) -> None:
        self._drafts[key] = draft
        self._drafts.move_to_end(key)
        while len(self._drafts) > _REMEMBERED:
            self._drafts.popitem(last=False)


def _number_fields(typed: Typed, locale: str) -> Iterator[ui.Label[ui.Modal]]:
    for name, bound in BOUNDS.items():
        hint = text("panel-number-hint", locale, least=bound.least, most=bound.most)
        field: ui.TextInput[ui.Modal] = ui.TextInput(
            custom_id=name, required=False, max_length=20, default=typed.get(name)
        )
        yield ui.Label(text=label(name, locale), description=hint, component=field)


def _numbers_of(community: Community) -> Typed:
    held = {name: getattr(community, name) for name in BOUNDS}
    return {name: f"{value:g}" for name, value in held.items() if value is not None}


def _read_numbers(typed: Typed) -> Mapping[str, Any]:
    return {name: read_bound(name, typed[name]) for name in BOUNDS if name in typed}


def _word_fields(typed: Typed, locale: str) -> Iterator[ui.Label[ui.Modal]]:
    field: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id="blocked_words",
        style=discord.TextStyle.paragraph,
        required=False,
        max_length=LIST_LENGTH,
        default=typed["blocked_words"],
    )
    hint = text("panel-words-hint", locale)
    yield ui.Label(text=label("blocked_words", locale), description=hint, component=field)


def _words_of(community: Community) -> Typed:
    return {"blocked_words": "\n".join(community.blocked_words)}


def _read_words(typed: Typed) -> Mapping[str, Any]:
    words = typed.get("blocked_words")
    return {} if words is None else {"blocked_words": read_words(words)}


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "numbers": Form(fields=_number_fields, filled=_numbers_of, read=_read_numbers),
        "words": Form(fields=_word_fields, filled=_words_of, read=_read_words),
    }
)


def submitted(interaction: discord.Interaction[Any]) -> tuple[str, Typed] | None:
    """Which form was sent, and what was typed; None for anything else that happens."""
    sent = submission(interaction)
    match = _CUSTOM_ID.fullmatch(sent.custom_id) if sent else None
    return (match[1], sent.values) if sent and match else None
