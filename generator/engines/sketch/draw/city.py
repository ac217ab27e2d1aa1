"""Skylines: towers side by side, with windows that light up when night comes."""

import numpy as np

from generator.engines.sketch.draw.colour import Floats, rgb
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.stamps import tone
from generator.engines.sketch.draw.strip import Strip
from generator.engines.sketch.draw.tables import Table
from generator.engines.sketch.draw.towers import COLD, WARM, Towers, block, shape


def skyline(spec: Table, plan: Plan, name: str) -> Strip:
    """Towers side by side on `base`, the highest `tall`; some windows lit when night comes."""
    shot = plan.shot
    luck = shot.random(name)
    depth = float(spec["depth"])
    width = plan.width(depth)
    tall = float(spec["tall"]) * shot.height
    foot = plan.horizon + float(spec["base"]) * shot.height
    bottom = (
        shot.height + shot.margin if spec.get("fill", False) else round(foot + 0.02 * shot.height)
    )
    top = round(foot - tall * 1.3)
    towers = Towers(width, bottom - top, tone(spec["colours"][-1]))
    towers.masks.rectangle((0, round(foot) - top, width, bottom - top), fill=255)
    x = 0.0
    broad = float(spec.get("broad", 0.09)) * shot.height
    while x < width:
        wide = broad * luck.uniform(0.6, 1.35)
        if x + wide > width - broad * 0.4:
            wide = width - x
        middle = 1 - 0.45 * abs((x / width * 2 + 0.5) % 2 - 1)
        high = tall * middle * luck.uniform(0.35, 1.0) ** 0.9
        _tower(towers, spec, luck, (x, foot - top - high, x + wide - 1, foot - top), shot.height)
        x += wide
    return towers.strip(top, depth, float(spec.get("haze", 0.2)), shot.height * 0.003)


def _tower(
    towers: Towers,
    spec: Table,
    luck: np.random.Generator,
    box: tuple[float, float, float, float],
    frame: int,
) -> None:
    left, top, right, bottom = box
    wide = right - left
    colour = rgb(str(luck.choice(spec["colours"]))) * luck.uniform(0.9, 1.08)
    towers.solid(block(*box), tone(colour))
    towers.walls.rectangle((left, top, left + wide * 0.16, bottom), fill=tone(colour, 0.86))
    towers.walls.rectangle((right - wide * 0.3, top, right, bottom), fill=tone(colour, 1.08))
    _roof(towers, luck, (left, top, right), colour, frame)
    step = max(3.0, float(spec.get("window", 0.017)) * frame)
    columns = max(1, int((wide - step * 0.6) / step))
    indent = (wide - columns * step) / 2 + step * 0.22
    lamp = tone(str(luck.choice(WARM if luck.random() < 0.75 else COLD)))
    glass = tone(colour, 0.72)
    share = luck.uniform(0.25, 0.62)
    for row in range(int((bottom - top - step) / (step * 1.25))):
        y = top + step * (0.7 + 1.25 * row)
        for column in range(columns):
            x = left + indent + column * step
            pane = (x, y, x + step * 0.5, y + step * 0.68)
            towers.walls.rectangle(pane, fill=glass)
            if luck.random() < share:
                towers.shine(block(*pane), lamp, int(luck.integers(150, 255)))


def _roof(
    towers: Towers,
    luck: np.random.Generator,
    edge: tuple[float, float, float],
    colour: Floats,
    frame: int,
) -> None:
    """Flat, stepped, slanted or with a spire; a red lamp on the high ones."""
    left, top, right = edge
    wide = right - left
    kind = int(luck.integers(5))
    if kind == 1:
        towers.solid(
            block(left + wide * 0.2, top - wide * 0.28, right - wide * 0.2, top),
            tone(colour, 0.96),
        )
    elif kind == 2:
        towers.solid(
            shape([(left, top), (right, top - wide * 0.42), (right, top)]), tone(colour, 1.02)
        )
    elif kind == 3:
        _spire(towers, luck, edge, colour, frame)
    elif kind == 4:
        for share in (0.25, 0.6):
            towers.solid(
                block(left + wide * share, top - wide * 0.12, left + wide * (share + 0.16), top),
                tone(colour, 0.84),
            )


def _spire(
    towers: Towers,
    luck: np.random.Generator,
    edge: tuple[float, float, float],
    colour: Floats,
    frame: int,
) -> None:
    left, top, right = edge
    wide = right - left
    x, y = left + wide / 2, top - wide * luck.uniform(0.7, 1.2)
    base = top - wide * 0.3
    towers.solid(block(left + wide * 0.3, base, right - wide * 0.3, top), tone(colour, 0.98))
    thin = max(1.0, wide * 0.04)
    towers.solid(shape([(x - thin, base), (x, y), (x + thin, base)]), tone(colour, 0.8))
    dot = max(1.0, frame * 0.004)
    lamp = block(x - dot, y - dot, x + dot, y + dot)
    towers.shine(lamp, tone("#ff5a4d"), 255)
    lamp(towers.masks, 255)
