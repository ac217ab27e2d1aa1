"""What is remembered of Discord's refusals, and for how long."""

import pytest

from adapters.discord.closed import Refusals
from adapters.discord.limits import AIM, FORM, LEARNED_LASTS, LEAST, LIMIT, UploadLimits
from adapters.discord.refusals import Barred, Deleted, Fixed
from bot.closed import CLOSED_FOR
from bot.types import Address
from tests.support.clock import HandClock


def address(community: str, **extra: str) -> Address:
    return Address(platform="discord", channel="4", user="5", community=community, extra=extra)


def test_a_closed_channel_is_tried_again_after_an_hour_and_a_deleted_message_never() -> None:
    clock = HandClock()
    closed = Refusals(clock.now)
    closed.note(Barred("no"), channel=1, message=2)
    closed.note(Deleted("gone"), channel=3, message=4)
    closed.note(Fixed("archived"), channel=5, message=6)
    closed.check(channel=3, message=2)
    closed.check(channel=5, message=6)
    with pytest.raises(Barred):
        closed.check(channel=1)
    clock.advance(CLOSED_FOR)
    closed.check(channel=1)
    with pytest.raises(Deleted):
        closed.check(message=4)


def test_a_refused_size_is_forgotten_after_a_day() -> None:
    clock = HandClock()
    limits = UploadLimits(clock.now)
    here, there = address("1", **{LIMIT: str(2 * AIM)}), address("2")
    assert (limits.of(here), limits.of(there)) == (2 * AIM - FORM, AIM - FORM)
    assert limits.refused(here, AIM)
    assert (limits.of(here), limits.of(there)) == (AIM * 3 // 4, AIM - FORM)
    clock.advance(LEARNED_LASTS)
    assert limits.of(here) == 2 * AIM - FORM


def test_there_is_a_size_below_which_no_smaller_one_is_tried() -> None:
    limits, here = UploadLimits(), address("1")
    tries = 0
    while limits.refused(here, limits.of(here)):
        tries += 1
    assert limits.of(here) == LEAST
    assert tries < 12
