"""The loopback Discord itself: what a bare discord.py bot can do there, and what is noticed."""

import asyncio
import io
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import discord
import pytest
from discord import app_commands, ui

from tests.e2e.discord import (
    APPLICATION,
    CHANNEL,
    GUILD,
    TOKEN,
    Bucket,
    Choice,
    DiscordServer,
    Person,
    Refusal,
    Role,
    Upload,
    openapi,
)

Interaction = discord.Interaction[discord.Client]


class Card(ui.LayoutView):
    """A clip with a button and a select under it."""

    def __init__(self, text: str, *files: str, more: str = "") -> None:
        super().__init__(timeout=None)
        box: ui.Container[Card] = ui.Container(ui.TextDisplay(text))
        if more:
            box.add_item(ui.TextDisplay(more))
        if files:
            items = [
                discord.MediaGalleryItem(f"attachment://{it}", description="a fox", spoiler=True)
                for it in files
            ]
            box.add_item(ui.MediaGallery(*items))
        box.add_item(ui.ActionRow(Edit()))
        options = [discord.SelectOption(label=it) for it in ("ink", "neon")]
        box.add_item(ui.ActionRow(Style(placeholder="style", options=options, custom_id="style")))
        self.add_item(box)


class Edit(ui.DynamicItem[ui.Button[Any]], template=r"edit:(?P<number>\d+)"):
    def __init__(self, number: int = 7) -> None:
        super().__init__(ui.Button(label="Edit", custom_id=f"edit:{number}"))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: Any, match: Any) -> "Edit":
        return cls(int(match["number"]))

    async def callback(self, interaction: Interaction) -> None:
        await interaction.response.send_modal(Form())


class Style(ui.Select[Any]):
    async def callback(self, interaction: Interaction) -> None:
        await interaction.response.edit_message(view=Card(f"in {self.values[0]}"))


class Form(ui.Modal, title="Edit"):
    prompt: ui.Label[Any] = ui.Label(
        text="Prompt", component=ui.TextInput(default="a fox", max_length=50)
    )
    where: ui.Label[Any] = ui.Label(
        text="Where", component=ui.ChannelSelect(custom_id="where", required=False, min_values=0)
    )

    async def on_submit(self, interaction: Interaction) -> None:
        assert isinstance(self.prompt.component, ui.TextInput)
        assert isinstance(self.where.component, ui.ChannelSelect)
        chosen = [it.name for it in self.where.component.values]
        await interaction.response.send_message(f"{self.prompt.component.value} {chosen}")


