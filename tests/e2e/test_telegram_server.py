"""What a bare bot and people can do with each other at the loopback Telegram."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Iterable
from typing import Any

import pytest
from aiohttp import web
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultCachedMpeg4Gif,
    InputMediaAnimation,
    InputTextMessageContent,
    Message,
    ReplyParameters,
    Update,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from tests.e2e.telegram import (
    BOT,
    PERSON,
    TOKEN,
    Refusal,
    TelegramServer,
    description,
    telegram_server,
)
from tests.e2e.telegram.aiogram_models import from_aiogram
from tests.e2e.telegram.checking import Checker
from tests.e2e.telegram.flood import Flood
from tests.support.clock import HandClock

GROUP = -1001
AGAIN = InlineKeyboardMarkup([[InlineKeyboardButton("🔁 Again", callback_data="again:1")]])


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with telegram_server() as server:
        yield server


@pytest.fixture
async def bot(server: TelegramServer, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # or the library warns of its next version
    api = server.api
    async with Bot(TOKEN, f"{api}/bot", f"{api}/file/bot") as bot:
        yield bot


async def a_clip(bot: Bot, **more: object) -> Message:
    return await bot.send_animation(
        PERSON,
        b"a clip",
        duration=3,
        width=640,
        height=480,
        thumbnail=b"a poster",
        filename="clip.mp4",
        **more,  # type: ignore[arg-type]  # the library's own
    )


def article(number: str, markup: InlineKeyboardMarkup | None = None) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(number, "A fox", InputTextMessageContent("…"), markup)


def seconds(error: RetryAfter) -> float:
    after: Any = error.retry_after  # a number of seconds before the library's next version
    return after.total_seconds() if isinstance(after, dt.timedelta) else float(after)


async def refused(
    call: Awaitable[object], why: str, kind: type[TelegramError] = BadRequest
) -> None:
    with pytest.raises(kind, match=f"(?i){why}"):  # the library changes some letters
        await call


@pytest.mark.parametrize("source", ["telegram-bot-api.json", "aiogram"])
async def test_what_is_not_described_is_a_violation(
    server: TelegramServer, bot: Bot, source: str
) -> None:
    if source == "aiogram":
        server.checker = Checker(from_aiogram())
    elif not description.file().is_file():
        pytest.skip(f"Telegram's description is not here: ../shared/specs/{source}")
    await bot.send_message(PERSON, "a fox", reply_markup=AGAIN)
    await a_clip(bot, caption="a fox", reply_markup=AGAIN)
    wrong: dict[str, dict[str, Any]] = {
        "colour: sendMessage has no such field": {"colour": "red"},
        "parse_mode: prompts are text": {"parse_mode": "HTML"},
        "reply_parameters.message_id: 'one' is no Integer": {
            "reply_parameters": {"message_id": "one"}
        },
        "callback_data: 65 bytes": {
            "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "x" * 65}]]}
        },
        "exactly one thing": {"reply_markup": {"inline_keyboard": [[{"text": "x"}]]}},
    }
    for why, more in wrong.items():
        await refused(bot.send_message(PERSON, "a fox", api_kwargs=more), why)
    await refused(bot.send_message(PERSON, "🦊" * 2049), "4098 UTF-16 units")
    assert len(server.violations) == len(wrong) + 1
    assert len(server.posts) == 2
    server.violations.clear()


async def test_unconfirmed_updates_come_again(server: TelegramServer, bot: Bot) -> None:
    server.write("a fox")
    [update] = await bot.get_updates(timeout=5)
    assert await bot.get_updates(timeout=5) == (update,)
    assert await bot.get_updates(offset=update.update_id + 1, timeout=0) == ()
    assert server.served == [update.update_id] * 2


async def test_only_the_updates_that_were_asked_for_come(server: TelegramServer, bot: Bot) -> None:
    await bot.get_updates(timeout=0, allowed_updates=[Update.MESSAGE])
    server.kick(GROUP)
    server.write("a fox")
    [update] = await bot.get_updates(timeout=5)
    assert update.message is not None


async def test_a_second_poller_ends_the_first(server: TelegramServer, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await server.until(lambda: "getUpdates" in server.calls)
    async with Bot(TOKEN, base_url=f"{server.api}/bot") as other:
        second = asyncio.create_task(other.get_updates(timeout=30))
        await refused(first, "terminated by other getUpdates", Conflict)
        server.write("a fox")
        assert len(await second) == 1


async def test_a_webhook_is_told_until_it_says_yes(server: TelegramServer, bot: Bot) -> None:
    heard = []

    async def take(request: web.Request) -> web.Response:
        heard.append((request.headers["X-Telegram-Bot-Api-Secret-Token"], await request.json()))
        return web.Response(status=200 if len(heard) == 2 else 500)

    app = web.Application()
    app.router.add_post("/hook", take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.hosts["https://bot.example"] = f"http://127.0.0.1:{runner.addresses[0][1]}"
    server.write("a fox")
    await bot.set_webhook("https://bot.example/hook", secret_token="s-1")
    await server.until(lambda: not server.updates)
    assert [it[0] for it in heard] == ["s-1", "s-1"]
    assert heard[0][1] == heard[1][1]
    assert (await bot.get_webhook_info()).last_error_date is not None
    await refused(bot.get_updates(timeout=0), "webhook is active", Conflict)
    await bot.delete_webhook()
    assert await bot.get_updates(timeout=0) == ()
    await refused(bot.set_webhook("https://elsewhere.example/"), "bad webhook")
    await runner.cleanup()


async def test_a_file_id_is_good_for_its_own_kind_until_it_is_forgotten(
    server: TelegramServer, bot: Bot
) -> None:
    sent = await a_clip(bot, has_spoiler=True)
    assert sent.animation is not None
    number = sent.animation.file_id
    await bot.send_animation(PERSON, number)
    assert await (await bot.get_file(number)).download_as_bytearray() == b"a clip"
    first, second = server.posts.values()
    assert (first.clip, second.clip, first.thumbnail) == (b"a clip", b"a clip", b"a poster")
    assert (first.spoiler, second.spoiler) == (True, False)
    await refused(bot.send_video(PERSON, number), "wrong file identifier")
    server.forget_files()
    await refused(bot.send_animation(PERSON, number), "wrong file identifier")


async def test_what_is_too_large_is_refused(server: TelegramServer, bot: Bot) -> None:
    server.max_upload = 5
    await refused(a_clip(bot), "Request Entity Too Large", TelegramError)
    assert not server.posts


async def test_texts_become_media_and_never_texts_again(server: TelegramServer, bot: Bot) -> None:
    sent = await bot.send_message(PERSON, "soon", reply_markup=AGAIN)
    await refused(sent.edit_caption("a fox"), "no caption in the message")
    await refused(sent.edit_text("soon", reply_markup=AGAIN), "not modified")
    await sent.edit_text("soon")  # without the keyboard
    clip = await sent.edit_media(InputMediaAnimation(b"a clip", "a fox"))
    assert isinstance(clip, Message)
    assert clip.animation is not None
    await refused(sent.edit_text("again"), "no text in the message")
    assert server.post.edits == ["soon", "a fox"]
    assert [it.markup is None for it in server.post.states] == [False, True, True]
    server.post.deleted = True
    await refused(sent.edit_caption("a wolf"), "to edit not found")


async def test_a_result_without_a_keyboard_has_no_inline_message_id(
    server: TelegramServer, bot: Bot
) -> None:
    query = await server.type_inline("a fox")
    results = [article("bare"), article("again", AGAIN)]
    await bot.answer_inline_query(query.id, results, cache_time=60, next_offset="2")
    assert (await query.answer()).next_offset == "2"
    bare = await server.choose(query, "bare")
    again = await server.choose(query, "again")
    chosen = [it.chosen_inline_result for it in await bot.get_updates() if it.chosen_inline_result]
    assert [it.inline_message_id for it in chosen] == [None, again.id]
    assert bare.id is None
    assert await bot.edit_message_text("a fox", inline_message_id=again.id, reply_markup=AGAIN)
    assert again.edits == ["…", "a fox"]
    assert (await server.type_inline("a fox")).cached
    await refused(bot.answer_inline_query(query.id, results), "query is too old")
    late = await server.type_inline("a wolf")
    server.later(11)
    await refused(bot.answer_inline_query(late.id, results), "query is too old")


async def test_inline_messages_take_no_uploads(server: TelegramServer, bot: Bot) -> None:
    query = await server.type_inline("a fox")
    await bot.answer_inline_query(query.id, [article("1", AGAIN)])
    message = await server.choose(query)

    async def show(media: bytes | str) -> None:
        edit = InputMediaAnimation(media, "a fox")
        await bot.edit_message_media(edit, inline_message_id=message.id)

    await refused(show(b"a clip"), "uploaded files in inline messages")
    sent = await a_clip(bot)
    assert sent.animation is not None
    await show(sent.animation.file_id)
    server.files.web["https://bot.example/2.mp4"] = b"another"
    await show("https://bot.example/2.mp4")
    assert message.clip == b"another"
    assert [it.file and it.file.data for it in message.states] == [None, b"a clip", b"another"]


async def test_a_press_is_answered_once(server: TelegramServer, bot: Bot) -> None:
    sent = await bot.send_message(PERSON, "a fox", reply_markup=AGAIN)
    press = server.press(server.post, "Again", user=2)
    [update] = await bot.get_updates(timeout=5)
    assert update.callback_query is not None
    assert update.callback_query.message == sent
    await update.callback_query.answer("soon", show_alert=True)
    assert (await press.answer()).show_alert
    await refused(update.callback_query.answer("soon"), "query is too old")
    with pytest.raises(AssertionError, match="no button"):
        server.press(server.post, "Edit")
    assert server.press(server.post, data="edit:1").data == "edit:1"


async def test_a_guest_answers_once(server: TelegramServer, bot: Bot) -> None:
    sent = await a_clip(bot)
    assert sent.animation is not None
    mention = server.mention("@reelbot a fox", reply_to="look")
    [update] = await bot.get_updates(timeout=5)
    message = update.guest_message
    assert message is not None
    assert message.guest_query_id == mention.id
    result = InlineQueryResultCachedMpeg4Gif("1", sent.animation.file_id, caption="a fox")
    answer = await bot.answer_guest_query(mention.id, result)
    shown = await mention.answer()
    assert (shown.id, shown.text, shown.clip) == (answer.inline_message_id, "a fox", b"a clip")
    await refused(bot.answer_guest_query(mention.id, result), "query is too old")
    await refused(bot.send_message(message.chat.id, "hi"), "chat not found")


async def test_chats_shut_the_bot_out(server: TelegramServer, bot: Bot) -> None:
    async def write(chat: int, topic: int | None = None) -> None:
        reply = ReplyParameters(question, allow_sending_without_reply=True)
        await bot.send_message(chat, "hi", message_thread_id=topic, reply_parameters=reply)

    question = server.write("/video a fox", chat=GROUP, topic=7, user=2)
    await write(GROUP, 7)
    assert server.post.reply_to == question
    server.promote(GROUP, 2)
    assert (await bot.get_chat_member(GROUP, 2)).status == "administrator"
    assert (await bot.get_chat_member(GROUP, BOT)).status == "member"
    assert (await bot.get_chat(GROUP)).is_forum
    await refused(write(2), "initiate conversation", Forbidden)
    server.close_topic(GROUP, 7)
    await refused(write(GROUP, 7), "topic_closed")
    server.kick(GROUP)
    await refused(write(GROUP), "kicked from the supergroup", Forbidden)
    server.block(PERSON)
    await refused(write(PERSON), "blocked by the user", Forbidden)
    server.migrate(-5, -1005)
    with pytest.raises(ChatMigrated) as caught:
        await write(-5)
    assert caught.value.new_chat_id == -1005


async def test_privacy_mode_hides_what_is_not_for_the_bot(server: TelegramServer, bot: Bot) -> None:
    heard = await bot.send_message(server.chat(GROUP).id, "hi")
    for text in ("hello", "/video@otherbot x", "/video x", "@ReelBot x"):
        server.write(text, chat=GROUP)
    server.write("to you", chat=GROUP, reply_to=heard.message_id)
    server.me["can_read_all_group_messages"] = True
    server.write("to all", chat=GROUP)
    texts = [it.message and it.message.text for it in await bot.get_updates()]
    assert texts == ["/video x", "@ReelBot x", "to you", "to all"]


async def test_flood_control_counts_edits_and_the_impatient(
    server: TelegramServer, bot: Bot
) -> None:
    server.flood_control, server.time_scale = True, 0.0  # a slow machine lets no second pass
    sent = await bot.send_message(PERSON, "0")
    for number in (1, 2):
        await sent.edit_text(str(number))
    waits = []
    for number in range(3):
        with pytest.raises(RetryAfter) as caught:
            await sent.edit_text(f"more {number}")
        waits.append(seconds(caught.value))
    assert waits == sorted(set(waits)), "who does not wait waits longer"
    assert server.floods == 3
    await bot.send_message(server.chat(2).id, "others are not held up")
    server.later(waits[-1])
    await sent.edit_text("later")


def test_a_group_takes_twenty_messages_a_minute_and_all_chats_thirty_a_second() -> None:
    clock = HandClock()
    flood = Flood(clock.now)

    def sent(keys: Iterable[str], *, group: bool, pause: float) -> int:
        admitted = 0
        for key in keys:
            admitted += not flood.admit(key, group=group)
            clock.advance(pause)
        return admitted

    assert sent(["-1"] * 40, group=True, pause=1) == 20
    clock.advance(100)
    assert sent(map(str, range(40)), group=False, pause=0) == 30


async def test_an_answer_can_be_lost_or_the_connection_cut(
    server: TelegramServer, bot: Bot
) -> None:
    server.refusals.append(Refusal("sendMessage", 502, "Bad Gateway", after=True))
    await refused(bot.send_message(PERSON, "hi"), "Bad Gateway", NetworkError)
    server.refusals.append(Refusal("*", 0))
    await refused(bot.send_message(PERSON, "hi"), "", NetworkError)
    assert len(server.posts) == 1


async def test_hooks_run_on_both_sides_of_a_call(server: TelegramServer, bot: Bot) -> None:
    seen: list[int] = []
    server.before["sendMessage"] = lambda body: seen.append(len(server.posts))
    server.after["sendMessage"] = lambda body: seen.append(len(server.posts))
    await bot.send_message(PERSON, "hi")
    assert seen == [0, 1]
