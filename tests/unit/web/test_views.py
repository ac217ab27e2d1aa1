"""A job as the page shows it."""

import base64
from pathlib import Path

import pytest

from adapters.web.views import view
from bot.types import Address, ClipFormat, JobState, Notice, Status
from generator.types import ClipRequest, Progress
from tests.unit.web.fake_service import FakeService

ADDRESS = Address(platform="web", channel="ann", user="ann", community="ann")


@pytest.fixture
async def queued(tmp_path: Path) -> tuple[FakeService, Status]:
    service = FakeService(tmp_path)
    request = ClipRequest(prompt="<b>a cat</b>", engine="sketch")
    return service, await service.submit(request, ADDRESS, ClipFormat.GIF)


def test_a_queued_job_shows_its_place(queued: tuple[FakeService, Status]) -> None:
    shown = view(queued[1], "en")
    assert (shown.state, shown.position, shown.eta) == (JobState.QUEUED, 1, 2.5)
    assert shown.text == "<b>a cat</b>"
    assert shown.format == "gif"
    assert shown.clip is None


@pytest.mark.parametrize(
    ("profile", "command"),
    [(None, "/video a cat"), ("fast", "/video a cat"), ("turbo", "/video a cat --quality turbo")],
)
async def test_what_asks_for_the_same_again_leaves_out_what_is_usual(
    tmp_path: Path, profile: str | None, command: str
) -> None:
    request = ClipRequest(prompt="a cat", engine="wan", profile=profile)
    status = await FakeService(tmp_path).submit(request, ADDRESS)
    assert view(status, "en").command == command


@pytest.mark.parametrize(
    ("changes", "command"),
    [
        ({}, "/physics a pendulum"),
        ({"seconds": 4.0, "numbers": False}, "/physics a pendulum --seconds 4 --numbers off"),
        ({"seconds": 8.0, "own_length": True}, "/physics a pendulum"),
        ({"also": "sketch"}, "/video a pendulum"),
    ],
    ids=["named", "with flags", "at its own length", "chosen by the bot"],
)
async def test_an_engine_with_a_command_of_its_own_is_asked_by_that_where_it_was_named(
    tmp_path: Path, changes: dict[str, object], command: str
) -> None:
    request = ClipRequest(prompt="a pendulum", engine="physics").evolve(**changes)
    status = await FakeService(tmp_path).submit(request, ADDRESS)
    assert view(status, "en").command == command


def test_a_running_job_shows_stage_step_and_preview(queued: tuple[FakeService, Status]) -> None:
    service, status = queued
    progress = Progress("draw", 3, 72, preview=b"\xff\xd8")
    shown = view(service.change(status.job.id, state=JobState.RUNNING, progress=progress), "en")
    assert (shown.stage, shown.step, shown.total) == ("draw", 3, 72)
    assert shown.preview == "data:image/jpeg;base64," + base64.b64encode(b"\xff\xd8").decode()


def test_a_finished_job_shows_where_its_files_are(queued: tuple[FakeService, Status]) -> None:
    service, status = queued
    shown = view(service.make(status.job.id), "en")
    assert shown.state is JobState.DELIVERED, "a page has nothing more to wait for"
    assert shown.clip is not None
    assert shown.clip.mp4 == f"/clips/{status.job.id}.mp4"
    assert shown.clip.gif == f"/clips/{status.job.id}.gif"
    assert shown.clip.poster == f"/clips/{status.job.id}.jpg"
    assert shown.clip.seconds == 3.0
    assert shown.seed == status.job.request.effective_seed
    assert "clip-" not in shown.model_dump_json(), "the file's own name stays inside"


def test_a_cancelled_job_shows_no_clip(queued: tuple[FakeService, Status]) -> None:
    service, status = queued
    service.make(status.job.id)
    shown = view(service.change(status.job.id, state=JobState.CANCELLED), "en")
    assert shown.clip is None
    assert shown.caption is None


@pytest.mark.parametrize(("locale", "sentence"), [("en", "There is"), ("zh", "这里什么也没有")])
def test_a_failure_is_said_in_the_readers_language(
    queued: tuple[FakeService, Status], locale: str, sentence: str
) -> None:
    service, status = queued
    failed = service.change(
        status.job.id, state=JobState.FAILED, error=Notice(code="web-not-found")
    )
    problem = view(failed, locale).error
    assert problem is not None
    assert problem.code == "web-not-found"
    assert sentence in problem.message
