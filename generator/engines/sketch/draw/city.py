"""What people built: skylines with windows that light up, house fronts, roads with markings."""

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from generator.engines.sketch.draw.colour import Floats, ramp, rgb
from generator.engines.sketch.draw.noise import field
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.stamps import Pen, tone
from generator.engines.sketch.draw.strip import Strip, picture, stops
from generator.engines.sketch.draw.tables import Table

WARM = ("#ffd98a", "#ffc46b", "#fff0c4", "#ffb25e")
COLD = ("#cfe8ff", "#9fd0ff")


class _Towers:
    """The three sheets of a skyline while it is being built: walls, coverage, lamps."""

    def __init__(self, width: int, height: int, ground: tuple[int, int, int]) -> None:
        self.wall = Image.new("RGB", (width, height), ground)
        self.mask = Image.new("L", (width, height))
        self.lamp = Image.new("RGB", (width, height))
        self.lit = Image.new("L", (width, height))
        self.walls, self.masks = ImageDraw.Draw(self.wall), ImageDraw.Draw(self.mask)
        self.lamps, self.lights = ImageDraw.Draw(self.lamp), ImageDraw.Draw(self.lit)

    def solid(self, draw: Callable[[Pen, object], None], colour: tuple[int, int, int]) -> None:
        """Draws a shape as wall."""
        draw(self.walls, colour)
        draw(self.masks, 255)

    def shine(
        self, draw: Callable[[Pen, object], None], colour: tuple[int, int, int], light: int
    ) -> None:
        """Draws a shape that shines at night."""
        draw(self.lamps, colour)
        draw(self.lights, light)

    def strip(self, top: int, depth: float, haze: float, bloom: float) -> Strip:
        lit = self.lit
        if bloom > 0.6:
            near = lit.filter(ImageFilter.GaussianBlur(bloom))
            spread = self.lamp.filter(ImageFilter.MaxFilter(3)).filter(
                ImageFilter.GaussianBlur(bloom)
            )
            lit = Image.merge("L", [Image.eval(near, lambda v: min(255, round(v * 0.8)))])
            self.lamp = Image.composite(self.lamp, spread, self.lit)
            lit.paste(self.lit, (0, 0), self.lit)
        return Strip(
            colour=self.wall, mask=self.mask, top=top, depth=depth, haze=haze, glow=(self.lamp, lit)
        )


def _box(left: float, top: float, right: float, bottom: float) -> Callable[[Pen, object], None]:
    def draw(pen: Pen, ink: object) -> None:
        pen.rectangle((left, top, right, bottom), fill=ink)  # type: ignore[arg-type]  # an ink is a tuple or a number

    return draw


def _shape(points: list[tuple[float, float]]) -> Callable[[Pen, object], None]:
    def draw(pen: Pen, ink: object) -> None:
        pen.polygon(points, fill=ink)  # type: ignore[arg-type]  # an ink is a tuple or a number

    return draw


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
    towers = _Towers(width, bottom - top, tone(spec["colours"][-1]))
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
    towers: _Towers,
    spec: Table,
    luck: np.random.Generator,
    box: tuple[float, float, float, float],
    frame: int,
) -> None:
    left, top, right, bottom = box
    wide = right - left
    colour = rgb(str(luck.choice(spec["colours"]))) * luck.uniform(0.9, 1.08)
    towers.solid(_box(*box), tone(colour))
    towers.walls.rectangle((left, top, left + wide * 0.16, bottom), fill=tone(colour, 0.86))
    towers.walls.rectangle((right - wide * 0.3, top, right, bottom), fill=tone(colour, 1.08))
    _roof(towers, luck, (left, top, right), colour, frame)
    step = max(3.0, float(spec.get("window", 0.017)) * frame)
    columns = max(1, int((wide - step * 0.6) / step))
    indent = (wide - columns * step) / 2 + step * 0.22
    lamp = tone(str(luck.choice(WARM if luck.random() < 0.75 else COLD)))
    share = luck.uniform(0.25, 0.62)
    for row in range(int((bottom - top - step) / (step * 1.25))):
        y = top + step * (0.7 + 1.25 * row)
        for column in range(columns):
            x = left + indent + column * step
            pane = (x, y, x + step * 0.5, y + step * 0.68)
            towers.walls.rectangle(pane, fill=tone(colour, 0.72))
            if luck.random() < share:
                towers.shine(_box(*pane), lamp, int(luck.integers(150, 255)))


