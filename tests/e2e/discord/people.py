"""What people do at the loopback Discord: use commands, press buttons, fill in forms, react."""

import asyncio
import time
from typing import Any

from tests.e2e.discord import interactions
from tests.e2e.discord.asking import Asker, Value, command_data, interaction_payload, menu_data
from tests.e2e.discord.filling import component_of, filled_in, selected
from tests.e2e.discord.gateway import DIRECT_REACTIONS, REACTIONS
from tests.e2e.discord.interactions import Choice, Interaction, Modal
from tests.e2e.discord.messages import BUTTON, SELECTS, Component, Message, Upload
from tests.e2e.discord.places import CHANNEL, USER, Channel, member
from tests.e2e.discord.world import World


class People(World):
    """`**who` is of `Asker`: user, guild, channel, locale, roles, permissions, age.

    Each deed has two forms: `use` waits for the answering message, `send` only sends the
    interaction, for `answer_to` or `modal_of` to wait for.
    """

    async def use(self, name: str, **how: Any) -> Message:
        """Someone uses a command; returns the message that acknowledged it, in time."""
        return await self.answer_to(self.send(name, **how))

    def send(
        self, name: str, *, options: dict[str, Value] | None = None, **who: Any
    ) -> Interaction:
        """A slash command; "reelbot settings" is a subcommand."""
        asker, channel = self._asker(who)
        data = command_data(self, channel, name, options or {})
        return self._sent(interactions.COMMAND, asker, channel, data)

    async def complete(self, name: str, option: str, typed: str, **how: Any) -> list[Choice]:
        """What is offered to someone who has typed so much of an option."""
        interaction = self.send_typed(name, option, typed, **how)
        await self._answered(interaction)
        return interaction.choices

    def send_typed(
        self,
        name: str,
        option: str,
        typed: str,
        *,
        options: dict[str, Value] | None = None,
        **who: Any,
    ) -> Interaction:
        asker, channel = self._asker(who)
        given = (options or {}) | {option: typed}
        data = command_data(self, channel, name, given, focused=option)
        return self._sent(interactions.AUTOCOMPLETE, asker, channel, data)

    async def menu(self, name: str, message: Message, **who: Any) -> Message:
        """Someone chooses an entry of a message's context menu."""
        return await self.answer_to(self.send_menu(name, message, **who))

    def send_menu(self, name: str, message: Message, **who: Any) -> Interaction:
        asker, channel = self._asker({"channel": message.channel} | who)
        data = menu_data(self, channel, name, message)
        return self._sent(interactions.COMMAND, asker, channel, data)

    async def press(self, message: Message, which: str, **who: Any) -> Message:
        """Someone presses a button: `which` is its label, emoji, or how its custom id begins."""
        return await self.answer_to(self.send_press(message, which, **who))

    def send_press(self, message: Message, which: str, **who: Any) -> Interaction:
        return self._used(message, component_of(message, which, {BUTTON}), {}, who)

    async def choose(self, message: Message, which: str, *values: Any, **who: Any) -> Message:
        """Someone chooses in a select: values of its options, or people, roles, channels."""
        return await self.answer_to(self.send_choice(message, which, *values, **who))

    def send_choice(self, message: Message, which: str, *values: Any, **who: Any) -> Interaction:
        select = component_of(message, which, set(SELECTS))
        data = selected(self, select, values, self.channels[message.channel])
        return self._used(message, select, data, who)

    async def submit(self, modal: Modal, values: dict[str, Any], **who: Any) -> Message:
        """Someone fills in a form, by custom ids or labels, and sends it."""
        return await self.answer_to(self.send_form(modal, values, **who))

    def send_form(self, modal: Modal, values: dict[str, Any], **who: Any) -> Interaction:
        asked = modal.asked
        asker, channel = self._asker({"user": asked.user, "channel": asked.channel} | who)
        filled = {modal.field(name)["custom_id"]: value for name, value in values.items()}
        resolved: dict[str, Any] = {}
        parts = [filled_in(self, it, filled, channel, resolved) for it in modal.components]
        data = {"custom_id": modal.custom_id, "components": parts, "resolved": resolved}
        return self._sent(interactions.SUBMISSION, asker, channel, data, message=asked.message)

    async def answer_to(self, interaction: Interaction) -> Message:
        """The message that answers it, or that its component stands on."""
        await self._answered(interaction)
        assert interaction.response is not None, f"answered by {interaction.modal}"
        return self.messages[interaction.response]

    async def refusal(self, interaction: Interaction) -> Message:
        """What its user alone is told, once the answer that everyone was promised is gone."""
        promised = await self.answer_to(interaction)

        def told() -> list[Message]:
            mine = [it for it in self.messages.values() if it.interaction == interaction.id]
            return [it for it in mine if it.for_user == interaction.user and it is not promised]

        await self.until(lambda: promised.deleted and bool(told()))
        return told()[-1]

    async def modal_of(self, interaction: Interaction) -> Modal:
        """The form that was opened: `modal_of(server.send_press(message, "Edit"))`."""
        await self._answered(interaction)
        assert interaction.modal is not None, "no form was opened"
        return interaction.modal

    def write(
        self, content: str = "", *files: Upload, user: int = USER, channel: int = CHANNEL
    ) -> Message:
        """A person's own message."""
        message = Message(
            self.next_id(),
            channel,
            content=content,
            attachments=[self.keep(it, channel) for it in files],
            by="person",
            author=self.person(user),
        )
        self.messages[message.id] = message
        return message

    def react(self, message: Message, emoji: str, *, user: int = USER) -> None:
        """Someone reacts to a message; the bot hears of it only with that intent."""
        message.reactions.append((emoji, user))
        guild = self.channels[message.channel].guild
        data: dict[str, Any] = {
            "user_id": str(user),
            "channel_id": str(message.channel),
            "message_id": str(message.id),
            "message_author_id": str(message.author.id),
            "emoji": {"id": None, "name": emoji},
            "burst": False,
            "type": 0,
        }
        if guild is not None:
            they = member([]) | {"user": self.person(user).payload()}
            data |= {"guild_id": str(guild), "member": they}
        intent = DIRECT_REACTIONS if guild is None else REACTIONS
        self.gateway.dispatch("MESSAGE_REACTION_ADD", data, guild=guild, intent=intent)

    async def drop(self, again: int | None = None) -> None:
        """Cut the gateway's connections; see `Gateway.drop`."""
        await self.gateway.drop(again)

    def join(self, guild: int) -> None:
        """Someone invites the bot to a server."""
        self.guild(guild).joined = True
        self.gateway.present(guild, new=True)

    def leave(self, guild: int) -> None:
        """Someone removes the bot from a server."""
        self.guilds[guild].joined = False
        self.gateway.dispatch("GUILD_DELETE", {"id": str(guild)}, guild=guild, intent=1)

    def _asker(self, who: dict[str, Any]) -> tuple[Asker, Channel]:
        asker = Asker(**who)
        return asker, self.place(asker.guild, asker.channel, asker.user)

    def _new(
        self, kind: int, asker: Asker, channel: Channel, message: int | None = None
    ) -> Interaction:
        number = self.next_id(asker.age)
        interaction = Interaction(
            id=number,
            token=f"token-{number}-{channel.id}",
            kind=kind,
            channel=channel.id,
            user=asker.user,
            sent_at=time.monotonic(),
            installed_here=self.joined(channel),
            message=message,
        )
        self.interactions[number] = interaction
        return interaction

    def _sent(
        self,
        kind: int,
        asker: Asker,
        channel: Channel,
        data: dict[str, Any],
        message: int | None = None,
    ) -> Interaction:
        interaction = self._new(kind, asker, channel, message)
        payload = interaction_payload(self, interaction, asker, data)
        self.gateway.dispatch("INTERACTION_CREATE", payload, guild=channel.guild)
        return interaction

    def _used(
        self, message: Message, component: Component, data: dict[str, Any], who: dict[str, Any]
    ) -> Interaction:
        asker, channel = self._asker({"channel": message.channel} | who)
        assert not message.deleted, "nobody sees that message any more"
        assert message.for_user in (None, asker.user), "only one person sees that message"
        told = {
            "custom_id": component["custom_id"],
            "component_type": component["type"],
            "id": component.get("id", 1),
        }
        return self._sent(interactions.COMPONENT, asker, channel, told | data, message=message.id)

    async def _answered(self, interaction: Interaction) -> None:
        async with asyncio.timeout(self.acknowledge_within):
            await self.until(lambda: interaction.answered is not None)
