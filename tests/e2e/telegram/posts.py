"""The bot's messages: what stands in chats, and what people put elsewhere by its inline mode."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.e2e.telegram.files import File
from tests.e2e.telegram.problems import Body


@dataclass(frozen=True, slots=True)
class State:
    """What a message shows between two edits; `text` is its caption where it has media, `markup`
    its keyboard or ForceReply, `media` what was told of its media."""

    text: str = ""
    file: File | None = None
    markup: Body | None = None
    spoiler: bool = False
    media: Mapping[str, Any] = field(default_factory=dict, compare=False)


@dataclass(eq=False, kw_only=True)
class Shown:
    """`states` are all that it showed, the latest last. Set `deleted`: someone deletes it."""

    states: list[State]
    deleted: bool = False

    @property
    def state(self) -> State:
        return self.states[-1]

    @property
    def text(self) -> str:
        return self.state.text

    @property
    def edits(self) -> list[str]:
        """Every text it had."""
        return [
            it.text
            for number, it in enumerate(self.states)
            if not number or it.text != self.states[number - 1].text
        ]

    @property
    def file(self) -> File | None:
        return self.state.file

    @property
    def kind(self) -> str:
        return self.file.kind if self.file else "text"

    @property
    def clip(self) -> bytes | None:
        return self.file.data if self.file else None

    @property
    def thumbnail(self) -> bytes | None:
        return self.file.thumbnail.data if self.file and self.file.thumbnail else None

    @property
    def media(self) -> Mapping[str, Any]:
        return self.state.media

    @property
    def spoiler(self) -> bool:
        return self.state.spoiler

    @property
    def keyboard(self) -> list[list[Body]]:
        return list((self.state.markup or {}).get("inline_keyboard", []))

    @property
    def buttons(self) -> list[str]:
        """The labels under it, row by row."""
        return [it["text"] for row in self.keyboard for it in row]

    @property
    def force_reply(self) -> bool:
        return bool((self.state.markup or {}).get("force_reply"))

    def data_of(self, label: str) -> str:
        """What is sent when the button is pressed that is called so, or that sends this."""
        buttons = [it for row in self.keyboard for it in row]
        for found in (
            [it for it in buttons if it["text"] == label],
            [it for it in buttons if it.get("callback_data") == label],
            [it for it in buttons if label in it["text"]],
        ):
            if len(found) == 1:
                assert "callback_data" in found[0], f"{label!r} sends nothing: {found[0]}"
                return str(found[0]["callback_data"])
        raise AssertionError(
            f"no button {label!r} in {self.buttons}; an old one is pressed by data="
        )


@dataclass(eq=False, kw_only=True)
class Post(Shown):
    """A message in a chat; `sent` is the request that it began with."""

    id: int
    chat: int
    date: int
    topic: int | None = None
    reply_to: int | None = None
    sent: Body = field(default_factory=dict)


@dataclass(eq=False, kw_only=True)
class InlineMessage(Shown):
    """A message that a person put, with the bot's help, where the bot cannot see it. Without a
    keyboard it has no `id`, and the bot cannot reach it."""

    id: str | None
    user: int
    result: Body
