"""The people of the soak: everybody asks for one clip, and some change their minds."""

import random
from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from tests.e2e.discord.interactions import Interaction
from tests.e2e.discord.messages import Message
from tests.e2e.discord.places import USER, Channel
from tests.e2e.discord.problems import NO_ACCESS, NO_PERMISSION
from tests.e2e.discord.server import DiscordServer
from tests.e2e.discord.soak.bot import IMPOSSIBLE

OPEN, OLD, SHUT = "open", "old", "shut"
"""Kinds of servers: such as any; where the tokens are soon over; where the bot, too, may soon do
nothing of its own, so that clips go to people in private. People of the last kind ask last."""

_KINDS = (OPEN, OLD) * 12 + (SHUT,)
AGES = {OPEN: 0.0, OLD: 14.2 * 60, SHUT: 14.2 * 60}
"""Seconds since they asked; after 14.5 minutes the bot leaves a token be, after 15 it is over."""

BEGUN = "…"  # what stands where a refusal is being said to who asked alone
HUGE = "a fox --size huge"  # what cannot be read
_PROMPTS = {"a sunset": 25, "a fox": 25, IMPOSSIBLE: 5, HUGE: 5, "": 40}


@dataclass(slots=True)
class Member:
    """`asked` is what they sent: again, when the application did not respond."""

    user: int
    channel: Channel
    kind: str
    prompt: str
    unfriendly: bool = False  # takes no direct messages
    asked: list[Interaction] = field(default_factory=list)


class Crowd:
    """`servers` of `members` each."""

    def __init__(
        self, server: DiscordServer, dice: random.Random, servers: int, members: int
    ) -> None:
        self.members: list[Member] = []
        self._server = server
        self._dice = dice
        for number in range(servers):
            kind = _KINDS[number % len(_KINDS)]
            channel = server.channel(guild=server.guild().id)
            self._enter(members, channel, kind)
        dice.shuffle(self.members)
        self.members.sort(key=lambda member: member.kind == SHUT)

    def ask(self, members: list[Member]) -> None:
        """All at once."""
        for member in members:
            interaction = self._server.send(
                "video",
                options={"prompt": member.prompt},
                user=member.user,
                guild=member.channel.guild,
                channel=member.channel.id,
                age=AGES[member.kind],
            )
            member.asked.append(interaction)

    def answered(self, members: list[Member]) -> int:
        """How many of them Discord knows an answer to."""
        asked = (it for member in members for it in member.asked[-1:])
        return sum(it.answered is not None for it in asked)

    def unheard(self, member: Member, jobs: Container[str]) -> bool:
        """Whether Discord tells them that the application did not respond, sooner or later; or
        nothing more comes of an answer that was begun."""
        asked = member.asked[-1]
        return str(asked.id) not in jobs and self.is_awaited(asked)

    def is_awaited(self, interaction: Interaction) -> bool:
        """Whether it is not refused yet; nor accepted, as far as can be seen."""
        message = self.message(interaction)
        if message is None or message.loading:
            return True
        return message.text == BEGUN and not message.deleted

    def clips(self) -> int:
        return sum(bool(it.attachments) for it in self._server.messages.values())

    def message(self, interaction: Interaction) -> Message | None:
        """What answers it: the message that the clip, or why there is none, belongs into."""
        return self._server.messages.get(interaction.response or 0)

    def told(self, interaction: Interaction) -> list[Message]:
        """What was said to who asked alone."""
        mine = [it for it in self._server.messages.values() if it.interaction == interaction.id]
        return [it for it in mine if it.hidden]

    def think_again(self, chance: float) -> None:
        """Some of those who wait cancel their clips, others delete the message."""
        for member, message in self.waiting():
            fate = self._dice.random() / chance
            if fate < 0.6 and "Cancel" in message.buttons:
                where = {"guild": member.channel.guild, "channel": member.channel.id}
                self._server.send_press(message, "Cancel", user=member.user, **where)
            elif 0.6 < fate < 1 and member.kind != SHUT:
                message.deleted = True

    def waiting(self) -> Iterator[tuple[Member, Message]]:
        """Those who were answered, but not for the last time."""
        for member in self.members:
            message = self.message(member.asked[-1]) if member.asked else None
            if message and not message.deleted and (message.loading or is_open(message)):
                yield member, message

    def shut(self) -> None:
        """From now on the bot may do nothing of its own where it is to be so."""
        for channel in {it.channel.id for it in self.members if it.kind == SHUT}:
            self._server.forbid(channel, self._dice.choice([NO_ACCESS, NO_PERMISSION]))

    def _enter(self, members: int, channel: Channel, kind: str) -> None:
        for _ in range(members):
            self.members.append(self._member(USER + len(self.members), channel, kind))

    def _member(self, user: int, channel: Channel, kind: str) -> Member:
        [what] = self._dice.choices(list(_PROMPTS), list(_PROMPTS.values()))
        prompt = what or f"a cat for {user} --seed {user % 1000}"
        form = " --format gif" if self._dice.random() < 0.1 else ""
        unfriendly = kind == SHUT and self._dice.random() < 0.2
        if unfriendly:
            self._server.close_dms(user)
        return Member(user, channel, kind, prompt + form, unfriendly)


def is_open(message: Message) -> bool:
    return "Cancel" in message.buttons
