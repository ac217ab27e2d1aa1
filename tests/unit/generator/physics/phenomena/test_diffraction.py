"""The single slit: dark where all parts of the slit cancel."""

import math

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.draw.page import Page
from generator.engines.physics.phenomena.diffraction import PHENOMENON
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.understand.reader import Reader
from generator.engines.physics.wording import both
from tests.support.physics import facts_of, values_of, with_defaults

ANY = values_of(PHENOMENON)


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_it_is_dark_at_every_dark_fringe(values: dict[str, float]) -> None:
    slit = PHENOMENON.simulate(values)
    sines = np.arange(1, min(slit.dark, 3) + 1) * slit.wavelength / slit.width
    sines = sines[sines < 1 - 1e-9]
    places = slit.distance * np.tan(np.arcsin(sines))
    assert np.all(slit.intensity(places) < 1e-6)


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_a_narrower_slit_spreads_the_light_more(values: dict[str, float]) -> None:
    slit = PHENOMENON.simulate(values)
    told = {"wavelength": slit.wavelength, "distance": slit.distance}
    narrow = PHENOMENON.simulate(with_defaults(PHENOMENON, width=slit.width / 2, **told))
    assert narrow.angle >= slit.angle
    y = np.linspace(0, slit.half, 50)
    assert np.all(narrow.intensity(y)[:5] >= slit.intensity(y)[:5] - 1e-12)


def test_the_pattern_is_the_sum_over_the_slit() -> None:
    # Huygens: |∫ e^{ikr} dx|² over the slit, the ways exact, for a screen that is far
    wavelength, width, far = 0.03, 0.09, 500.0
    slit = PHENOMENON.simulate(
        with_defaults(PHENOMENON, wavelength=wavelength, width=width, distance=far)
    )
    y = np.linspace(0, far, 60)
    parts = (np.arange(400) + 0.5) / 400 * width - width / 2
    ways = np.hypot(far, y[:, None] - parts[None])
    summed = np.abs(np.exp(2j * math.pi * ways / wavelength).mean(axis=1)) ** 2
    np.testing.assert_allclose(slit.intensity(y), summed, atol=1e-3)


def test_the_central_maximum_is_as_wide_as_the_textbook_has_it() -> None:
    # 2λL/a: 633 nm, 0.10 mm, 2.0 m make 25.3 mm
    facts = facts_of(PHENOMENON, wavelength=633e-9, width=0.1e-3, distance=2.0)
    assert facts["middle"] == pytest.approx(25.32e-3, rel=1e-3)
    assert facts["angle"] == pytest.approx(6.33e-3, rel=1e-3)


def test_the_first_side_maximum_has_a_twentieth_of_the_light() -> None:
    slit = PHENOMENON.simulate(with_defaults(PHENOMENON))
    y = np.linspace(slit.first, 2 * slit.first, 4000)
    side = float(slit.intensity(y).max())
    assert facts_of(PHENOMENON)["side"] == pytest.approx(side, rel=1e-3)


def test_a_slit_narrower_than_the_wave_makes_no_dark_fringe() -> None:
    slit = PHENOMENON.simulate(with_defaults(PHENOMENON, wavelength=0.03, width=0.02))
    assert slit.dark == 0
    assert slit.intensity(np.array([slit.half]))[0] > 0.1


def test_the_central_maximum_tells_the_wavelength() -> None:
    facts = facts_of(PHENOMENON, width=1e-4, distance=2.0, middle=0.026)
    assert facts["wavelength"] == pytest.approx(650e-9, rel=1e-3)


def test_light_at_a_slit_does_not_take_its_width_for_the_wavelength() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    values = reader.read("diffraction of red light at a 0.1 mm slit").cases[0].values
    assert values["width"] == pytest.approx(1e-4)
    assert values["wavelength"] == 0


def test_through_half_the_slit_a_quarter_comes_to_the_middle() -> None:
    """Half the light, over twice the width."""
    page = Page((640, 480))
    widths = [with_defaults(PHENOMENON, width=it) for it in (5e-5, 1e-4)]
    cases = [Case(it, PHENOMENON.simulate(it), both(str(it["width"]))) for it in widths]
    PHENOMENON.draw(page, cases)
    narrow, wide = page._panels[0].curves  # type: ignore[union-attr]
    assert wide.y.max() == pytest.approx(1, rel=1e-3)
    assert narrow.y.max() == pytest.approx(0.25, rel=1e-3)
