"""/gallery at the loopback Discord: what it lists, for whom, and how a clip is shown again."""

from pathlib import Path
from typing import Any

from tests.e2e.discord import GUILD, USER, DiscordServer, Message, clip_of, connected, jobs
from tests.e2e.discord.messages import walk

BOB = USER + 1
CHINESE: dict[str, Any] = {"locale": "zh-CN"}
SCOPE = f"discord:{GUILD}"
_SECTION = 9


async def opened(server: DiscordServer, shelf: str = "mine", **who: Any) -> Message:
    panel = await server.use("gallery", options={"clips": shelf}, **who)
    await server.until(lambda: bool(panel.text))
    return panel


def listed(panel: Message) -> list[str]:
    """The prompts on the page."""
    lines = [line for line in panel.text.splitlines() if line.startswith("**")]
    return [line.split("** ", 1)[1] for line in lines]


async def test_own_clips_are_listed_with_their_first_pictures(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        await clip_of(server, line, "a *fox*")
        await clip_of(server, line, "a hen")
        await clip_of(server, line, "a hen")
        await clip_of(server, line, "not mine", user=BOB)
        panel = await opened(server)
    assert panel.hidden
    assert panel.text.startswith("Your 2 clips, page 1 of 1")
    assert listed(panel) == ["a hen", r"a \*fox\*"]
    assert "sketch · 3 s · made earlier" in panel.text
    assert list(panel.files) == ["poster-3.jpg", "poster-1.jpg"]
    assert panel.files["poster-1.jpg"] == b"poster"
    assert panel.descriptions == ["a hen", "a *fox*"]
    assert panel.spoilers == [False, False]
    assert sum(it["type"] == _SECTION for it in walk(panel.components)) == 2


async def test_its_pages_are_turned_even_after_a_restart(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        for number in range(7):
            await clip_of(server, line, f"clip {number}")
        panel = await opened(server, **CHINESE)
        assert listed(panel) == ["clip 6", "clip 5", "clip 4", "clip 3", "clip 2"]
    async with connected(tmp_path):
        await server.press(panel, "较早的", **CHINESE)
        await server.until(lambda: listed(panel) == ["clip 1", "clip 0"])
        assert len(panel.files) == 2
        assert "第 2 页" in panel.text
        await server.press(panel, "较新的", **CHINESE)
        await server.until(lambda: len(listed(panel)) == 5)


async def test_a_number_shows_the_clip_once_more_to_everyone(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        first = await clip_of(server, line, "a fox")
        await clip_of(server, line, "a hen")
        panel = await opened(server)
        elsewhere = server.channel(name="elsewhere").id
        shown = await server.press(panel, "2", channel=elsewhere)
        await server.until(lambda: bool(shown.files))
        made = len(line.generator.asked)
    assert made == 2
    assert not shown.hidden
    assert shown.id not in (first.id, panel.id)
    assert list(shown.files.values()) == list(first.files.values())


async def test_a_server_that_covers_its_clips_covers_those_that_are_shown_again(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        await clip_of(server, line, "a fox")
        await line.service.communities.change(SCOPE, spoiler=True)
        panel = await opened(server)
        shown = await server.press(panel, "1")
        await server.until(lambda: bool(shown.files))
    assert panel.spoilers == [True]
    assert shown.spoilers == [True]


async def test_favourites_of_other_places_are_a_shelf_of_their_own(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        await clip_of(server, line, "a fox", user=BOB)
        await clip_of(server, line, "a hen", user=BOB)
        [fox, _] = await jobs(line, BOB)
        await line.service.gallery.favour(fox.job.id, f"discord:{USER}")
        panel = await opened(server)
        assert listed(panel) == []
        assert panel.buttons == []
        await server.choose(panel, "reel:gallery:shelf", "favourites")
        await server.until(lambda: listed(panel) == ["a fox"])


async def test_a_shelf_of_the_server_has_only_what_its_reader_can_see(
    server: DiscordServer, tmp_path: Path
) -> None:
    secret = server.channel(name="secret", secret=True)
    open_thread, secret_thread = server.thread(), server.thread(secret.id)
    async with connected(tmp_path) as line:
        await clip_of(server, line, "for all")
        await clip_of(server, line, "for few", channel=secret.id)
        await clip_of(server, line, "in a thread", channel=open_thread.id)
        await clip_of(server, line, "in a secret thread", channel=secret_thread.id)
        await clip_of(server, line, "elsewhere", guild=server.guild().id)
        await clip_of(server, line, "in private", guild=None)
        owner = await opened(server, "here")
        bob = await opened(server, "here", user=BOB)
    everything = ["in a secret thread", "in a thread", "for few", "for all"]
    assert listed(owner) == everything
    assert listed(bob) == ["in a thread", "for all"]
    assert f"<@{USER}>" in bob.text


async def test_what_was_made_behind_an_age_gate_is_listed_only_there(
    server: DiscordServer, tmp_path: Path
) -> None:
    gated = server.channel(name="gated", nsfw=True).id
    async with connected(tmp_path) as line:
        await clip_of(server, line, "for all")
        await clip_of(server, line, "for adults", channel=gated)
        outside = await opened(server, "here", user=BOB)
        inside = await opened(server, "here", user=BOB, channel=gated)
    assert listed(outside) == ["for all"]
    assert listed(inside) == ["for adults", "for all"]


async def test_where_only_people_have_the_bot_it_knows_of_one_channel(
    server: DiscordServer, tmp_path: Path
) -> None:
    guild = server.guild(joined=False).id
    one, other = server.channel(guild=guild), server.channel(guild=guild)
    async with connected(tmp_path) as line:
        for channel in (one, other):
            await clip_of(server, line, f"in {channel.id}", guild=guild, channel=channel.id)
        panel = await opened(server, "here", guild=guild, channel=one.id)
    assert listed(panel) == [f"in {one.id}"]
