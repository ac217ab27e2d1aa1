"""bot.eta: who comes when, played through."""

import pytest

from bot.eta import LEAST_LEFT, Estimator, Place, foresee, megapixels, order
from bot.rows import InLine
from generator.types import ClipRequest, Lane
from tests.support.line import request

NOW = 1000.0


def job(number: int, owner: str = "ada", **changes: object) -> InLine:
    values = {
        "id": str(number),
        "number": number,
        "lane": Lane.CPU,
        "owner": owner,
        "twin_key": str(number),
        "maker": "sketch",
        "megapixels": 1.0,
        "started_at": None,
    }
    return InLine(**values | changes)  # type: ignore[arg-type]  # a test's shorthand


def measured(seconds: float = 10.0) -> Estimator:
    """An estimator that takes `seconds` for a megapixel."""
    estimator = Estimator()
    estimator.measure(request(width=1000, height=1000, seconds=1, fps=1), seconds)
    return estimator


def test_owners_alternate_however_many_jobs_one_has() -> None:
    waiting = [job(number, "ada") for number in range(1, 5)] + [job(9, "bob")]
    assert [it.number for it in order(waiting, {})] == [1, 9, 2, 3, 4]


def test_the_owner_served_longest_ago_comes_first() -> None:
    waiting = [job(1, "ada"), job(2, "bob"), job(3, "eve")]
    assert [it.owner for it in order(waiting, {"ada": 7, "bob": 3})] == ["eve", "bob", "ada"]


def test_nothing_measured_gives_places_and_no_eta() -> None:
    places = foresee([], [job(1), job(2)], capacity=1, estimator=Estimator(), now=NOW)
    assert places == {"1": Place(1, None), "2": Place(2, None)}


def test_an_estimate_grows_with_the_clip() -> None:
    estimator = measured(10)
    assert estimator.estimate("sketch", 3.0) == 30.0
    assert estimator.estimate("wan", 3.0) is None


def test_one_slow_clip_does_not_move_the_estimate() -> None:
    estimator = measured(10)
    for seconds in (10, 10, 500):
        estimator.measure(request(width=1000, height=1000, seconds=1, fps=1), seconds)
    assert estimator.estimate("sketch", 1.0) == 10.0


def test_jobs_wait_for_those_ahead_of_them() -> None:
    running = [job(1, started_at=NOW - 4)]
    places = foresee(running, [job(2), job(3)], capacity=1, estimator=measured(10), now=NOW)
    assert places == {"1": Place(None, 6.0), "2": Place(1, 16.0), "3": Place(2, 26.0)}


def test_a_clip_that_is_only_being_encoded_holds_no_slot() -> None:
    running = [job(2, started_at=NOW - 1), job(1, started_at=NOW - 9.5)]
    places = foresee(running, [job(3)], capacity=1, estimator=measured(10), now=NOW)
    assert places["3"] == Place(1, 19.0)


def test_two_slots_halve_the_wait() -> None:
    waiting = [job(number) for number in range(1, 5)]
    places = foresee([], waiting, capacity=2, estimator=measured(10), now=NOW)
    assert [places[it.id].eta for it in waiting] == [10, 10, 20, 20]


def test_a_job_that_takes_longer_than_foreseen_is_about_to_end() -> None:
    places = foresee([job(1, started_at=NOW - 60)], [], capacity=1, estimator=measured(), now=NOW)
    assert places["1"].eta == LEAST_LEFT


def test_a_twin_is_there_when_the_other_is_and_takes_no_slot() -> None:
    running = [job(1, started_at=NOW, twin_key="sunset")]
    waiting = [job(2, twin_key="sunset"), job(3), job(4, "bob", twin_key="3")]
    places = foresee(running, waiting, capacity=1, estimator=measured(10), now=NOW)
    assert places["2"] == Place(1, 10.0)
    assert places["3"] == places["4"] == Place(1, 20.0)


def test_an_engine_without_measures_hides_only_what_depends_on_it() -> None:
    waiting = [job(1, maker="new"), job(2), job(3)]
    places = foresee([], waiting, capacity=2, estimator=measured(10), now=NOW)
    assert [places[it.id].eta for it in waiting] == [None, 10, 20]


def test_profiles_of_one_engine_are_timed_apart() -> None:
    estimator = Estimator()
    wish = ClipRequest(prompt="a cat", engine="wan", profile="fast")
    estimator.measure(wish, 4.0)
    estimator.measure(wish.evolve(profile="quality"), 80.0)
    work = megapixels(wish)
    assert estimator.estimate("wan fast", work) == pytest.approx(4.0)
    assert estimator.estimate("wan quality", work) == pytest.approx(80.0)
    assert estimator.estimate("wan", work) is None


def test_clips_whose_length_the_engine_chooses_are_timed_among_themselves() -> None:
    estimator = Estimator()
    up_to_ten = request(width=1000, height=1000, seconds=10, fps=1, own_length=True)
    for seconds in (3.0, 4.0, 5.0):
        estimator.measure(up_to_ten, seconds)
    estimator.measure(up_to_ten.evolve(own_length=False), 10.0)
    assert estimator.estimate(up_to_ten.maker, megapixels(up_to_ten)) == pytest.approx(4.0)
    assert estimator.estimate("sketch", 10.0) == pytest.approx(10.0)
