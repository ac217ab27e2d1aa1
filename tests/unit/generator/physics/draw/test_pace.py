"""How long a clip is, and how its time runs."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.engines.physics.draw.pace import LONGEST, SHORTEST, pace_of, round_rate
from generator.engines.physics.phenomenon import Span

SECONDS = st.floats(1e-12, 1e12)


def test_what_takes_a_few_seconds_is_shown_as_it_is() -> None:
    pace = pace_of([Span(3.0)], asked=None)
    assert (pace.rate, pace.words.en) == (1.0, "")
    assert pace.seconds == pytest.approx(3.8)  # its end is held for a moment


def test_a_pendulum_swings_in_real_time_and_a_whole_number_of_times() -> None:
    pace = pace_of([Span(2.0, repeats=True)], asked=None)
    assert pace.rate == 1.0
    assert pace.seconds % 2.0 == 0


def test_a_quick_thing_is_slowed_by_a_round_factor_that_is_told() -> None:
    pace = pace_of([Span(0.01)], asked=None)
    assert pace.rate == pytest.approx(0.005)
    assert pace.words.en == "200× slower"
    assert pace.words.zh == "慢放 200 倍"


def test_a_year_passes_in_seconds_and_the_viewer_is_told() -> None:
    pace = pace_of([Span(365.25 * 86400, repeats=True)], asked=None)
    assert pace.words.en.startswith("1 s here = ")
    assert pace.words.en.endswith((" d", " yr"))


def test_the_longest_of_what_is_compared_sets_the_pace() -> None:
    assert pace_of([Span(1.0), Span(4.0)], asked=None).end == 4.0


@given(SECONDS, st.booleans())
def test_a_clip_lasts_three_to_ten_seconds_whatever_it_shows(seconds: float, repeats: bool) -> None:
    pace = pace_of([Span(seconds, repeats)], asked=None)
    assert SHORTEST <= pace.seconds <= LONGEST


@given(SECONDS, st.booleans(), st.floats(1, 10))
def test_a_length_that_somebody_asked_for_is_kept(
    seconds: float, repeats: bool, asked: float
) -> None:
    assert pace_of([Span(seconds, repeats)], asked=asked).seconds == asked


@given(SECONDS)
def test_what_happens_once_is_shown_to_its_end_and_then_stands(seconds: float) -> None:
    pace = pace_of([Span(seconds)], asked=None)
    assert pace.time(pace.seconds) == pytest.approx(seconds)
    assert pace.time(1000.0 * pace.seconds) == pytest.approx(seconds)


@given(st.floats(1, 2.9))
def test_a_short_limit_is_kept(most: float) -> None:
    assert pace_of([Span(5.0)], asked=None, most=most).seconds <= most


@given(st.floats(1e-9, 1e9))
def test_a_rate_is_one_two_or_five_times_a_power_of_ten(rate: float) -> None:
    rounded = round_rate(rate)
    assert 0.999 <= rounded / rate <= 2.51
    assert round(rounded / 10 ** math.floor(math.log10(rounded * 1.0001)), 6) in (1, 2, 5)
