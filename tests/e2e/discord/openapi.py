"""Checks what the bot sends against Discord's own description of its API, where that is at hand.

The description is looser than Discord is; read stricter here:

- objects take no field that is not described (but for those in `UNDESCRIBED`);
- of components, options and callbacks only the alternative with their `type` counts, so that a
  complaint names what is wrong instead of a dozen alternatives.

Integers pass where ids are expected, as they do at Discord.
"""

import functools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, validators  # type: ignore[import-untyped]  # ships no types
from jsonschema.exceptions import ValidationError, best_match  # type: ignore[import-untyped]  # as above
from referencing import Registry
from referencing.jsonschema import DRAFT202012

ABSENT = "Discord's OpenAPI description is not here: ../shared/specs/discord-openapi.json"
_URI = "discord:openapi"

UNDESCRIBED = {
    # https://discord.com/developers/docs/interactions/application-commands#application-command-object
    "ApplicationCommandUpdateRequest": {"nsfw"},
    "ApplicationCommandCreateRequest": {"nsfw"},
    # https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-messages
    "IncomingWebhookUpdateForInteractionCallbackRequestPartial": {"tts"},
    "IncomingWebhookUpdateRequestPartial": {"tts"},
    "MessageEditRequestPartial": {"tts"},
    # What a message's attachment is told with may be sent back to keep it.
    "MessageAttachmentRequest": {
        "content_type",
        "flags",
        "height",
        "proxy_url",
        "size",
        "spoiler",
        "url",
        "width",
    },
}


def description() -> Path:
    """Where the description stands when it is here: beside the repository."""
    return Path(__file__).parents[4] / "shared" / "specs" / "discord-openapi.json"


@functools.cache
def openapi() -> "OpenApi | None":
    """The description, read once; None where it is not at hand."""
    file = description()
    return OpenApi(json.loads(file.read_text())) if file.is_file() else None


class OpenApi:
    """Validators are made when an operation is first used."""

    def __init__(self, document: dict[str, Any]) -> None:
        schemas = document["components"]["schemas"]
        for name, schema in schemas.items():
            _close(schema, UNDESCRIBED.get(name, set()))
        schemas["SnowflakeType"] |= {"type": ["string", "integer"], "minimum": 0}
        _tell_apart(document, schemas)
        self._paths = document["paths"]
        resource = DRAFT202012.create_resource(document)
        self._registry: Registry[Any] = Registry().with_resource(_URI, resource)
        self._validators: dict[tuple[str, str], Any] = {}

    def complaint(self, method: str, path: str, body: Any) -> str | None:
        """What is wrong with a body; `path` as the description has it: "/channels/{channel_id}".

        Raises LookupError: there is no such operation.
        """
        key = (method.lower(), path)
        if key not in self._validators:
            self._validators[key] = self._validator(*key)
        validator = self._validators[key]
        if validator is None:
            return None if body is None else "no body is expected"
        error = best_match(validator.iter_errors(body))
        return None if error is None else f"{error.json_path}: {_shortened(error.message)}"

    def _validator(self, method: str, path: str) -> Any:
        operation = self._paths[path][method]
        if "requestBody" not in operation:
            return None
        steps = ("paths", path, method, "requestBody", "content", "application/json", "schema")
        pointer = "/".join(it.replace("~", "~0").replace("/", "~1") for it in steps)
        pointer = pointer.replace("{", "%7B").replace("}", "%7D")
        return _Validator({"$ref": f"{_URI}#/{pointer}"}, registry=self._registry)


def _shortened(message: str) -> str:
    """What is wrong is said at the end, after the value."""
    return message if len(message) <= 300 else f"{message[:100]} … {message[-150:]}"


def _close(schema: Any, more: set[str]) -> None:
    """Let an object have no field but those described."""
    if "properties" in schema and "additionalProperties" not in schema:
        schema["properties"] |= dict.fromkeys(more - schema["properties"].keys(), True)
        schema["additionalProperties"] = False


def _tell_apart(node: Any, schemas: dict[str, Any]) -> None:
    """Turn "one of these objects, each with a `type` of its own" into `_BY_TYPE`."""
    if isinstance(node, list):
        for it in node:
            _tell_apart(it, schemas)
    elif isinstance(node, dict):
        for it in node.values():
            _tell_apart(it, schemas)
        for union in ("oneOf", "anyOf"):
            alternatives = node.get(union) or []
            if by_type := _by_type(alternatives, schemas):
                del node[union]
                node[_BY_TYPE] = by_type
            elif alternatives and all("const" in it for it in alternatives):
                del node[union]  # the same, and quicker
                node["enum"] = [it["const"] for it in alternatives]


def _by_type(alternatives: list[Any], schemas: dict[str, Any]) -> dict[int, Any]:
    """The alternatives by their `type`; empty where that does not tell them apart."""
    told: dict[int, Any] = {}
    for alternative in alternatives:
        name = alternative.get("$ref", "").rpartition("/")[2]
        kinds = schemas.get(name, {}).get("properties", {}).get("type", {}).get("enum", [])
        if not kinds or told.keys() & set(kinds):
            return {}
        told |= dict.fromkeys(kinds, alternative)
    return told


def _of_its_type(
    validator: Any, by_type: dict[int, Any], instance: Any, schema: Any
) -> Iterator[ValidationError]:
    """The keyword `_BY_TYPE`."""
    kind = instance.get("type") if isinstance(instance, dict) else None
    if kind in by_type:
        yield from validator.descend(instance, by_type[kind])
    else:
        yield ValidationError(f"of type {kind!r}, not of {sorted(by_type)}")


_BY_TYPE = "byType"
_Validator = validators.extend(Draft202012Validator, {_BY_TYPE: _of_its_type})
