"""Checks what the bot sends against Telegram's description, and reads it on the way.

Telegram forgives much: it ignores parameters that it does not know, and numbers may be strings.
Here a request is as described, or it is a violation.
"""

import json
import re
from collections.abc import Collection, Iterator
from typing import Any

from tests.e2e.telegram.description import Description, Shape
from tests.e2e.telegram.limits import field_complaint, object_complaints
from tests.e2e.telegram.problems import Body, Violation

ATTACHED = "attach://"
_ARRAY = "Array of "
_MEDIA = {"media", "thumbnail", "cover", "animation", "video", "photo", "document", "audio"}
_PLAIN: dict[str, tuple[type, ...]] = {
    "Integer": (int,),
    "String": (str,),
    "Boolean": (bool,),
    "Float": (int, float),
}


class Checker:
    def __init__(self, description: Description) -> None:
        self.description = description

    def read(self, method: str, form: Body, files: Collection[str]) -> Body:
        """The parameters as values; `form` has them as a form has, all strings, or as JSON.

        Raises:
            Violation: it is not what is described.
        """
        shape = self.description.methods.get(method)
        if shape is None:
            raise Violation(f"there is no method {method}")
        body = {name: self._value(shape, name, given) for name, given in form.items()}
        uploads = {name for name in files if name in shape.fields}
        complaints = [*self._of_fields(shape, body | dict.fromkeys(uploads, ATTACHED), "")]
        complaints += _of_files(body, set(files) - uploads)
        if complaints:
            raise Violation("; ".join(complaints[:5]))
        return body | {name: ATTACHED + name for name in uploads}

    def _value(self, shape: Shape, name: str, given: Any) -> Any:
        field = shape.fields.get(name)
        if field is None or not isinstance(given, str):
            return given
        if "String" in field.types or "InputFile" in field.types:
            number = "Integer" in field.types and re.fullmatch(r"-?\d+", given)
            return int(given) if number else given
        if field.types == ("Boolean",):
            return {"true": True, "false": False}.get(given.lower(), given)
        try:
            return json.loads(given)
        except ValueError:
            raise Violation(f"{name}: {given[:100]!r} is no JSON") from None

    def _of_fields(self, shape: Shape, value: Body, where: str) -> Iterator[str]:
        for name, given in value.items():
            at = f"{where}.{name}" if where else name
            field = shape.fields.get(name)
            if field is None:
                yield f"{at}: {shape.name} has no such field"
                continue
            if field.literal is not None and given != field.literal:
                yield f"{at}: {given!r}, not {field.literal!r}"
            wrong = self._of_types(field.types, given, at)
            yield from wrong
            limit = None if wrong else field_complaint(shape.name, name, given)
            if limit:
                yield f"{at}: {limit}"
        for field in shape.fields.values():
            if field.required and field.name not in value:
                yield f"{where or shape.name}: {field.name} is missing"
        yield from (f"{where or shape.name}: {it}" for it in object_complaints(shape.name, value))

    def _of_types(self, types: tuple[str, ...], value: Any, where: str) -> list[str]:
        """The complaints of that alternative which has the fewest."""
        return min((self._of_type(it, value, where) for it in types), key=len)

    def _of_type(self, kind: str, value: Any, where: str) -> list[str]:
        if kind.startswith(_ARRAY):
            if not isinstance(value, list):
                return [f"{where}: {_short(value)} is no array"]
            inner = kind.removeprefix(_ARRAY)
            return [
                complaint
                for number, it in enumerate(value)
                for complaint in self._of_type(inner, it, f"{where}[{number}]")
            ]
        if kind in _PLAIN:
            right = isinstance(value, _PLAIN[kind])
            right = right and isinstance(value, bool) == (kind == "Boolean")
            return [] if right else [f"{where}: {_short(value)} is no {kind}"]
        if kind in ("InputFile", "Any"):  # files stand beside the body
            right = kind == "Any" or str(value).startswith(ATTACHED)
            return [] if right else [f"{where}: {_short(value)} is no file"]
        return self._of_object(self.description.types[kind], value, where)

    def _of_object(self, shape: Shape, value: Any, where: str) -> list[str]:
        if shape.subtypes:
            fitting = [it for it in shape.subtypes if self._is_named(it, value)]
            if not fitting:
                return [f"{where}: {_short(value)} is no {shape.name}"]
            return self._of_types(tuple(fitting), value, where)
        if not isinstance(value, dict):
            return [f"{where}: {_short(value)} is no {shape.name}"]
        return list(self._of_fields(shape, value, where))

    def _is_named(self, kind: str, value: Any) -> bool:
        """Whether it is what its `type` says, so that complaints are about the right kind."""
        shape = self.description.types.get(kind)
        if shape is None or not isinstance(value, dict):
            return True
        return all(value.get(it.name) == it.literal for it in shape.fields.values() if it.literal)


def _of_files(body: Body, files: set[str]) -> Iterator[str]:
    """Files are uploaded and named, each as often as the other."""
    named = {it.removeprefix(ATTACHED) for it in _media(body) if it.startswith(ATTACHED)}
    if named - files:
        yield f"files that were not uploaded: {sorted(named - files)}"
    if files - named:
        yield f"files that nothing names: {sorted(files - named)}"


def _media(value: Any) -> Iterator[str]:
    """Whatever names a file, at any depth; texts that people wrote do not."""
    if isinstance(value, list):
        for it in value:
            yield from _media(it)
    elif isinstance(value, dict):
        for name, it in value.items():
            if isinstance(it, str) and name in _MEDIA:
                yield it
            yield from _media(it)


def _short(value: Any) -> str:
    said = repr(value)
    return said if len(said) <= 100 else f"{said[:97]}…"
