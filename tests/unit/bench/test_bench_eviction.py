"""bench.eviction: what is saved is what was asked before, and room for little saves less."""

from bench.eviction import alike, longest_unused, mixed, saved_by
from bot.replay.trace import Ask
from cache.eviction import least_missed


def asked(names: str, every: float = 100.0) -> list[Ask]:
    return [
        Ask(time=every * at, user="ada", community="us", prompt=name, means=name)
        for at, name in enumerate(names)
    ]


async def test_with_room_for_all_whatever_was_asked_before_is_saved() -> None:
    for order in (least_missed, longest_unused):
        saved = await saved_by(asked("abcabc"), alike, 1.1, order)
        assert saved.hits == saved.seconds == 0.5


async def test_plain_lru_forgets_what_comes_round_and_worth_what_came_once() -> None:
    names = "aaabcdabcda"
    lru = await saved_by(asked(names), alike, 0.6, longest_unused)
    ours = await saved_by(asked(names), alike, 0.6, least_missed)
    assert lru.hits == 2 / 11  # the a's at the beginning
    assert ours.hits == 4 / 11  # and those later on


def test_a_meaning_always_takes_the_same() -> None:
    assert mixed("m1") == mixed("m1")
    assert len({mixed(f"m{number}") for number in range(100)}) == 4
