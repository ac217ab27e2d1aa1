"""Roads with their markings, and the lamps beside them."""

import numpy as np
from PIL import ImageDraw, ImageFilter

from generator.engines.sketch.draw.colour import ramp, rgb
from generator.engines.sketch.draw.noise import field
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.stamps import tone
from generator.engines.sketch.draw.strip import Strip, picture, stops
from generator.engines.sketch.draw.tables import Table
from generator.engines.sketch.draw.towers import Towers, block, shape


def road(spec: Table, plan: Plan, name: str) -> Strip:
    """A road from the left to the right: pavement, kerb, asphalt and a dashed line."""
    shot = plan.shot
    luck = shot.random(name)
    top = round(plan.horizon + float(spec["base"]) * shot.height)
    height = max(6, shot.height + shot.margin - top)
    dash = 0.26 * shot.height
    width = max(1, round(plan.width(1.0) / dash)) * round(dash)
    colours = ramp(stops([rgb(c) for c in spec["colours"]]), height)[:, None]
    grain = field(
        luck, width, height, columns=max(4, width // 6), rows=max(4, height // 3), octaves=2
    )
    land = picture(np.clip(colours * (0.95 + 0.1 * grain[..., None]), 0, 1))
    pen = ImageDraw.Draw(land)
    kerb = round(float(spec.get("kerb", 0.035)) * shot.height)
    if kerb:
        pen.rectangle((0, 0, width, kerb), fill=tone(str(spec.get("pavement", "#b9b3ab"))))
        pen.rectangle((0, kerb, width, kerb + max(1, kerb // 4)), fill=tone("#8d8883"))
    else:
        pen.rectangle((0, 2, width, 4), fill=tone("#e9e4d4"))
    line = round(float(spec.get("line", 0.15)) * shot.height)
    thick = max(2, round(0.012 * shot.height))
    for start in range(0, width, round(dash)):
        slant = thick * 1.2
        points = [
            (start + slant, line),
            (start + dash * 0.55 + slant, line),
            (start + dash * 0.55, line + thick),
            (start, line + thick),
        ]
        pen.polygon(points, fill=tone(str(spec.get("paint", "#f1ead6"))))
    return Strip(colour=land, mask=None, top=top, depth=1.0)


def lamps(spec: Table, plan: Plan, name: str) -> Strip:
    """Street lamps at a regular step, with a soft light at night."""
    shot = plan.shot
    depth = float(spec.get("depth", 0.9))
    step = float(spec.get("step", 0.75)) * shot.height
    width = max(1, round(plan.width(depth) / step)) * round(step)
    tall = float(spec["tall"]) * shot.height
    foot = round(plan.horizon + float(spec["base"]) * shot.height)
    head = tall * 0.16
    top = round(foot - tall - head * 2)
    towers = Towers(width, foot - top, (0, 0, 0))
    for number in range(round(width / step)):
        _lamp(towers, step * (number + 0.4), float(foot - top), tall)
    towers.lit = towers.lit.filter(ImageFilter.GaussianBlur(head * 0.12))
    return towers.strip(top, depth, 0.02, 0.0)


def _lamp(towers: Towers, x: float, foot: float, tall: float) -> None:
    """One lamp, with the rings of light around its head."""
    head, thin, iron = tall * 0.16, max(1.0, tall * 0.012), tone("#3b3f4a")
    y = foot - tall
    towers.solid(block(x - thin, y, x + thin, foot), iron)
    towers.solid(block(x - thin * 2.2, foot - tall * 0.06, x + thin * 2.2, foot), iron)
    towers.solid(
        shape(
            [
                (x - head * 0.22, y),
                (x + head * 0.22, y),
                (x + head * 0.34, y - head * 0.5),
                (x - head * 0.34, y - head * 0.5),
            ]
        ),
        tone("#e8e2cf"),
    )
    towers.solid(
        shape(
            [
                (x - head * 0.42, y - head * 0.5),
                (x + head * 0.42, y - head * 0.5),
                (x, y - head * 0.85),
            ]
        ),
        iron,
    )
    for reach, light in ((1.5, 26), (1.1, 40), (0.75, 70), (0.45, 130), (0.24, 255)):
        r, centre = head * reach, y - head * 0.25
        towers.lamps.ellipse(
            (x - head * 1.6, centre - head * 1.6, x + head * 1.6, centre + head * 1.6),
            fill=tone("#ffd98a"),
        )
        towers.lights.ellipse((x - r, centre - r, x + r, centre + r), fill=light)
