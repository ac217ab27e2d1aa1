"""Galleries, defaults, privacy, help and the queue at the loopback Telegram: whose they are, and
who gets to see them."""

from pathlib import Path
from typing import Any

import pytest

from bot.grammar import examples
from tests.e2e.telegram import PERSON, Post, TelegramServer
from tests.e2e.telegram.cast import connected, jobs
from tests.e2e.telegram.scenes import ask, clip_of, letters, press, replies, reply, shown
from tests.support.generator import Gate
from tests.support.line import Bench

GROUP, CHANNEL = -1001, -1009
BOB = PERSON + 1
PRIVATE = "That is only for your eyes. Open a private chat with me, and I tell you there."


async def clips(telegram: TelegramServer, line: Bench, many: int, **who: Any) -> None:
    for number in range(1, many + 1):
        await clip_of(telegram, line, f"fox number {number}", **who)


def listed(post: Post) -> list[str]:
    """The prompts that a gallery lists."""
    return [line[3:] for line in post.text.splitlines() if line[1:3] == ". "]


async def turned(telegram: TelegramServer, post: Post, button: str, **who: Any) -> Post:
    """The panel, once a press has changed it."""
    before = post.state
    await press(telegram, post, button, **who)
    await telegram.until(lambda: post.state is not before)
    return post


# The gallery


