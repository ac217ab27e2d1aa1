"""What the painters of one clip agree on: the shot, the scene, the horizon, the camera's reach."""

import math
from dataclasses import dataclass, replace

from generator.engines.sketch.draw.light import Daylight
from generator.engines.sketch.draw.shot import Shot
from generator.engines.sketch.draw.tables import Table, table
from generator.engines.sketch.scene import Scene, Sky

MOST_WIDE = 2.4  # frames: beyond this a layer repeats


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`look` is the place's table, `style` the style's; `horizon` a row of the frame; `reach` how
    far the camera goes to either side, in pixels at depth 1."""

    shot: Shot
    scene: Scene
    look: Table
    style: Table
    daylight: Daylight
    horizon: int
    reach: float

    def width(self, depth: float, least: float = 1.0) -> int:
        """How wide a layer must be to serve the whole of the camera's way."""
        frame = self.shot.width
        needed = frame * least + 2 * self.reach * depth
        return math.ceil(min(max(needed, frame), max(least, MOST_WIDE) * frame))

    def row(self, place: float) -> int:
        """The frame's row at a fraction of its height."""
        return round(place * self.shot.height)


def timed(scene: Scene) -> Scene:
    """The scene at the hour that its effects ask for, where the prompt leaves it at plain day."""
    looks = table("effects")
    hours = [looks[name]["time"] for name in scene.effects if "time" in looks.get(name, {})]
    if not hours or scene.sky.time != Sky().time:
        return scene
    return replace(scene, sky=replace(scene.sky, time=hours[0]))


def place_of(scene: Scene) -> str:
    """The place named, on its ground where somebody stands or snow or leaves lie; where none is,
    one that suits what is there."""
    places = table("places")
    if scene.place in places:
        name = str(scene.place)
        looks = table("effects")
        dressed = any("season" in looks.get(effect, {}) for effect in scene.effects)
        grounded = dressed or any(subject.realm == "ground" for subject in scene.subjects)
        return name if grounded else str(places[name].get("empty", name))
    spans = table("pictures")["spans"]
    for subject in scene.subjects:
        if subject.picture in spans:
            return str(spans[subject.picture])
    realms = {subject.realm for subject in scene.subjects}
    if realms == {"water"}:
        return "sea"
    if realms == {"space"}:
        return "space"
    if realms == {"air"}:
        return "sky"
    if realms:
        return "none"
    said = scene.sky != Sky() or scene.effects or scene.pace != 1
    return "shore" if said else "abstract"
