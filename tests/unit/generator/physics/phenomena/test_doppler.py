"""The Doppler effect: where the wave circles lie, and what is heard of them."""

import math

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena._moving_source import ASIDE
from generator.engines.physics.phenomena.doppler import PHENOMENON
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, values_of, with_defaults

ANY = values_of(PHENOMENON)


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_each_circle_has_run_from_where_the_source_was(values: dict[str, float]) -> None:
    doppler = PHENOMENON.simulate(values)
    time = 0.6 * doppler.seconds
    circles = doppler.circles(time)
    ages = circles[:, 1] / doppler.sound
    was = doppler.place(time) - doppler.source * ages
    np.testing.assert_allclose(circles[:, 0], was, atol=1e-9 * doppler.half)
    np.testing.assert_allclose(np.diff(ages) * doppler.frequency, 1, rtol=1e-6)


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_circles_are_nested_below_the_speed_of_sound_and_touch_the_cone_above(
    values: dict[str, float],
) -> None:
    doppler = PHENOMENON.simulate(values)
    time = 0.5 * doppler.seconds
    centre, radius = doppler.circles(time).T
    fronts = centre + radius
    if doppler.subsonic:
        assert np.all(np.diff(fronts) > 0)
    elif doppler.mach > 1:
        from_edge = (doppler.place(time) - centre) * math.sin(doppler.cone)
        np.testing.assert_allclose(from_edge, radius, rtol=1e-6, atol=1e-9 * doppler.half)


def test_a_siren_is_heard_as_the_textbook_has_it() -> None:
    # f′ = f v/(v ∓ vₛ); Halliday, Resnick, Walker, Fundamentals of Physics, 17-7
    facts = facts_of(PHENOMENON, frequency=700.0, speed=30.0)
    assert facts["ahead"] == pytest.approx(700 * 343 / 313, rel=1e-6)
    assert facts["behind"] == pytest.approx(700 * 343 / 373, rel=1e-6)
    assert facts["short"] * facts["ahead"] == pytest.approx(343)


def test_what_is_heard_in_passing_falls_from_the_one_to_the_other() -> None:
    doppler = PHENOMENON.simulate(with_defaults(PHENOMENON, frequency=700.0, speed=120.0))
    heard = doppler.heard(np.linspace(-30, 30, 4001))
    assert np.all(np.diff(heard) <= 1e-9)
    assert heard[0] == pytest.approx(doppler.ahead, rel=1e-3)
    assert heard[-1] == pytest.approx(doppler.behind, rel=1e-3)


def test_crests_counted_at_the_microphone_come_as_often_as_is_heard() -> None:
    doppler = PHENOMENON.simulate(with_defaults(PHENOMENON, frequency=500.0, speed=170.0))
    sent = np.arange(-400, 400) / doppler.frequency
    aside = ASIDE * doppler.wavelength
    came = sent + np.hypot(doppler.source * sent, aside) / doppler.sound
    middle = (came[1:] + came[:-1]) / 2
    far = np.abs(sent[1:]) > 5 / doppler.frequency  # where one period changes little
    np.testing.assert_allclose((1 / np.diff(came))[far], doppler.heard(middle)[far], rtol=1e-3)


def test_a_listener_who_comes_nearer_hears_more() -> None:
    facts = facts_of(PHENOMENON, listener=34.3)
    assert facts["ahead"] == pytest.approx(550)
    assert facts["behind"] == pytest.approx(500)


@pytest.mark.parametrize(("mach", "angle"), [(1.5, 41.81), (2.0, 30.0), (5.0, 11.54)])
def test_the_mach_cone_is_the_sharper_the_faster(mach: float, angle: float) -> None:
    facts = facts_of(PHENOMENON, mach=mach)
    assert math.degrees(facts["cone"]) == pytest.approx(angle, rel=1e-3)
    assert "ahead" not in facts


def test_what_is_told_of_the_passing_reaches_what_is_heard_before_and_behind() -> None:
    for speed in (5.0, 30.0, 300.0):
        doppler = PHENOMENON.simulate(with_defaults(PHENOMENON, speed=speed))
        first, last = doppler.heard(np.array([-doppler.passing, doppler.passing]))
        assert doppler.ahead is not None
        drop = doppler.ahead - doppler.behind
        assert first == pytest.approx(doppler.ahead, abs=0.02 * drop)
        assert last == pytest.approx(doppler.behind, abs=0.02 * drop)


@pytest.mark.parametrize(
    ("given", "formula"),
    [({}, "f′ = f (v + vₒ)/(v − vₛ)"), ({"mach": 2.0}, "sin μ = v/vₛ"),
     ({"speed": 500.0}, "sin μ = v/vₛ"), ({"regime": "supersonic"}, "sin μ = v/vₛ")],
)  # fmt: skip
def test_a_source_faster_than_sound_has_the_formula_of_its_cone(
    given: dict[str, float], formula: str
) -> None:
    assert PHENOMENON.formula_of([with_defaults(PHENOMENON, **given)]).en == formula


@pytest.mark.parametrize(
    "text",
    ["why does the siren of an ambulance drop when it drives past", "为什么救护车驶过时音调变低"],
)
def test_a_vehicle_drives_as_fast_as_vehicles_do(text: str) -> None:
    values = Reader({PHENOMENON.slug: PHENOMENON}).read(text).cases[0].values
    assert PHENOMENON.simulate(values).source == 30
