"""The buttons under a clip, pressed at the loopback Telegram: by anyone, at any time."""

import asyncio
from pathlib import Path

import pytest

from bot.commands import Shelf
from bot.types import Address, JobState, Visitor
from generator.errors import CannotFit
from generator.fitting import Fitted
from generator.types import Clip
from tests.e2e.telegram import PERSON, Refusal, TelegramServer
from tests.e2e.telegram.cast import connected, jobs
from tests.e2e.telegram.scenes import ask, clip_of, letters, press, replies, reply, shown
from tests.support import generator
from tests.support import line as support
from tests.support.generator import Gate
from tests.support.line import Bench

GROUP, OTHER_GROUP = -1001, -1002
BOB, ADMIN = PERSON + 1, PERSON + 2
CLIP = ["🔁 Again", "✏️ Edit", "🎞️ GIF", "⭐ Favourite", "🗑️ Delete"]
NOT_YOURS = "Only who asked for this clip, or a moderator, can do that."
UNKNOWN = "I do not know that clip."


@pytest.fixture(autouse=True)
def group(telegram: TelegramServer) -> None:
    telegram.chat(GROUP, admins={ADMIN})


async def test_a_message_offers_what_can_be_done_about_it_now(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        gate = line.generator.making = Gate()
        post = await ask(telegram, "a fox")
        job_id = await gate.next()
        await telegram.until(lambda: post.buttons == ["⏹️ Cancel"])
        gate.open(job_id)
        await telegram.until(lambda: post.buttons == CLIP)
    assert [len(row) for row in post.keyboard] == [3, 2]


async def test_again_makes_another_clip_as_a_reply(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        first = await clip_of(telegram, line, "a fox --seconds 3")
        assert (await press(telegram, first, "Again")).text == ""
        again = await reply(telegram, first)
        await telegram.until(lambda: again.clip is not None)
        one, two = await jobs(line)
    assert again.clip != first.clip
    assert (two.job.request.prompt, two.job.request.seconds) == ("a fox", 3)
    assert one.job.request.seed != two.job.request.seed


async def test_another_engine_makes_of_the_prompt_what_it_can(
    telegram: TelegramServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(generator.ENGINES, "physics", generator.PHYSICS)
    async with connected(telegram, tmp_path) as line:
        perhaps = await clip_of(telegram, line, "perhaps a pendulum")
        surely = await clip_of(telegram, line, "surely a pendulum")
        assert perhaps.buttons == [*CLIP, "🔀 Simulate it"]
        assert surely.buttons == [*CLIP, "🔀 Imagine it"]
    async with connected(telegram, tmp_path) as line:
        for post, name in ((perhaps, "Simulate it"), (surely, "Imagine it")):
            await press(telegram, post, name)
            other = await shown(telegram, line, await reply(telegram, post))
            assert other.buttons == CLIP
        asked = [(it.job.request.prompt, it.job.request.engine) for it in await jobs(line)]
    assert asked[2:] == [("perhaps a pendulum", "physics"), ("surely a pendulum", "sketch")]


async def test_buttons_work_after_a_restart_and_a_year(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line)
    telegram.later(365 * 24 * 3600)
    async with connected(telegram, tmp_path) as line:
        await press(telegram, post, "Again")
        again = await reply(telegram, post)
        await telegram.until(lambda: again.clip is not None)


# The words are changed by a reply to a form


async def test_the_words_are_changed_by_answering_a_form(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line, "a *fox* --seconds 3")
        await press(telegram, post, "Edit")
        form = await reply(telegram, post)
        assert form.force_reply
        assert form.text == (
            "✏️ #1 Reply to this with what the clip should show instead of “a *fox*”."
        )
        edited = await ask(telegram, "a wolf @everyone", reply_to=form)
        await telegram.until(lambda: edited.clip is not None)
        status = (await jobs(line))[-1]
    assert edited.text.startswith("“a wolf @everyone”")
    assert status.job.request.seconds == 3


async def test_a_form_that_was_open_during_a_restart_can_be_answered_in_chinese(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line, "海上日落", language="zh-hans")
        await press(telegram, post, "修改", language="zh-hans")
        form = await reply(telegram, post)
    async with connected(telegram, tmp_path) as line:
        edited = await ask(telegram, "雪山", reply_to=form, language="zh-hans")
        await telegram.until(lambda: edited.clip is not None)
    assert edited.text.startswith("“雪山”")


async def test_in_a_group_a_form_calls_who_pressed_by_name(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    """Otherwise nobody's message field would open: the form is a reply to our own message."""
    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line, chat=GROUP, topic=77)
        await press(telegram, post, "Edit")
        form = await reply(telegram, post)
        edited = await ask(telegram, "a wolf", chat=GROUP, topic=77, reply_to=form)
        await telegram.until(lambda: edited.clip is not None)
        assert len(await jobs(line)) == 2
    [mention] = form.sent["entities"]
    assert (mention["type"], mention["user"]["id"]) == ("text_mention", PERSON)
    assert form.text.encode("utf-16-le")[2 * mention["offset"] :].startswith(
        "Ada".encode("utf-16-le")
    )
    assert form.sent["reply_markup"]["selective"]
    assert (form.topic, edited.topic) == (77, 77)


async def test_what_others_say_to_a_form_is_not_made(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line, chat=GROUP)
        await press(telegram, post, "Edit")
        form = await reply(telegram, post)
        told = await ask(telegram, "haha, no", chat=GROUP, user=BOB, reply_to=form)
        assert told.text == NOT_YOURS
        assert await jobs(line, BOB) == []
        made = await ask(telegram, "a wolf", chat=GROUP, user=ADMIN, reply_to=form)
        await telegram.until(lambda: made.clip is not None)


async def test_a_very_long_prompt_fits_into_a_form(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line, "🌅" * 1000)
        await press(telegram, post, "Edit")
        form = await reply(telegram, post)
    hint = form.sent["reply_markup"]["input_field_placeholder"]
    assert len(hint.encode("utf-16-le")) <= 2 * 64


async def test_a_mistake_in_a_form_is_told_and_the_form_can_be_answered_again(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line)
        await press(telegram, post, "Edit")
        form = await reply(telegram, post)
        told = await ask(telegram, "a wolf --seconds 99", reply_to=form)
        assert "--seconds goes from 1 to 10" in told.text
        edited = await ask(telegram, "a wolf --seconds 9", reply_to=form)
        await telegram.until(lambda: edited.clip is not None)


async def test_a_form_about_a_clip_that_is_gone_says_so(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line)
        await press(telegram, post, "Edit")
        form = await reply(telegram, post)
        await press(telegram, post, "Delete")
        told = await ask(telegram, "a wolf", reply_to=form)
    assert told.text == UNKNOWN


# The format


async def test_a_clip_changes_its_format_in_its_own_message(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line)
        await press(telegram, post, "GIF")
        await telegram.until(lambda: post.file is not None and post.file.name == "clip-1.gif")
        await shown(telegram, line, post)
        await press(telegram, post, "MP4")
        await telegram.until(lambda: "🎞️ GIF" in post.buttons)
        assert post.file is not None
        assert post.file.name == "clip-1.mp4"
    assert list(telegram.posts) == [post.id]
    assert len(telegram.files.kept) == 4, "two clips and their posters: each was uploaded once"


async def test_an_old_button_pressed_twice_changes_nothing_more(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line)
        data = post.data_of("GIF")
        for _ in range(2):
            await press(telegram, post, data=data)
            await telegram.until(lambda: "🎬 MP4" in post.buttons)
            await shown(telegram, line, post)
        old = data.replace("gif:", "cancel:")
        assert (await press(telegram, post, data=old)).text == "Clip 1 is finished already."
        assert len(await jobs(line)) == 1
    assert len(telegram.posts) == 1
    assert telegram.calls.count("editMessageMedia") == 2


@pytest.fixture
def no_gif(monkeypatch: pytest.MonkeyPatch) -> None:
    fits = support.untouched

    async def fit(
        clip: Clip, format: str, max_bytes: int | None, target_dir: Path, *, gently: bool = False
    ) -> Fitted:
        if format == "gif":
            raise CannotFit("too long")
        return await fits(clip, format, max_bytes, target_dir, gently=gently)

    monkeypatch.setattr(support, "untouched", fit)


@pytest.mark.usefixtures("no_gif")
async def test_who_pressed_in_vain_is_told_why_in_their_language(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line, chat=GROUP, topic=77)
        await press(telegram, post, "GIF", user=ADMIN, language="zh-hans")
        told = await reply(telegram, post)
    assert told.text.startswith("我没能把这个短片压缩到可以用 GIF")
    assert told.topic == 77
    assert post.buttons == CLIP


async def test_a_conversion_whose_message_was_deleted_is_told(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line)
        data = post.data_of("GIF")
        post.deleted = True
        await press(telegram, post, data=data)
        await telegram.until(lambda: len(telegram.posts) == 2)
    told = list(telegram.posts.values())[-1]
    assert told.text == "I could not post this clip as a GIF, so it stays as it was."
    assert told.reply_to is None


# Favourites


async def test_favourites_are_each_persons_own(telegram: TelegramServer, tmp_path: Path) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line, chat=GROUP)
        [status] = await jobs(line)
        theirs = status.job.address.evolve(user=str(BOB))
        kept = await press(telegram, post, "Favourite", user=BOB)
        assert kept.text == "Added to your favourites, see /gallery."
        assert not kept.show_alert, "good news does not have to be clicked away"
        assert await _favourites(line, theirs) == [status.job.id]
        assert await _favourites(line, status.job.address) == []
        dropped = await press(telegram, post, "Favourite", user=BOB)
        assert dropped.text == "Removed from your favourites."
        assert await _favourites(line, theirs) == []


# Deleting


async def test_a_deleted_clip_is_gone_from_the_chat_the_history_and_the_disk(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line)
        [status] = await jobs(line)
        assert status.job.clip is not None
        assert (await press(telegram, post, "Delete")).text == ""
        assert post.deleted
        assert await jobs(line) == []
    assert not status.job.clip.path.exists()


async def test_a_flood_does_not_keep_a_message_that_was_to_be_deleted(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line)
        telegram.refusals.append(
            Refusal("deleteMessage", 429, "Too Many Requests: retry after 1", {"retry_after": 1})
        )
        assert (await press(telegram, post, "Delete")).text == ""
    assert post.deleted


async def test_a_message_too_old_to_be_taken_back_is_spoken_of(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line)
        telegram.later(49 * 3600)
        answer = await press(telegram, post, "Delete")
        assert answer.text.startswith("The clip is deleted, but Telegram lets me take back only")
        assert answer.show_alert
        assert await jobs(line) == []
    assert not post.deleted
    assert (post.text, post.buttons) == ("This clip was deleted.", [])


async def test_whose_clip_it_is_deletes_it_where_others_show_it_once_more(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        first = await clip_of(telegram, line, chat=GROUP)
        gallery = await ask(telegram, "/gallery", chat=GROUP, user=BOB)
        await press(telegram, gallery, "1", user=BOB)
        copy = await reply(telegram, gallery)
        await shown(telegram, line, copy)
        await press(telegram, copy, "Delete")
        assert copy.deleted
        assert len(await jobs(line)) == 1
        await press(telegram, first, "Delete", user=BOB)
        assert not first.deleted


async def test_a_message_outlives_its_askers_data_and_can_still_be_deleted_by_them(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line, chat=GROUP)
        other = await clip_of(telegram, line, "a wolf", chat=GROUP)
        alone = await clip_of(telegram, line, "a bear")
        await line.service.privacy.erase(f"telegram:{PERSON}")
        assert (await press(telegram, post, "Delete", user=BOB)).text == UNKNOWN
        assert not post.deleted
        await press(telegram, post, "Delete")
        await press(telegram, other, "Delete", user=ADMIN)
        await press(telegram, alone, "Delete")
    assert [it.deleted for it in (post, other, alone)] == [True] * 3


# Cancelling


async def test_a_running_clip_is_cancelled_by_its_button_pressed_twice(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        gate = line.generator.making = Gate()
        post = await ask(telegram, "a fox")
        await gate.next()
        await telegram.until(lambda: post.buttons == ["⏹️ Cancel"])
        data = post.data_of("Cancel")
        for _ in range(2):
            assert (await press(telegram, post, data=data)).text == ""
        await telegram.until(lambda: post.buttons == ["🔁 Again", "✏️ Edit"])
        [status] = await jobs(line)
    assert post.text.endswith("The clip was cancelled.")
    assert status.job.state is JobState.CANCELLED


async def test_nobody_else_cancels_a_clip_but_an_admin(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        gate = line.generator.making = Gate()
        post = await ask(telegram, "/video a fox", chat=GROUP)
        await gate.next()
        await telegram.until(lambda: post.buttons == ["⏹️ Cancel"])
        assert (await press(telegram, post, "Cancel", user=BOB)).text == NOT_YOURS
        assert (await press(telegram, post, "Cancel", user=ADMIN)).text == ""
        await telegram.until(lambda: "cancelled" in post.text)


# Who may press


@pytest.mark.parametrize("which", ["Again", "Edit", "GIF", "Delete"])
async def test_only_the_asker_and_the_groups_admins_press(
    telegram: TelegramServer, tmp_path: Path, which: str
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line, chat=GROUP)
        refused = await press(telegram, post, which, user=BOB)
        assert (refused.text, refused.show_alert) == (NOT_YOURS, True)
        assert replies(telegram, post) == []
        assert await jobs(line, BOB) == []
        assert (await press(telegram, post, which, user=ADMIN)).text == ""
        await telegram.until(
            lambda: post.deleted or bool(replies(telegram, post)) or "🎬 MP4" in post.buttons
        )


async def test_an_admin_of_another_group_is_nobody_here(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    """Whoever saw a button can send its data with any other message of ours: one of their own
    group's."""
    telegram.chat(OTHER_GROUP, admins={BOB})
    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line, "my fox", chat=GROUP)
        other = await clip_of(telegram, line, "a wolf", chat=OTHER_GROUP, user=BOB)
        before = len(telegram.posts)
        for which in ("Again", "Edit", "GIF", "Delete"):
            data = post.data_of(which)
            assert (await press(telegram, other, data=data, user=BOB)).text == NOT_YOURS
        shown = post.data_of("Again").replace("again:", "show:")
        favoured = post.data_of("Favourite")
        assert (await press(telegram, other, data=shown, user=BOB)).text == UNKNOWN
        assert (await press(telegram, other, data=favoured, user=BOB)).text == UNKNOWN
        assert len(await jobs(line)) == 1
    assert not post.deleted
    assert len(telegram.posts) == before


async def test_what_was_deleted_elsewhere_is_unknown_to_every_button(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line, chat=GROUP)
        [status] = await jobs(line)
        await line.service.delete(status.job.id, status.job.address.owner)
        for which in ("Again", "Edit", "GIF", "Favourite", "Delete"):
            assert (await press(telegram, post, which, user=BOB)).text == UNKNOWN


@pytest.mark.parametrize("data", ["again:1", "make:00", "nonsense", "shelf:mine:1", "try:x:en"])
async def test_what_no_button_says_is_answered_by_nothing(
    telegram: TelegramServer, tmp_path: Path, data: str
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line, chat=GROUP)
        assert (await press(telegram, post, data=data)).text == ""
    assert len(post.states) == len(telegram.post.states)
    assert post.clip is not None


# Trouble


async def test_an_answer_that_comes_too_late_does_not_undo_the_press(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line)
        telegram.press_lives = -1
        telegram.press(post, "Again")
        again = await reply(telegram, post)
        await telegram.until(lambda: again.clip is not None)


async def test_a_long_refusal_fits_into_the_window(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line)
        line.service.house.close("🌅" * 300)
        answer = await press(telegram, post, "Again")
    assert answer.text.startswith("I am pausing for maintenance")
    assert answer.text.endswith("…")


async def test_nobody_waits_while_telegram_is_asked_who_looks_after_a_group(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    never = asyncio.Event()

    async def hang(_: object) -> None:
        await never.wait()

    async with connected(telegram, tmp_path) as line:
        post = await clip_of(telegram, line, chat=GROUP)
        telegram.before["getChatMember"] = hang
        telegram.press(post, "Delete", user=ADMIN)
        telegram.write("/reelbot", chat=GROUP, user=ADMIN)
        await telegram.until(lambda: "getChatMember" in telegram.calls)
        await clip_of(telegram, line, "a wolf", user=BOB)
        never.set()
        await telegram.until(lambda: post.deleted)


async def test_a_clip_that_the_chat_does_not_take_is_spoken_of(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    why = "Bad Request: not enough rights to send animations to the chat"
    async with connected(telegram, tmp_path):
        telegram.refusals.append(Refusal("editMessageMedia", 400, why))
        post = await ask(telegram, "/video a fox", chat=GROUP)
        await telegram.until(lambda: "I could not post it here" in post.text)
        await ask(telegram, "/help")
        telegram.write("/gallery mine", chat=GROUP)
        kept = (await letters(telegram, count=2))[-1]
    assert "a fox" in kept.text


async def _favourites(line: Bench, address: Address) -> list[str]:
    page = await line.service.gallery.page(Shelf.FAVOURITES, address, Visitor())
    return [job.id for job in page.jobs]
