"""bot.house_rules: who may ask where for what, and what a ceiling does to a wish and a default."""

import time
from collections.abc import AsyncIterator, Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from bot.communities import Communities
from bot.engines import AUTO
from bot.house_rules import Admitted, HouseRules, forbidden_word
from bot.types import EVERYONE, Visitor
from cache.database import Database
from generator.errors import UserError
from generator.supervisor import EngineInfo
from generator.types import ClipRequest, Lane
from tests.support.clock import HandClock
from tests.support.generator import ENGINES
from tests.support.line import address, request

US = address().scope


class Door:
    """The rules of one community, changed by the test and tried by Ada."""

    def __init__(self, communities: Communities) -> None:
        self.communities = communities
        self.rules = HouseRules(communities)

    async def admit(
        self,
        asked: ClipRequest | None = None,
        visitor: Visitor | None = None,
        chosen: Collection[str] = (),
        user: str = "ada",
        engines: Mapping[str, EngineInfo] = ENGINES,
    ) -> Admitted:
        return await self.rules.admit(
            asked or request(), address(user), visitor or Visitor(), engines, chosen
        )

    async def refusal(
        self,
        asked: ClipRequest | None = None,
        visitor: Visitor | None = None,
        chosen: Collection[str] = (),
        user: str = "ada",
    ) -> str:
        with pytest.raises(UserError) as refused:
            await self.admit(asked, visitor, chosen, user)
        return refused.value.code


@pytest_asyncio.fixture
async def door(tmp_path: Path) -> AsyncIterator[Door]:
    database = await Database.open(tmp_path / "reelbot.sqlite3")
    yield Door(Communities(database, HandClock()))
    await database.close()


async def test_where_nothing_was_decided_everything_is_as_asked(door: Door) -> None:
    admitted = await door.admit(request(seconds=10, width=1920, height=1080, fps=60))
    assert admitted.request == request(seconds=10, width=1920, height=1080, fps=60)
    assert admitted.address == address()
    assert admitted.engines == ENGINES


async def test_clips_are_made_in_the_allowed_channels_and_their_threads(door: Door) -> None:
    await door.communities.change(US, channels=("studio",))
    assert await door.refusal() == "house-channel"
    assert await door.refusal(visitor=Visitor(places=("room",))) == "house-channel"
    await door.admit(visitor=Visitor(places=("a thread", "studio")))


async def test_one_of_the_allowed_roles_is_enough(door: Door) -> None:
    await door.communities.change(US, roles=("artist", "admin"))
    assert await door.refusal(visitor=Visitor(roles=frozenset({"guest"}))) == "house-role"
    await door.admit(visitor=Visitor(roles=frozenset({"guest", "artist"})))


async def test_a_blocked_member_is_refused_and_the_others_are_not(door: Door) -> None:
    await door.communities.block(US, "memory:ada")
    assert await door.refusal() == "house-blocked"
    await door.admit(user="bob")


@pytest.mark.parametrize(
    ("words", "prompt", "found"),
    [
        (["ass"], "a classic car", None),
        (["ass"], "an ASS, drawn", "ass"),
        (["ass*"], "an assassin", "ass*"),
        (["ass*"], "a bass", None),
        (["naked"], "\uff4e\uff41\uff4bed people", "naked"),
        (["naked"], "一个naked女人", "naked"),
        (["裸体"], "一个裸体的人", "裸体"),
        (["two words"], "just two\n  words", "two words"),
        (["член"], "членство в клубе", None),
        (["член"], "член клуба", "член"),
        (["$$$"], "a bag of $$$", "$$$"),
        (["*", "", "  "], "anything at all", None),
        (["cat", "dog"], "a dog and a cat", "cat"),
        (["(a+)+b"], "a" * 900, None),
        (["naked"], "na\u200dk\ufe0fe\U000e0065d people", "naked"),
        (["naked"], "na\u3164ked people", "naked"),
        (["کتاب"], "کتاب\u200c\u0647\u0627", "کتاب"),
    ],
)
def test_an_unwanted_word_is_found_as_a_word(
    words: Iterable[str], prompt: str, found: str | None
) -> None:
    assert forbidden_word(words, prompt) == found


