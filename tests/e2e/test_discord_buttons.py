"""The buttons under a clip, pressed at the loopback Discord: by anyone, at any time."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from adapters.discord import presses
from bot.commands import Shelf
from bot.types import Address, JobState, Status, Visitor
from tests.e2e.discord import (
    MANAGE_MESSAGES,
    MEMBER_MAY,
    USER,
    DiscordServer,
    Message,
    Refusal,
    clip_of,
    connected,
    jobs,
)
from tests.support import generator
from tests.support.generator import Gate
from tests.support.line import Bench

BOB = USER + 1
MODERATOR: dict[str, Any] = {"user": BOB, "permissions": MEMBER_MAY | MANAGE_MESSAGES}
CLIP = ["Again", "Edit", "GIF", "Favourite", "Delete"]


async def told(server: DiscordServer, user: int) -> Message:
    """What is said to one person alone, once it is said."""

    def said() -> list[Message]:
        return [it for it in server.messages.values() if it.for_user == user and it.text]

    await server.until(lambda: bool(said()))
    return said()[-1]


async def test_a_card_offers_what_can_be_done_with_it_now(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        gate = line.generator.making = Gate()
        message = await server.use("video", options={"prompt": "a fox"})
        job_id = await gate.next()
        await server.until(lambda: message.buttons == ["Cancel"])
        gate.open(job_id)
        await server.until(lambda: message.buttons == CLIP)


async def test_again_makes_another_clip_for_whoever_pressed(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        first = await clip_of(server, line, "a fox --seconds 3")
        again = await server.press(first, "Again", user=BOB, locale="zh-CN")
        await server.until(lambda: bool(again.files))
        [theirs] = await jobs(line)
        [mine] = await jobs(line, BOB)
    assert again.id != first.id
    assert not again.hidden
    assert list(first.files) == ["clip-1.mp4"]
    assert f"<@{BOB}>" in again.text
    assert "种子" in again.text
    assert (mine.job.request.prompt, mine.job.request.seconds) == ("a fox", 3)
    assert mine.job.request.seed != theirs.job.request.seed


async def test_another_engine_makes_of_the_prompt_what_it_can(
    server: DiscordServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(generator.ENGINES, "physics", generator.PHYSICS)
    async with connected(tmp_path) as line:
        perhaps = await clip_of(server, line, "perhaps a pendulum")
        surely = await clip_of(server, line, "surely a pendulum")
        assert perhaps.buttons == [*CLIP, "Simulate it"]
        assert surely.buttons == [*CLIP, "Imagine it"]
    async with connected(tmp_path) as line:  # it works after a restart, and for whoever sees it
        simulated = await server.press(perhaps, "Simulate it", user=BOB)
        await server.until(lambda: bool(simulated.files))
        imagined = await server.press(surely, "Imagine it", user=BOB)
        await server.until(lambda: bool(imagined.files))
        asked = [(it.job.request.prompt, it.job.request.engine) for it in await jobs(line, BOB)]
    assert asked == [("perhaps a pendulum", "physics"), ("surely a pendulum", "sketch")]
    assert simulated.buttons == CLIP


async def test_a_button_works_after_a_restart_and_for_ever(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        message = await clip_of(server, line)
    server.later(365 * 24 * 3600)
    async with connected(tmp_path):
        again = await server.press(message, "Again")
        await server.until(lambda: bool(again.files))


async def test_a_replayed_press_makes_no_second_clip(server: DiscordServer, tmp_path: Path) -> None:
    async with connected(tmp_path) as line:
        message = await clip_of(server, line)
        again = await server.press(message, "Again")
        await server.until(lambda: bool(again.files))
        await server.drop()
        await server.until(lambda: server.resumed == 1)
        await server.press(message, "Favourite")
        await told(server, USER)
        assert len(await jobs(line)) == 2


async def test_the_prompt_is_edited_in_a_form(server: DiscordServer, tmp_path: Path) -> None:
    async with connected(tmp_path) as line:
        first = await clip_of(server, line, "a *fox* --seconds 3")
        form = await server.modal_of(server.send_press(first, "Edit", user=BOB))
        assert form.title == "Change the words"
        assert form.field("prompt")["value"] == "a *fox*"
        edited = await server.submit(form, {"What the clip shows": "a wolf\n@everyone"})
        await server.until(lambda: bool(edited.files))
        [status] = await jobs(line, BOB)
    assert edited.id != first.id
    assert edited.text.startswith(r"**a wolf \@everyone**")
    assert status.job.request.seconds == 3


async def test_a_form_that_was_open_during_a_restart_can_be_sent(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        first = await clip_of(server, line, "海上日落", locale="zh-CN")
        form = await server.modal_of(server.send_press(first, "修改", locale="zh-CN"))
    async with connected(tmp_path):
        edited = await server.submit(form, {"画面里有什么": "雪山"}, locale="zh-CN")
        await server.until(lambda: bool(edited.files))
    assert edited.text.startswith("**雪山**")


async def test_a_form_opens_in_time_even_while_the_database_is_busy(
    server: DiscordServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(tmp_path) as line:
        message = await clip_of(server, line, "a *fox*")

        async def busy(job_id: str, owner: str | None = None) -> Status:
            await asyncio.Event().wait()
            raise AssertionError

        monkeypatch.setattr(line.service, "status", busy)
        monkeypatch.setattr(presses, "_PATIENCE", 0.05)
        form = await server.modal_of(server.send_press(message, "Edit"))
    assert form.field("prompt")["value"] == "a *fox*"


async def test_a_clip_changes_its_format_in_its_own_message(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        message = await clip_of(server, line)
        assert await server.press(message, "GIF") is message
        await server.until(lambda: list(message.files) == ["clip-1.gif"])
        await server.press(message, "MP4")
        await server.until(lambda: list(message.files) == ["clip-1.mp4"])
    assert list(server.messages) == [message.id]


async def test_favourites_are_each_persons_own(server: DiscordServer, tmp_path: Path) -> None:
    async with connected(tmp_path) as line:
        message = await clip_of(server, line)
        [status] = await jobs(line)
        theirs = status.job.address.evolve(user=str(BOB))
        kept = await server.press(message, "Favourite", user=BOB)
        await server.until(lambda: kept.text == "Added to your favourites, see /gallery.")
        assert await _favourites(line, theirs) == [status.job.id]
        assert await _favourites(line, status.job.address) == []
        dropped = await server.press(message, "Favourite", user=BOB)
        await server.until(lambda: dropped.text == "Removed from your favourites.")
        assert await _favourites(line, theirs) == []
    assert kept.for_user == BOB


async def test_a_deleted_clip_is_gone_from_the_channel_and_from_the_history(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        message = await clip_of(server, line)
        [status] = await jobs(line)
        assert status.job.clip is not None
        server.send_press(message, "Delete")
        await server.until(lambda: message.deleted)
        assert await jobs(line) == []
    assert not status.job.clip.path.exists()


async def test_a_message_outlives_its_askers_data_and_can_still_be_deleted_by_them(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        message = await clip_of(server, line)
        await line.service.privacy.erase(f"discord:{USER}")
        server.send_press(message, "Delete", user=BOB)
        await server.until(
            lambda: any("do not know" in it.text for it in server.messages.values() if it.hidden)
        )
        assert not message.deleted
        server.send_press(message, "Delete")
        await server.until(lambda: message.deleted)


async def test_a_running_clip_is_cancelled_by_its_button(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        gate = line.generator.making = Gate()
        message = await server.use("video", options={"prompt": "a fox"})
        await gate.next()
        await server.until(lambda: message.buttons == ["Cancel"])
        await server.press(message, "Cancel")
        await server.until(lambda: message.buttons == ["Again", "Edit"])
        [status] = await jobs(line)
    assert message.text.endswith("The clip was cancelled.")
    assert status.job.state is JobState.CANCELLED


@pytest.mark.parametrize("which", ["GIF", "Delete"])
async def test_only_the_asker_and_moderators_change_a_clip(
    server: DiscordServer, tmp_path: Path, which: str
) -> None:
    async with connected(tmp_path) as line:
        message = await clip_of(server, line)
        await server.press(message, which, user=BOB)
        refused = await told(server, BOB)
        assert refused.hidden
        assert refused.text == "Only who asked for this clip, or a moderator, can do that."
        assert list(message.files) == ["clip-1.mp4"]
        server.send_press(message, which, **MODERATOR)
        await server.until(lambda: message.deleted or list(message.files) == ["clip-1.gif"])


async def test_what_was_deleted_elsewhere_is_unknown_to_every_button(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        message = await clip_of(server, line)
        [status] = await jobs(line)
        await line.service.delete(status.job.id, status.job.address.owner)
        for which in ("Again", "Edit", "GIF", "Favourite"):
            await server.press(message, which, user=BOB)

        def refused() -> list[Message]:
            sentence = "I do not know that clip."
            return [it for it in server.messages.values() if it.text == sentence]

        await server.until(lambda: len(refused()) == 4)


async def test_a_press_whose_acknowledgement_was_lost_is_served(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        message = await clip_of(server, line)
        server.refusals.append(Refusal("token", 502, on="acknowledge", after=True))
        server.send_press(message, "GIF")
        await server.until(lambda: list(message.files) == ["clip-1.gif"])


async def _favourites(line: Bench, address: Address) -> list[str]:
    page = await line.service.gallery.page(Shelf.FAVOURITES, address, Visitor())
    return [job.id for job in page.jobs]
