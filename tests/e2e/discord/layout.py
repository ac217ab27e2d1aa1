"""Discord's rules for what a message or a form is put together from.

What its description of the API says already (lengths of labels, how many of what) is not here;
see https://discord.com/developers/docs/components/reference.
"""

from collections.abc import Iterator

from bot.wording import utf16
from tests.e2e.discord.messages import (
    BUTTON,
    COMPONENTS_V2,
    GALLERY,
    SELECTS,
    STRING_SELECT,
    Component,
    Message,
    label_of,
    media_name,
    walk,
)

CONTENT, TEXT, COMPONENTS, ROWS, BUTTONS = 2000, 4000, 40, 5, 5
OPTIONS, CUSTOM_ID, CHOICES, CHOICE, FIELDS = 25, 100, 25, 100, 5
_ROW, _THUMBNAIL, _FILE = 1, 11, 13
_LINK, _PREMIUM = 5, 6
_HOSTED = ("http://", "https://")


def complaints(message: Message) -> Iterator[str]:
    """What Discord would not take of a whole message."""
    components = message.components
    if message.flags & COMPONENTS_V2:
        if message.content or message.embeds:
            yield "content or embeds beside components V2"
        if not components:
            yield "components V2 without components"
        if len(list(walk(components))) > COMPONENTS:
            yield f"more than {COMPONENTS} components"
        if utf16(message.text) > TEXT:
            yield f"more than {TEXT} characters of text"
        yield from _media_complaints(message)
    else:
        if utf16(message.content) > CONTENT:
            yield f"content of more than {CONTENT} characters"
        if any(it["type"] != _ROW for it in components):
            yield "components V2 without their flag"
        if len(components) > ROWS:
            yield f"more than {ROWS} rows"
    yield from component_complaints(components)


def component_complaints(components: list[Component]) -> Iterator[str]:
    """What is wrong with components wherever they are: in a message or a form."""
    custom_ids: list[str] = []
    numbers: list[int] = []
    for component in walk(components):
        if "custom_id" in component:
            custom_ids.append(component["custom_id"])
        if component.get("id"):
            numbers.append(component["id"])
        if component["type"] == _ROW:
            yield from _row_complaints(component["components"])
        elif component["type"] == BUTTON:
            yield from _button_complaints(component)
        elif component["type"] in SELECTS:
            yield from _select_complaints(component)
    yield from (f"custom_id of {len(it)} characters" for it in custom_ids if len(it) > CUSTOM_ID)
    for name, values in (("custom_id", custom_ids), ("id", numbers)):
        if len(set(values)) < len(values):
            yield f"the same {name} twice: {values}"


def _row_complaints(children: list[Component]) -> Iterator[str]:
    kinds = [it["type"] for it in children]
    if set(kinds) == {BUTTON}:
        if len(kinds) > BUTTONS:
            yield f"more than {BUTTONS} buttons in a row"
    elif len(kinds) != 1:
        yield f"a row of {kinds}"


def _button_complaints(button: Component) -> Iterator[str]:
    style = button["style"]
    if style == _PREMIUM:
        return
    if not label_of(button):
        yield "a button without label and emoji"
    if style == _LINK and ("url" not in button or "custom_id" in button):
        yield "a link is a url without a custom_id"
    if style != _LINK and ("url" in button or not button.get("custom_id")):
        yield "a button has a custom_id and no url"


def _select_complaints(select: Component) -> Iterator[str]:
    least, most = select.get("min_values", 1), select.get("max_values", 1)
    if least > most:
        yield f"at least {least} and at most {most} values"
    if select["type"] == STRING_SELECT:
        values = [it["value"] for it in select["options"]]
        if not 1 <= len(values) <= OPTIONS or len(set(values)) < len(values):
            yield f"options of a select: 1 to {OPTIONS}, all different"
        if most > len(values):
            yield f"{most} values of {len(values)} options"
        if sum(bool(it.get("default")) for it in select["options"]) > most:
            yield "more defaults than values"


def _media_complaints(message: Message) -> Iterator[str]:
    attached = {it.name for it in message.attachments}
    for component in walk(message.components):
        kind = component["type"]
        items = component["items"] if kind == GALLERY else [component]
        for item in items if kind in (GALLERY, _THUMBNAIL, _FILE) else []:
            name = media_name(item)
            url = (item.get("media") or item["file"])["url"]
            if name and name not in attached:
                yield f"{url} is not attached"
            elif not name and (kind == _FILE or not url.startswith(_HOSTED)):
                yield f"no such media: {url}"
