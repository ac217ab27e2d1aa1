"""The prism: indices of real glass, deviations, and light that obeys Snell's law on its way."""

import math

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.draw.amounts import digits
from generator.engines.physics.phenomena._dispersion import MATERIALS, deviation, least
from generator.engines.physics.phenomena._prism_picture import _curves
from generator.engines.physics.phenomena.prism import PHENOMENON, simulate
from generator.engines.physics.phenomenon import Case
from tests.support.physics import facts_of, painted, values_of, with_defaults


@pytest.mark.parametrize(
    ("material", "wavelength", "index"),
    [  # Schott N-BK7 and N-SF11; Malitson 1965; Daimon and Masumura 2007; Peter 1923
        ("crown", 587.6e-9, 1.5168),
        ("crown", 486.1e-9, 1.5224),
        ("flint", 587.6e-9, 1.7847),
        ("flint", 656.3e-9, 1.7760),
        ("quartz", 589.3e-9, 1.4584),
        ("water", 589.3e-9, 1.3334),
        ("diamond", 589.3e-9, 2.4173),
    ],
)
def test_indices_are_those_of_the_tables(material: str, wavelength: float, index: float) -> None:
    assert float(MATERIALS[material].index(wavelength)) == pytest.approx(index, rel=2e-4)


@settings(max_examples=30, deadline=None)
@given(values_of(PHENOMENON))
def test_light_that_passes_leaves_in_the_direction_of_the_closed_form(
    values: dict[str, float],
) -> None:
    run = PHENOMENON.simulate(values)
    came = run.prism.arriving(run.incidence)
    for way, index in zip(run.ways, run.indices, strict=True):
        turned = deviation(run.prism.apex, float(index), run.incidence)
        if len(way) != 3 or way[1][0] < 0:  # reflected inside, or out of the base
            continue
        if way[1][1] < 1e-9:
            continue
        out = (way[2] - way[1]) / math.dist(way[2], way[1])
        assert turned is not None
        assert math.atan2(came[0] * out[1] - came[1] * out[0], came @ out) == pytest.approx(
            -turned, abs=1e-9
        )


@settings(max_examples=30, deadline=None)
@given(values_of(PHENOMENON, light="white", wavelength=0.0))
def test_violet_is_turned_more_than_red(values: dict[str, float]) -> None:
    run = PHENOMENON.simulate(values)
    assert (np.diff(run.indices) < 0).all()
    if run.spread is not None:
        assert run.spread > 0


@settings(max_examples=4, deadline=None)
@given(values_of(PHENOMENON), values_of(PHENOMENON))
def test_any_two_prisms_can_be_drawn(one: dict[str, float], two: dict[str, float]) -> None:
    assert painted(PHENOMENON, one)
    assert painted(PHENOMENON, one, two, locale="zh")


def test_the_least_deviation_is_that_of_symmetric_light() -> None:
    # Hecht, Optics, 5.5.1: n = sin((δ + A)/2) / sin(A/2)
    facts = facts_of(PHENOMENON, index=1.5)
    assert math.degrees(facts["least"]) == pytest.approx(37.18, rel=1e-3)
    assert facts["deviation"] == pytest.approx(facts["least"])
    for aside in (-0.1, 0.1):
        other = facts_of(PHENOMENON, index=1.5, angle=facts["symmetric"] + aside)
        assert other["deviation"] > facts["least"]


def test_a_thin_prism_turns_light_by_its_angle_times_the_index_less_one() -> None:
    apex = math.radians(3)
    facts = facts_of(PHENOMENON, apex=apex, index=1.5, angle=0.0)
    assert facts["deviation"] == pytest.approx(0.5 * apex, rel=2e-3)


def test_light_of_one_colour_is_not_spread() -> None:
    run = PHENOMENON.simulate(with_defaults(PHENOMENON, light="red"))
    assert len(run.ways) == 1
    assert "spread" not in facts_of(PHENOMENON, light="red")


def test_no_light_passes_a_diamond_of_sixty_degrees() -> None:
    assert least(math.radians(60), 2.417) is None
    assert "deviation" not in facts_of(PHENOMENON, material="diamond", angle=math.radians(50))


def _turned(apex: float, index: float, incidence: float) -> float:
    """By Snell's law at both faces, in degrees."""
    first = math.asin(math.sin(incidence) / index)
    return math.degrees(incidence + math.asin(index * math.sin(apex - first)) - apex)


@pytest.mark.parametrize("material", list(MATERIALS))
@pytest.mark.parametrize("light", ["white", "red"])
def test_who_works_with_the_index_that_is_told_comes_to_the_same_angle(
    material: str, light: str
) -> None:
    """Its three figures, as they are written."""
    apex, incidence = math.radians(45), math.radians(60)
    chosen = {"material": material, "light": light, "apex": apex, "angle": incidence}
    facts = facts_of(PHENOMENON, **chosen)
    told = float(digits(facts["index"]))
    assert PHENOMENON.taken(with_defaults(PHENOMENON, **chosen))["index"] == facts["index"]
    if "deviation" in facts:
        expected = _turned(apex, told, incidence)
        assert math.degrees(facts["deviation"]) == pytest.approx(expected, abs=0.05)


def test_the_deviation_is_what_its_formula_makes_of_the_angles() -> None:
    facts = facts_of(PHENOMENON, angle=math.radians(55))
    apex = math.radians(60)
    assert facts["deviation"] == pytest.approx(facts["incidence"] + facts["emergence"] - apex)


def test_the_dot_of_the_deviation_is_on_a_curve() -> None:
    values = with_defaults(PHENOMENON)
    run = simulate(values)
    curves = _curves(Case(values, run), alone=True)
    found = [float(np.interp(run.incidence, it.x, it.y)) for it in curves]
    assert run.deviation == pytest.approx(found[-1], abs=1e-4)
