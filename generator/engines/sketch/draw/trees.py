"""Trees: conifers, broadleaves, palms, and the stems of a deep wood."""

from collections.abc import Callable

import numpy as np
from PIL import Image

from generator.engines.sketch.draw.colour import Floats
from generator.engines.sketch.draw.noise import line
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.stamps import Pen, Sheet, blob, drawn, pick, tone
from generator.engines.sketch.draw.strip import Strip
from generator.engines.sketch.draw.tables import Table

VARIANTS = 6

Drawer = Callable[[int, Floats, np.random.Generator, bool], Image.Image]


def conifer(height: int, colour: Floats, luck: np.random.Generator, snowy: bool) -> Image.Image:
    """Tiers of boughs, the right side in the light."""
    lean = luck.uniform(-0.03, 0.03)
    tiers = int(luck.integers(4, 7))
    slim = luck.uniform(0.2, 0.27)

    def draw(pen: Pen, wide: float, tall: float) -> None:
        middle = wide / 2
        pen.rectangle(
            (middle - wide * 0.045, tall * 0.86, middle + wide * 0.045, tall), fill=tone("#5b4636")
        )
        for tier in range(tiers, 0, -1):
            top = tall * (0.86 * (tier - 1) / tiers) * 0.86
            foot = tall * (0.1 + 0.8 * tier / tiers)
            half = wide * slim * 2 * (0.22 + 0.78 * tier / tiers)
            peak = (middle + lean * wide * (tiers - tier), top)
            dip = foot - (foot - top) * 0.16
            left = [peak, (middle - half, foot), (middle - half * 0.35, dip), (middle, foot)]
            right = [peak, (middle, foot), (middle + half * 0.4, dip), (middle + half, foot)]
            pen.polygon(left, fill=tone(colour, 0.78 + 0.05 * (tiers - tier)))
            pen.polygon(right, fill=tone(colour, 1.02 + 0.06 * (tiers - tier)))
            if snowy:
                edge = top + (foot - top) * 0.55
                pen.polygon(
                    [
                        peak,
                        (middle - half * 0.55, edge),
                        (middle - half * 0.1, edge - (foot - top) * 0.12),
                        (middle + half * 0.2, edge),
                        (middle + half * 0.56, edge - 2),
                    ],
                    fill=tone("#f2f7fd"),
                )

    return drawn(round(height * 0.62), height, draw)


def broadleaf(height: int, colour: Floats, luck: np.random.Generator, snowy: bool) -> Image.Image:
    """A trunk and a crown of leaf heaps, lighter towards the top right."""
    heaps = [
        (luck.uniform(0.26, 0.74), luck.uniform(0.22, 0.58), luck.uniform(0.14, 0.22))
        for _ in range(11)
    ]

    def draw(pen: Pen, wide: float, tall: float) -> None:
        trunk = tone("#6b4f3a")
        pen.polygon(
            [
                (wide * 0.46, tall),
                (wide * 0.475, tall * 0.5),
                (wide * 0.53, tall * 0.5),
                (wide * 0.55, tall),
            ],
            fill=trunk,
        )
        crown = [(0.5, 0.4, 0.27), (0.33, 0.48, 0.2), (0.67, 0.48, 0.2), *heaps]
        for dx, dy, factor in (
            (-0.012, 0.02, 0.74),
            (0.0, 0.0, 0.9),
            (0.025, -0.03, 1.04),
            (0.05, -0.055, 1.16),
        ):
            shrink = 1.0 - max(0.0, factor - 0.74) * 0.75
            for x, y, radius in crown:
                if factor > 1.1 and y > 0.45:
                    continue
                blob(
                    pen,
                    (x + dx) * wide,
                    (y + dy) * tall,
                    radius * shrink * wide,
                    tone(colour, factor),
                )
        if snowy:
            for x, y, radius in crown[:5]:
                blob(pen, x * wide, (y - 0.12) * tall, radius * 0.6 * wide, tone("#f2f7fd"), 0.5)

    return drawn(round(height * 0.86), height, draw)


def palm(height: int, colour: Floats, luck: np.random.Generator, snowy: bool) -> Image.Image:
    """A bent trunk with a star of fronds."""
    bend = luck.uniform(0.1, 0.2) * luck.choice([-1, 1])

    def draw(pen: Pen, wide: float, tall: float) -> None:
        ways = np.linspace(0, 1, 14)
        xs = wide * (0.5 + bend * ways**1.7)
        ys = tall * (1 - 0.72 * ways)
        for x0, y0, x1, y1, share in zip(xs, ys, xs[1:], ys[1:], ways, strict=False):
            pen.line(
                (x0, y0, x1, y1),
                fill=tone("#8d6b4b", 0.9 + 0.2 * (int(share * 13) % 2)),
                width=round(wide * (0.055 - 0.025 * share)),
            )
        head = (xs[-1], ys[-1])
        for number in range(9):
            angle = -np.pi / 2 + (number - 4) * 0.48
            reach = wide * 0.4
            tip = (head[0] + reach * np.cos(angle), head[1] + reach * (np.sin(angle) * 0.62 + 0.34))
            middle = (
                head[0] + reach * 0.55 * np.cos(angle),
                head[1] + reach * (0.62 * np.sin(angle) - 0.05),
            )
            thick = wide * 0.045
            pen.polygon(
                [head, (middle[0], middle[1] - thick), tip, (middle[0], middle[1] + thick)],
                fill=tone(colour, 0.8 + 0.06 * number),
            )

    return drawn(height, height, draw)


