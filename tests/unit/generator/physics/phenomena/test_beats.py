"""Beats: as many a second as the two frequencies differ."""

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.beats import PHENOMENON
from tests.support.physics import facts_of, values_of, with_defaults

ANY = values_of(PHENOMENON)


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_the_sum_stays_within_its_envelope_and_fills_it(values: dict[str, float]) -> None:
    beating = PHENOMENON.simulate(values)
    times = np.linspace(0, 6 / beating.middle, 3000)
    sum_, envelope = beating.both(times), beating.envelope(times)
    assert np.all(np.abs(sum_) <= envelope + 1e-6)
    assert sum_.max() == pytest.approx(2)


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_it_is_as_loud_again_a_beat_later(values: dict[str, float]) -> None:
    beating = PHENOMENON.simulate(values)
    time = 0.3 * beating.seconds
    assert beating.intensity(time + beating.seconds) == pytest.approx(
        beating.intensity(time), abs=1e-5
    )
    assert beating.intensity(0) == pytest.approx(4)


def test_the_spectrum_of_the_intensity_has_the_beat_frequency() -> None:
    beating = PHENOMENON.simulate(with_defaults(PHENOMENON, frequency1=40.0, frequency2=43.0))
    times = np.arange(0, 4, 1e-3)
    loud = beating.both(times) ** 2
    strengths = np.abs(np.fft.rfft(loud - loud.mean()))
    low = slice(1, 40)  # below 10 Hz: the ear cannot follow what is faster
    assert np.fft.rfftfreq(len(times), 1e-3)[low][np.argmax(strengths[low])] == pytest.approx(3)


@pytest.mark.parametrize(("second", "beats"), [(444.0, 4.0), (437.0, 3.0), (440.0, 0.0)])
def test_beats_are_the_difference(second: float, beats: float) -> None:
    facts = facts_of(PHENOMENON, frequency1=440.0, frequency2=second)
    assert facts["beat"] == pytest.approx(beats)
    assert facts["middle"] == pytest.approx((440 + second) / 2)


def test_beats_that_are_counted_tell_the_other_tone() -> None:
    facts = facts_of(PHENOMENON, frequency1=512.0, beat=3.0)
    assert facts["frequency2"] == pytest.approx(515)


def test_a_number_of_beats_alone_leaves_open_which_tone_is_higher() -> None:
    values = with_defaults(PHENOMENON, frequency1=512.0, beat=3.0)
    beating = PHENOMENON.simulate(values)
    assert PHENOMENON.taken(values) == {"frequency2": 515.0}
    story = PHENOMENON.story(values, beating)
    assert "509 Hz" in story.en
    assert "509 Hz" in story.zh
    both_told = with_defaults(PHENOMENON, frequency1=512.0, frequency2=515.0)
    assert "509" not in PHENOMENON.story(both_told, PHENOMENON.simulate(both_told)).en
