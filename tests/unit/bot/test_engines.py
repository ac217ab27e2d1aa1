"""bot.engines: which engine makes a request, how, and what keeps a better one from it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from bot.engines import AUTO, choose, shortfall
from generator.discovery import EngineInfo
from generator.engine import PERHAPS, SURE, Weights
from generator.errors import UserError
from generator.types import ClipRequest, Lane
from tests.support.generator import ANIMATES, ENGINES, PHYSICS

PREFERENCE = ("wan", "sketch")
NEEDS = dict.fromkeys(("fast", "turbo", "quality"), (Weights(repository="a/b", files=("*",)),))
WAN = EngineInfo("wan", Lane.GPU, (), None, profiles=("turbo", "fast"), needs=NEEDS)
LACKING = EngineInfo("wan", Lane.GPU, (), "No weights.", needs=NEEDS, lacks=("a/b",))
NO_GPU = EngineInfo("wan", Lane.GPU, (), "There is no GPU.", needs=NEEDS)


def chosen(profile: str | None, *flags: str, engine: str = AUTO) -> str | None:
    request = ClipRequest(prompt="a cat", engine=engine, profile=profile)
    return choose(request, {**ENGINES, "wan": WAN}, PREFERENCE, chosen=flags)[0].profile


@pytest.mark.parametrize(
    ("asked", "taken"),
    [("fast", "fast"), ("turbo", "turbo"), (None, "turbo"), ("quality", "turbo")],
)
def test_a_profile_that_nobody_insists_on_is_one_that_is_installed(
    asked: str | None, taken: str
) -> None:
    assert chosen(asked) == taken


def test_a_profile_that_was_named_is_taken_or_refused_with_the_way_to_get_it() -> None:
    assert chosen("fast", "profile") == "fast"
    with pytest.raises(UserError) as refused:
        chosen("quality", "profile")
    assert refused.value.code == "profile-missing"
    assert refused.value.arguments == {"profile": "quality", "engine": "wan"}
    with pytest.raises(UserError) as refused:
        chosen("balanced", "profile")
    assert refused.value.code == "profile-unknown"


def test_an_engine_without_profiles_is_asked_for_none() -> None:
    assert chosen("quality", "profile", engine="sketch") is None


def test_what_keeps_a_better_engine_are_weights_only_where_they_would_do() -> None:
    assert shortfall({**ENGINES, "wan": LACKING}, PREFERENCE) is LACKING
    assert shortfall({**ENGINES, "wan": NO_GPU}, PREFERENCE) is None
    assert shortfall({**ENGINES, "wan": WAN}, PREFERENCE) is None
    assert shortfall({**ENGINES, "wan": LACKING}, ("sketch", *PREFERENCE)) is None
    assert shortfall({}, PREFERENCE) is None


def test_a_length_that_the_engine_cannot_make_gives_way_or_is_refused() -> None:
    brief = {"brief": EngineInfo("brief", Lane.GPU, (), None, fps=24, most_seconds=5.0)}
    request = ClipRequest(prompt="a cat", engine="brief", seconds=8.0, fps=30)
    settled, _ = choose(request, brief, (), chosen=())
    assert (settled.seconds, settled.fps) == (5.0, 24)
    assert choose(request.evolve(seconds=4.0), brief, (), chosen={"fps"})[0].fps == 30
    with pytest.raises(UserError) as refused:
        choose(request, brief, (), chosen={"seconds"})
    assert refused.value.code == "engine-seconds"
    assert refused.value.arguments == {"engine": "brief", "most": 5.0}


PACED = {"paced": EngineInfo("paced", Lane.CPU, (), None, longest=8.0)}


def test_a_length_that_nobody_chose_is_left_to_an_engine_that_finds_one() -> None:
    request = ClipRequest(prompt="a pendulum", engine="paced", seconds=3.0)
    settled, _ = choose(request, PACED, (), chosen=())
    assert (settled.seconds, settled.own_length) == (8.0, True)
    settled, _ = choose(request, PACED, (), chosen={"seconds"})
    assert (settled.seconds, settled.own_length) == (3.0, False)


def test_no_engine_finds_a_length_beyond_what_anybody_may_ask_for() -> None:
    endless = {"paced": EngineInfo("paced", Lane.CPU, (), None, longest=600.0)}
    request = ClipRequest(prompt="a pendulum", engine="paced")
    assert choose(request, endless, (), chosen=())[0].seconds == 10


def test_the_most_that_an_engine_might_have_chosen_is_no_wish() -> None:
    found = ClipRequest(prompt="a pendulum", engine="paced", seconds=8.0, own_length=True)
    assert choose(found, PACED, (), chosen={"seconds"})[0] == found
    settled, _ = choose(found.evolve(engine="sketch"), ENGINES, (), chosen={"seconds"})
    assert (settled.seconds, settled.own_length) == (3.0, False)


SCHOOL = {**ENGINES, "physics": PHYSICS}


def taken(
    claim: float, *flags: str, engines: Mapping[str, EngineInfo] = SCHOOL, **asked: Any
) -> tuple[str, str | None]:
    """The engine that a prompt goes to which a specialist claims so surely, and the other one."""
    request = ClipRequest(**{"prompt": "a pendulum", "engine": AUTO} | asked)
    settled, _ = choose(request, engines, PREFERENCE, chosen=flags, claims={"physics": claim})
    return settled.engine, settled.also


@pytest.mark.parametrize(
    ("claim", "engine", "also"),
    [
        (1.0, "physics", "sketch"),
        (SURE, "physics", "sketch"),
        (SURE - 0.01, "sketch", "physics"),
        (PERHAPS, "sketch", "physics"),
        (PERHAPS - 0.01, "sketch", None),
        (0.0, "sketch", None),
    ],
)
def test_a_specialist_gets_what_is_surely_its_own_and_is_offered_what_may_be(
    claim: float, engine: str, also: str | None
) -> None:
    assert taken(claim) == (engine, also)


def test_nothing_is_offered_where_an_engine_was_named() -> None:
    assert taken(0.6, engine="sketch") == ("sketch", None)
    assert taken(0.9, engine="sketch") == ("sketch", None)
    assert taken(0.9, engine="physics") == ("physics", None)


def test_what_was_offered_once_is_as_long_as_it_is_to_be_had() -> None:
    assert taken(0.0, engine="sketch", also="physics") == ("sketch", "physics")
    broken = {**ENGINES, "physics": replace(PHYSICS, unavailable="It has no chalk.")}
    assert taken(0.0, engine="sketch", also="physics", engines=broken) == ("sketch", None)
    assert taken(0.0, engine="sketch", also="physics", engines=ENGINES) == ("sketch", None)


def test_a_specialist_that_is_not_to_be_had_here_makes_and_is_offered_nothing() -> None:
    broken = {**ENGINES, "physics": replace(PHYSICS, unavailable="It has no chalk.")}
    assert taken(0.9, engines=broken) == taken(0.9, engines=ENGINES) == ("sketch", None)


def test_a_specialist_is_asked_for_anything_only_where_there_is_nothing_else() -> None:
    assert taken(0.0, engines={"physics": PHYSICS}) == ("physics", None)
    request = ClipRequest(prompt="a cat", engine=AUTO)
    settled, _ = choose(request, SCHOOL, ("physics", *PREFERENCE), chosen=())
    assert settled.engine == "physics", "whoever runs the program may prefer it"


def test_a_style_that_was_named_is_for_an_engine_that_has_it() -> None:
    assert taken(0.9, "style", style="ink") == ("sketch", None)
    assert taken(0.9, style="ink") == ("physics", "sketch")


def test_a_picture_is_for_an_engine_that_can_begin_with_it() -> None:
    engines = {**SCHOOL, "wan": ANIMATES}
    assert taken(0.9, image="a.png", engines=engines) == ("wan", None)
