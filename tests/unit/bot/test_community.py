"""bot.community: what a server decided, between its admins and the database."""

import dataclasses
import json

from bot.community import Community
from bot.types import EVERYONE
from tests.support.line import address

ALL_DECIDED = Community(
    channels=("1", "2"),
    roles=("3",),
    engines=("sketch",),
    quality="draft",
    seconds=4.5,
    jobs=2,
    quota=0,
    cooldown=30,
    spoiler=True,
    blocked_words=("naked", "裸体"),
    gallery_channel="4",
    sharing=True,
    language="zh",
)


def test_every_decision_survives_the_database() -> None:
    undecided = Community()
    for field in dataclasses.fields(Community):
        assert getattr(ALL_DECIDED, field.name) != getattr(undecided, field.name), field.name
    assert Community.from_json(json.loads(json.dumps(ALL_DECIDED.to_json()))) == ALL_DECIDED


def test_what_nobody_decided_is_not_kept() -> None:
    assert Community().to_json() == {}
    assert Community(quota=0).to_json() == {"quota": 0}


def test_settings_of_another_version_are_read_as_far_as_they_are_known() -> None:
    assert Community.from_json({"jobs": 3, "from_the_future": [1]}) == Community(jobs=3)


def test_a_members_own_quota_goes_before_everybodys() -> None:
    community = Community(quota=5, jobs=2, cooldown=10)
    assert community.terms().quota == 5
    assert community.terms(0).quota == 0
    assert (community.terms(7).jobs, community.terms(7).cooldown) == (2, 10)


def test_a_conversation_follows_its_community() -> None:
    applied = ALL_DECIDED.applied_to(address())
    assert (applied.pool, applied.veiled, applied.locale) == (EVERYONE, True, "zh")


def test_what_was_veiled_or_in_its_own_language_stays_so() -> None:
    applied = Community().applied_to(address().evolve(veiled=True, locale="zh", shared=True))
    assert (applied.veiled, applied.locale) == (True, "zh")
    assert applied.pool == address().scope