class Bare(discord.Client):
    """A bot with one command of every sort."""

    def __init__(self) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, guild_reactions=True),
            allowed_mentions=discord.AllowedMentions.none(),
            guild_ready_timeout=0,
        )
        self.tree = app_commands.CommandTree(self)
        self.heard: asyncio.Queue[str] = asyncio.Queue()
        self.last: Interaction | None = None  # what `/defer` deferred
        self._add_commands()

    def _add_commands(self) -> None:
        everywhere = app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
        anyone = app_commands.allowed_installs(guilds=True, users=True)

        @self.tree.command()
        @everywhere
        @anyone
        async def defer(interaction: Interaction, hidden: bool = False) -> None:
            """Answers later."""
            self.last = interaction
            await interaction.response.defer(thinking=True, ephemeral=hidden)

        @self.tree.command()
        async def card(interaction: Interaction, text: str) -> None:
            """Shows a card at once."""
            await interaction.response.send_message(view=Card(text))

        @card.autocomplete("text")
        async def texts(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
            return [app_commands.Choice(name=f"{typed}nset", value="id:1")]

        group = app_commands.Group(name="bare", description="More of it")

        @group.command()
        async def about(
            interaction: Interaction,
            file: discord.Attachment,
            member: discord.Member,
            role: discord.Role,
            channel: discord.TextChannel | discord.Thread,
        ) -> None:
            """Names what it is given."""
            assert isinstance(interaction.user, discord.Member)
            data = await file.read()
            names = f"{data!r} {member.name} {role.name} {channel.name}"
            may = interaction.permissions.manage_guild
            await interaction.response.send_message(f"{names} {may} {interaction.guild_locale}")

        self.tree.add_command(group)

        @self.tree.context_menu(name="Read it")
        async def read_it(interaction: Interaction, message: discord.Message) -> None:
            names = [it.filename for it in message.attachments]
            await interaction.response.send_message(f"{message.content} {names}", ephemeral=True)

    async def setup_hook(self) -> None:
        self.add_dynamic_items(Edit)
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """The library would wait 5 s before it begins a session anew."""

    async def on_raw_reaction_add(self, event: discord.RawReactionActionEvent) -> None:
        self.heard.put_nowait(f"{event.emoji} by {event.user_id}")

    async def on_guild_join(self, guild: discord.Guild) -> None:
        self.heard.put_nowait(f"in {guild.name}")

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self.heard.put_nowait(f"out of {guild.name}")


@pytest.fixture
async def bot(server: DiscordServer) -> AsyncIterator[Bare]:
    async with started(server) as bot:
        yield bot


@asynccontextmanager
async def started(server: DiscordServer) -> AsyncIterator[Bare]:
    async with Bare() as bot:
        await bot.login(TOKEN)
        connection = asyncio.create_task(bot.connect())
        await server.until(lambda: server.identified > 0)
        yield bot
        await bot.close()
        await connection


def a_file(name: str = "clip.mp4", size: int = 4) -> discord.File:
    return discord.File(io.BytesIO(bytes(size)), name)


async def deferred(server: DiscordServer, bot: Bare, **how: Any) -> Interaction:
    await server.use("defer", **how)
    assert bot.last is not None
    return bot.last


# What people do


async def test_a_deferred_answer_becomes_a_card_with_a_clip(
    server: DiscordServer, bot: Bare
) -> None:
    message = await server.use("defer")
    assert message.loading
    assert bot.last is not None
    await bot.last.edit_original_response(view=Card("a *fox*", "clip.mp4"), attachments=[a_file()])
    assert (message.text, message.by, message.loading) == ("a *fox*", "token", False)
    assert (message.descriptions, message.spoilers) == (["a fox"], [True])
    assert list(message.files) == ["clip.mp4"]
    assert message.buttons == ["Edit"]


async def test_buttons_selects_and_forms_are_used(server: DiscordServer, bot: Bare) -> None:
    card = await server.use("card", options={"text": "a fox"})
    form = await server.modal_of(server.send_press(card, "Edit", user=2))
    assert (form.title, list(form.fields)[1]) == ("Edit", "where")
    there = server.channel(name="clips")
    answer = await server.submit(form, {"Prompt": "a wolf", "where": [there]})
    assert answer.text == "a wolf ['clips']"
    assert await server.choose(card, "style", "neon") is card
    assert card.edits == ["a fox", "in neon"]
    assert server.messages.keys() == {card.id, answer.id}


async def test_a_subcommand_takes_a_file_a_member_a_role_and_a_channel(
    server: DiscordServer, bot: Bare
) -> None:
    options = {
        "file": Upload("a.png", b"PNG"),
        "member": Person(2, "bob"),
        "role": Role(3, "mods"),
        "channel": server.thread(),
    }
    manager = discord.Permissions(manage_guild=True).value
    answer = await server.use("bare about", options=options, permissions=manager)
    assert answer.text == "b'PNG' bob mods a thread True en-US"


async def test_menus_and_autocompletion_answer(server: DiscordServer, bot: Bare) -> None:
    said = server.write("hello", Upload("a.png", b"PNG"), user=2)
    answer = await server.menu("Read it", said)
    assert (answer.text, answer.hidden) == ("hello ['a.png']", True)
    assert await server.complete("card", "text", "a su") == [Choice("a sunset", "id:1")]


async def test_reactions_and_servers_are_heard_of(server: DiscordServer, bot: Bare) -> None:
    server.react(server.write("hello"), "👍", user=2)
    server.react(server.write("hello", channel=server.direct(2).id), "👎", user=2)  # no intent
    club = server.guild(name="Film club", joined=False)
    server.join(club.id)
    server.leave(club.id)
    async with asyncio.timeout(5):
        heard = [await bot.heard.get() for _ in range(3)]
    assert heard == ["👍 by 2", "in Film club", "out of Film club"]


# What Discord refuses


async def test_an_interaction_is_answered_once_in_time_and_for_15_minutes(
    server: DiscordServer, bot: Bare
) -> None:
    interaction = await deferred(server, bot)
    with refused(40060):
        await discord.InteractionResponse(interaction).defer()
    server.later(14 * 60)
    await interaction.edit_original_response(content="in time")
    server.later(61)
    with refused(50027):
        await interaction.edit_original_response(content="too late")
    server.acknowledge_within = 0
    late = server.send("defer")
    await server.until(lambda: server.requests[-1] == "acknowledge by token")
    assert late.answered is None


async def test_deleted_messages_and_forbidden_places_refuse_the_bot(
    server: DiscordServer, bot: Bare
) -> None:
    channel = bot.get_partial_messageable(CHANNEL)
    sent = await channel.send("hello")
    server.messages[sent.id].deleted = True
    with refused(10008):
        await sent.edit(content="hello?")
    with refused(50035):
        await sent.reply("hello?")
    server.forbid(CHANNEL)
    with refused(50001):
        await channel.send("hello?")
    server.close_dms(2)
    dm = await bot.create_dm(discord.Object(2))
    with refused(50007):
        await dm.send("hello?")
    assert server.invalid_requests == 2


async def test_an_archived_thread_takes_new_messages_but_no_edits(
    server: DiscordServer, bot: Bare
) -> None:
    thread = server.thread()
    place = bot.get_partial_messageable(thread.id)
    sent = await place.send("hello")
    thread.archived = True
    with refused(50083):
        await sent.edit(content="hello?")
    await place.send("hello again")
    assert not thread.archived


async def test_where_only_people_have_the_bot_it_has_five_follow_ups(
    server: DiscordServer, bot: Bare
) -> None:
    interaction = await deferred(server, bot, guild=server.guild(joined=False).id)
    assert interaction.is_user_integration()
    assert not interaction.is_guild_integration()
    assert interaction.channel_id is not None
    await interaction.edit_original_response(content="0")
    for number in range(5):
        await interaction.followup.send(str(number + 1))
    with refused(40094):
        await interaction.followup.send("6")
    with refused(50001):
        await bot.get_partial_messageable(interaction.channel_id).send("7")
    alone = await deferred(server, bot, guild=None, channel=server.private().id)
    assert alone.context.private_channel


async def test_a_nonce_makes_one_message_though_its_answer_was_lost(
    server: DiscordServer, bot: Bare
) -> None:
    server.refusals.append(Refusal("bot", 502, on="send", after=True))
    channel = bot.get_partial_messageable(CHANNEL)
    await channel.send("hello", nonce="job-1")
    await channel.send("hello", nonce="job-2")
    assert [it.nonce for it in server.messages.values()] == ["job-1", "job-2"]


async def test_files_may_be_as_large_as_the_place_allows(server: DiscordServer, bot: Bare) -> None:
    server.guilds[GUILD].upload_limit = 100
    interaction = await deferred(server, bot)
    assert interaction.filesize_limit == 100
    with refused(40005):
        await interaction.edit_original_response(attachments=[a_file(size=101)])
    await interaction.edit_original_response(attachments=[a_file(size=100)])


async def test_a_rate_limit_is_waited_out(server: DiscordServer, bot: Bare) -> None:
    server.bucket = Bucket(2, 0.2)
    channel = bot.get_partial_messageable(CHANNEL)
    async with asyncio.timeout(5):
        await asyncio.gather(*(channel.send(str(number)) for number in range(5)))
    assert len(server.messages) == 5
    server.bucket = None
    server.refusals.append(Refusal("bot", 429, retry_after=0.05, on="send", everywhere=True))
    await channel.send("at last")
    assert server.invalid_requests >= 1


async def test_sessions_are_resumed_or_begun_anew(server: DiscordServer, bot: Bare) -> None:
    await server.drop()
    await server.until(lambda: server.resumed == 1)
    await server.use("defer")
    assert server.identified == 1
    await server.gateway.invalidate()
    await server.until(lambda: server.identified == 2)
    await server.use("defer")
    await bot.change_presence(activity=discord.CustomActivity("resting"))
    await server.until(lambda: bool(server.presences))
    assert server.heartbeats


# What no correct program sends

MISTAKES: dict[str, dict[str, Callable[[], Any]]] = {
    "more than 4000 characters of text": {"view": lambda: Card("x" * 3999, more="xx")},
    "clip.mp4 is not attached": {"view": lambda: Card("a fox", "clip.mp4")},
    "content of more than 2000": {"content": lambda: "x" * 2001},
    "would rename": {"file": lambda: a_file("my clip.mp4")},
    "nobody may be told": {
        "content": lambda: "@everyone",
        "allowed_mentions": discord.AllowedMentions.all,
    },
}


@pytest.mark.parametrize("complaint", MISTAKES)
async def test_a_mistake_is_answered_400_and_remembered(
    server: DiscordServer, bot: Bare, complaint: str
) -> None:
    arguments = {name: make() for name, make in MISTAKES[complaint].items()}
    with refused(50035):
        await bot.get_partial_messageable(CHANNEL).send(**arguments)
    assert server.messages == {}
    [violation] = taken(server)
    assert complaint in violation


async def test_components_v2_cannot_be_taken_back(server: DiscordServer, bot: Bare) -> None:
    card = await server.use("card", options={"text": "a fox"})
    sent = bot.get_partial_messageable(CHANNEL).get_partial_message(card.id)
    with refused(50035):
        await sent.edit(content="a fox")
    with refused(50035):
        await bot.http.request(
            discord.http.Route("PATCH", f"/channels/{CHANNEL}/messages/{card.id}"),
            json={"flags": 0, "components": []},
        )
    assert len(taken(server)) == 2
    assert card.text == "a fox"


async def test_a_violation_fails_whoever_runs_the_server() -> None:
    with pytest.raises(AssertionError, match="no such thing"):
        async with DiscordServer() as server:
            server.violations.append("no such thing")


@pytest.mark.skipif(openapi.openapi() is None, reason=openapi.ABSENT)
@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ({"content": "a fox", "contents": "a fox"}, "'contents' was unexpected"),
        ({"content": 7}, "$.content: 7 is not of type"),
        ({"components": [{"type": 99}]}, "$.components[0]: of type 99"),
        (
            {"components": [{"type": 1, "components": [{"type": 2, "label": "x", "style": 77}]}]},
            "$.components[0].components[0].style: 77 is not one of",
        ),
    ],
)
async def test_what_contradicts_discords_openapi_is_noticed(
    server: DiscordServer, body: dict[str, Any], complaint: str
) -> None:
    async with (
        aiohttp.ClientSession(headers={"Authorization": f"Bot {TOKEN}"}) as session,
        session.post(f"{server.base}/channels/{CHANNEL}/messages", json=body) as response,
    ):
        assert (response.status, (await response.json())["code"]) == (400, 50035)
    [violation] = taken(server)
    assert complaint in violation


