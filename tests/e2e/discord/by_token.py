"""What an interaction's token is good for: the callback, @original, follow-ups.

https://discord.com/developers/docs/interactions/receiving-and-responding
"""

import time
from typing import Any

from tests.e2e.discord import interactions, layout, problems
from tests.e2e.discord.interactions import Choice, Interaction, Modal
from tests.e2e.discord.messages import EPHEMERAL, LOADING, Message, message_payload
from tests.e2e.discord.places import APPLICATION
from tests.e2e.discord.problems import Problem, Violation
from tests.e2e.discord.rest import Call, Route
from tests.e2e.discord.world import World
from tests.e2e.discord.writing import Body, Files, write

FOLLOW_UPS = 5  # of an interaction where the bot itself is not
_WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
_MESSAGE = _WEBHOOK + "/messages/{message_id}"

_ALLOWED = {
    interactions.COMMAND: {interactions.ANSWER, interactions.DEFERRED, interactions.MODAL},
    interactions.COMPONENT: {
        interactions.ANSWER,
        interactions.DEFERRED,
        interactions.DEFERRED_UPDATE,
        interactions.UPDATE,
        interactions.MODAL,
    },
    interactions.AUTOCOMPLETE: {interactions.CHOICES},
    interactions.SUBMISSION: {
        interactions.ANSWER,
        interactions.DEFERRED,
        interactions.DEFERRED_UPDATE,
        interactions.UPDATE,
    },
}
_YES = ("1", "true", "True")
_UPDATES = {interactions.DEFERRED_UPDATE, interactions.UPDATE}


