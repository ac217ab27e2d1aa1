"""/reelbot at the loopback Telegram: a group's rules, who may change them, and that they hold."""

from pathlib import Path
from typing import Any

import pytest
from telegram import Chat
from telegram.ext import ExtBot

from adapters.telegram import people
from adapters.telegram.people import Admins
from bot.community import Community
from tests.e2e.telegram import PERSON, TOKEN, Post, Refusal, TelegramServer
from tests.e2e.telegram.cast import connected, jobs
from tests.e2e.telegram.scenes import ask, clip_of, press, replies, reply, shown
from tests.support.line import Bench

GROUP, OTHER_GROUP, CHANNEL = -1001, -1002, -1009
BOB, ADMIN = PERSON + 1, PERSON + 2
ADMINS_ONLY = "Only the admins of this group can do that."


@pytest.fixture(autouse=True)
def group(telegram: TelegramServer) -> None:
    telegram.chat(GROUP, owner=ADMIN)


async def opened(telegram: TelegramServer, **who: Any) -> Post:
    return await ask(telegram, "/reelbot", **{"chat": GROUP, "user": ADMIN, **who})


async def pressed(telegram: TelegramServer, post: Post, button: str, **who: Any) -> Post:
    """The panel, once a press has changed it."""
    before = post.state
    assert (await press(telegram, post, button, **{"user": ADMIN, **who})).text == ""
    assert post.state is not before
    return post


async def rules(line: Bench, chat: int = GROUP) -> Community:
    return await line.service.communities.of(f"telegram:{chat}")


async def changed(line: Bench, chat: int = GROUP, **fields: Any) -> None:
    await line.service.communities.change(f"telegram:{chat}", **fields)


async def refused(telegram: TelegramServer, words: str, **who: Any) -> str:
    """What is said to a request in the group."""
    return (await ask(telegram, words, **{"chat": GROUP, **who})).text


# The panel


