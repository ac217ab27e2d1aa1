"""What is said in chats at the loopback Telegram: what the bot takes for a request, and how a clip
comes to stand there."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.types import JobState
from bot.wording import utf16
from generator.discovery import EngineInfo
from generator.types import Lane
from tests.e2e.telegram import PERSON, Refusal, TelegramServer
from tests.e2e.telegram.cast import connected, jobs
from tests.e2e.telegram.scenes import ask, clip_of, press, replies, reply, shown
from tests.support import generator
from tests.support.generator import Gate
from tests.support.line import Bench

GROUP, CHANNEL = -1001, -1009
BOB = PERSON + 1
PICTURE = (
    "No engine here can animate a picture yet. Write what the clip should show, without a picture."
)
IMAGE_FILE = {
    "document": {
        "file_id": "BQAC",
        "file_unique_id": "1",
        "file_name": "fox.png",
        "mime_type": "image/png",
    }
}
STICKER = {
    "sticker": {
        "file_id": "CAAC",
        "file_unique_id": "2",
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
    }
}


async def nothing(telegram: TelegramServer, line: Bench, chat: int = GROUP) -> None:
    """What was written in the chat before has led to nothing."""
    before = len(telegram.posts)
    await ask(telegram, "/status", chat=chat, user=BOB)
    assert len(telegram.posts) == before + 1
    assert await jobs(line) == []


# How a clip comes to stand there


async def test_a_question_is_seen_at_once(telegram: TelegramServer, tmp_path: Path) -> None:
    async with connected(telegram, tmp_path) as line:
        gate = line.generator.making = Gate()
        number = telegram.write("a fox")
        await gate.next()
        await telegram.until(lambda: telegram.reactions == {number: ["👀"]})
        other = telegram.write("/status")
        await reply(telegram, other)
        wrong = telegram.write("a wolf --seconds 99")
        await reply(telegram, wrong)
    assert list(telegram.reactions) == [number], "only of what becomes a clip"


async def test_where_reactions_are_not_allowed_the_clip_comes_all_the_same(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        telegram.refusals.append(
            Refusal("setMessageReaction", 400, "Bad Request: REACTION_INVALID")
        )
        await clip_of(telegram, line, chat=GROUP)


async def test_an_upload_is_shown_and_waits_for_nothing(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    never = asyncio.Event()

    async def hang(_: object) -> None:
        await never.wait()

    telegram.before["sendChatAction"] = hang
    async with connected(telegram, tmp_path) as line:
        post = await ask(telegram, "/video a fox", chat=GROUP, topic=77)
        await shown(telegram, line, post)
        assert not telegram.actions
        never.set()
        await telegram.until(lambda: telegram.actions == [(GROUP, "upload_video")])
    [(_, sent)] = [it for it in telegram.requests if it[0] == "sendChatAction"]
    assert sent["message_thread_id"] == 77


async def test_an_upload_that_cannot_be_shown_takes_place(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        why = "Forbidden: not enough rights to send text messages to the chat"
        telegram.refusals.append(Refusal("sendChatAction", 403, why))
        await clip_of(telegram, line, chat=GROUP)
        await clip_of(telegram, line, "a wolf", chat=GROUP)


async def test_a_clip_has_a_thumbnail_a_shape_and_a_caption_that_fits(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line, "🌅" * 990 + " --seconds 2 --size 512x256")
    assert post.kind == "animation"
    assert post.thumbnail == b"poster"
    assert utf16(post.text) <= 1024
    assert post.text.endswith("2 s")
    shape = {key: post.media[key] for key in ("width", "height", "duration")}
    assert shape == {"width": 512, "height": 256, "duration": 2}


async def test_the_same_words_again_are_shown_by_telegrams_own_copy(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        first = await clip_of(telegram, line, chat=GROUP)
        uploaded, actions = len(telegram.files.kept), list(telegram.actions)
        second = await clip_of(telegram, line, chat=GROUP, user=BOB)
        assert second.file is first.file
        assert (len(telegram.files.kept), telegram.actions) == (uploaded, actions)
        assert "made earlier" in second.text
    async with connected(telegram, tmp_path) as line:
        third = await clip_of(telegram, line, chat=GROUP, user=BOB)
        assert third.file is first.file


async def test_a_copy_that_telegram_lost_is_uploaded_again(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        first = await clip_of(telegram, line)
        telegram.forget_files()
        second = await clip_of(telegram, line)
        assert second.clip == first.clip
        assert second.file is not first.file
        third = await clip_of(telegram, line)
        assert third.file is second.file


async def test_clips_are_covered_where_the_group_wants_it_uploaded_or_not(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        open_clip = await clip_of(telegram, line, chat=GROUP)
        await line.service.communities.change(f"telegram:{GROUP}", spoiler=True)
        copy = await clip_of(telegram, line, chat=GROUP)
        new = await clip_of(telegram, line, "a wolf", chat=GROUP)
    assert [it.spoiler for it in (open_clip, copy, new)] == [False, True, True]


# Topics


async def test_everything_is_answered_in_the_topic_it_was_asked_in(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        clip = await clip_of(telegram, line, chat=GROUP, topic=77)
        await press(telegram, clip, "Again")
        again = await reply(telegram, clip)
        refused = await ask(telegram, "/video --seconds 99 x", chat=GROUP, topic=78)
        general = await ask(telegram, "/status", chat=GROUP)
    assert [it.topic for it in (clip, again, refused, general)] == [77, 77, 78, None]


@pytest.mark.parametrize("how", ["close_topic", "delete_topic"])
async def test_a_closed_or_deleted_topic_closes_no_other(
    telegram: TelegramServer, tmp_path: Path, how: str
) -> None:
    def close(sent: dict[str, Any]) -> None:
        if sent.get("message_thread_id") == 77:
            getattr(telegram, how)(GROUP, 77)
            closed.set()

    closed = asyncio.Event()
    telegram.before["sendMessage"] = close
    async with connected(telegram, tmp_path) as line:
        telegram.write("/video a fox", chat=GROUP, topic=77)
        async with asyncio.timeout(10):
            await closed.wait()
        await clip_of(telegram, line, "a wolf", chat=GROUP, topic=78)
    assert telegram.post.topic == 78


# What is taken for a request


@pytest.mark.parametrize(
    ("words", "prompt"),
    [
        ("@reelbot a fox", "a fox"),
        ("@ReelBot: a fox", "a fox"),
        ("@reelbot /video a fox", "a fox"),
        ("/video@reelbot a fox", "a fox"),
        ("/视频 狐狸", "狐狸"),
        ("／视频狐狸", "狐狸"),
    ],
)
async def test_a_group_asks_by_a_command_or_by_name(
    telegram: TelegramServer, tmp_path: Path, words: str, prompt: str
) -> None:
    telegram.me["can_read_all_group_messages"] = True
    async with connected(telegram, tmp_path) as line:
        await shown(telegram, line, await ask(telegram, words, chat=GROUP))
        [status] = await jobs(line)
    assert status.job.request.prompt == prompt


@pytest.mark.parametrize(
    "words",
    [
        "a fox",
        "/video@otherbot a fox",
        "/ban a fox",
        "/physics a pendulum",
        "@reelbot_fan likes a fox",
        "@reelbotfan likes a fox",
        "ask @reelbot for a fox",
        "",
    ],
)
async def test_what_is_not_for_the_bot_leaves_it_silent(
    telegram: TelegramServer, tmp_path: Path, words: str
) -> None:
    telegram.me["can_read_all_group_messages"] = True
    async with connected(telegram, tmp_path) as line:
        telegram.write(words, chat=GROUP)
        telegram.write(words, chat=GROUP, photo=True)
        await nothing(telegram, line)


async def test_a_reply_to_a_clip_is_for_its_maker_not_for_the_bot(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        clip = await clip_of(telegram, line, chat=GROUP, user=BOB)
        telegram.write("lovely!", chat=GROUP, reply_to=clip)
        await nothing(telegram, line)


async def test_what_is_edited_later_is_no_second_request(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        number = telegram.write("a fox")
        await shown(telegram, line, await reply(telegram, number))
        telegram.rewrite(number, "a wolf")
        await ask(telegram, "/status")
        assert len(await jobs(line)) == 1


async def test_what_is_sent_through_the_bot_is_an_answer_already(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        query = await telegram.type_inline("a fox")
        await telegram.choose(query, feedback=False, chat=GROUP)
        await telegram.choose(query, feedback=False, chat=BOB)
        await nothing(telegram, line)
        await nothing(telegram, line, BOB)


async def test_other_bots_are_not_obeyed(telegram: TelegramServer, tmp_path: Path) -> None:
    """Two bots that answer each other never end."""
    bot = {"from": {"id": 5, "is_bot": True, "first_name": "Otherbot", "username": "otherbot"}}
    async with connected(telegram, tmp_path) as line:
        telegram.write("/video a fox", chat=GROUP, also=bot)
        telegram.write("@reelbot a fox", chat=GROUP, also=bot)
        await nothing(telegram, line)


async def test_an_anonymous_admin_and_a_channel_ask_as_such(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    telegram.chat(CHANNEL, kind="channel")
    async with connected(telegram, tmp_path) as line:
        for speaker in (GROUP, CHANNEL):
            clip = await clip_of(telegram, line, chat=GROUP, sender_chat=speaker)
            [status] = await jobs(line, speaker)
            assert status.job.address.community == str(GROUP)
            refused = await press(telegram, clip, "Delete", user=BOB)
            assert refused.text.startswith("Only who asked")
            telegram.promote(GROUP, PERSON)
            await press(telegram, clip, "Delete")
            assert clip.deleted


# The words of another message


async def test_a_bare_command_takes_the_words_it_replies_to(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        for said, prompt in (
            ("look: a fox --style nonsense", "look: a fox --style nonsense"),
            ("/video a wolf --seconds 2", "a wolf"),
            ("@reelbot a bear", "a bear"),
        ):
            other = telegram.write(said, chat=GROUP, user=BOB)
            await telegram.until(lambda: not telegram.updates)
            for words in ("/video", "/video@reelbot", "@reelbot"):
                clip = await ask(telegram, words, chat=GROUP, reply_to=other)
                await shown(telegram, line, clip)
                assert (await jobs(line))[-1].job.request.prompt == prompt


async def test_of_a_quoted_message_only_the_quotation_is_taken(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        other = telegram.write("yesterday I saw a fox, and you?", chat=GROUP, user=BOB)
        quote = {"quote": {"text": "a fox", "position": 16, "is_manual": True}}
        clip = await ask(telegram, "/video", chat=GROUP, reply_to=other, also=quote)
        await shown(telegram, line, clip)
        [status] = await jobs(line)
    assert status.job.request.prompt == "a fox"


async def test_words_of_ones_own_win_over_those_replied_to(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        other = telegram.write("a fox", chat=GROUP, user=BOB)
        await shown(
            telegram, line, await ask(telegram, "/video a wolf", chat=GROUP, reply_to=other)
        )
        [status] = await jobs(line)
    assert status.job.request.prompt == "a wolf"


async def test_a_bare_command_without_words_anywhere_asks_for_some(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        clip = await clip_of(telegram, line, chat=GROUP, user=BOB)
        for who in ({"reply_to": clip}, {}):
            told = await ask(telegram, "/video", chat=GROUP, **who)
            assert told.text.startswith("What should the clip show?")
        helped = await ask(telegram, "@reelbot", chat=GROUP)
        assert helped.text.startswith("I make short clips")
        assert await jobs(line) == []


# Pictures


@pytest.mark.parametrize("chat", [None, GROUP])
@pytest.mark.parametrize("words", ["/video", "/video make it rain"])
async def test_a_picture_is_refused_with_a_sentence(
    telegram: TelegramServer, tmp_path: Path, chat: int | None, words: str
) -> None:
    where: dict[str, Any] = {} if chat is None else {"chat": chat}
    async with connected(telegram, tmp_path) as line:
        photo = telegram.write("my fox", user=BOB, photo=True, chat=chat or PERSON)
        for who in ({"photo": True}, {"reply_to": photo}, {"also": IMAGE_FILE}):
            number = telegram.write(words, **where, **who)
            assert (await reply(telegram, number)).text == PICTURE
            assert len(replies(telegram, number)) == 1
        assert await jobs(line) == []


async def test_what_is_sent_in_private_without_words_is_not_left_unanswered(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path):
        assert (await ask(telegram, "", photo=True)).text == PICTURE
        assert (await ask(telegram, "", also=IMAGE_FILE)).text == PICTURE
        told = await ask(telegram, "", also=STICKER)
        assert told.text.startswith("What should the clip show?")


@pytest.mark.parametrize("caption", ["", "animate these"])
async def test_several_pictures_together_are_refused_once(
    telegram: TelegramServer, tmp_path: Path, caption: str
) -> None:
    album = {"media_group_id": "13"}
    async with connected(telegram, tmp_path):
        first = telegram.write(caption, photo=True, also=album)
        for _ in range(3):
            telegram.write("", photo=True, also=album)
        assert (await reply(telegram, first)).text == PICTURE
        await ask(telegram, "/status")
    assert len(telegram.posts) == 2


# /again and /cancel


async def test_in_a_group_again_and_cancel_mean_what_was_asked_for_there(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        await clip_of(telegram, line, "my secret")
        told = await ask(telegram, "/again", chat=GROUP)
        assert told.text == "You have not asked for a clip here yet."
        await clip_of(telegram, line, "a fox", chat=GROUP)
        gate = line.generator.making = Gate()
        secret = await ask(telegram, "another secret")
        await gate.next()
        told = await ask(telegram, "/cancel", chat=GROUP)
        assert told.text == "You have nothing to cancel."
        again = await ask(telegram, "/again", chat=GROUP)
        await gate.next()
        assert again.text.startswith("“a fox”")
        await telegram.until(lambda: bool(again.buttons))
        told = await ask(telegram, "/cancel", chat=GROUP)
        assert told.text == "Clip 4, “a fox”: cancelled"
        await telegram.until(lambda: "cancelled" in again.text)
        states = [it.job.state for it in await jobs(line)]
    assert states[-2:] == [JobState.RUNNING, JobState.CANCELLED]
    assert "cancelled" not in secret.text


# Languages and engines


async def test_everything_is_said_in_chinese_to_who_speaks_it(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        clip = await clip_of(telegram, line, "海上日落", language="zh-hans")
        assert "种子" in clip.text
        assert clip.buttons[0] == "🔁 再来一次"
        told = [
            await ask(telegram, words, language="zh-hans")
            for words in ("/画廊", "/设置", "/状态", "/帮助", "/隐私", "/队列", "/vidoe x")
        ]
        refused = await press(telegram, clip, "再来一次", language="zh-hans")
    assert refused.text == ""
    assert not [it.text for it in told if it.text[:20].isascii()]


async def test_a_groups_language_is_spoken_to_everyone(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        await line.service.communities.change(f"telegram:{GROUP}", language="zh")
        clip = await clip_of(telegram, line, chat=GROUP)
        told = await ask(telegram, "/video --seconds 99 x", chat=GROUP)
    assert "种子" in clip.text
    assert not told.text.isascii()


async def test_physics_is_a_command_where_there_is_such_an_engine(
    telegram: TelegramServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(generator.ENGINES, "physics", EngineInfo("physics", Lane.CPU, (), None))
    async with connected(telegram, tmp_path) as line:
        other = telegram.write("two orbiting stars", chat=GROUP, user=BOB)
        for words, more in (
            ("/physics a 1 m pendulum --seconds 4", {}),
            ("/physics", {"reply_to": other}),
        ):
            clip = await ask(telegram, words, chat=GROUP, **more)
            await shown(telegram, line, clip)
        one, two = [it.job.request for it in await jobs(line)]
        empty = await ask(telegram, "/physics")
    assert (one.engine, one.prompt, one.seconds) == ("physics", "a 1 m pendulum", 4)
    assert (two.engine, two.prompt) == ("physics", "two orbiting stars")
    assert empty.text.startswith("What should the clip show?")


async def test_without_such_an_engine_physics_is_an_unknown_command(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path):
        told = await ask(telegram, "/physics a pendulum")
    assert told.text.startswith("I do not know “/physics”.")
