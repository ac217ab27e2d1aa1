"""A message of the loopback Discord: what people see of it, and its JSON."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.e2e.discord.places import BOT, Person

EPHEMERAL, LOADING, COMPONENTS_V2 = 1 << 6, 1 << 7, 1 << 15
"""https://discord.com/developers/docs/resources/message#message-object-message-flags"""

BUTTON, STRING_SELECT, TEXT_INPUT, TEXT_DISPLAY, GALLERY, LABEL = 2, 3, 4, 10, 12, 18
FILE_UPLOAD, RADIOS, CHECKBOXES, CHECKBOX = 19, 21, 22, 23
SELECTS = {STRING_SELECT: "string", 5: "user", 6: "role", 7: "mentionable", 8: "channel"}
"""https://discord.com/developers/docs/components/reference#component-object-component-types"""

Component = dict[str, Any]


@dataclass(slots=True)
class Upload:
    """A file in a message; pass one where a command's option takes an attachment."""

    name: str
    data: bytes
    description: str = ""
    spoiler: bool = False
    content_type: str | None = None
    width: int | None = None
    height: int | None = None
    id: int = 0
    url: str = ""

    def payload(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "id": str(self.id),
            "filename": self.name,
            "size": len(self.data),
            "url": self.url,
            "proxy_url": self.url,
            "flags": 0,
        }
        optional = {
            "description": self.description or None,
            "content_type": self.content_type,
            "width": self.width,
            "height": self.height,
        }
        return data | {key: value for key, value in optional.items() if value is not None}


@dataclass
class Message:
    """A message as people see it.

    `edits` is every text it had, `by` who wrote it last: "token" (of an interaction), "bot", or
    "person". `components` are as they were sent.
    """

    id: int
    channel: int
    flags: int = 0
    content: str = ""
    components: list[Component] = field(default_factory=list)
    embeds: list[dict[str, Any]] = field(default_factory=list)
    attachments: list[Upload] = field(default_factory=list)
    edits: list[str] = field(default_factory=list)
    by: str = ""
    author: Person = BOT
    for_user: int | None = None  # who alone sees it, when it is ephemeral
    interaction: int | None = None  # that it answers
    asked_by: Person | None = None  # whose interaction that was
    nonce: str | None = None
    reference: int | None = None  # the message it replies to
    reactions: list[tuple[str, int]] = field(default_factory=list)  # emoji, user
    deleted: bool = False

    @property
    def text(self) -> str:
        """All that a person reads of it, its content or its text displays, line by line."""
        shown = [it["content"] for it in walk(self.components) if it["type"] == TEXT_DISPLAY]
        return "\n".join([self.content, *shown] if self.content else shown)

    @property
    def shown(self) -> list[Upload]:
        """The attachments that people see: of components V2, those that a component shows."""
        if not self.flags & COMPONENTS_V2:
            return self.attachments
        names = {media_name(it) for it in self._media()}
        return [it for it in self.attachments if it.name in names]

    @property
    def files(self) -> dict[str, bytes]:
        return {it.name: it.data for it in self.shown}

    @property
    def descriptions(self) -> list[str]:
        """The files' alternative texts: a gallery's own, or else those of the attachments."""
        own = {media_name(it): it.get("description") for it in self._media()}
        return [own.get(it.name) or it.description for it in self.shown]

    @property
    def spoilers(self) -> list[bool]:
        """Which of the files are hidden until they are clicked."""
        hidden = {media_name(it) for it in self._media() if it.get("spoiler")}
        return [
            it.spoiler or it.name.startswith("SPOILER_") or it.name in hidden for it in self.shown
        ]

    @property
    def buttons(self) -> list[str]:
        """The labels (or emoji) of the buttons that can be pressed."""
        return [
            label_of(it)
            for it in walk(self.components)
            if it["type"] == BUTTON and not it.get("disabled")
        ]

    @property
    def hidden(self) -> bool:
        return bool(self.flags & EPHEMERAL)

    @property
    def loading(self) -> bool:
        return bool(self.flags & LOADING)

    def _media(self) -> Iterator[Component]:
        for component in walk(self.components):
            if component["type"] == GALLERY:
                yield from component["items"]
            elif "media" in component or "file" in component:
                yield component


def walk(components: list[Component]) -> Iterator[Component]:
    """Every component, a parent before its children."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        for key in ("accessory", "component"):
            if component.get(key):
                yield from walk([component[key]])


def label_of(component: Component) -> str:
    emoji = component.get("emoji") or {}
    return str(component.get("label") or emoji.get("name") or component.get("placeholder") or "")


def media_name(item: Component) -> str:
    """The attachment that a gallery's item, thumbnail or file shows."""
    media = item.get("media") or item.get("file") or {}
    url = str(media.get("url", ""))
    return url.removeprefix("attachment://") if url.startswith("attachment://") else ""


def message_payload(message: Message) -> dict[str, Any]:
    """https://discord.com/developers/docs/resources/message#message-object"""
    data: dict[str, Any] = {
        "id": str(message.id),
        "channel_id": str(message.channel),
        "author": message.author.payload(),
        "content": message.content,
        "timestamp": "2026-01-01T00:00:00+00:00",
        "edited_timestamp": "2026-01-01T00:00:01+00:00" if message.edits else None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [it.payload() for it in message.attachments],
        "embeds": message.embeds,
        "components": [_told(it, message) for it in message.components],
        "pinned": False,
        "type": 20 if message.interaction else 19 if message.reference else 0,
        "flags": message.flags,
    }
    if message.asked_by is not None:
        data["interaction_metadata"] = {
            "id": str(message.interaction),
            "type": 2,
            "user": message.asked_by.payload(),
            "authorizing_integration_owners": {},
        }
    if message.nonce is not None:
        data["nonce"] = message.nonce
    if message.reference is not None:
        data["message_reference"] = {
            "message_id": str(message.reference),
            "channel_id": str(message.channel),
        }
    return data


def _told(component: Component, message: Message) -> Component:
    """A component as Discord tells it: with the addresses of its media."""
    urls = {it.name: it.url for it in message.attachments}

    def resolved(value: Any) -> Any:
        if isinstance(value, list):
            return [resolved(it) for it in value]
        if not isinstance(value, dict):
            return value
        data = {key: resolved(it) for key, it in value.items()}
        if str(data.get("url", "")).startswith("attachment://"):
            data["url"] = urls[data["url"].removeprefix("attachment://")]
            data |= {"proxy_url": data["url"], "width": 0, "height": 0}
        return data

    return dict(resolved(component))
