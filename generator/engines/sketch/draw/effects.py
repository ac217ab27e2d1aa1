"""The effects a scene asks for, each on its plane: in the sky, among the subjects, before all."""

from collections.abc import Callable

from PIL import Image

from generator.engines.sketch.draw.fires import Fire, Meteors, Sparks
from generator.engines.sketch.draw.fireworks import Fireworks
from generator.engines.sketch.draw.particles import Bubbles, flutter
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.puffs import Puffs
from generator.engines.sketch.draw.shot import Element, Moment
from generator.engines.sketch.draw.swell import Swell
from generator.engines.sketch.draw.tables import Table, table
from generator.engines.sketch.draw.weather import Fog, Lightning, Snow, Wind, rain


class Smoke:
    """A column of smoke from a place on the ground, leaning with the wind."""

    def __init__(self, spec: Table, plan: Plan) -> None:
        shot = plan.shot
        luck = shot.random("smoke")
        self._plan = plan
        self._x = shot.width * float(luck.uniform(0.35, 0.65))
        self._puffs = Puffs(
            plan, "smoke", tint=str(spec["colour"]), count=34, size=0.5, life=shot.cycles(0.34)
        )

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        unit, height = self._plan.shot.unit, canvas.height
        lean = 0.75 if "wind" in self._plan.scene.effects else 0.24
        self._puffs.paint_at(
            canvas,
            now,
            self._x - now.pan,
            0.88 * height - now.tilt,
            drift=(lean * unit, -0.85 * height),
            spread=0.085 * unit,
            strength=0.62,
        )


BUILDERS: dict[str, Callable[[Table, Plan], Element]] = {
    "rain": rain,
    "snow": Snow,
    "fog": Fog,
    "wind": Wind,
    "lightning": Lightning,
    "flutter": flutter,
    "bubbles": Bubbles,
    "fire": Fire,
    "smoke": Smoke,
    "fireworks": Fireworks,
    "sparks": Sparks,
    "swell": Swell,
}


def effects(plan: Plan) -> dict[str, list[Element]]:
    """By plane: "sky" (behind the land), "middle" (before the land, behind the subjects),
    "front" (before everything)."""
    planes: dict[str, list[Element]] = {"sky": [], "middle": [], "front": []}
    looks = table("effects")
    wanted = dict.fromkeys((*plan.scene.effects, *plan.look.get("effects", ())))
    for name in wanted:
        for spec in looks.get(name, {}).get("parts", ()):
            plane = str(spec["plane"])
            if plan.look.get("indoors") and spec.get("weather"):
                plane = "sky"
            planes[plane].append(BUILDERS[spec["what"]](spec, plan))
    if "meteors" in plan.scene.sky.bodies:
        planes["sky"].append(Meteors(plan))
    return planes
