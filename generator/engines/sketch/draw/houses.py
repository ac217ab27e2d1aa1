"""House fronts along a street: storeys of windows, shop windows with awnings, doors."""

import numpy as np

from generator.engines.sketch.draw.colour import Floats, rgb
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.stamps import tone
from generator.engines.sketch.draw.strip import Strip
from generator.engines.sketch.draw.tables import Table
from generator.engines.sketch.draw.towers import WARM, Towers, block, shape


def fronts(spec: Table, plan: Plan, name: str) -> Strip:
    """House fronts along a street: storeys of windows, shop windows with awnings, doors."""
    shot = plan.shot
    luck = shot.random(name)
    depth = float(spec["depth"])
    width = plan.width(depth)
    tall = float(spec["tall"]) * shot.height
    foot = round(plan.horizon + float(spec["base"]) * shot.height)
    top = round(foot - tall * 1.25)
    towers = Towers(width, foot - top, tone(spec["colours"][0]))
    x = 0.0
    broad = float(spec.get("broad", 0.3)) * shot.height
    number = int(luck.integers(9))
    while x < width:
        wide = broad * luck.uniform(0.75, 1.2)
        if x + wide > width - broad * 0.5:
            wide = width - x
        high = tall * luck.uniform(0.7, 1.0)
        colour = rgb(str(spec["colours"][number % len(spec["colours"])]))
        _front(towers, luck, (x, foot - top - high, x + wide, float(foot - top)), colour)
        x += wide
        number += int(luck.integers(1, 3))
    return towers.strip(top, depth, float(spec.get("haze", 0.06)), shot.height * 0.006)


def _front(
    towers: Towers,
    luck: np.random.Generator,
    box: tuple[float, float, float, float],
    colour: Floats,
) -> None:
    left, top, right, bottom = box
    wide, tall = right - left, bottom - top
    towers.solid(block(*box), tone(colour))
    rim = tall * 0.03
    roof = tone("#5a4a55", luck.uniform(0.85, 1.15))
    if luck.random() < 0.5:
        towers.solid(
            shape(
                [
                    (left + 2, top),
                    (left + wide * 0.14, top - tall * 0.14),
                    (right - wide * 0.14, top - tall * 0.14),
                    (right - 2, top),
                ]
            ),
            roof,
        )
    else:
        towers.solid(block(left, top - rim, right, top + rim), tone(colour, 0.8))
    towers.walls.rectangle((left, top, left + wide * 0.03, bottom), fill=tone(colour, 0.82))
    shop = tall * 0.3
    storeys = max(2, round((tall - shop) / (wide * 0.36)))
    high = (tall - shop) / storeys
    for storey in range(storeys):
        for column in range(3):
            x = left + wide * (0.12 + 0.29 * column)
            y = top + high * storey + high * 0.24
            _pane(towers, luck, (x, y, x + wide * 0.18, y + high * 0.58), colour)
    _shop(towers, luck, (left, bottom - shop, right, bottom))


def _pane(
    towers: Towers,
    luck: np.random.Generator,
    pane: tuple[float, float, float, float],
    colour: Floats,
) -> None:
    """One window with its frame and sill; more than half of them are lit at night."""
    left, top, right, bottom = pane
    pale, middle = tone("#fbf3e6"), (left + right) / 2
    towers.walls.rectangle((left - 2, top - 2, right + 2, bottom + 2), fill=pale)
    towers.walls.rectangle(pane, fill=tone("#6f93ac"))
    towers.walls.line((middle, top, middle, bottom), fill=pale)
    towers.walls.rectangle((left - 3, bottom + 2, right + 3, bottom + 4), fill=tone(colour, 0.7))
    if luck.random() < 0.6:
        towers.shine(block(*pane), tone(str(luck.choice(WARM))), int(luck.integers(190, 255)))


def _shop(
    towers: Towers, luck: np.random.Generator, box: tuple[float, float, float, float]
) -> None:
    left, top, right, bottom = box
    wide, tall = right - left, bottom - top
    window = (left + wide * 0.08, top + tall * 0.3, left + wide * 0.66, bottom - tall * 0.16)
    door = (left + wide * 0.74, top + tall * 0.3, left + wide * 0.92, bottom)
    towers.walls.rectangle(window, fill=tone("#86aebf"))
    towers.walls.rectangle(door, fill=tone(str(luck.choice(["#7a4b3a", "#3f5f6b", "#6b3f55"]))))
    towers.walls.rectangle(
        (left + wide * 0.06, bottom - tall * 0.16, left + wide * 0.68, bottom), fill=tone("#6b5a52")
    )
    towers.shine(block(*window), tone("#ffdf9a"), 240)
    cloth = str(luck.choice(["#d9534f", "#3f8f8a", "#e0a23c", "#5b7fb8"]))
    stripes = 8
    for stripe in range(stripes):
        x0 = left + wide * (0.04 + 0.66 * stripe / stripes)
        x1 = left + wide * (0.04 + 0.66 * (stripe + 1) / stripes)
        ink = tone(cloth if stripe % 2 else "#fbf3e6")
        towers.walls.polygon(
            [
                (x0 + 2, top + tall * 0.1),
                (x1 + 2, top + tall * 0.1),
                (x1, top + tall * 0.34),
                (x0, top + tall * 0.34),
            ],
            fill=ink,
        )