class ByToken:
    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[Route]:
        callback = "/interactions/{interaction_id}/{interaction_token}/callback"
        original = _WEBHOOK + "/messages/@original"
        return [
            Route("POST", callback, "acknowledge", self.acknowledge),
            Route("GET", original, "get", self.get),
            Route("PATCH", original, "edit", self.edit),
            Route("DELETE", original, "delete", self.delete),
            Route("POST", _WEBHOOK, "send", self.follow_up),
            Route("GET", _MESSAGE, "get", self.get),
            Route("PATCH", _MESSAGE, "edit", self.edit),
            Route("DELETE", _MESSAGE, "delete", self.delete),
        ]

    async def acknowledge(self, call: Call) -> Any:
        interaction = self.world.interactions.get(call.number("interaction_id"))
        if interaction is None or call.path["interaction_token"] != interaction.token:
            raise Problem(problems.UNKNOWN_INTERACTION)
        if interaction.answered is not None:
            raise Problem(problems.ACKNOWLEDGED_ALREADY)
        if time.monotonic() - interaction.sent_at > self.world.acknowledge_within:
            raise Problem(problems.UNKNOWN_INTERACTION)
        kind, data = call.body["type"], call.body.get("data") or {}
        _check_kind(interaction, kind)
        if kind == interactions.CHOICES:
            interaction.choices = _choices(data["choices"])
        elif kind == interactions.MODAL:
            interaction.modal = _modal(interaction, data)
        elif kind in _UPDATES:
            self._update(interaction, kind, data, call.files)
        else:
            self._respond(interaction, kind, data, call.files)
        interaction.answered = kind
        return self._told(interaction, kind) if call.query.get("with_response") in _YES else None

    async def get(self, call: Call) -> Any:
        _, message = self._message(call)
        return message_payload(message)

    async def edit(self, call: Call) -> Any:
        _, message = self._message(call)
        if self.world.channels[message.channel].archived:
            raise Problem(problems.ARCHIVED)
        write(self.world, message, call.body, call.files, "token")
        return message_payload(message)

    async def delete(self, call: Call) -> None:
        _, message = self._message(call)
        message.deleted = True

    async def follow_up(self, call: Call) -> Any:
        interaction = self._interaction(call)
        if interaction.channel not in self.world.channels:
            raise Problem(problems.UNKNOWN_CHANNEL)
        original = self.world.messages.get(interaction.response or 0)
        if original is not None and original.loading:
            # The first one takes the place of "is thinking", and whoever saw that sees it; where
            # that was deleted, none can be sent (discord/discord-api-docs, issue 3087).
            message = self.world.standing(original.id)
        else:
            interaction.follow_ups += 1
            if interaction.follow_ups > FOLLOW_UPS and not interaction.installed_here:
                raise Problem(problems.TOO_MANY_FOLLOW_UPS)
            message = self._new(interaction, (call.body.get("flags") or 0) & EPHEMERAL)
        write(self.world, message, call.body, call.files, "token")
        self.world.messages[message.id] = message
        return message_payload(message)

    def _interaction(self, call: Call) -> Interaction:
        interaction = self.world.live(call.path["webhook_token"])
        mine = (str(APPLICATION), interaction.token)
        if (call.path["webhook_id"], call.path["webhook_token"]) != mine:
            raise Problem(problems.UNKNOWN_WEBHOOK)
        return interaction

    def _message(self, call: Call) -> tuple[Interaction, Message]:
        """One that the interaction made, or that its component stands on."""
        interaction = self._interaction(call)
        named = call.path.get("message_id")
        message = self.world.standing(interaction.response if named is None else int(named))
        mine = message.id in (interaction.response, interaction.message)
        if not mine and message.interaction != interaction.id:
            raise Problem(problems.UNKNOWN_MESSAGE)
        return interaction, message

    def _new(self, interaction: Interaction, flags: int) -> Message:
        """Not standing yet."""
        return Message(
            self.world.next_id(),
            interaction.channel,
            flags,
            for_user=interaction.user if flags & EPHEMERAL else None,
            interaction=interaction.id,
            asked_by=self.world.person(interaction.user),
        )

    def _respond(self, interaction: Interaction, kind: int, data: Body, files: Files) -> None:
        message = self._new(interaction, (data.get("flags") or 0) & EPHEMERAL)
        if kind == interactions.DEFERRED:  # no other flag is heeded yet, components V2 neither
            message.flags |= LOADING
            message.by = "token"
        else:
            write(self.world, message, data, files, "token")
        self.world.messages[message.id] = message
        interaction.response = message.id

    def _update(self, interaction: Interaction, kind: int, data: Body, files: Files) -> None:
        message = self.world.standing(interaction.message)
        if kind == interactions.UPDATE:
            write(self.world, message, data, files, "token")
        interaction.response = message.id

    def _told(self, interaction: Interaction, kind: int) -> Any:
        told: dict[str, Any] = {"id": str(interaction.id), "type": interaction.kind}
        resource: dict[str, Any] = {"type": kind}
        if interaction.response is not None:
            message = self.world.messages[interaction.response]
            told |= {
                "response_message_id": str(message.id),
                "response_message_loading": message.loading,
                "response_message_ephemeral": message.hidden,
            }
            if kind != interactions.DEFERRED_UPDATE:
                resource["message"] = message_payload(message)
        return {"interaction": told, "resource": resource}


def _check_kind(interaction: Interaction, kind: int) -> None:
    if kind not in _ALLOWED[interaction.kind] or (kind in _UPDATES and not interaction.message):
        raise Violation(f"a callback of type {kind} for an interaction of type {interaction.kind}")


def _choices(listed: list[dict[str, Any]]) -> list[Choice]:
    choices = [Choice(it["name"], it["value"]) for it in listed]
    if len(choices) > layout.CHOICES:
        raise Violation(f"{len(choices)} choices")
    for choice in choices:
        if not 1 <= len(choice.name) <= layout.CHOICE or len(str(choice.value)) > layout.CHOICE:
            raise Violation(f"a choice of more than {layout.CHOICE} characters: {choice}")
    return choices


def _modal(interaction: Interaction, data: Body) -> Modal:
    for complaint in layout.component_complaints(data["components"]):
        raise Violation(complaint)
    modal = Modal(data["title"], data["custom_id"], data["components"], interaction)
    if not 1 <= len(modal.components) <= layout.FIELDS:
        raise Violation(f"{len(modal.components)} components in a form")
    for component in modal.fields.values():
        value = component.get("value") or ""
        if len(value) > component.get("max_length", 4000):
            raise Violation(f"a form's field begins with a text longer than it may be: {value!r}")
    return modal