def test_many_unwanted_words_of_many_places_are_looked_for_in_no_time() -> None:
    """The event loop waits meanwhile."""
    places = [[f"{place} {number}" for number in range(200)] for place in range(10)]
    begun = time.process_time()
    for words in places:
        assert forbidden_word(words, "a fox " * 160) is None
    assert time.process_time() - begun < 0.5


async def test_a_prompt_with_an_unwanted_word_is_refused(door: Door) -> None:
    await door.communities.change(US, blocked_words=("gun*",))
    assert await door.refusal(request("gunfire at dawn")) == "house-word"
    await door.admit(request("a shotgun"))


async def test_a_longer_wish_is_refused_and_a_longer_default_cut(door: Door) -> None:
    await door.communities.change(US, seconds=2.5)
    assert await door.refusal(request(seconds=3), chosen={"seconds"}) == "house-seconds"
    assert (await door.admit(request(seconds=3))).request.seconds == 2.5
    assert (await door.admit(request(seconds=2), chosen={"seconds"})).request.seconds == 2


async def test_no_engine_finds_a_longer_clip_than_may_be_asked_for(door: Door) -> None:
    paced = EngineInfo("paced", Lane.CPU, (), None, longest=8.0)
    engines = {**ENGINES, "paced": paced, "brief": replace(paced, longest=2.0)}
    await door.communities.change(US, seconds=2.5)
    admitted = (await door.admit(engines=engines)).engines
    assert [admitted[name].longest for name in ("paced", "brief", "sketch")] == [2.5, 2.0, None]
    found = request(seconds=8, own_length=True)
    assert (await door.admit(found, chosen={"seconds"})).request.seconds == 2.5


@pytest.mark.parametrize(
    ("size", "fps", "lowered"),
    [
        ((1920, 1080), 60, (640, 360, 12)),
        ((640, 480), 24, (554, 414, 12)),
        ((320, 240), 24, (320, 240, 12)),
        ((64, 1920), 12, (64, 1920, 12)),
        ((130, 1920), 1, (124, 1844, 1)),
    ],
)
async def test_a_default_above_the_quality_keeps_its_shape_with_fewer_pixels(
    door: Door, size: tuple[int, int], fps: int, lowered: tuple[int, int, int]
) -> None:
    await door.communities.change(US, quality="draft")
    width, height = size
    made = (await door.admit(request(width=width, height=height, fps=fps))).request
    assert (made.width, made.height, made.fps) == lowered


@pytest.mark.parametrize("flag", ["size", "quality"])
async def test_a_wish_above_the_quality_is_refused(door: Door, flag: str) -> None:
    await door.communities.change(US, quality="standard")
    large = request(width=1920, height=1080)
    assert await door.refusal(large, chosen={flag}) == "house-quality"
    assert (await door.admit(large, chosen={"fps"})).request.width == 1280


async def test_smoother_than_the_quality_is_refused_only_to_whom_asked_for_it(door: Door) -> None:
    await door.communities.change(US, quality="standard")
    assert await door.refusal(request(fps=30), chosen={"fps"}) == "house-quality"
    assert (await door.admit(request(fps=30), chosen={"size"})).request.fps == 24


MODEL = EngineInfo("wan", Lane.GPU, (), None, profiles=("balanced", "quality", "fast", "turbo"))


