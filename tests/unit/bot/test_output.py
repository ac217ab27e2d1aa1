"""What `ask` says of the clip that it wrote."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.cli.output import NOT_UNDERSTOOD, Made, made_json, made_lines, route_json
from bot.types import Address, ClipFormat, Job, JobState, Notice, Parcel
from generator.types import ClipRequest, Fact, Lane, Route
from tests.support.generator import make_clip

HINT = Notice(
    code="weights-missing", arguments={"by": "sketch", "engine": "wan", "profile": "fast"}
)


def made_of(
    folder: Path,
    *,
    hint: Notice | None = None,
    also: str | None = None,
    facts: tuple[Fact, ...] = (),
) -> Made:
    request = ClipRequest(prompt="a cat", engine="sketch", also=also)
    clip = replace(make_clip(folder, request), topic="cats" if facts else None, facts=facts)
    return Made(
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


@pytest.mark.parametrize(("hint", "lines"), [(None, 2), (HINT, 3)])
def test_how_it_could_be_made_better_stands_at_the_end(
    tmp_path: Path, hint: Notice | None, lines: int
) -> None:
    said = made_lines(made_of(tmp_path, hint=hint), "en").splitlines()
    assert len(said) == lines
    assert said[-1].endswith("pull fast gets them." if hint else "A sketch.")


@pytest.mark.parametrize(
    ("also", "locale", "told"),
    [
        ("physics", "en", "It may also be simulated: add --engine physics"),
        ("sketch", "en", "It may also be imagined: add --engine sketch"),
        ("physics", "zh", "也可以模拟：加上 --engine physics"),
    ],
)
def test_another_engine_that_is_offered_is_named_with_the_flag_that_asks_for_it(
    tmp_path: Path, also: str, locale: str, told: str
) -> None:
    assert made_lines(made_of(tmp_path, also=also), locale).splitlines()[-1] == told


def test_json_tells_what_a_clip_is_about_and_its_quantities(tmp_path: Path) -> None:
    told = made_json(made_of(tmp_path, facts=(Fact("period", "T", 2.0, "s"),)))
    assert told["topic"] == "cats"
    assert told["facts"] == [{"name": "period", "symbol": "T", "value": 2.0, "unit": "s"}]
    plain = made_json(made_of(tmp_path))
    assert (plain["topic"], plain["facts"]) == (None, [])


def test_what_no_engine_understood_is_told_as_nothing() -> None:
    route = Route("sketch", 0.5, (), (), "It draws.")
    told = route_json("a cat", route)
    assert {name: told[name] for name in NOT_UNDERSTOOD} == NOT_UNDERSTOOD
    understood = {"topic": "pendulum", "quantities": [1], "unused": ["7"], "other": 2}
    told = route_json("a pendulum", replace(route, understood=understood))
    assert {name: told[name] for name in NOT_UNDERSTOOD} == {
        "topic": "pendulum",
        "quantities": [1],
        "assumed": [],
        "unused": ["7"],
        "corrected": None,
        "refused": None,
    }
    assert "other" not in told
