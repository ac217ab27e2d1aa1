"""All that the loopback Discord remembers, and the rules of who may do what where."""

import asyncio
import itertools
import time
from collections.abc import Callable
from typing import Any

from tests.e2e.discord import openapi, problems
from tests.e2e.discord.gateway import Gateway
from tests.e2e.discord.interactions import Interaction
from tests.e2e.discord.messages import Message, Upload
from tests.e2e.discord.places import (
    CHANNEL,
    DIRECT,
    GROUP,
    GUILD,
    THREAD,
    UPLOAD_LIMIT,
    Channel,
    Guild,
    Person,
    application,
)
from tests.e2e.discord.problems import Bucket, Problem, Refusal

Command = dict[str, Any]

EPOCH = 1420070400  # https://discord.com/developers/docs/reference#snowflakes
TOKEN_LIVES = 15 * 60.0
ACKNOWLEDGE = 3.0
PATIENCE = 10.0  # seconds a test waits for what should happen


class World:
    """The state that tests read and change. Times are seconds, `ahead` how far Discord's clock has
    been put forward."""

    def __init__(self) -> None:
        self.guilds: dict[int, Guild] = {GUILD: Guild(GUILD)}
        self.channels: dict[int, Channel] = {CHANNEL: Channel(CHANNEL, guild=GUILD)}
        self.people: dict[int, Person] = {}
        self.application = application()
        self.shards = 1
        self.messages: dict[int, Message] = {}
        self.interactions: dict[int, Interaction] = {}
        self.uploads: dict[int, Upload] = {}
        self.refusals: list[Refusal] = []
        self.bucket: Bucket | None = None  # the rate limit, when there is to be one
        self.description = openapi.openapi()  # to check bodies against; None: they are not
        self.violations: list[str] = []  # what no correct program does; none in the end
        self.expired = False  # whether interaction tokens are over
        self.acknowledge_within = ACKNOWLEDGE
        self.upload_limit = UPLOAD_LIMIT
        self.ahead = 0.0
        self.edits = 0
        self.requests: list[str] = []  # "send by bot", "edit by token", …
        self.invalid_requests = 0  # answers 401, 403 and 429: 10 000 in ten minutes are a ban
        self.base = ""  # the REST API
        self.gateway_url = ""
        self.heartbeat_interval = 41.25
        self.heartbeats: list[float] = []  # when one was heard, monotonic
        self.presences: list[dict[str, Any]] = []
        self.identified = 0
        self.resumed = 0
        self.commands: list[Command] = []  # those for everywhere
        self.guild_commands: dict[int, list[Command]] = {}
        self.syncs = 0
        self.gateway = Gateway(self)
        self._ids = itertools.count()
        self._waiting: list[tuple[Callable[[], bool], asyncio.Future[None]]] = []

    def now(self) -> float:
        return time.time() + self.ahead

    def next_id(self, age: float = 0) -> int:
        """A snowflake of `age` seconds ago."""
        moment = int((self.now() - age - EPOCH) * 1000)
        return moment << 22 | next(self._ids) & (1 << 22) - 1

    def age(self, number: int) -> float:
        """Seconds since a snowflake was given."""
        return self.now() - ((number >> 22) / 1000 + EPOCH)

    async def until(self, happened: Callable[[], bool]) -> None:
        """Wait for what the bot, or Discord, should do."""
        if happened():
            return
        waiting = (happened, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        try:
            async with asyncio.timeout(PATIENCE):
                await waiting[1]
        finally:
            self._waiting.remove(waiting)

    def tell(self) -> None:
        """Let those go on who wait for what has happened now."""
        for happened, waiting in self._waiting:
            if not waiting.done():
                try:
                    if happened():
                        waiting.set_result(None)
                except Exception as error:  # of a test's own making
                    waiting.set_exception(error)

    def later(self, seconds: float) -> None:
        """Let time pass at Discord: tokens and URLs grow old."""
        self.ahead += seconds

    # Places

    def guild(self, number: int | None = None, **about: Any) -> Guild:
        """A server, made on its first mention; see `Guild` for what can be said about it."""
        number = number or self.next_id()
        if number not in self.guilds:
            self.guilds[number] = Guild(number, **about)
            if self.guilds[number].joined:
                self.gateway.present(number, new=True)
        return self.guilds[number]

    def channel(self, number: int | None = None, *, guild: int = GUILD, **about: Any) -> Channel:
        """A server's channel, made on its first mention; see `Channel` for what can be said."""
        number = number or self.next_id()
        if number not in self.channels:
            self.guild(guild)
            self.channels[number] = Channel(number, guild=guild, **about)
            self.gateway.present_channel(self.channels[number])
        return self.channels[number]

    def thread(self, parent: int = CHANNEL, **about: Any) -> Channel:
        """A new thread of a channel."""
        guild = self.channels[parent].guild
        assert guild is not None
        return self.channel(guild=guild, kind=THREAD, parent=parent, name="a thread", **about)

    def direct(self, user: int) -> Channel:
        """The conversation of the bot with a person."""
        for channel in self.channels.values():
            if channel.kind == DIRECT and channel.recipient == user:
                return channel
        number = self.next_id()
        self.channels[number] = Channel(number, kind=DIRECT, recipient=user)
        return self.channels[number]

    def private(self) -> Channel:
        """A new conversation among people, without the bot."""
        number = self.next_id()
        self.channels[number] = Channel(number, kind=GROUP, name="friends")
        return self.channels[number]

    def place(self, guild: int | None, channel: int | None, user: int) -> Channel:
        """Where an interaction happens; without a channel, in the server's first one."""
        if channel is not None:
            if channel in self.channels:
                return self.channels[channel]
            assert guild is not None, "a direct channel is the one of its person"
            return self.channel(channel, guild=guild)
        if guild is None:
            return self.direct(user)
        mine = [it for it in self.channels.values() if it.guild == guild and it.kind != THREAD]
        return mine[0] if mine else self.channel(guild=guild)

    def forbid(self, channel: int, code: int = problems.NO_ACCESS) -> None:
        """Refuse the bot's own requests there; 50001, 50013, or 50007 in a conversation."""
        self.channels[channel].refuses = code

    def close_dms(self, user: int) -> None:
        self.forbid(self.direct(user).id, problems.DMS_CLOSED)

    def person(self, number: int) -> Person:
        return self.people.get(number) or Person(number)

    def joined(self, channel: Channel) -> bool:
        """Whether the bot itself is where the channel is."""
        if channel.guild is None:
            return channel.kind == DIRECT
        return self.guilds[channel.guild].joined

    def limit_of(self, channel: Channel) -> int:
        """Bytes that a file may have there."""
        guild = self.guilds.get(channel.guild or 0)
        return channel.upload_limit or (guild and guild.upload_limit) or self.upload_limit

    # Who may do what

    def open_channel(self, number: int, *, sending: bool = False) -> Channel:
        """A channel that the bot's own token may use."""
        channel = self.channels.get(number)
        if channel is None:
            raise Problem(problems.UNKNOWN_CHANNEL)
        if not self.joined(channel):
            raise Problem(problems.NO_ACCESS)
        if channel.refuses and (sending or channel.refuses != problems.DMS_CLOSED):
            raise Problem(channel.refuses)
        return channel

    def standing(self, number: int | None) -> Message:
        """A message that nobody deleted, nor its channel."""
        message = self.messages.get(number or 0)
        if message is None or message.deleted:
            raise Problem(problems.UNKNOWN_MESSAGE)
        if message.channel not in self.channels:
            raise Problem(problems.UNKNOWN_CHANNEL)
        return message

    def live(self, token: str) -> Interaction:
        """The interaction of a token that is still good."""
        number = int(token.split("-")[1])
        interaction = self.interactions.get(number)
        if interaction is None or interaction.answered is None:
            raise Problem(problems.UNKNOWN_WEBHOOK)
        if self.expired or self.age(number) > TOKEN_LIVES:
            raise Problem(problems.INVALID_TOKEN)
        return interaction

    def keep(self, upload: Upload, channel: int) -> Upload:
        """Give a file its id and the address that people load it from."""
        if not upload.id:
            upload.id = self.next_id()
            root = self.base.removesuffix("/api/v10")
            upload.url = f"{root}/attachments/{channel}/{upload.id}/{upload.name}"
            self.uploads[upload.id] = upload
        return upload

    def refuse(self, by: str, on: str, *, after: bool = False) -> None:
        """Raise what a test wants in place of this request's answer."""
        for refusal in self.refusals:
            if refusal.after is after and refusal.meets(by, on):
                raise refusal.problem()
