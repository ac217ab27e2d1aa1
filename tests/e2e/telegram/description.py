"""Telegram's description of its API: which methods, objects and fields there are.

It is read from ../shared/specs/telegram-bot-api.json where that is at hand, and else from the
models of the package aiogram, which its makers generate from the same page.
"""

import functools
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_LITERAL = re.compile(r'(?:must be|always) [“"]?(\w+)[”"]?\.?$')
"""How the description says that an object's field is the same always: "Type, must be photo"."""


@dataclass(frozen=True, slots=True)
class Field:
    """`types` are alternatives as the description names them: "Integer", "Array of Message", …;
    `literal` is the only value that there is."""

    name: str
    types: tuple[str, ...]
    required: bool
    literal: str | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """A method's parameters or an object's fields, or the objects that it is one of."""

    name: str
    fields: Mapping[str, Field]
    subtypes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Description:
    source: str
    methods: Mapping[str, Shape]
    types: Mapping[str, Shape]


def file() -> Path:
    """Where the description stands when it is here: beside the repository."""
    return Path(__file__).parents[4] / "shared" / "specs" / "telegram-bot-api.json"


@functools.cache
def description() -> Description:
    """What the bot's requests are checked against, read once."""
    if file().is_file():
        return from_json(json.loads(file().read_text()))
    # Late, for it takes a second and a correct checkout of ours needs it only without the file.
    from tests.e2e.telegram.aiogram_models import from_aiogram

    return from_aiogram()


def from_json(document: dict[str, Any]) -> Description:
    return Description(
        document["version"],
        {name: _shape(told) for name, told in document["methods"].items()},
        {name: _shape(told) for name, told in document["types"].items()},
    )


def _shape(told: dict[str, Any]) -> Shape:
    fields = {it["name"]: _field(it) for it in told.get("fields", [])}
    return Shape(told["name"], fields, tuple(told.get("subtypes", [])))


def _field(told: dict[str, Any]) -> Field:
    literal = _LITERAL.search(told["description"]) if told["required"] else None
    types = tuple(told["types"])
    return Field(
        told["name"],
        types,
        told["required"],
        literal[1] if literal and types == ("String",) else None,
    )
