"""The data files agree: every key that a word leads to has a look."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from generator.engines.sketch.draw.effects import BUILDERS as EFFECT_PAINTERS
from generator.engines.sketch.draw.finish import FILTERS
from generator.engines.sketch.draw.motion import WAVES, Pose
from generator.engines.sketch.draw.scenery import BUILDERS
from generator.engines.sketch.draw.tables import table
from generator.engines.sketch.sources import own


def words(name: str) -> dict[str, Any]:
    source = files("generator.engines.sketch") / "data" / "words" / f"{name}.toml"
    return tomllib.loads(source.read_text("utf-8"))


@pytest.mark.parametrize(
    ("file", "group", "looks"),
    [
        ("scenery", "sky", table("skies")["time"]),
        ("scenery", "effects", table("effects")),
        ("scenery", "places", table("places")),
        ("scenery", "camera", table("cameras")),
        ("styles", "styles", table("styles")),
        ("modifiers", "colours", table("colours")),
        ("actions", "motions", table("motions")),
    ],
)
def test_every_word_has_a_look(file: str, group: str, looks: dict[str, Any]) -> None:
    assert set(words(file)[group]) - set(looks) == set()


def test_every_layer_has_a_painter_and_every_place_a_slot_for_the_subjects() -> None:
    for name, look in table("places").items():
        kinds = [layer["what"] for layer in look["layers"]]
        assert kinds.count("actors") == 1, name
        assert set(kinds) - {"actors"} <= set(BUILDERS), name
        assert look.get("empty", name) in table("places")


def test_every_effect_and_filter_has_its_painter() -> None:
    looks = table("effects")
    parts = [part for name in looks for part in looks[name].get("parts", ())]
    assert {part["what"] for part in parts} <= set(EFFECT_PAINTERS)
    for style in table("styles").values():
        assert {spec["what"] for spec in style.get("filters", ())} <= set(FILTERS)


def test_every_motion_is_made_of_known_waves() -> None:
    for name, look in table("motions").items():
        for term in look["terms"]:
            assert hasattr(Pose(), term["of"]), name
            assert term["wave"] in {*WAVES, "keys"}, name


def test_every_phase_of_an_hour_exists() -> None:
    skies = table("skies")
    for time in skies["time"].values():
        assert {time["still"], *(name for _, name in time["lapse"])} <= set(skies["phase"])


def test_what_one_goes_over_is_drawn_so_that_one_can() -> None:
    crossed = words("actions")["crossed"]["signs"].split()
    assert set(crossed) == set(table("pictures")["spans"]) <= own()
    assert set(table("pictures")["spans"].values()) <= set(table("places"))
