"""How a clip was made, as it is told on every platform."""

import dataclasses
from pathlib import Path

import pytest

from bot.recipe import recipe
from bot.types import Address, ClipFormat, Job, JobState, Notice, Reuse
from generator.types import Clip, ClipRequest, Lane

CLIP = Clip(
    id="c",
    path=Path("c.mp4"),
    poster=Path("c.jpg"),
    engine="sketch",
    prompt="one fox",
    seed=7,
    width=320,
    height=240,
    frames=36,
    fps=12,
    size=1_234_567,
    made_seconds=2.04,
    caption="A sketch.",
)
JOB = Job(
    id="1",
    number=3,
    state=JobState.DELIVERED,
    lane=Lane.CPU,
    request=ClipRequest(prompt="a fox", engine="sketch", negative_prompt="people"),
    address=Address(platform="x", channel="c", user="u", community="c"),
    format=ClipFormat.MP4,
    clip=CLIP,
)


def told(job: Job, locale: str = "en") -> dict[str, str]:
    return {fact.label: fact.value for fact in recipe(job, locale)}


def test_a_clip_is_told_of_as_it_was_made() -> None:
    assert told(JOB) == {
        "Prompt": "a fox",
        "Not in it": "people",
        "Engine": "sketch",
        "Seed": "7",
        "Picture": "320x240, 3 s, 12 frames per second",
        "File": "1.23 MB as MP4",
        "Made": "anew for this request",
        "Making it took": "2 seconds",
    }


def test_what_a_model_made_can_be_made_again() -> None:
    made_with = {
        "profile": "fast",
        "model": "acme/wan",
        "revision": "c0ffee",
        "software": "reelbot 1",
    }
    facts = told(JOB.evolve(clip=dataclasses.replace(CLIP, made_with=made_with)))
    labels = ("Quality", "Model", "Revision", "Software")
    assert [facts[label] for label in labels] == list(made_with.values())
    asked = JOB.request.evolve(profile="turbo")
    assert told(JOB.evolve(clip=None, request=asked))["Quality"] == "turbo"


@pytest.mark.parametrize(
    ("job", "made"),
    [
        (JOB.evolve(reuse=Reuse.HOT), "earlier, for the very same request"),
        (JOB.evolve(reuse=Reuse.MEANING), "earlier, for the same in other words"),
        (JOB.evolve(reuse=Reuse.SEMANTIC), "earlier, for the same in other words"),
        (
            JOB.evolve(reuse=Reuse.SEMANTIC, similarity=0.934),
            "earlier, for the same in other words",
        ),
        (
            JOB.evolve(reuse=Reuse.TWIN),
            "for the same request of somebody else, at the same time",
        ),
        (JOB.evolve(reuse=Reuse.EXACT, origin="2"), "earlier, and shown here once more"),
        (JOB.evolve(clip=None, state=JobState.QUEUED), "not, so far: waiting"),
        (
            JOB.evolve(clip=None, state=JobState.FAILED, error=Notice(code="clip-gone")),
            "not, so far: This clip is no longer kept. Ask for it again, and I will make it anew.",
        ),
    ],
)
def test_where_it_came_from_is_told(job: Job, made: str) -> None:
    assert told(job)["Made"] == made


def test_without_a_clip_it_is_told_of_as_it_was_asked_for() -> None:
    facts = told(JOB.evolve(clip=None, state=JobState.QUEUED), "zh")
    assert facts["画面"] == "640x480，3 秒，每秒 24 帧"
    assert "种子" not in facts


def test_a_clip_whose_length_is_still_open_is_told_of_without_one() -> None:
    request = dataclasses.replace(JOB.request, seconds=10.0, own_length=True)
    waiting = dataclasses.replace(JOB, request=request, clip=None, state=JobState.QUEUED)
    assert "10 s" not in told(waiting)["Picture"]
    assert told(dataclasses.replace(JOB, request=request))["Picture"].startswith("320x240, 3 s")