async def test_every_field_of_every_page_is_changed_by_buttons(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await opened(telegram, topic=77)
        assert post.text.startswith("Rules for clips in this group\n\nEngines: Every engine")
        tabs = [it["text"] for it in post.keyboard[-1]]
        assert tabs == ["• Clips", "Limits", "Where and who"]
        for button in ("sketch", "Draft", "Spoilers: Turn on", "Sharing: Turn on"):
            await pressed(telegram, post, button)
        assert "Engines: Only these can be used: sketch." in post.text
        assert "✓ Draft" in post.buttons
        await pressed(telegram, post, "Where and who")
        await pressed(telegram, post, "Allow this topic")
        assert "Topics: clips can be asked for only in topic 77." in post.text
        assert await rules(line) == Community(
            engines=("sketch",), quality="draft", spoiler=True, sharing=True, channels=("77",)
        )
        await pressed(telegram, post, "Allow every topic")
        await pressed(telegram, post, "Clips")
        for button in ("✓ sketch", "Every quality", "Spoilers: Turn off", "Sharing: Turn off"):
            await pressed(telegram, post, button)
        assert await rules(line) == Community()
    assert len(telegram.posts) == 1


async def test_the_panel_speaks_the_language_that_is_chosen_on_it(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await opened(telegram)
        await pressed(telegram, post, "中文")
        assert post.text.startswith("本群的短片规则")
        assert (await rules(line)).language == "zh"
        [own] = [
            it for it in post.keyboard if any(b["callback_data"] == "set:language:" for b in it)
        ]
        await pressed(telegram, post, str(own[0]["text"]))
        assert post.text.startswith("Rules for clips in this group")


@pytest.mark.parametrize(
    ("button", "typed", "field", "value", "says"),
    [
        ("Longest clip", "2,5", "seconds", 2.5, "A clip is 2.5 seconds long at most."),
        ("Clips at a time", "1", "jobs", 1, "one clip on its way at a time"),
        ("New clips in 24 hours", "0", "quota", 0, "Members get no new clips"),
        ("Pause between", "60", "cooldown", 60, "A member waits 60 seconds"),
        ("Blocked words", "nude\nblood*", "blocked_words", ("nude", "blood*"), "nude, blood*"),
    ],
)
async def test_numbers_and_words_are_typed_into_a_form(
    telegram: TelegramServer,
    tmp_path: Path,
    button: str,
    typed: str,
    field: str,
    value: object,
    says: str,
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await opened(telegram)
        await pressed(telegram, post, "Limits")
        await press(telegram, post, button, user=ADMIN)
        form = await reply(telegram, post)
        assert form.force_reply
        assert form.sent["entities"][0]["user"]["id"] == ADMIN
        panel = await ask(telegram, typed, chat=GROUP, user=ADMIN, reply_to=form)
        assert getattr(await rules(line), field) == value
        assert says in panel.text
        assert "• Limits" in panel.buttons
        panel = await ask(telegram, "-", chat=GROUP, user=ADMIN, reply_to=form)
        assert await rules(line) == Community()


@pytest.mark.parametrize(
    ("button", "typed", "why"),
    [
        ("Longest clip", "99", "“99” does not work.\nLongest clip, in seconds: reply to this with"),
        ("New clips in", "many", "“many” does not work.\nNew clips in 24 hours, per member: reply"),
        ("Blocked words", "*", "“*” would refuse every prompt. A * stands only at the end"),
        ("Blocked words", "x" * 61, "characters at most."),
    ],
)
async def test_what_does_not_do_is_asked_for_again(
    telegram: TelegramServer, tmp_path: Path, button: str, typed: str, why: str
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await opened(telegram)
        await pressed(telegram, post, "Limits")
        await press(telegram, post, button, user=ADMIN)
        form = await reply(telegram, post)
        again = await ask(telegram, typed, chat=GROUP, user=ADMIN, reply_to=form)
        assert why in again.text
        assert "empty" not in again.text, "nobody can send an empty message"
        assert again.force_reply
        assert await rules(line) == Community()
        panel = await ask(telegram, "3", chat=GROUP, user=ADMIN, reply_to=again)
        assert panel.text.startswith("Rules for clips in this group")
        assert await rules(line) != Community()


async def test_many_words_fit_into_the_panel(telegram: TelegramServer, tmp_path: Path) -> None:
    words = "\n".join(f"{number:03}{'🌅' * 8}" for number in range(200))
    async with connected(telegram, tmp_path) as line:
        post = await opened(telegram)
        await pressed(telegram, post, "Limits")
        await press(telegram, post, "Blocked words", user=ADMIN)
        form = await reply(telegram, post)
        panel = await ask(telegram, words, chat=GROUP, user=ADMIN, reply_to=form)
        assert len((await rules(line)).blocked_words) == 200
        assert panel.buttons
        await pressed(telegram, panel, "Clips")
        await pressed(telegram, panel, "Limits")


async def test_a_forum_is_asked_about_topics_the_general_one_too(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    telegram.open_topic(GROUP, 77)
    async with connected(telegram, tmp_path) as line:
        post = await opened(telegram)
        await pressed(telegram, post, "Where and who")
        await pressed(telegram, post, "Allow this topic")
        assert "only in the general topic." in post.text
        await clip_of(telegram, line, chat=GROUP)
        said = await refused(telegram, "/video a fox", topic=77)
        assert said.startswith("Clips are not made in this topic")
        await pressed(telegram, post, "No longer this topic")
        await clip_of(telegram, line, chat=GROUP, topic=77)


async def test_a_group_that_is_no_forum_any_more_can_allow_every_topic(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        await changed(line, channels=("77",))
        post = await opened(telegram)
        await pressed(telegram, post, "Where and who")
        assert "Allow this topic" not in post.buttons
        await pressed(telegram, post, "Allow every topic")
        await clip_of(telegram, line, chat=GROUP)


async def test_a_panel_pressed_twice_and_after_a_restart_changes_nothing_more(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await opened(telegram)
        data = [post.data_of(it) for it in ("sketch", "Draft", "Spoilers: Turn on")]
    async with connected(telegram, tmp_path) as line:
        for one in data * 2:
            assert (await press(telegram, post, data=one, user=ADMIN)).text == ""
        assert await rules(line) == Community(engines=("sketch",), quality="draft", spoiler=True)


@pytest.mark.parametrize(
    "data",
    [
        "set:quality:bogus",
        "set:language:xx",
        "set:spoiler:maybe",
        "set:seconds:5",
        "set:gallery_channel:5",
        "set:roles:701",
        "add:engines:bogus",
        "add:channels:99",
        "add:roles:701",
        "fill:nonsense",
        "rules:nonsense",
    ],
)
async def test_no_forged_button_decides_what_no_button_offers(
    telegram: TelegramServer, tmp_path: Path, data: str
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await opened(telegram)
        assert (await press(telegram, post, data=data, user=ADMIN)).text == ""
        assert await rules(line) == Community()
        assert replies(telegram, post) == []
        clip = await clip_of(telegram, line, chat=GROUP)
        await press(telegram, clip, data="rules:limits", user=ADMIN)
        assert clip.text.startswith("“a fox”"), "no panel stands in somebody's clip"


# Who may


async def test_nobody_but_an_admin_opens_presses_or_answers(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        assert (await opened(telegram, user=BOB)).text == ADMINS_ONLY
        post = await opened(telegram)
        for button in ("Limits", "Draft", "sketch"):
            answer = await press(telegram, post, button, user=BOB)
            assert (answer.text, answer.show_alert) == (ADMINS_ONLY, True)
        assert len(post.states) == 1
        await pressed(telegram, post, "Limits")
        await press(telegram, post, "Longest clip", user=ADMIN)
        form = await reply(telegram, post)
        assert await refused(telegram, "1", user=BOB, reply_to=form) == ADMINS_ONLY
        for words in ("block", "stats", "blocked", "allow", "quota 0"):
            assert await refused(telegram, f"/reelbot {words}", user=BOB) == ADMINS_ONLY
        assert await rules(line) == Community()


async def test_who_is_no_admin_any_more_is_refused_everywhere(
    telegram: TelegramServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "_TRUSTED", 0.0)
    telegram.promote(GROUP, BOB)
    async with connected(telegram, tmp_path) as line:
        post = await opened(telegram, user=BOB)
        await pressed(telegram, post, "Limits", user=BOB)
        await press(telegram, post, "Longest clip", user=BOB)
        form = await reply(telegram, post)
        telegram.chat(GROUP).admins.discard(BOB)
        assert (await press(telegram, post, "Clips", user=BOB)).text == ADMINS_ONLY
        assert await refused(telegram, "1", user=BOB, reply_to=form) == ADMINS_ONLY
        assert await rules(line) == Community()


async def test_who_looks_after_a_group_is_asked_once_a_minute(telegram: TelegramServer) -> None:
    clock = [0.0]
    bot: ExtBot[Any] = ExtBot(TOKEN, base_url=f"{telegram.api}/bot")
    async with bot:
        admins, chat = Admins(bot, lambda: clock[0]), Chat(GROUP, "supergroup")
        for _ in range(3):
            assert await admins.is_admin(chat, ADMIN)
            assert not await admins.is_admin(chat, BOB)
        assert telegram.calls.count("getChatMember") == 2
        telegram.chat(GROUP, owner=BOB)
        clock[0] = 59.0
        assert await admins.is_admin(chat, ADMIN)
        clock[0] = 61.0
        assert not await admins.is_admin(chat, ADMIN)
        assert await admins.is_admin(chat, BOB)


async def test_anonymous_admins_decide_and_channels_do_not(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    telegram.chat(CHANNEL, kind="channel")
    telegram.promote(GROUP, CHANNEL)
    async with connected(telegram, tmp_path) as line:
        assert (await opened(telegram, sender_chat=CHANNEL)).text == ADMINS_ONLY
        assert (await opened(telegram, sender_chat=OTHER_GROUP)).text == ADMINS_ONLY
        post = await opened(telegram, sender_chat=GROUP)
        await pressed(telegram, post, "Limits")
        await press(telegram, post, "Longest clip", user=ADMIN)
        form = await reply(telegram, post)
        await ask(telegram, "3", chat=GROUP, sender_chat=GROUP, reply_to=form)
        assert (await rules(line)).seconds == 3


async def test_whom_telegram_does_not_know_is_refused_with_a_sentence(
    telegram: TelegramServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with connected(telegram, tmp_path):
        telegram.refusals.append(
            Refusal("getChatMember", 400, "Bad Request: PARTICIPANT_ID_INVALID")
        )
        assert (await opened(telegram)).text == ADMINS_ONLY
    assert not [it for it in caplog.records if it.levelname == "ERROR"]


# Members


async def test_a_member_is_blocked_by_a_reply_and_let_in_again(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        number = telegram.write("rude words", chat=GROUP, user=BOB)
        admin: dict[str, Any] = {"user": ADMIN, "reply_to": number}
        assert await refused(telegram, "/reelbot blocked", user=ADMIN) == "Nobody is blocked here."
        said = await refused(telegram, "/reelbot block", **admin)
        assert said.startswith("I no longer make clips for Ada here.")
        assert await refused(telegram, "/reelbot blocked", user=ADMIN) == "Blocked here: Ada"
        said = await refused(telegram, "/video a fox", user=BOB)
        assert "have blocked you" in said
        clip = await clip_of(telegram, line, chat=GROUP)
        gallery = await ask(telegram, "/gallery", chat=GROUP)
        assert "have blocked you" in (await press(telegram, gallery, "1", user=BOB)).text
        assert (
            "have blocked you"
            in (
                await press(telegram, await ask(telegram, "/help", chat=GROUP), "▶️ three", user=BOB)
            ).text
        )
        await clip_of(telegram, line, user=BOB)
        said = await refused(telegram, "/reelbot unblock", **admin)
        assert said == "Ada can ask for clips here again."
        await clip_of(telegram, line, chat=GROUP, user=BOB)
    assert clip.clip is not None


async def test_only_those_are_served_who_were_allowed(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        number = telegram.write("hello", chat=GROUP, user=BOB)
        said = await refused(telegram, "/reelbot allow", user=ADMIN, reply_to=number)
        assert said == "Ada can ask for clips here."
        await clip_of(telegram, line, chat=GROUP, user=BOB)
        said = await refused(telegram, "/video a fox")
        assert said == (
            "Only certain members of this group can make clips here, and you are not among them."
        )
        post = await opened(telegram)
        await pressed(telegram, post, "Where and who")
        assert "Members: only these can ask for clips: Ada." in post.text
        await pressed(telegram, post, "Everyone")
        await clip_of(telegram, line, chat=GROUP)
        await refused(telegram, "/reelbot allow", user=ADMIN, reply_to=number)
        await refused(telegram, "/reelbot disallow", user=ADMIN, reply_to=number)
        assert await rules(line) == Community()


async def test_a_member_gets_a_quota_of_their_own(telegram: TelegramServer, tmp_path: Path) -> None:
    async with connected(telegram, tmp_path) as line:
        number = telegram.write("hello", chat=GROUP, user=BOB)
        admin: dict[str, Any] = {"user": ADMIN, "reply_to": number}
        said = await refused(telegram, "/reelbot quota", **admin)
        assert said == "Ada had 0 new clips in the last 24 hours. There is no limit."
        said = await refused(telegram, "/reelbot quota 1", **admin)
        assert said.startswith("Ada had 0 of 1 new clips")
        await clip_of(telegram, line, chat=GROUP, user=BOB)
        said = await refused(telegram, "/video a wolf", user=BOB)
        assert said.startswith("You had your one new clip of the last 24 hours")
        said = await refused(telegram, "/reelbot quota many", **admin)
        assert said.startswith("“many” does not work: write /reelbot quota with a whole number")
        said = await refused(telegram, "/reelbot quota reset", **admin)
        assert said.endswith("There is no limit.")
        await clip_of(telegram, line, "a wolf", chat=GROUP, user=BOB)


async def test_what_was_asked_is_counted(telegram: TelegramServer, tmp_path: Path) -> None:
    async with connected(telegram, tmp_path) as line:
        await clip_of(telegram, line, chat=GROUP)
        await clip_of(telegram, line, chat=GROUP, user=BOB)
        said = await refused(telegram, "/reelbot stats", user=ADMIN)
    assert said.startswith("The last 24 hours\n2 requests by 2 people: 1 made new, 1 reused")
    assert said.count("2 requests") == 3


@pytest.mark.parametrize("word", ["block", "unblock", "allow", "disallow", "quota 3"])
async def test_a_member_is_named_by_a_reply_alone(
    telegram: TelegramServer, tmp_path: Path, word: str
) -> None:
    async with connected(telegram, tmp_path) as line:
        clip = await clip_of(telegram, line, chat=GROUP, topic=77)
        for who in ({}, {"reply_to": clip}, {"topic": 77}):
            said = await refused(telegram, f"/reelbot {word}", user=ADMIN, **who)
            assert said.startswith("Reply with that to something the member wrote")
        said = await refused(telegram, "/reelbot nonsense", user=ADMIN)
        assert said.startswith("I know /reelbot alone")


# In private, for oneself


async def test_in_private_everybody_decides_for_themselves(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await ask(telegram, "/reelbot")
        assert post.text.startswith("Your own rules for clips")
        assert [it["text"] for it in post.keyboard[-1]] == ["• Clips", "Limits"]
        await pressed(telegram, post, "Limits", user=PERSON)
        assert [it for it in post.buttons if it.startswith("✎")] == [
            "✎ Longest clip, in seconds",
            "✎ Blocked words",
        ]
        await press(telegram, post, "Blocked words")
        form = await reply(telegram, post)
        assert "entities" not in form.sent
        await ask(telegram, "spiders", reply_to=form)
        said = await ask(telegram, "hairy spiders")
        assert said.text == "“spiders” is not wanted in prompts here."
        await pressed(telegram, post, "Clips", user=PERSON)
        await pressed(telegram, post, "中文", user=PERSON)
        assert post.text.startswith("你自己的短片规则")
        assert not (await ask(telegram, "/help")).text.isascii()
        assert await rules(line) == Community()
        await clip_of(telegram, line, "hairy spiders", user=BOB)


async def test_in_private_there_are_no_members(telegram: TelegramServer, tmp_path: Path) -> None:
    async with connected(telegram, tmp_path) as line:
        number = telegram.write("/status")
        for word in ("block", "allow", "quota 0", "blocked"):
            said = await ask(telegram, f"/reelbot {word}", reply_to=number)
            assert said.text.startswith("That is for groups.")
        await clip_of(telegram, line)


# The rules hold for every request


async def test_ceilings_lower_what_nobody_chose_and_refuse_what_somebody_did(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        await changed(line, seconds=2, quality="draft", engines=("sketch",))
        await clip_of(telegram, line, chat=GROUP)
        [status] = await jobs(line)
        request = status.job.request
        assert (request.seconds, request.fps, request.engine) == (2, 12, "sketch")
        assert request.width * request.height <= 230_400
        said = await refused(telegram, "/video a fox --seconds 5")
        assert said == "A clip may have 2 s here, and you asked for 5 s."
        said = await refused(telegram, "/video a fox --quality high")
        assert said == "The quality goes up to “draft” here."
        said = await refused(telegram, "/video a fox --engine other")
        assert said == "The engine “other” is not used here. To choose from: sketch."


async def test_a_blocked_word_is_refused_however_it_is_asked_for(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        clip = await clip_of(telegram, line, "a nude fox", chat=GROUP)
        await press(telegram, clip, "Edit")
        form = await reply(telegram, clip)
        await changed(line, blocked_words=("nude",))
        other = telegram.write("a nude wolf", chat=GROUP, user=BOB)
        for words, who in (
            ("/video a NUDE wolf", {}),
            ("@reelbot a nude wolf", {}),
            ("/video", {"reply_to": other}),
            ("a nude bear", {"reply_to": form}),
            ("/again", {}),
        ):
            said = await refused(telegram, words, **who)
            assert said == "“nude” is not wanted in prompts here.", words
        assert "nude" in (await press(telegram, clip, "Again")).text
        gallery = await ask(telegram, "/gallery", chat=GROUP)
        assert "nude" in (await press(telegram, gallery, "1")).text
        assert len(await jobs(line)) == 1


async def test_quota_pause_and_clips_at_a_time_hold(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        await clip_of(telegram, line, chat=GROUP)
        await changed(line, quota=1)
        assert (await refused(telegram, "/video a wolf")).startswith("You had your one new clip")
        await clip_of(telegram, line, chat=GROUP)
        await changed(line, quota=None, cooldown=600)
        assert (await refused(telegram, "/video a wolf")).startswith("One moment: you can ask")
        await clip_of(telegram, line, "a wolf")


async def test_a_topic_is_shut_and_its_buttons_with_it(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        clip = await clip_of(telegram, line, chat=GROUP, topic=78)
        await changed(line, channels=("77",))
        closed = "Clips are not made in this topic; other topics of this group are open for them."
        assert await refused(telegram, "/video a fox", topic=78) == closed
        assert await refused(telegram, "/video a fox") == closed
        assert (await press(telegram, clip, "Again")).text == closed
        open_clip = await clip_of(telegram, line, chat=GROUP, topic=77)
        await press(telegram, open_clip, "Again")
        await shown(telegram, line, await reply(telegram, open_clip))


@pytest.mark.parametrize("sharing", [False, True])
async def test_clips_are_shared_with_other_groups_only_where_both_want_it(
    telegram: TelegramServer, tmp_path: Path, sharing: bool
) -> None:
    async with connected(telegram, tmp_path) as line:
        await changed(line, sharing=True)
        await changed(line, OTHER_GROUP, sharing=sharing)
        first = await clip_of(telegram, line, chat=GROUP)
        second = await clip_of(telegram, line, chat=OTHER_GROUP, user=BOB)
    assert (first.clip == second.clip) is sharing


async def test_one_groups_rules_are_no_other_groups(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    telegram.chat(OTHER_GROUP, owner=BOB)
    async with connected(telegram, tmp_path) as line:
        post = await opened(telegram)
        assert (await opened(telegram, user=BOB)).text == ADMINS_ONLY
        data = post.data_of("Draft")
        theirs = await opened(telegram, chat=OTHER_GROUP, user=BOB)
        await press(telegram, theirs, data=data, user=BOB)
        assert (await rules(line), (await rules(line, OTHER_GROUP)).quality) == (
            Community(),
            "draft",
        )
