"""What the debug log tells of the phases that the program goes through."""

import logging

import pytest

from bot.phases import Passage, Phase


@pytest.fixture(autouse=True)
def _at_debug(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="bot.phases")


def test_one_phase_ends_where_the_next_begins(caplog: pytest.LogCaptureFixture) -> None:
    with Passage(Phase.GENERATE) as passage:
        passage.turn(Phase.ENCODE)
        passage.turn(Phase.ENCODE)
    told = ["generate begins", "generate ends", "encode begins", "encode ends"]
    assert caplog.messages == told


def test_a_phase_ends_by_an_error_too(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(OSError, match="full"), Passage(Phase.FINISH):
        raise OSError("the disk is full")
    assert caplog.messages == ["finish begins", "finish ends"]


def test_what_is_learned_on_the_way_is_told_at_the_end(caplog: pytest.LogCaptureFixture) -> None:
    with Passage(Phase.CLAIM, lane="cpu") as claim:
        claim.about["job"] = "j1"
    assert [vars(record).get("job") for record in caplog.records] == [None, "j1"]
    assert [vars(record)["lane"] for record in caplog.records] == ["cpu", "cpu"]
