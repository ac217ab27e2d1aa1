"""What the bot does with its own token: messages in channels, conversations, itself.

https://discord.com/developers/docs/resources/message
"""

import time
from typing import Any

from tests.e2e.discord import problems
from tests.e2e.discord.messages import EPHEMERAL, Message, message_payload
from tests.e2e.discord.places import APPLICATION, BOT
from tests.e2e.discord.problems import Problem, Violation
from tests.e2e.discord.rest import Call, Route
from tests.e2e.discord.world import World
from tests.e2e.discord.writing import write

NONCE_KEPT = 5 * 60.0  # "the past few minutes"
_CHANNEL = "/channels/{channel_id}"
_MESSAGE = _CHANNEL + "/messages/{message_id}"
_REACTIONS = _MESSAGE + "/reactions/{emoji_name}/@me"


class ByBot:
    def __init__(self, world: World) -> None:
        self.world = world
        self._nonces: dict[tuple[int, str], tuple[float, Message]] = {}

    def routes(self) -> list[Route]:
        return [
            Route("GET", "/users/@me", "get", self.me),
            Route("GET", "/users/@me/guilds", "get", self.guilds),
            Route("POST", "/users/@me/channels", "dm", self.direct),
            Route("GET", "/oauth2/applications/@me", "get", self.application),
            Route("GET", "/gateway/bot", "get", self.gateway),
            Route("GET", _CHANNEL, "get", self.channel),
            Route("POST", _CHANNEL + "/messages", "send", self.send),
            Route("GET", _MESSAGE, "get", self.get),
            Route("PATCH", _MESSAGE, "edit", self.edit),
            Route("DELETE", _MESSAGE, "delete", self.delete),
            Route("PUT", _REACTIONS, "react", self.react),
        ]

    async def me(self, call: Call) -> Any:
        return BOT.payload()

    async def guilds(self, call: Call) -> Any:
        return [it.summary() for it in self.world.guilds.values() if it.joined]

    async def application(self, call: Call) -> Any:
        return self.world.application

    async def gateway(self, call: Call) -> Any:
        starts = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
        return {
            "url": self.world.gateway_url,
            "shards": self.world.shards,
            "session_start_limit": starts,
        }

    async def direct(self, call: Call) -> Any:
        return self.world.direct(int(call.body["recipient_id"])).payload()

    async def channel(self, call: Call) -> Any:
        return self.world.open_channel(call.number("channel_id")).payload()

    async def send(self, call: Call) -> Any:
        channel = self.world.open_channel(call.number("channel_id"), sending=True)
        nonce = call.body.get("nonce")
        key = (channel.id, str(nonce))
        if nonce is not None and call.body.get("enforce_nonce"):
            moment, message = self._nonces.get(key, (0.0, None))
            if message is not None and self._now() - moment < NONCE_KEPT:
                return message_payload(message)
        message = Message(
            self.world.next_id(),
            channel.id,
            nonce=None if nonce is None else str(nonce),
            reference=self._reference(call.body.get("message_reference")),
        )
        if (call.body.get("flags") or 0) & EPHEMERAL:
            raise Violation("only an interaction's answer can be ephemeral")
        write(self.world, message, call.body, call.files, "bot")
        channel.archived = False
        self.world.messages[message.id] = message
        self._nonces[key] = (self._now(), message)
        return message_payload(message)

    async def get(self, call: Call) -> Any:
        return message_payload(self._message(call))

    async def edit(self, call: Call) -> Any:
        message = self._message(call)
        if self.world.channels[message.channel].archived:
            raise Problem(problems.ARCHIVED)
        if message.author.id != APPLICATION:
            raise Problem(problems.NOT_THE_AUTHOR)
        write(self.world, message, call.body, call.files, "bot")
        return message_payload(message)

    async def delete(self, call: Call) -> None:
        message = self._message(call)
        if message.author.id != APPLICATION:
            raise Problem(problems.NO_PERMISSION)
        message.deleted = True

    async def react(self, call: Call) -> None:
        self._message(call).reactions.append((call.path["emoji_name"], APPLICATION))

    def _message(self, call: Call) -> Message:
        """One that stands in that channel and is not for somebody alone."""
        channel = self.world.open_channel(call.number("channel_id"))
        message = self.world.standing(call.number("message_id"))
        if message.channel != channel.id or message.hidden:
            raise Problem(problems.UNKNOWN_MESSAGE)
        return message

    def _reference(self, told: dict[str, Any] | None) -> int | None:
        if told is None:
            return None
        message = self.world.messages.get(int(told["message_id"]))
        if message is not None and not message.deleted and not message.hidden:
            return message.id
        if told.get("fail_if_not_exists", True):
            raise Problem(problems.INVALID_BODY, why="message_reference: Unknown message")
        return None

    def _now(self) -> float:
        return time.monotonic() + self.world.ahead
