"""What somebody sent in a form, told from the form's custom id and its fields' alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import discord


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """`values` are what was typed, by the custom ids of the fields."""

    custom_id: str
    values: Mapping[str, str]


def submission(interaction: discord.Interaction[Any]) -> Submission | None:
    """None for anything else that happens."""
    if interaction.type is not discord.InteractionType.modal_submit:
        return None
    data: Mapping[str, Any] = interaction.data or {}
    fields = _fields(data.get("components", []))
    values = {it["custom_id"]: it.get("value") or "" for it in fields}
    return Submission(custom_id=data.get("custom_id", ""), values=values)


def _fields(components: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for component in components:
        if "custom_id" in component:
            yield component
        yield from _fields(component.get("components", []))
        if "component" in component:
            yield from _fields([component["component"]])
