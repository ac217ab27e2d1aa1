"""What people put into buttons, selects and forms, as Discord tells the bot of it.

https://discord.com/developers/docs/components/reference
"""

from collections.abc import Sequence
from typing import Any

from tests.e2e.discord.asking import ATTACHMENT, CHANNEL_OPTION, ROLE_OPTION, USER_OPTION, resolve
from tests.e2e.discord.messages import (
    CHECKBOX,
    CHECKBOXES,
    FILE_UPLOAD,
    LABEL,
    RADIOS,
    STRING_SELECT,
    TEXT_INPUT,
    Component,
    Message,
    label_of,
    walk,
)
from tests.e2e.discord.places import Channel
from tests.e2e.discord.world import World

_OF_OPTIONS = {STRING_SELECT, RADIOS, CHECKBOXES}
_SELECTED = {5: USER_OPTION, 6: ROLE_OPTION, 8: CHANNEL_OPTION, FILE_UPLOAD: ATTACHMENT}
LONGEST = 4000  # characters of a text input


def component_of(message: Message, which: str, kinds: set[int]) -> Component:
    """The one that is called so. Raises AssertionError: none, several, or it is disabled."""
    mine = [it for it in walk(message.components) if it["type"] in kinds and "custom_id" in it]
    found = [it for it in mine if label_of(it) == which] or [
        it for it in mine if it["custom_id"].startswith(which)
    ]
    names = [(label_of(it), it["custom_id"]) for it in mine]
    assert len(found) == 1, f"{which!r} of {names}"
    assert not found[0].get("disabled"), f"{which!r} is disabled"
    return found[0]


def selected(
    world: World, select: Component, values: Sequence[Any], channel: Channel
) -> dict[str, Any]:
    """A select's values, and all about the people, roles, channels or files among them."""
    least, most = select.get("min_values", 1), select.get("max_values", 1)
    if select["type"] == CHECKBOXES:
        most = select.get("max_values") or len(select["options"])
    if not select.get("required", True) and not values:
        least = 0
    assert least <= len(values) <= most, f"{least} to {most} values"
    if select["type"] in _OF_OPTIONS:
        options = [it["value"] for it in select["options"]]
        assert set(values) <= set(options), f"{values} of {options}"
        return {"values": list(values)}
    resolved: dict[str, Any] = {}
    kind = _SELECTED[select["type"]]
    numbers = [resolve(world, channel, kind, it, resolved) for it in values]
    return {"values": numbers, "resolved": resolved}


def filled_in(
    world: World,
    component: Component,
    values: dict[str, Any],
    channel: Channel,
    resolved: dict[str, Any],
) -> Component:
    """A form's component as it comes back; what is not in `values` stays as it was."""

    def inside(it: Component) -> Component:
        return filled_in(world, it, values, channel, resolved)

    told: Component = {"type": component["type"], "id": component.get("id", 1)}
    if component["type"] == LABEL:
        return told | {"component": inside(component["component"])}
    if "components" in component:
        return told | {"components": [inside(it) for it in component["components"]]}
    if "custom_id" not in component:
        return told
    name = component["custom_id"]
    told["custom_id"] = name
    if component["type"] == TEXT_INPUT:
        preset = str(component.get("value") or "")
        return told | {"value": _typed(component, values.get(name, preset))}
    if component["type"] == CHECKBOX:
        return told | {"value": values.get(name, bool(component.get("default")))}
    chosen = selected(world, component, _chosen(component, values), channel)
    if component["type"] == RADIOS:
        return told | {"value": next(iter(chosen["values"]), None)}
    for kind, about in chosen.pop("resolved", {}).items():
        resolved.setdefault(kind, {}).update(about)
    return told | chosen


def _typed(field: Component, value: str) -> str:
    required = field.get("required", True)
    least = (field.get("min_length") or 0) if value or required else 0
    assert value or not required, f"{field['custom_id']} is required"
    assert len(value) >= least, f"{value!r} is too short"
    assert len(value) <= (field.get("max_length") or LONGEST), f"{value!r} is too long"
    return value


def _chosen(select: Component, values: dict[str, Any]) -> Sequence[Any]:
    options = select.get("options") or []
    preset = [it["value"] for it in options if it.get("default")]
    return values.get(select["custom_id"], preset)  # type: ignore[no-any-return]  # a test's own
