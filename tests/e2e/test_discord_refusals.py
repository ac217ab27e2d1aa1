"""What the loopback Discord refuses a bare discord.py bot, as the real one does."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import discord
import pytest

from tests.e2e.discord import CHANNEL, GUILD, Bucket, DiscordServer, Refusal
from tests.e2e.discord.bare import Bare, Interaction, a_file, bare_bot, refused


@pytest.fixture
async def bot(server: DiscordServer) -> AsyncIterator[Bare]:
    async with bare_bot(server) as bot:
        yield bot


async def deferred(server: DiscordServer, bot: Bare, **how: Any) -> Interaction:
    await server.use("defer", **how)
    assert bot.last is not None
    return bot.last


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


async def test_the_first_message_after_a_promise_takes_its_place_and_is_seen_by_the_same(
    server: DiscordServer, bot: Bare
) -> None:
    interaction = await deferred(server, bot)
    [promised] = server.messages.values()
    await interaction.followup.send("for everyone", ephemeral=True)
    assert (promised.content, promised.hidden, promised.loading) == ("for everyone", False, False)
    second = await interaction.followup.send("for one", ephemeral=True, wait=True)
    assert server.messages[second.id].hidden
    await interaction.delete_original_response()
    third = await interaction.followup.send("for one", ephemeral=True, wait=True)
    assert list(server.messages) == [promised.id, second.id, third.id]


async def test_after_a_promise_that_was_deleted_nothing_more_can_be_said(
    server: DiscordServer, bot: Bare
) -> None:
    interaction = await deferred(server, bot)
    await interaction.delete_original_response()
    with refused(10008):
        await interaction.followup.send("for one", ephemeral=True)


async def test_a_nonce_makes_one_message_though_its_answer_was_lost(
    server: DiscordServer, bot: Bare
) -> None:
    server.refusals.append(Refusal("bot", 502, on="send", after=True))
    channel = bot.get_partial_messageable(CHANNEL)
    await channel.send("hello", nonce="job-1")
    await channel.send("hello", nonce="job-2")
    assert [it.nonce for it in server.messages.values()] == ["job-1", "job-2"]


async def test_a_connection_can_break_off(server: DiscordServer, bot: Bare) -> None:
    server.refusals.append(Refusal("bot", 0, on="send", after=True))
    with pytest.raises(aiohttp.ClientError):
        await bot.get_partial_messageable(CHANNEL).send("hello")
    assert len(server.messages) == 1


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
