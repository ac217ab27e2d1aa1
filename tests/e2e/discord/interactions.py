"""What people do with the bot, as the loopback Discord knows it."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tests.e2e.discord.messages import Component, label_of, walk

COMMAND, COMPONENT, AUTOCOMPLETE, SUBMISSION = 2, 3, 4, 5
"""https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-type"""

ANSWER, DEFERRED, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
"""https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type"""


class Choice(NamedTuple):
    """What autocompletion offers: people see the name, the command gets the value."""

    name: str
    value: str | int | float


@dataclass(frozen=True, slots=True)
class Modal:
    """A form that stands before a person; `submit` sends it."""

    title: str
    custom_id: str
    components: list[Component]
    asked: "Interaction"

    @property
    def fields(self) -> dict[str, Component]:
        """What can be filled in, by custom id."""
        return {it["custom_id"]: it for it in walk(self.components) if "custom_id" in it}

    def field(self, name: str) -> Component:
        """By its custom id, or by its label."""
        for component in walk(self.components):
            inner = component.get("component") or component
            if "custom_id" in inner and name in (inner["custom_id"], label_of(component)):
                return dict(inner)
        raise AssertionError(f"no field {name!r} in {list(self.fields)}")


@dataclass
class Interaction:
    """One use of the bot; `answered` says which callback it got, None while it waits."""

    id: int
    token: str
    kind: int
    channel: int
    user: int
    sent_at: float  # monotonic
    installed_here: bool = True  # else only people have it: its token is all the bot has
    message: int | None = None  # whose component was used
    answered: int | None = None
    response: int | None = None  # the message @original is
    follow_ups: int = 0
    choices: list[Choice] = field(default_factory=list)
    modal: Modal | None = None
    payload: dict[str, Any] = field(default_factory=dict)
