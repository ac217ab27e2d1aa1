"""What `ask` says of the clip that it wrote."""

from pathlib import Path

import pytest

from bot.cli.output import Made, made_lines
from bot.types import Address, ClipFormat, Job, JobState, Notice, Parcel
from generator.types import ClipRequest, Lane
from tests.support.generator import make_clip

HINT = Notice(
    code="weights-missing", arguments={"by": "sketch", "engine": "wan", "profile": "fast"}
)


@pytest.mark.parametrize(("hint", "lines"), [(None, 2), (HINT, 3)])
def test_how_it_could_be_made_better_stands_at_the_end(
    tmp_path: Path, hint: Notice | None, lines: int
) -> None:
    request = ClipRequest(prompt="a cat", engine="sketch")
    clip = make_clip(tmp_path, request)
    made = Made(
        job=Job(
            id="1",
            number=1,
            state=JobState.DELIVERED,
            lane=Lane.CPU,
            request=request,
            address=Address(platform="x", channel="c", user="u", community="c"),
            format=None,
        ),
        clip=clip,
        parcel=Parcel(
            path=clip.path,
            format=ClipFormat.MP4,
            width=clip.width,
            height=clip.height,
            size=clip.size,
            poster=clip.poster,
        ),
        file=clip.path,
        seconds=1.0,
        hint=hint,
    )
    said = made_lines(made, "en").splitlines()
    assert len(said) == lines
    assert said[-1].endswith("pull fast gets them." if hint else clip.caption)
