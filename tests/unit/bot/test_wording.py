"""What a message says of a job, whatever the platform."""

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.service import Answer
from bot.types import Address, ClipFormat, Job, JobState, Notice, Reuse, Status
from bot.wording import caption, job_line, placeholder, reply, shortened, utf16
from generator.types import Clip, ClipRequest, Lane, Progress


def job(state: JobState = JobState.QUEUED, *, locale: str = "en", **changes: object) -> Job:
    address = Address(
        platform="x", channel="c", user="u", community="c", source="event", locale=locale
    )
    return Job(
        id="1",
        number=3,
        state=state,
        lane=Lane.CPU,
        request=ClipRequest(prompt="a fox", engine="sketch"),
        address=address,
        format=ClipFormat.MP4,
    ).evolve(**changes)


def clip(said: str = "A sketch of: fox.") -> Clip:
    return Clip(
        id="c",
        path=Path("c.mp4"),
        poster=Path("c.jpg"),
        engine="sketch",
        prompt="one fox",
        seed=7,
        width=64,
        height=48,
        frames=60,
        fps=24,
        size=1,
        made_seconds=1.0,
        caption=said,
    )


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status(job=job(), position=4), "Waiting, place 4 in line"),
        (Status(job=job(), position=1, eta=1.0), "Waiting, place 1 in line · a moment left"),
        (Status(job=job(), position=2, eta=59.6), "Waiting, place 2 in line · about 60 s left"),
        (Status(job=job(), position=2, eta=100), "Waiting, place 2 in line · about 2 minutes left"),
        (Status(job=job(), position=2, eta=7000), "Waiting, place 2 in line · about 2 hours left"),
        (Status(job=job(JobState.RUNNING)), "Getting ready"),
        (
            Status(job=job(JobState.RUNNING), progress=Progress("draw", 5, 10), eta=4),
            "▰▰▰▰▰▱▱▱▱▱ drawing · about 4 s left",
        ),
        (Status(job=job(JobState.RUNNING), progress=Progress("dream", 9, 0)), "Working"),
        (Status(job=job(JobState.READY)), "made, about to be posted"),
        (Status(job=job(JobState.CANCELLED)), "The clip was cancelled."),
        (
            Status(job=job(JobState.FAILED, error=Notice(code="clip-gone"))),
            "This clip is no longer kept. Ask for it again, and I will make it anew.",
        ),
    ],
)
def test_a_placeholder_says_where_a_job_stands(status: Status, words: str) -> None:
    assert placeholder(status, 1000) == f"“a fox”\n{words}"


def test_a_placeholder_speaks_the_askers_language() -> None:
    status = Status(job=job(locale="zh"), position=2, eta=30)
    assert placeholder(status, 1000) == "“a fox”\n排队中，第 2 位 · 大约还需 30 秒"


@pytest.mark.parametrize(
    ("reuse", "facts"),
    [
        (None, "sketch · seed 7 · 2.5 s"),
        (Reuse.TWIN, "sketch · seed 7 · 2.5 s"),
        (Reuse.HOT, "sketch · seed 7 · 2.5 s · made earlier"),
        (Reuse.SEMANTIC, "sketch · seed 7 · 2.5 s · made earlier, for the same in other words"),
    ],
)
def test_a_caption_tells_what_was_made_and_from_what(reuse: Reuse | None, facts: str) -> None:
    made = job(JobState.READY, clip=clip(), reuse=reuse)
    assert caption(made, 1000) == f"“a fox”\nA sketch of: fox.\n{facts}"


def test_a_caption_tells_when_a_clip_was_made_that_is_shown_again() -> None:
    day = 86_400.0
    old = dataclasses.replace(clip(), made_at=day)
    shown = job(JobState.READY, clip=old, reuse=Reuse.EXACT).evolve(created_at=4 * day)
    assert "made 3 days ago" in caption(shown, 1000)


def test_another_prompt_is_told_only_where_it_is_the_askers_own() -> None:
    made = job(JobState.READY, clip=clip(), reuse=Reuse.SEMANTIC)
    mine = made.evolve(address=made.address.evolve(community="u"))
    assert "made earlier from “one fox”" in caption(mine, 1000)
    shared = mine.evolve(address=mine.address.evolve(shared=True))
    assert "one fox" not in caption(shared, 1000)


def test_a_caption_shortens_the_prompt_before_what_the_engine_says() -> None:
    request = ClipRequest(prompt="🌅" * 1000, engine="sketch")
    made = job(JobState.READY, clip=clip("A sketch. " + "x" * 400), request=request)
    words = caption(made, 1024, utf16)
    assert utf16(words) <= 1024
    assert words.endswith("2.5 s")
    assert "🌅…”" in words


@given(words=st.text(max_size=60), most=st.integers(1, 70))
def test_a_shortened_text_fits_and_is_the_beginning(words: str, most: int) -> None:
    short = shortened(words, most, utf16) if words.isprintable() else shortened(words, most)
    assert words.startswith(short.removesuffix("…"))
    assert (utf16(short) if words.isprintable() else len(short)) <= most
    if len(words.encode("utf-16-le", "surrogatepass")) // 2 <= most:
        assert short == words


def test_only_a_job_of_its_own_keeps_a_command_from_an_answer() -> None:
    mine = job(JobState.RUNNING)
    assert reply(Answer(job=Status(job=mine)), mine.address) is None
    other = Address(platform="x", channel="c", user="u", community="c", source="another event")
    assert reply(Answer(job=Status(job=mine)), other) == "Clip 3, “a fox”: being made"
    assert reply(Answer(notice=Notice(code="job-none")), other) == (
        "You have not asked for a clip yet."
    )


def test_a_failed_jobs_line_says_why() -> None:
    failed = job(JobState.FAILED, error=Notice(code="job-failed"))
    assert job_line(failed, "en").startswith("Clip 3, “a fox”: This clip could not be made.")
