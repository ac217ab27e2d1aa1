"""A step's patience follows from the steps before."""

from generator.engines.wan.pace import LEAST, Pace


def test_the_first_step_of_a_kind_may_take_any_time() -> None:
    assert Pace().patience("fast") is None


def test_a_step_may_take_ten_times_the_usual() -> None:
    clock = [0.0]
    watched = Pace(lambda: clock[0])
    watched.begin()
    for seconds in (60.0, 3.0, 3.0, 3.0):  # the first one compiled
        clock[0] += seconds
        watched.end("quality")
    assert watched.patience("quality") == 30.0
    assert watched.patience("fast") is None


def test_fast_steps_are_given_time_all_the_same() -> None:
    clock = [0.0]
    watched = Pace(lambda: clock[0])
    watched.begin()
    clock[0] += 0.1
    watched.end("fast")
    assert watched.patience("fast") == LEAST
