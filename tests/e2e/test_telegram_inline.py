"""Telegram's inline mode: what is offered while somebody types, and messages that become clips."""

import asyncio
import json
from pathlib import Path

import pytest

from adapters.telegram.inline import CACHED
from tests.e2e.telegram import PERSON, InlineMessage, TelegramServer
from tests.e2e.telegram.cast import STORAGE, connected, jobs
from tests.support import generator
from tests.support.generator import Gate

STRANGER = PERSON + 1


async def test_what_is_typed_becomes_a_clip_in_the_message_that_was_sent(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        gate = line.generator.making = Gate()
        query = await telegram.type_inline("a sunset timelapse")
        [offered] = (await query.answer()).results
        assert offered["type"] == "article"
        message = await telegram.choose(query)
        gate.open(await gate.next())
        await telegram.until(lambda: message.clip is not None)
        [status] = await jobs(line)
    assert message.text.startswith("“a sunset timelapse”\nA sketch.")
    assert status.job.address.public
    [stored] = [post for post in telegram.posts.values() if post.chat == STORAGE]
    assert stored.text == "", "the chat for keeping clips learns nothing of the words"


async def test_a_button_begins_it_where_the_bot_is_not_told_what_was_chosen(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        query = await telegram.type_inline("a fox")
        message = await telegram.choose(query, feedback=False)
        await telegram.press(message, "Make this clip").answer()
        await telegram.until(lambda: message.clip is not None)
        assert len(await jobs(line)) == 1


async def test_chosen_and_pressed_is_one_job(telegram: TelegramServer, tmp_path: Path) -> None:
    async with connected(telegram, tmp_path) as line:
        gate = line.generator.making = Gate()
        query = await telegram.type_inline("a fox")
        message = await telegram.choose(query)
        data = message.data_of("Make this clip")
        for _ in range(3):
            await telegram.press(message, data=data).answer()
        gate.open(await gate.next())
        await telegram.until(lambda: message.clip is not None)
        assert len(await jobs(line)) == 1


async def test_only_who_typed_it_can_have_it_made(telegram: TelegramServer, tmp_path: Path) -> None:
    async with connected(telegram, tmp_path) as line:
        query = await telegram.type_inline("a fox")
        message = await telegram.choose(query, feedback=False)
        answer = await telegram.press(message, "Make this clip", user=STRANGER).answer()
        assert answer.text == "Only who asked for this clip, or a moderator, can do that."
        assert await jobs(line, STRANGER) == []


async def made(telegram: TelegramServer, words: str, user: int = PERSON) -> InlineMessage:
    query = await telegram.type_inline(words, user=user)
    await query.answer()
    message = await telegram.choose(query, f"make:{_offer(await _results(telegram, words, user))}")
    await telegram.until(lambda: message.clip is not None)
    return message


async def _results(telegram: TelegramServer, words: str, user: int = PERSON) -> list[str]:
    query = await telegram.type_inline(words, user=user)
    return [result["id"] for result in (await query.answer()).results]


def _offer(ids: list[str]) -> str:
    [offer] = [it.removeprefix("make:") for it in ids if it.startswith("make:")]
    return offer


async def test_a_clip_that_exists_is_offered_and_plays_at_once(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        await made(telegram, "a fox in the snow")
        telegram.later(CACHED)
        query = await telegram.type_inline("a fox in the snow")
        first, second, *_ = (await query.answer()).results
        assert (first["type"], second["type"]) == ("mpeg4_gif", "article")
        listed = json.dumps([first, *(await (await telegram.type_inline("")).answer()).results])
        assert '"gif:' not in listed, "it would change the message that the clip stands in already"
        message = await telegram.choose(query, 0)
        assert message.clip is not None
        assert message.id is not None, "a keyboard under it, or it could not be edited"
        assert len(await jobs(line)) == 1, "nothing was made"


async def shown(telegram: TelegramServer, clips: int) -> None:
    await telegram.until(
        lambda: sum(post.clip is not None for post in telegram.posts.values()) == clips
    )


async def test_nothing_typed_shows_ones_own_clips_page_by_page(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path):
        for number in range(23):
            telegram.write(f"fox number {number}")
            await shown(telegram, number + 1)
        first = await (await telegram.type_inline("")).answer()
        assert len(first.results) == 20
        more = await (await telegram.type_inline("", offset=first.next_offset)).answer()
        assert len(more.results) == 3
        assert more.next_offset == ""
        some = await (await telegram.type_inline("number 21")).answer()
        clips = [it["title"] for it in some.results if it["type"] == "mpeg4_gif"]
        assert clips == ["fox number 21"]


async def test_nobody_is_shown_what_others_asked_for(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path):
        await made(telegram, "my secret fox")
        for words in ("", "my secret fox", "secret"):
            query = await telegram.type_inline(words, user=STRANGER)
            answer = await query.answer()
            assert answer.is_personal
            assert all(result["type"] == "article" for result in answer.results)


async def test_a_mistake_is_told_while_it_is_typed(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path):
        query = await telegram.type_inline("a fox --seconds 99")
        [result] = (await query.answer()).results
        assert "--seconds goes from 1 to 10" in result["description"]
        query = await telegram.type_inline("/privacy delete")
        [result] = (await query.answer()).results
        assert result["description"].startswith("Here I only make clips")


async def test_what_cannot_be_made_is_said_in_the_message(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        query = await telegram.type_inline("a fox")
        await query.answer()
        line.service.house.close("Back at noon.")
        message = await telegram.choose(query)
        await telegram.until(lambda: "pausing for maintenance" in message.text)
        line.service.house.open()
        await telegram.press(message, "Make this clip").answer()
        await telegram.until(lambda: message.clip is not None)


async def test_buttons_under_an_inline_clip_change_it_in_place(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        message = await made(telegram, "a fox")
        first = message.file
        answer = await telegram.press(message, "Again", user=STRANGER).answer()
        assert "Only who asked" in (answer.text or "")
        data = message.data_of("Again")
        for _ in range(2):  # pressed twice, it is one more clip
            await telegram.press(message, data=data).answer()
        await telegram.until(lambda: message.file is not first)
        assert len(await jobs(line)) == 2
        words = [
            it.get("switch_inline_query_current_chat") for row in message.keyboard for it in row
        ]
        assert words == [None, "a fox", None]


async def test_an_inline_clip_becomes_what_another_engine_makes_of_it(
    telegram: TelegramServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(generator.ENGINES, "physics", generator.PHYSICS)
    async with connected(telegram, tmp_path) as line:
        message = await made(telegram, "perhaps a pendulum")
        first = message.file
        data = message.data_of("Simulate it")
        for _ in range(2):  # pressed twice, it is one more clip
            await telegram.press(message, data=data).answer()
        await telegram.until(lambda: message.file is not first)
        assert [it.job.request.engine for it in await jobs(line)] == ["sketch", "physics"]


async def test_without_a_place_to_keep_clips_they_are_made_in_private(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path, telegram_storage_chat=None) as line:
        query = await telegram.type_inline("a fox")
        answer = await query.answer()
        assert answer.results == []
        assert answer.button is not None
        telegram.write(f"/start {answer.button['start_parameter']}")
        await telegram.until(lambda: bool(telegram.posts) and telegram.post.clip is not None)
        [status] = await jobs(line)
        assert status.job.request.prompt == "a fox"


async def test_it_goes_on_after_a_restart(telegram: TelegramServer, tmp_path: Path) -> None:
    async with connected(telegram, tmp_path) as line:
        line.generator.making = Gate()
        query = await telegram.type_inline("a fox")
        message = await telegram.choose(query)
        await telegram.until(lambda: "Getting ready" in message.text or "Working" in message.text)
        offer = await telegram.type_inline("a wolf")
        later = await telegram.choose(offer, feedback=False)
    async with connected(telegram, tmp_path):
        await telegram.until(lambda: message.clip is not None)
        await telegram.press(later, "Make this clip").answer()
        await telegram.until(lambda: later.clip is not None)


async def test_an_answer_never_waits_for_what_the_words_mean(
    telegram: TelegramServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(telegram, tmp_path) as line:
        never = asyncio.Event()

        async def slow(*request: object, **more: object) -> None:
            await never.wait()

        monkeypatch.setattr(line.service, "ready_made", slow)
        answer = await (await telegram.type_inline("a fox")).answer()
        assert [result["type"] for result in answer.results] == ["article"]
        assert answer.cache_time == 0, "the same words are to be asked again"
        never.set()


@pytest.mark.parametrize("words", ["🌅" * 128, "x" * 256, "<b>&amp;*_`[", "' OR 1=1; --"])
async def test_words_are_words(telegram: TelegramServer, tmp_path: Path, words: str) -> None:
    async with connected(telegram, tmp_path):
        query = await telegram.type_inline(words)
        [result] = (await query.answer()).results
        assert result["type"] == "article"