DRAWERS: dict[str, Drawer] = {"conifer": conifer, "round": broadleaf, "palm": palm}


def trees(spec: Table, plan: Plan, name: str) -> Strip:
    """A row of trees of one `kind` standing about `base`; `dense` per frame height of width."""
    shot = plan.shot
    luck = shot.random(name)
    depth = float(spec["depth"])
    tall = float(spec["tall"]) * shot.height
    foot = plan.horizon + float(spec["base"]) * shot.height
    spread = float(spec.get("spread", 0.02)) * shot.height
    sheet = Sheet.blank(
        plan, depth, round(foot - tall * 1.2), round(foot + spread + 3), tone(spec["colours"][-1])
    )
    draw = DRAWERS[str(spec["kind"])]
    variants = [
        draw(
            max(4, round(tall * size)),
            pick(spec["colours"], luck.random()),
            luck,
            bool(spec.get("snowy")),
        )
        for size in np.linspace(0.62, 1.1, VARIANTS)
    ]
    count = max(2, round(float(spec["dense"]) * 3.2 * sheet.colour.width / shot.height))
    clumped = line(luck, 512, cells=5, octaves=2)  # trees like company
    way = np.cumsum(0.25 + clumped**2)
    shares = (np.arange(count) + luck.uniform(-0.6, 0.6, count)) / count
    places = np.interp(shares % 1, way / way[-1], np.linspace(0, 1, 512)) * sheet.colour.width
    feet = np.sort(luck.random(count)) * spread
    for x, down in zip(luck.permutation(places), feet, strict=True):
        sheet.stamp(variants[int(luck.integers(VARIANTS))], float(x), foot + float(down))
    return sheet.strip(depth, float(spec.get("haze", 0.1)))


def trunks(spec: Table, plan: Plan, name: str) -> Strip:
    """The stems of a wood, from the ground to beyond the frame's top."""
    shot = plan.shot
    luck = shot.random(name)
    depth = float(spec["depth"])
    foot = plan.horizon + float(spec["base"]) * shot.height
    sheet = Sheet.blank(
        plan, depth, -shot.margin, round(foot + 0.04 * shot.height), tone(spec["colours"][-1])
    )
    count = max(2, round(float(spec["dense"]) * sheet.colour.width / shot.height))
    high = round(foot + shot.margin)
    for number in range(count):
        x = (number + luck.uniform(0.1, 0.9)) / count * sheet.colour.width
        thick = round(float(spec["thick"]) * shot.height * luck.uniform(0.6, 1.25))
        stem = _stem(thick, high, pick(spec["colours"], luck.random()), luck)
        sheet.stamp(stem, float(x), foot + luck.uniform(0, 0.03) * shot.height)
    return sheet.strip(depth, float(spec.get("haze", 0.1)))


def _stem(thick: int, high: int, colour: Floats, luck: np.random.Generator) -> Image.Image:
    lean = luck.uniform(-0.2, 0.2)
    grooves = luck.uniform(0.28, 0.72, 5)

    def draw(pen: Pen, wide: float, tall: float) -> None:
        foot, crown = wide * 0.32, wide * 0.2
        middle, top = wide / 2, wide * (0.5 + lean * 0.5)
        root = tall * 0.95
        pen.polygon(
            [
                (middle - foot * 1.45, tall),
                (middle - foot, root),
                (top - crown, 0),
                (top + crown, 0),
                (middle + foot, root),
                (middle + foot * 1.45, tall),
            ],
            fill=tone(colour, 0.8),
        )
        pen.polygon(
            [
                (middle + foot * 0.1, tall),
                (top + crown * 0.15, 0),
                (top + crown, 0),
                (middle + foot, root),
                (middle + foot * 1.3, tall),
            ],
            fill=tone(colour, 1.05),
        )
        for share in grooves:
            x = middle + (share - 0.5) * foot * 1.7
            pen.line(
                (x, tall, top + (share - 0.5) * crown * 1.7, 0),
                fill=tone(colour, 0.68),
                width=max(1, round(wide * 0.025)),
            )

    return drawn(round(thick * 1.9), high, draw)
