"""Telegram's description of its API as the package aiogram knows it."""

import datetime as dt
import enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import aiogram
from aiogram import methods
from aiogram.client.default import Default
from aiogram.methods import TelegramMethod
from aiogram.types import InputFile
from pydantic import BaseModel

from tests.e2e.telegram.description import Description, Field, Shape

_PLAIN: dict[type, str] = {
    int: "Integer",
    str: "String",
    bool: "Boolean",
    float: "Float",
    dt.datetime: "Integer",  # aiogram takes moments and spans where Telegram takes seconds
    dt.timedelta: "Integer",
}


def from_aiogram() -> Description:
    types: dict[str, Shape] = {}
    described = {}
    for name in methods.__all__:
        model = getattr(methods, name)
        if isinstance(model, type) and issubclass(model, TelegramMethod):
            method = getattr(model, "__api_method__", None)
            if isinstance(method, str):
                described[method] = Shape(method, _fields(model, types))
    return Description(f"aiogram {aiogram.__version__}", described, types)


def _fields(model: type[BaseModel], types: dict[str, Shape]) -> dict[str, Field]:
    fields = {}
    for name, info in model.model_fields.items():
        name = info.alias or name
        kinds = _kinds(info.annotation, types)
        literals = [it for it in kinds if it.startswith("=")]
        if literals:  # aiogram fills them in; Telegram wants to be told
            fields[name] = Field(name, ("String",), True, literals[0][1:])
        else:
            fields[name] = Field(name, kinds, info.is_required())
    return fields


def _kinds(annotation: Any, types: dict[str, Shape]) -> tuple[str, ...]:
    """The alternatives in the words of the description; "=word" for a literal."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _kinds(get_args(annotation)[0], types)
    if origin in (Union, UnionType):
        kinds = [kind for it in get_args(annotation) for kind in _kinds(it, types)]
        return tuple(dict.fromkeys(kinds))
    if origin is Literal:
        [word] = get_args(annotation)[:1]
        if isinstance(word, bool):
            return ("Boolean",)
        return (f"={word.value if isinstance(word, enum.Enum) else word}",)
    if origin is list:
        return (f"Array of {_one(_kinds(get_args(annotation)[0], types), types)}",)
    return _plain(annotation, types)


def _plain(annotation: Any, types: dict[str, Shape]) -> tuple[str, ...]:
    if annotation in (NoneType, Default):
        return ()
    if annotation in _PLAIN:
        return (_PLAIN[annotation],)
    if isinstance(annotation, type) and issubclass(annotation, InputFile):
        return ("InputFile",)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        name = annotation.__name__
        if name not in types:
            types[name] = Shape(name, {})  # so that one within itself ends
            types[name] = Shape(name, _fields(annotation, types))
        return (name,)
    return ("String",) if isinstance(annotation, type) and issubclass(annotation, str) else ("Any",)


def _one(kinds: tuple[str, ...], types: dict[str, Shape]) -> str:
    """A name for "one of these", for an array may hold some of each."""
    if len(kinds) == 1:
        return kinds[0]
    name = "|".join(kinds)
    types[name] = Shape(name, {}, kinds)
    return name