@pytest.mark.parametrize(
    ("quality", "profile", "lowered"),
    [
        ("draft", "turbo", "fast"),
        ("standard", "turbo", "turbo"),
        ("standard", "quality", "fast"),
        ("high", "quality", "quality"),
        ("draft", None, None),
    ],
)
async def test_a_profile_above_the_quality_is_lowered_and_refused_to_whom_asked_for_it(
    door: Door, quality: str, profile: str | None, lowered: str | None
) -> None:
    await door.communities.change(US, quality=quality)
    asked = request(profile=profile, width=320, height=240, fps=12)
    assert (await door.admit(asked, chosen={"quality"})).request.profile == lowered
    if profile == lowered:
        await door.admit(asked, chosen={"profile"})
    else:
        assert await door.refusal(asked, chosen={"profile"}) == "house-quality"


async def test_engines_have_no_profiles_above_the_quality(door: Door) -> None:
    await door.communities.change(US, quality="draft")
    admitted = await door.admit(engines={**ENGINES, "wan": MODEL})
    assert admitted.engines["wan"].profiles == ("fast",)
    assert admitted.engines["sketch"] == ENGINES["sketch"]


async def test_an_engine_that_can_only_do_more_than_the_quality_is_left_out(door: Door) -> None:
    await door.communities.change(US, quality="draft")
    engines = {**ENGINES, "wan": replace(MODEL, profiles=("quality",))}
    assert "wan" not in (await door.admit(engines=engines)).engines
    with pytest.raises(UserError, match="house-quality"):
        await door.admit(request().evolve(engine="wan"), chosen={"engine"}, engines=engines)


async def test_a_quality_of_another_version_is_no_ceiling(door: Door) -> None:
    await door.communities.change(US, quality="cinema")
    assert (await door.admit(request(fps=60))).request.fps == 60


async def test_an_engine_that_is_not_used_there_is_refused_by_name(door: Door) -> None:
    await door.communities.change(US, engines=("other", "wan"))
    with pytest.raises(UserError) as refused:
        await door.admit(request(), chosen={"engine"})
    assert refused.value.code == "house-engine"
    assert refused.value.arguments["known"] == "other"  # wan cannot work


async def test_a_default_engine_gives_way_to_those_of_the_house(door: Door) -> None:
    await door.communities.change(US, engines=("other",))
    admitted = await door.admit(request())
    assert (admitted.request.engine, set(admitted.engines)) == (AUTO, {"other"})


async def test_an_engine_that_nobody_knows_is_left_to_those_who_know_them(door: Door) -> None:
    await door.communities.change(US, engines=("sketch",))
    await door.admit(request().evolve(engine="nosuch"), chosen={"engine"})


async def test_what_is_asked_for_follows_the_community(door: Door) -> None:
    await door.communities.change(US, spoiler=True, sharing=True, language="zh", jobs=2, quota=9)
    await door.communities.set_quota(US, "memory:ada", 1)
    admitted = await door.admit()
    assert (admitted.address.veiled, admitted.address.pool) == (True, EVERYONE)
    assert (admitted.address.locale, admitted.request.locale) == ("zh", "zh")
    assert (admitted.terms.jobs, admitted.terms.quota) == (2, 1)


async def test_a_clip_from_elsewhere_is_held_to_the_same_rules(door: Door) -> None:
    await door.communities.change(US, spoiler=True, blocked_words=("gun",), seconds=1, jobs=2)
    shown, terms = await door.rules.admit_clip("a cat", address(), Visitor())
    assert (shown.veiled, terms.jobs) == (True, 2)
    with pytest.raises(UserError, match="house-word"):
        await door.rules.admit_clip("a gun", address(), Visitor())
    await door.communities.block(US, "memory:ada")
    with pytest.raises(UserError, match="house-blocked"):
        await door.rules.admit_clip("a cat", address(), Visitor())


async def test_a_private_conversation_never_shares(door: Door) -> None:
    await door.communities.change(US, sharing=True)
    alone = address().evolve(community="ada")
    admitted = await door.rules.admit(request(), alone, Visitor(), ENGINES, ())
    assert admitted.address.pool == alone.scope
