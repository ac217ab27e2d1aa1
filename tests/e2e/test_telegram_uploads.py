"""Clips on their way to Telegram: each is uploaded once, and into one message."""

from pathlib import Path

from tests.e2e.telegram import PERSON, TelegramServer
from tests.e2e.telegram.cast import connected
from tests.e2e.telegram.problems import Body, Problem
from tests.e2e.telegram.scenes import ask
from tests.support.generator import Gate

GROUP, MOVED = -1001, -1007777


def clips(telegram: TelegramServer) -> int:
    return sum(post.clip is not None for post in telegram.posts.values())


async def test_several_who_wait_for_the_same_clip_have_it_uploaded_once(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        gate = line.generator.making = Gate()
        uploading: list[Body] = []

        async def slowly(body: Body) -> None:
            """The first takes as long as an answer to somebody else."""
            uploading.append(body)
            if len(uploading) == 1:
                await ask(telegram, "/help", user=PERSON + 9)

        telegram.before["editMessageMedia"] = slowly
        for user in (PERSON, PERSON + 1, PERSON + 2):
            telegram.write("/video a fox --seed 1", user=user, chat=GROUP)
        job_id = await gate.next()
        await telegram.until(lambda: len(telegram.posts) == 3)
        gate.open(job_id)
        await telegram.until(lambda: clips(telegram) == 3)
        assert len(line.generator.asked) == 1, "they are twins"
    uploads = [file for file in telegram.files.kept.values() if file.kind == "animation"]
    assert len(uploads) == 1


async def test_a_group_that_moved_gets_one_new_message_however_often_the_clip_is_refused(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path) as line:
        gate = line.generator.making = Gate()
        telegram.chat(GROUP, kind="group")
        refused: list[Body] = []

        def once(body: Body) -> None:
            if body["chat_id"] == MOVED and not refused:
                refused.append(body)
                raise Problem(502, "Bad Gateway")

        telegram.before["editMessageMedia"] = once
        telegram.write("/video a fox", chat=GROUP)
        job_id = await gate.next()
        await telegram.until(lambda: bool(telegram.posts))
        telegram.migrate(GROUP, MOVED)
        await telegram.until(lambda: not telegram.updates)
        gate.open(job_id)
        await telegram.until(lambda: clips(telegram) == 1)
    assert refused
    assert [post.clip is not None for post in telegram.posts.values() if post.chat == MOVED] == [
        True
    ]
