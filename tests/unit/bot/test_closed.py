"""bot.closed and bot.told: what is not asked, or told, again."""

from pathlib import Path

from bot import closed
from bot.closed import CLOSED_FOR, Closed
from bot.told import Told
from tests.support.clock import HandClock


def test_a_closed_conversation_is_tried_again_after_a_while_and_a_lost_message_never() -> None:
    clock = HandClock()
    known = Closed(clock.now)
    known.bar("room")
    known.lose("message")
    assert known.is_barred("room")
    assert not known.is_barred("hall")
    clock.advance(CLOSED_FOR)
    assert not known.is_barred("room")
    assert known.is_gone("message")


def test_a_conversation_that_opens_again_is_known_to() -> None:
    known = Closed(HandClock().now)
    known.bar("room")
    known.reopen(["room", "hall"])
    assert not known.is_barred("room")


def test_only_so_many_lost_messages_are_remembered() -> None:
    known = Closed(HandClock().now)
    for number in range(closed._KEPT + 1):
        known.lose(str(number))
    assert not known.is_gone("0")
    assert known.is_gone("1")


async def test_what_was_told_is_known_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "told.sha256"
    assert not await Told(file).knows("one")
    await Told(file).keep("one")
    assert await Told(file).knows("one")
    assert not await Told(file).knows("two")
