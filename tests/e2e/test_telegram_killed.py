"""The whole program killed by SIGKILL between any two things that it tells Telegram, and started
again: nothing is lost, and nothing stands anywhere twice."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.types import JobState
from tests.e2e.telegram import InlineMessage, Post, TelegramServer
from tests.e2e.telegram.cast import STORAGE
from tests.e2e.telegram.program import PATIENCE, SMALL, Program, Row

GROUP = -1001
FOX = f"/video a fox {SMALL}"


@pytest.fixture
async def program(telegram: TelegramServer, tmp_path: Path) -> AsyncIterator[Program]:
    program = Program(telegram, tmp_path)
    yield program
    await program.close()


def posts(telegram: TelegramServer) -> list[Post]:
    """What people see, without what is only kept."""
    return [post for post in telegram.posts.values() if post.chat != STORAGE]


def uploads(telegram: TelegramServer) -> int:
    return sum(file.kind == "animation" for file in telegram.files.kept.values())


async def the_one_clip(telegram: TelegramServer, program: Program) -> Row:
    """Wait for it, and for the program to rest; there is one job for it, and one message."""
    await program.rest()
    [job] = await program.stop()
    [post] = posts(telegram)
    assert post.clip is not None
    return job


def handed_out(telegram: TelegramServer, kind: str) -> bool:
    return any(kind in update for update in telegram.updates)


async def test_an_update_that_was_handed_out_and_never_heard_is_handed_out_again(
    telegram: TelegramServer, program: Program
) -> None:
    await program.live()
    program.kill_after("getUpdates", lambda _: handed_out(telegram, "message"))
    telegram.write(FOX)
    await program.death()
    assert program.jobs() == []
    await program.live()
    await the_one_clip(telegram, program)


async def test_killed_between_the_update_and_its_job(
    telegram: TelegramServer, program: Program
) -> None:
    await program.live()
    with program.killed_between_question_and_job():
        telegram.write(FOX, chat=GROUP)
        await program.death()
    assert program.jobs() == []
    [update] = telegram.updates
    await program.live()
    await the_one_clip(telegram, program)
    assert telegram.served.count(update["update_id"]) >= 2


async def test_killed_between_the_job_and_its_confirmation(
    telegram: TelegramServer, program: Program
) -> None:
    await program.live()
    program.lose("sendMessage")
    program.kill_before("getUpdates", lambda body: "offset" in body)
    telegram.write(FOX)
    await program.death()
    [job] = program.jobs()
    assert telegram.updates, "it comes again"
    await program.live()
    assert (await the_one_clip(telegram, program))["id"] == job["id"]


async def test_killed_between_the_job_and_its_placeholder(
    telegram: TelegramServer, program: Program
) -> None:
    await program.live()
    program.kill_before("sendMessage")
    telegram.write(FOX, chat=GROUP)
    await program.death()
    [job] = program.jobs()
    assert (job["placeholder"], telegram.posts) == (None, {})
    await program.live()
    assert (await the_one_clip(telegram, program))["id"] == job["id"]


async def test_a_placeholder_that_nobody_heard_of_stays_and_another_becomes_the_clip(
    telegram: TelegramServer, program: Program
) -> None:
    """The one limit: Telegram gives a message no name by which it could be found again."""
    await program.live()
    program.kill_after("sendMessage")
    telegram.write(FOX)
    await program.death()
    orphan = telegram.post
    await program.live()
    await program.rest()
    assert len(await program.stop()) == 1
    assert [(post is orphan, post.clip is None) for post in posts(telegram)] == [
        (True, True),
        (False, False),
    ]
    assert orphan.edits == orphan.edits[:1], "nothing is said there any more"


async def test_killed_before_the_clip_is_put_into_its_message(
    telegram: TelegramServer, program: Program
) -> None:
    await program.live()
    program.kill_before("editMessageMedia")
    telegram.write(FOX)
    await program.death()
    placeholder = telegram.post
    [job] = program.jobs()
    assert job["state"] == JobState.READY
    await program.live()
    assert (await the_one_clip(telegram, program))["attempt"] == 1, "it was not made again"
    assert telegram.post is placeholder


async def test_a_clip_that_stands_there_already_is_put_there_again_and_not_beside_it(
    telegram: TelegramServer, program: Program
) -> None:
    await program.live()
    program.kill_after("editMessageMedia")
    telegram.write(FOX)
    await program.death()
    clip = telegram.post.clip
    assert clip is not None
    await program.live()
    await the_one_clip(telegram, program)
    assert telegram.calls.count("editMessageMedia") == 2
    assert telegram.post.clip == clip
    assert uploads(telegram) == 2, "what Telegram calls the first one was never heard"


async def sent(telegram: TelegramServer, *, feedback: bool = True) -> InlineMessage:
    """Somebody puts "make this" where the bot cannot see it."""
    query = await telegram.type_inline(f"a fox {SMALL}")
    return await telegram.choose(query, feedback=feedback)


async def becomes_a_clip(telegram: TelegramServer, program: Program, message: InlineMessage) -> Row:
    await program.rest()
    [job] = await program.stop()
    assert job["placeholder"] == f"inline/{message.id}"
    assert telegram.inline_messages == [message]
    assert posts(telegram) == []
    assert message.clip is not None
    clips = {state.file.data for state in message.states if state.file is not None}
    assert clips == {message.clip}
    return job


async def test_killed_between_a_chosen_result_and_its_job(
    telegram: TelegramServer, program: Program
) -> None:
    await program.live()
    query = await telegram.type_inline(f"a fox {SMALL}")
    await query.answer()
    with program.killed_between_question_and_job():
        message = await telegram.choose(query)
        await program.death()
    assert program.jobs() == []
    await program.live()
    await becomes_a_clip(telegram, program, message)


async def test_killed_between_a_press_and_its_job(
    telegram: TelegramServer, program: Program
) -> None:
    """By then it is too late to answer the press itself: the clip is the answer."""
    await program.live()
    message = await sent(telegram, feedback=False)
    with program.killed_between_question_and_job():
        telegram.press(message, "Make this clip")
        await program.death()
    assert program.jobs() == []
    telegram.later(telegram.press_lives)
    await program.live()
    await becomes_a_clip(telegram, program, message)


async def test_chosen_and_pressed_is_one_job_over_a_kill(
    telegram: TelegramServer, program: Program
) -> None:
    await program.live()
    program.kill_before("getUpdates", lambda _: handed_out(telegram, "chosen_inline_result"))
    message = await sent(telegram)
    button = message.data_of("Make this clip")
    await program.death()
    [job] = program.jobs()
    telegram.press(message, data=button)
    await program.live()
    assert (await becomes_a_clip(telegram, program, message))["id"] == job["id"]


async def test_an_upload_that_nobody_heard_of_is_made_again_where_nobody_looks(
    telegram: TelegramServer, program: Program
) -> None:
    await program.live()
    program.kill_after("sendAnimation")
    message = await sent(telegram)
    await program.death()
    assert message.clip is None
    await program.live()
    await becomes_a_clip(telegram, program, message)
    assert uploads(telegram) == 2


async def test_killed_between_the_upload_and_the_edit(
    telegram: TelegramServer, program: Program
) -> None:
    await program.live()
    program.kill_before("editMessageMedia")
    message = await sent(telegram)
    await program.death()
    assert message.clip is None
    await program.live()
    await becomes_a_clip(telegram, program, message)
    assert uploads(telegram) == 1, "what Telegram calls it was kept"


async def test_an_inline_message_that_is_the_clip_already_stays_as_it_is(
    telegram: TelegramServer, program: Program
) -> None:
    await program.live()
    program.kill_after("editMessageMedia")
    message = await sent(telegram)
    await program.death()
    shown = message.state
    assert shown.file is not None
    await program.live()
    await becomes_a_clip(telegram, program, message)
    assert telegram.calls.count("editMessageMedia") == 2
    assert message.state is shown
    assert uploads(telegram) == 1


async def test_killed_between_a_guests_question_and_the_answer(
    telegram: TelegramServer, program: Program
) -> None:
    await program.live()
    program.kill_before("answerGuestQuery")
    mention = telegram.mention(f"@reelbot a fox {SMALL}")
    await program.death()
    [job] = program.jobs()
    assert telegram.inline_messages == []
    await program.live()
    message = await mention.answer()
    assert (await becomes_a_clip(telegram, program, message))["id"] == job["id"]


async def test_a_guests_answer_that_nobody_heard_of_stays_empty_and_the_clip_is_in_the_gallery(
    telegram: TelegramServer, program: Program
) -> None:
    """The other limit: a guest's question is answered once, and only that answer tells what the
    message is called by which it could be edited."""
    await program.live()
    program.kill_after("answerGuestQuery")
    mention = telegram.mention(f"@reelbot a fox {SMALL}")
    await program.death()
    message = await mention.answer()
    await program.live()
    await program.rest(JobState.FAILED)
    telegram.write("/gallery")
    await telegram.until(lambda: bool(posts(telegram)), PATIENCE)
    [gallery] = posts(telegram)
    assert "1. a fox" in gallery.text
    telegram.press(gallery, "1")
    await telegram.until(lambda: any(post.clip for post in posts(telegram)), PATIENCE)
    made, repeated = await program.stop()
    assert '"delivery-unreachable"' in made["error"]
    assert made["clip_id"] == repeated["clip_id"]
    assert (message.clip, telegram.inline_messages) == (None, [message])
