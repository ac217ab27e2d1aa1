"""The double slit: bright where the two ways differ by whole wavelengths."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.optimize import brentq

from generator.engines.physics.phenomena.double_slit import PHENOMENON
from tests.support.physics import facts_of, values_of, with_defaults

ANY = values_of(PHENOMENON)


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_the_screen_is_brightest_in_the_middle_and_alike_on_both_sides(
    values: dict[str, float],
) -> None:
    slit = PHENOMENON.simulate(values)
    y = np.linspace(0, slit.half, 300)
    bright = slit.intensity(y)
    np.testing.assert_allclose(bright, slit.intensity(-y))
    assert bright[0] == pytest.approx(1)
    assert np.all((bright >= 0) & (bright <= 1 + 1e-12))


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_it_is_dark_where_the_ways_differ_by_half_a_wavelength(values: dict[str, float]) -> None:
    slit = PHENOMENON.simulate(values)
    sine = slit.wavelength / slit.separation / 2
    if sine < 1:
        dark = slit.distance * sine / math.sqrt(1 - sine**2)
        assert float(slit.intensity(np.array([dark]))[0]) < 1e-6


def test_fringes_are_as_far_apart_as_the_textbook_has_it() -> None:
    # Δy = λL/d: 632.8 nm, 0.25 mm, 3.0 m make 7.59 mm
    facts = facts_of(PHENOMENON, wavelength=632.8e-9, separation=0.25e-3, distance=3.0)
    assert facts["spacing"] == pytest.approx(7.594e-3, rel=1e-3)


def test_the_first_fringe_is_where_one_way_is_a_wavelength_longer() -> None:
    # the exact ways, for a screen that is far: no small angles, no Fraunhofer
    wavelength, apart, far = 0.03, 0.09, 900.0

    def longer(y: float) -> float:
        return math.hypot(far, y + apart / 2) - math.hypot(far, y - apart / 2) - wavelength

    exact = brentq(longer, 0, far)
    facts = facts_of(PHENOMENON, wavelength=wavelength, separation=apart, distance=far)
    assert facts["first"] == pytest.approx(exact, rel=1e-3)


def test_the_spacing_tells_the_wavelength() -> None:
    facts = facts_of(PHENOMENON, separation=0.25e-3, distance=2.0, spacing=4e-3)
    assert facts["wavelength"] == pytest.approx(500e-9)


def test_red_fringes_are_wider_than_blue_ones() -> None:
    red, blue = (facts_of(PHENOMENON, colour=it)["spacing"] for it in ("red", "blue"))
    assert red > 1.3 * blue


def test_slits_less_than_a_wavelength_apart_make_no_fringes() -> None:
    values = with_defaults(PHENOMENON, wavelength=0.03, separation=0.02)
    slit = PHENOMENON.simulate(values)
    assert slit.orders == 0
    assert "spacing" not in facts_of(PHENOMENON, wavelength=0.03, separation=0.02)
    assert "bright middle" in PHENOMENON.story(values, slit).en


def test_a_fringe_that_neither_slit_sends_light_to_is_not_counted() -> None:
    """With a = d/5 every fifth order is missing: of 2·6 + 1 there are 11."""
    given = {"wavelength": 0.03, "separation": 0.19, "width": 0.038}
    slit = PHENOMENON.simulate(with_defaults(PHENOMENON, **given))
    sine = 5 * 0.03 / 0.19
    fifth = slit.distance * sine / math.sqrt(1 - sine**2)
    assert float(slit.intensity(np.array([fifth]))[0]) == pytest.approx(0, abs=1e-9)
    assert facts_of(PHENOMENON, **given)["fringes"] == 11
    assert facts_of(PHENOMENON, **{**given, "width": 1e-3})["fringes"] == 13


def test_hundreds_of_fringes_are_not_counted() -> None:
    assert "fringes" not in facts_of(PHENOMENON, wavelength=600e-9, separation=2e-4)


def test_the_place_of_the_first_fringe_is_told_where_it_is_not_the_spacing() -> None:
    assert "first" not in facts_of(PHENOMENON, wavelength=550e-9, separation=2e-4)
    assert "first" in facts_of(PHENOMENON, wavelength=0.03, separation=0.09)


def test_the_drawn_screen_is_as_bright_as_the_graph() -> None:
    """At the drawn place of an order the curve beside the screen is that of the true one."""
    slit = PHENOMENON.simulate(with_defaults(PHENOMENON))
    order = np.array([1.0, 2.0, 3.0])
    true = slit.distance * np.tan(np.arcsin(order * slit.wavelength / slit.separation))
    np.testing.assert_allclose(slit.envelope(order), slit.intensity(true), rtol=1e-6)
