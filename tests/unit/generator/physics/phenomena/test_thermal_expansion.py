"""What grows when it gets warm, and by how much."""

from typing import Any

import pytest
from hypothesis import given, settings

from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.draw.view import now
from generator.engines.physics.phenomena._expanding import SECONDS
from generator.engines.physics.phenomena.thermal_expansion import PHENOMENON, simulate
from tests.support.physics import facts_of, painted, values_of, with_defaults


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON))
def test_growth_goes_with_the_warming(values: dict[str, Any]) -> None:
    run = simulate(values)
    for time in (0.0, 1.7, SECONDS, 9.0):
        warmth = run.temperature(time) - run.start
        assert run.growth(time) == pytest.approx(run.coefficient * run.size * warmth)
    assert run.temperature(9.0) == pytest.approx(run.end)


def test_a_bridge_grows_by_most_of_a_metre_in_summer() -> None:
    # OpenStax, University Physics 2, example 1.3: the Golden Gate's 1275 m, −15 °C to 40 °C,
    # 12·10⁻⁶ per K: 0.84 m.
    facts = facts_of(
        PHENOMENON, material="steel", length=1275.0, temperature=258.15, temperature2=313.15
    )
    assert facts["growth"] == pytest.approx(0.8415, rel=1e-3)


def test_a_difference_wins_over_an_end() -> None:
    assert facts_of(PHENOMENON, heating=40.0)["warming"] == pytest.approx(40)


def test_a_hole_grows_as_the_metal_around_it_does() -> None:
    rod, ring = (facts_of(PHENOMENON, kind=kind)["growth"] for kind in ("rod", "ring"))
    assert ring == pytest.approx(rod)


def test_a_strip_of_two_metals_bends_as_timoshenko_says() -> None:
    # 1/r = 3(α₁ − α₂)ΔT/2h; brass and steel, 2 mm, 100 K: (19 − 12)·10⁻⁶·150/0.002 per metre.
    run = simulate(with_defaults(PHENOMENON, kind="bimetal", material="brass"))
    assert run.curvature(SECONDS) == pytest.approx(0.525)
    assert run.swing == pytest.approx(0.2565, rel=1e-3)


def test_a_strip_bends_the_other_way_when_it_gets_cold() -> None:
    warm, cold = (
        simulate(with_defaults(PHENOMENON, kind="bimetal", heating=it)).bend for it in (50.0, -50.0)
    )
    assert warm == pytest.approx(-cold)


def test_the_size_in_the_end_is_told_so_that_the_growth_can_be_seen() -> None:
    rod = with_defaults(PHENOMENON, material="aluminium", heating=100.0)
    rail = with_defaults(PHENOMENON, material="steel", length=25.0, heating=40.0)
    for values, size in ((rod, "1.00231 m"), (rail, "25.012 m")):
        run = simulate(values)
        told = PHENOMENON.story(values, run)
        assert size in told.en
        assert size in told.zh
        shown = [fact.key for fact in PHENOMENON.facts(values, run)[:5]]
        assert "length" not in shown  # which would be rounded to what it was before


def test_the_dimension_of_the_hole_stays_at_what_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[tuple[Any, Any]] = []
    monkeypatch.setattr(
        Scene, "measure", lambda _self, start, end, *_, **__: measured.append((start, end))
    )
    painted(PHENOMENON, with_defaults(PHENOMENON, kind="ring"))
    ((start, end),) = measured
    for place in (start, end):
        assert now(place, 0.0) == now(place, SECONDS)


def test_a_strip_of_two_metals_has_the_formula_of_its_bending() -> None:
    strip = with_defaults(PHENOMENON, kind="bimetal", material="brass")
    assert PHENOMENON.formula_of([strip]).en == "θ = 3(α₁ − α₂)L₀ΔT/2h"
    run = simulate(strip)
    bend = 3 * (run.coefficient - run.other) * run.size * 100.0 / (2 * run.thickness)
    assert facts_of(PHENOMENON, kind="bimetal", material="brass")["bend"] == pytest.approx(bend)
