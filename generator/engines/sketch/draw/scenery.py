"""The layers of a place, built as its table lists them."""

from collections.abc import Callable, Sequence

from generator.engines.sketch.draw.abstract import Veils
from generator.engines.sketch.draw.city import skyline
from generator.engines.sketch.draw.colour import hexadecimal, rgb
from generator.engines.sketch.draw.cosmos import Cosmos, limb
from generator.engines.sketch.draw.houses import fronts
from generator.engines.sketch.draw.interior import boards, wall
from generator.engines.sketch.draw.meadow import grass, tufts
from generator.engines.sketch.draw.ocean import Deep, Weed, reef
from generator.engines.sketch.draw.peaks import peaks
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.ridges import dunes, ground, ridge
from generator.engines.sketch.draw.roads import lamps, road
from generator.engines.sketch.draw.shore import Sand, bank, river
from generator.engines.sketch.draw.shot import Element
from generator.engines.sketch.draw.stage import Spotlights, curtains
from generator.engines.sketch.draw.tables import Table, table
from generator.engines.sketch.draw.trees import trees, trunks
from generator.engines.sketch.draw.water import Water

Builder = Callable[[Table, Plan, str], Element]

BUILDERS: dict[str, Builder] = {
    "bank": bank,
    "boards": boards,
    "cosmos": Cosmos,
    "curtains": curtains,
    "deep": Deep,
    "dunes": dunes,
    "fronts": fronts,
    "grass": grass,
    "ground": ground,
    "lamps": lamps,
    "limb": limb,
    "peaks": peaks,
    "reef": reef,
    "ridge": ridge,
    "river": river,
    "road": road,
    "sand": Sand,
    "skyline": skyline,
    "spotlights": Spotlights,
    "trees": trees,
    "trunks": trunks,
    "tufts": tufts,
    "veils": Veils,
    "wall": wall,
    "water": Water,
    "weed": Weed,
}


def layers(plan: Plan) -> tuple[list[Element], list[Element]]:
    """What lies behind the subjects and what before them, each from far to near."""
    behind: list[Element] = []
    before: list[Element] = []
    current = behind
    for number, spec in enumerate(plan.look["layers"]):
        if spec["what"] == "actors":
            current = before
        elif not _is_buried(spec, plan.scene.effects):
            dressed = seasoned(spec, plan.scene.effects)
            current.append(BUILDERS[spec["what"]](dressed, plan, f"layer {number}"))
    return behind, before


def _is_buried(spec: Table, effects: Sequence[str]) -> bool:
    """Whether nothing is to be seen of a layer: no flowers stand in the snow."""
    looks = table("effects")
    return any(
        spec["what"] in looks.get(effect, {}).get("season", {}).get("buries", ())
        for effect in effects
    )


def seasoned(spec: Table, effects: Sequence[str]) -> Table:
    """A layer as the weather dresses it: snow lies on the land, autumn turns the leaves."""
    seasons = table("effects")
    changed = dict(spec)
    for effect in effects:
        season = seasons.get(effect, {}).get("season", {})
        if spec["what"] == "trees":
            if "leaves" in season and spec["kind"] == "round":
                changed["colours"] = season["leaves"]
            changed["snowy"] = bool(season.get("snowy", changed.get("snowy", False)))
        elif spec["what"] in season.get("covers", ()):
            lying, share = rgb(season["cover"]), float(season["share"])
            changed["colours"] = [
                hexadecimal(rgb(colour) * (1 - share) + lying * share)
                for colour in changed["colours"]
            ]
    return changed