async def test_commands_keep_discords_rules(server: DiscordServer) -> None:
    wrong = {
        "the name 'Video'": [chat_input("Video")],
        "two commands of one name": [chat_input("video")] * 2,
        "required options come first": [
            chat_input("video", option("a"), option("b", required=True))
        ],
        "choices and autocompletion": [
            chat_input(
                "video", option("a", autocomplete=True, choices=[{"name": "x", "value": "x"}])
            )
        ],
    }
    url = f"{server.base}/applications/{APPLICATION}/commands"
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {TOKEN}"}) as session:
        for complaint, commands in wrong.items():
            async with session.put(url, json=commands) as response:
                assert response.status == 400
            [violation] = taken(server)
            assert complaint in violation
        for day in range(3):
            many = [chat_input(f"c{day}-{number}") for number in range(99)]
            async with session.put(url, json=many) as response:
                assert response.status == (200 if day < 2 else 400)


def chat_input(name: str, *options: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "name": name, "description": "x", "options": list(options)}


def option(name: str, **more: Any) -> dict[str, Any]:
    return {"type": 3, "name": name, "description": "x", **more}


def taken(server: DiscordServer) -> list[str]:
    """The violations so far, which were meant."""
    violations = list(server.violations)
    server.violations.clear()
    return violations


def refused(code: int) -> Any:
    return pytest.raises(discord.HTTPException, match=f"error code: {code}")
