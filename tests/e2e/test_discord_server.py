"""What a bare discord.py bot and people can do with each other at the loopback Discord."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import discord
import pytest

from generator import ffmpeg
from tests.e2e.discord import (
    TOKEN,
    Choice,
    ClipFacts,
    DiscordServer,
    Person,
    Role,
    Upload,
    check_clip,
)
from tests.e2e.discord.bare import Bare, Card, a_file, bare_bot


@pytest.fixture
async def bot(server: DiscordServer) -> AsyncIterator[Bare]:
    async with bare_bot(server) as bot:
        yield bot


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


async def test_each_shard_hears_of_its_own_servers(server: DiscordServer) -> None:
    server.shards = 2
    clubs = [server.guild(number << 22, name=f"Club {number}") for number in (10, 11)]
    async with Sharded(intents=discord.Intents(guilds=True), guild_ready_timeout=0) as client:
        await client.login(TOKEN)
        connection = asyncio.create_task(client.connect())
        await server.until(lambda: server.identified == 2)
        server.leave(clubs[0].id)
        server.leave(clubs[1].id)
        async with asyncio.timeout(5):
            left = {await client.left.get() for _ in clubs}
        await client.close()
        await connection
    assert left == {("Club 10", 0), ("Club 11", 1)}


class Sharded(discord.AutoShardedClient):
    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.left: asyncio.Queue[tuple[str, int]] = asyncio.Queue()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """The library would wait 5 s before each further shard."""

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self.left.put_nowait((guild.name, guild.shard_id))


async def test_a_clip_is_looked_into(tmp_path: Path) -> None:
    async def made(name: str, *options: str) -> bytes:
        source = ("-f", "lavfi", "-i", "testsrc=size=64x48:rate=10:duration=1")
        await ffmpeg.run([*source, *options, str(tmp_path / name)], within=20)
        return await asyncio.to_thread((tmp_path / name).read_bytes)

    h264 = ("-c:v", "libx264", "-pix_fmt", "yuv420p")
    good = await made("good.mp4", *h264, "-movflags", "+faststart")
    assert check_clip(good) == ClipFacts("mp4", 64, 48, 1.0)
    assert check_clip(await made("good.gif")) == ClipFacts("gif", 64, 48, 1.0)
    for bad in (await made("late.mp4", *h264), await made("tall.mp4", "-pix_fmt", "yuv444p")):
        with pytest.raises(AssertionError):
            check_clip(bad)
    with pytest.raises(AssertionError, match="neither"):
        check_clip(b"clip")