async def test_the_gallery_is_turned_page_by_page_and_shows_a_clip_again(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        await clips(telegram, line, 7)
        post = await ask(telegram, "/gallery")
        assert post.text.startswith("Your 7 clips, page 1 of 2:\n1. fox number 7\n    sketch · 3 s")
        assert post.text.endswith("Press a number to show that clip again.")
        numbers, turns, shelves = ([it["text"] for it in row] for row in post.keyboard)
        assert numbers == ["1", "2", "3", "4", "5"]
        assert turns == ["Older ▶️"]
        assert shelves == ["• My clips", "My favourites"]
        await turned(telegram, post, "Older")
        assert listed(post) == ["fox number 2", "fox number 1"]
        uploads = len(telegram.files.kept)
        await press(telegram, post, "2")
        again = await reply(telegram, post)
        await telegram.until(lambda: again.clip is not None)
        assert again.text.startswith("“fox number 1”")
        assert len(telegram.files.kept) == uploads
        await turned(telegram, post, "Newer")
        assert "fox number 7" in listed(post)[:2], "behind the one that was shown again, at most"


async def test_favourites_stand_on_a_shelf_of_their_own(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await ask(telegram, "/gallery favourites")
        assert post.text == "You have no favourites yet."
        clip = await clip_of(telegram, line, "a fox", chat=GROUP, user=BOB)
        await press(telegram, clip, "Favourite")
        await turned(telegram, post, "My clips")
        assert post.text.startswith("You have no clips yet.")
        await turned(telegram, post, "My favourites")
        assert listed(post) == ["a fox"]
        await press(telegram, post, "1")
        again = await reply(telegram, post)
        await telegram.until(lambda: again.clip is not None)


async def test_a_gallery_opened_before_a_restart_can_still_be_turned(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        await clips(telegram, line, 6)
        post = await ask(telegram, "/gallery")
    async with connected(telegram, tmp_path):
        await turned(telegram, post, "Older")
    assert listed(post) == ["fox number 1"]


async def test_a_groups_gallery_shows_what_was_made_there_and_nothing_else(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        await clip_of(telegram, line, "my secret")
        await clips(telegram, line, 6, chat=GROUP, user=BOB)
        post = await ask(telegram, "/gallery", chat=GROUP)
        assert post.text.startswith("The 6 clips that were made here, page 1 of 2:")
        assert len(post.keyboard) == 2, "no shelves: they would be the presser's own"
        assert "my secret" not in post.text
        second = await ask(telegram, "/gallery 2", chat=GROUP)
        assert listed(second) == ["fox number 1"]
        await turned(telegram, post, "Older")
        assert listed(post) == ["fox number 1"]


@pytest.mark.parametrize("words", ["/gallery mine", "/gallery favourites", "@reelbot /画廊我的"])
async def test_ones_own_gallery_is_never_shown_to_a_group(
    telegram: TelegramServer, tmp_path: Path, words: str
) -> None:
    async with connected(telegram, tmp_path) as line:
        clip = await clip_of(telegram, line, "my secret")
        await press(telegram, clip, "Favourite")
        telegram.write(words, chat=GROUP)
        letter = (await letters(telegram, count=2))[-1]
        assert listed(letter) == ["my secret"]
        await press(telegram, letter, "1")
        again = await reply(telegram, letter)
        await telegram.until(lambda: again.clip is not None)
    assert all(it.chat == PERSON for it in telegram.posts.values())


@pytest.mark.parametrize(
    "data", ["shelf:mine:1", "shelf:favourites:1", "mine:seconds:10", "erase:ask", "erase:yes"]
)
async def test_in_a_group_no_forged_press_brings_ones_own_affairs_to_light(
    telegram: TelegramServer, tmp_path: Path, data: str
) -> None:
    """A client can send any data with any message of ours: a gallery's, somebody's clip's."""
    async with connected(telegram, tmp_path) as line:
        await clip_of(telegram, line, "my secret")
        clip = await clip_of(telegram, line, "a fox", chat=GROUP, user=BOB)
        gallery = await ask(telegram, "/gallery", chat=GROUP)
        for post in (clip, gallery):
            assert (await press(telegram, post, data=data)).text == ""
            assert (await press(telegram, clip, data="shelf:here:1")).text == ""
        assert len(gallery.states) == 1
        assert clip.text.startswith("“a fox”")
        assert clip.buttons
        assert len(await jobs(line)) == 1
        assert (await line.service.people.of(f"telegram:{PERSON}")).seconds is None


async def test_a_gallery_calls_nobody_whom_a_prompt_names(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        await clip_of(telegram, line, "a fox", chat=GROUP)
        await clip_of(telegram, line, "@everyone dances", chat=GROUP)
        post = await ask(telegram, "/gallery", chat=GROUP)
    [entity] = post.sent["entities"]
    assert entity["type"] == "code"
    assert post.text[entity["offset"] :].startswith("@everyone dances")


# The settings


async def test_a_default_is_chosen_and_taken_back_by_buttons(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await ask(telegram, "/settings")
        assert "length: default" in post.text
        for button in ("10 s", "Square", "Draft", "GIF"):
            await turned(telegram, post, button)
        marked = [it for it in post.buttons if it.startswith("✓")]
        assert marked == ["✓ 10 s", "✓ Square", "✓ Draft", "✓ GIF"]
        clip = await clip_of(telegram, line)
        assert clip.file is not None
        assert clip.file.name == "clip-1.gif"
        await turned(telegram, post, "✓ 10 s")
        assert "length: default" in post.text
        [status] = await jobs(line)
        assert (status.job.request.seconds, status.job.request.width) == (10, 256)
        await turned(telegram, post, "Reset all")
        assert not any(it.startswith("✓") for it in post.buttons)
    async with connected(telegram, tmp_path):
        await turned(telegram, post, "3 s")
        assert "length: 3 s" in post.text


async def test_all_other_defaults_can_be_written(telegram: TelegramServer, tmp_path: Path) -> None:
    async with connected(telegram, tmp_path):
        post = await ask(telegram, "/settings --style neon --seconds 4.5")
        assert "style: neon" in post.text
        refused = await ask(telegram, "/settings --engine nonsense")
        assert refused.text.startswith("There is no engine “nonsense”")
        post = await ask(telegram, "/settings")
        assert "length: 4.5 s" in post.text
        post = await ask(telegram, "/settings reset")
        assert "style: default" in post.text


# Privacy


async def test_everything_is_erased_offers_too(telegram: TelegramServer, tmp_path: Path) -> None:
    async with connected(telegram, tmp_path) as line:
        clip = await clip_of(telegram, line, "my secret")
        await press(telegram, clip, "Favourite")
        await ask(telegram, "/settings --style neon")
        typed = await telegram.type_inline("another secret")
        [made] = [it["id"] for it in (await typed.answer()).results if it["id"].startswith("make:")]
        offered = await telegram.choose(typed, made, feedback=False)
        [status] = await jobs(line)
        post = await ask(telegram, "/privacy")
        assert "your requests and their prompts (1)" in post.text
        await turned(telegram, post, "Delete my data")
        assert post.text == "Delete all of it? This cannot be undone."
        sure = post.data_of("Yes, delete all of it")
        await turned(telegram, post, "Yes, delete all of it")
        assert post.text.startswith(
            "Done: your requests, prompts, pictures, favourites and settings"
        )
        assert post.buttons == []
        await press(telegram, post, data=sure)
        assert await jobs(line) == []
        assert (await press(telegram, offered, "Make this clip")).text.startswith(
            "That was too long ago."
        )
        shelves = [await ask(telegram, f"/gallery {it}") for it in ("mine", "favourites")]
        settings = await ask(telegram, "/settings")
    assert status.job.clip is not None
    assert not status.job.clip.path.exists()
    assert [it.text.splitlines()[0][:20] for it in shelves] == [
        "You have no clips ye",
        "You have no favourit",
    ]
    assert "style: default" in settings.text
    assert b"secret" not in _kept(tmp_path)


def _kept(folder: Path) -> bytes:
    return b"".join(it.read_bytes() for it in folder.glob("reelbot.sqlite3*"))


async def test_who_thinks_better_of_it_keeps_everything(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        await clip_of(telegram, line)
        post = await ask(telegram, "/privacy")
        await turned(telegram, post, "Delete my data")
        await turned(telegram, post, "Keep it")
        assert post.text == "Nothing was deleted."
        assert len(await jobs(line)) == 1


async def test_what_is_being_made_for_somebody_who_leaves_is_stopped(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        gate = line.generator.making = Gate()
        waiting = await ask(telegram, "a fox")
        await gate.next()
        await telegram.until(lambda: bool(waiting.buttons))
        done = await ask(telegram, "/privacy delete")
        await telegram.until(lambda: "cancelled" in waiting.text)
    assert done.text.startswith("Done:")
    assert waiting.clip is None


# Help


async def test_help_has_examples_to_press_in_the_language_they_are_written_in(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await ask(telegram, "/help", chat=GROUP, language="zh-hans")
        assert post.text.startswith("描述一个画面，我来做成短片")
        first = examples("zh")[0]
        await press(telegram, post, first, user=BOB)
        clip = await reply(telegram, post)
        await telegram.until(lambda: clip.clip is not None)
        [status] = await jobs(line, BOB)
    assert status.job.request.prompt == first


@pytest.mark.parametrize("words", ["/start", "/start nonsense", "/start cancel", "/start again"])
async def test_a_link_into_the_private_chat_only_shows_things(
    telegram: TelegramServer, tmp_path: Path, words: str
) -> None:
    """Anybody can give somebody such a link."""
    async with connected(telegram, tmp_path) as line:
        gate = line.generator.making = Gate()
        await ask(telegram, "a fox")
        await gate.next()
        post = await ask(telegram, words)
        assert post.text.startswith("I make short clips of what you describe")
        assert [it.job.state for it in await jobs(line)] == ["RUNNING"]


@pytest.mark.parametrize(
    ("payload", "begins"),
    [
        ("settings", "Your defaults"),
        ("privacy", "What I keep about you"),
        ("gallery", "You have no clips"),
        ("favourites", "You have no favourites"),
        ("queue", "The queue is empty."),
    ],
)
async def test_a_link_opens_the_panel_with_its_buttons(
    telegram: TelegramServer, tmp_path: Path, payload: str, begins: str
) -> None:
    async with connected(telegram, tmp_path):
        post = await ask(telegram, f"/start {payload}")
    assert post.text.startswith(begins)
    assert bool(post.buttons) == (payload != "queue")


async def test_an_offer_is_made_by_a_link_for_its_owner_alone(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path, telegram_storage_chat=None) as line:
        query = await telegram.type_inline("a fox")
        button = (await query.answer()).button
        assert button is not None
        link = f"/start {button['start_parameter']}"
        refused = await ask(telegram, link, user=BOB)
        assert refused.text.startswith("That was too long ago.")
        assert (await ask(telegram, link, chat=GROUP)).text.startswith("I make short clips")
        clip = await ask(telegram, link)
        await shown(telegram, line, clip)
        assert await jobs(line, BOB) == []


# In a group, what is one's own is answered in private


@pytest.mark.parametrize(
    "words",
    ["/queue", "@reelbot /queue", "/队列", "/settings --style neon", "/settings", "/privacy"],
)
async def test_personal_commands_in_a_group_are_answered_in_private(
    telegram: TelegramServer, tmp_path: Path, words: str
) -> None:
    async with connected(telegram, tmp_path) as line:
        gate = line.generator.making = Gate()
        await ask(telegram, "my secret fox")
        await gate.next()
        number = telegram.write(words, chat=GROUP)
        letter = (await letters(telegram, count=2))[-1]
        assert replies(telegram, number) == []
    assert letter.reply_to is None
    assert all(it.chat == PERSON for it in telegram.posts.values())


async def test_who_has_not_opened_a_private_chat_gets_a_link_and_is_answered_there_at_once(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path):
        told = await ask(telegram, "/settings", chat=GROUP, topic=77, user=BOB)
        assert (told.chat, told.topic, told.text) == (GROUP, 77, PRIVATE)
        [[button]] = told.keyboard
        assert button["url"] == "https://t.me/reelbot?start=settings"
        post = await ask(telegram, "/start settings", user=BOB)
        assert "length: default" in post.text
        telegram.write("/queue", chat=GROUP, user=BOB)
        assert (await letters(telegram, BOB, 2))[-1].text == "The queue is empty."


async def test_a_link_leads_to_the_shelf_that_was_asked_for(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path):
        told = await ask(telegram, "/gallery favourites", chat=GROUP, user=BOB)
    assert told.keyboard[0][0]["url"].endswith("?start=favourites")


async def test_a_private_answer_is_in_ones_own_language_whatever_the_groups_is(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        await line.service.communities.change(f"telegram:{GROUP}", language="zh")
        told = await ask(telegram, "/settings", chat=GROUP, user=BOB)
        assert told.text.startswith("这些只给你自己看")
        telegram.write("/settings", chat=GROUP)
        [letter] = await letters(telegram)
    assert letter.text.startswith("Your defaults")


async def test_what_was_asked_for_elsewhere_is_not_told_to_a_group(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        gate = line.generator.making = Gate()
        await ask(telegram, "my secret fox")
        await gate.next()
        here = await ask(telegram, "/video a wolf", chat=GROUP)
        await telegram.until(lambda: bool(here.buttons))
        told = await ask(telegram, "/status 2", chat=GROUP)
        assert told.text.startswith("Clip 2, “a wolf”")
        for number, words in enumerate(("/status 1", "/cancel 1"), start=2):
            telegram.write(words, chat=GROUP)
            letter = (await letters(telegram, count=number))[-1]
            assert letter.text.startswith("Clip 1, “my secret fox”")
        assert not any("secret" in it.text for it in telegram.posts.values() if it.chat == GROUP)


@pytest.mark.parametrize("speaker", [GROUP, CHANNEL])
@pytest.mark.parametrize("words", ["/settings", "/queue", "/gallery mine", "/privacy"])
async def test_a_group_or_a_channel_that_speaks_has_no_private_chat(
    telegram: TelegramServer, tmp_path: Path, speaker: int, words: str
) -> None:
    telegram.chat(CHANNEL, kind="channel")
    async with connected(telegram, tmp_path):
        told = await ask(telegram, words, chat=GROUP, sender_chat=speaker)
        assert told.text.startswith("You speak as a group or a channel")
        here = await ask(telegram, "/gallery", chat=GROUP, sender_chat=speaker)
        assert here.text.startswith("There are no clips here yet.")
    assert {it.chat for it in telegram.posts.values()} == {GROUP}


# The queue


async def test_the_queue_tells_how_things_stand_and_where_ones_own_are(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        gate = line.generator.making = Gate()
        for words in ("fox one", "fox two"):
            await ask(telegram, words)
            await gate.next()
        await ask(telegram, "fox three", user=BOB)
        queue = await ask(telegram, "/queue")
    lines = queue.text.splitlines()
    assert lines[0].startswith("2 clips are being made, and one is waiting. 2 are yours.")
    assert lines[1:] == ["Clip 1, “fox one”: being made", "Clip 2, “fox two”: being made"]


async def test_what_is_too_long_for_a_message_is_shortened(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        gate = line.generator.making = Gate()
        for number in range(5):
            await ask(telegram, f"{number} " + "🌅" * 990)
        await gate.next()
        queue = await ask(telegram, "/queue")
        gate.open()
        gallery = await ask(telegram, "/gallery")
    assert len(queue.text.splitlines()) == 6
    assert gallery.text
