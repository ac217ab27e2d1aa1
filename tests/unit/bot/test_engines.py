"""bot.engines: which engine makes a request, how, and what keeps a better one from it."""

import pytest

from bot.engines import AUTO, choose, shortfall
from generator.discovery import EngineInfo
from generator.engine import Weights
from generator.errors import UserError
from generator.types import ClipRequest, Lane
from tests.support.generator import ENGINES

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
