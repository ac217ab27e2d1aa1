"""Token buckets on a clock of the test's own."""

import pytest

from adapters.web.rate import Rate
from generator.errors import UserError


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_burst_passes_and_the_next_is_told_when_to_come_back(clock: Clock) -> None:
    rate = Rate(burst=2, per_second=0.5, clock=clock)
    rate.take("ann")
    rate.take("ann")
    with pytest.raises(UserError) as caught:
        rate.take("ann")
    assert caught.value.code == "web-too-fast"
    assert caught.value.arguments["seconds"] == 2


def test_waiting_that_long_is_enough(clock: Clock) -> None:
    rate = Rate(burst=1, per_second=0.5, clock=clock)
    rate.take("ann")
    clock.now = 2.0
    rate.take("ann")


def test_one_asker_does_not_slow_another(clock: Clock) -> None:
    rate = Rate(burst=1, per_second=1, clock=clock)
    rate.take("ann")
    rate.take("ben")


def test_only_the_latest_askers_are_remembered(clock: Clock) -> None:
    rate = Rate(burst=1, per_second=1, most=2, clock=clock)
    for asker in ("ann", "ben", "cat"):
        rate.take(asker)
    rate.take("ann")  # forgotten
    with pytest.raises(UserError):
        rate.take("cat")