def _roof(
    towers: _Towers,
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
            _box(left + wide * 0.2, top - wide * 0.28, right - wide * 0.2, top), tone(colour, 0.96)
        )
    elif kind == 2:
        towers.solid(
            _shape([(left, top), (right, top - wide * 0.42), (right, top)]), tone(colour, 1.02)
        )
    elif kind == 3:
        tip = (left + wide / 2, top - wide * luck.uniform(0.7, 1.2))
        towers.solid(
            _box(left + wide * 0.3, top - wide * 0.3, right - wide * 0.3, top), tone(colour, 0.98)
        )
        thin = max(1.0, wide * 0.04)
        towers.solid(
            _shape([(tip[0] - thin, top - wide * 0.3), tip, (tip[0] + thin, top - wide * 0.3)]),
            tone(colour, 0.8),
        )
        dot = max(1.0, frame * 0.004)
        towers.shine(
            _box(tip[0] - dot, tip[1] - dot, tip[0] + dot, tip[1] + dot), tone("#ff5a4d"), 255
        )
        towers.masks.rectangle((tip[0] - dot, tip[1] - dot, tip[0] + dot, tip[1] + dot), fill=255)
    elif kind == 4:
        for share in (0.25, 0.6):
            towers.solid(
                _box(left + wide * share, top - wide * 0.12, left + wide * (share + 0.16), top),
                tone(colour, 0.84),
            )


def fronts(spec: Table, plan: Plan, name: str) -> Strip:
    """House fronts along a street: storeys of windows, shop windows with awnings, doors."""
    shot = plan.shot
    luck = shot.random(name)
    depth = float(spec["depth"])
    width = plan.width(depth)
    tall = float(spec["tall"]) * shot.height
    foot = round(plan.horizon + float(spec["base"]) * shot.height)
    top = round(foot - tall * 1.25)
    towers = _Towers(width, foot - top, tone(spec["colours"][0]))
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
    towers: _Towers,
    luck: np.random.Generator,
    box: tuple[float, float, float, float],
    colour: Floats,
) -> None:
    left, top, right, bottom = box
    wide, tall = right - left, bottom - top
    towers.solid(_box(*box), tone(colour))
    rim = tall * 0.03
    roof = tone("#5a4a55", luck.uniform(0.85, 1.15))
    if luck.random() < 0.5:
        towers.solid(
            _shape(
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
        towers.solid(_box(left, top - rim, right, top + rim), tone(colour, 0.8))
    towers.walls.rectangle((left, top, left + wide * 0.03, bottom), fill=tone(colour, 0.82))
    shop = tall * 0.3
    storeys = max(2, round((tall - shop) / (wide * 0.36)))
    high = (tall - shop) / storeys
    for storey in range(storeys):
        for column in range(3):
            x = left + wide * (0.12 + 0.29 * column)
            y = top + high * storey + high * 0.24
            pane = (x, y, x + wide * 0.18, y + high * 0.58)
            towers.walls.rectangle(
                (pane[0] - 2, pane[1] - 2, pane[2] + 2, pane[3] + 2), fill=tone("#fbf3e6")
            )
            towers.walls.rectangle(pane, fill=tone("#6f93ac"))
            towers.walls.line((x + wide * 0.09, y, x + wide * 0.09, pane[3]), fill=tone("#fbf3e6"))
            towers.walls.rectangle(
                (pane[0] - 3, pane[3] + 2, pane[2] + 3, pane[3] + 4), fill=tone(colour, 0.7)
            )
            if luck.random() < 0.6:
                towers.shine(
                    _box(*pane), tone(str(luck.choice(WARM))), int(luck.integers(190, 255))
                )
    _shop(towers, luck, (left, bottom - shop, right, bottom))


def _shop(
    towers: _Towers, luck: np.random.Generator, box: tuple[float, float, float, float]
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
    towers.shine(_box(*window), tone("#ffdf9a"), 240)
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
    towers = _Towers(width, foot - top, (0, 0, 0))
    thin = max(1.0, tall * 0.012)
    iron = tone("#3b3f4a")
    for number in range(round(width / step)):
        x = step * (number + 0.4)
        y = foot - top - tall
        towers.solid(_box(x - thin, y, x + thin, foot - top), iron)
        towers.solid(
            _box(x - thin * 2.2, foot - top - tall * 0.06, x + thin * 2.2, foot - top), iron
        )
        towers.solid(
            _shape(
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
            _shape(
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
    towers.lit = towers.lit.filter(ImageFilter.GaussianBlur(head * 0.12))
    return towers.strip(top, depth, 0.02, 0.0)
