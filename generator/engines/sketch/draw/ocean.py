"""Under water: a blue that deepens, rays from above, a sea floor with weed that sways."""

import math

import numpy as np
from PIL import Image

from generator.engines.sketch.draw.colour import Floats, dithered, ramp, rgb
from generator.engines.sketch.draw.noise import line
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.shot import Moment
from generator.engines.sketch.draw.stamps import Pen, Sheet, blob, drawn, pick, tone
from generator.engines.sketch.draw.strip import Strip, picture
from generator.engines.sketch.draw.tables import Table

RAY = (206, 255, 250)
COARSE = 5  # rays are soft: they are worked out at this fraction of the size


class Deep:
    """The water's own light: bright above, dark below, whatever the hour, with rays that wander."""

    def __init__(self, spec: Table, plan: Plan, name: str) -> None:
        shot = plan.shot
        luck = shot.random(name)
        hour = plan.daylight.at(0.5).key
        dim = 0.45 + 0.55 * float(hour.mean())
        colours = [rgb(c) * dim for c in spec["colours"]]
        column = ramp(
            [(i / (len(colours) - 1), c) for i, c in enumerate(colours)],
            shot.height + 2 * shot.margin,
        )
        self._back = picture(dithered(np.repeat(column[:, None], shot.width, axis=1), luck))
        self._ray = Image.new("RGB", (shot.width, shot.height), RAY)
        self._margin = shot.margin
        width, height = shot.width // COARSE + 1, shot.height // COARSE + 1
        down = np.linspace(0, 1, height, dtype=np.float32)[:, None]
        across = np.arange(width, dtype=np.float32)[None] / height
        source = 0.5 * width / height + 0.4 * float(luck.uniform(-1, 1))
        ray = (across - source) / (0.55 + down)  # rays spread from a point above the water
        self._place = (ray - ray.min()) / (ray.max() - ray.min())
        self._fade = (np.clip(1.05 - down, 0, 1) ** 1.5 * 118 * dim).astype(np.float32)
        self._waves = [line(luck, 512, cells=cells, octaves=2) for cells in (23, 37)]

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        canvas.paste(self._back, (0, -self._margin - round(now.tilt * 0.3)))
        light = np.ones_like(self._place)
        for wave, way, turns in zip(self._waves, (1, -1), (1, 1), strict=True):
            at = (self._place * 300 + way * turns * 512 * now.u + now.pan * 0.02).astype(int) % 512
            light = light * wave[at]
        rays = (np.clip(light * 2.6 - 0.45, 0, 1) * self._fade).astype(np.uint8)
        full = Image.fromarray(rays).resize(canvas.size, Image.Resampling.BILINEAR)
        canvas.paste(self._ray, (0, 0), full)


class Weed:
    """Clumps of sea weed and coral on the floor; the weed bends with the swell."""

    def __init__(self, spec: Table, plan: Plan, name: str) -> None:
        shot = plan.shot
        luck = shot.random(name)
        self._depth = float(spec.get("depth", 0.9))
        self._foot = round(plan.horizon + float(spec["base"]) * shot.height)
        self._period = plan.width(self._depth, 1.25)
        self._cycles = shot.cycles(0.4)
        self._plants = []
        hour = 0.35 + 0.65 * float(plan.daylight.at(0.5).key.mean())
        count = max(3, round(float(spec.get("dense", 5)) * self._period / shot.height))
        for number in range(count):
            tall = round(float(spec["tall"]) * shot.height * luck.uniform(0.45, 1.0))
            image = _kelp(tall, pick(spec["colours"], luck.random()) * hour, luck)
            x = (number + luck.uniform(0.1, 0.9)) / count * self._period
            self._plants.append(
                (image, x, luck.uniform(0, 0.05) * shot.height, luck.uniform(0, 2 * math.pi))
            )
        self._plants.sort(key=lambda plant: plant[2])

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        for image, x, down, phase in self._plants:
            lean = 0.16 * math.sin(2 * math.pi * self._cycles * now.u + phase)
            reach = round(abs(0.16) * image.height)
            size = (image.width + 2 * reach, image.height)
            matrix = (1, lean, -reach - lean * image.height, 0, 1, 0)
            left = round(
                (x - now.pan * self._depth) % self._period - self._period * 0.1 - size[0] / 2
            )
            if left >= canvas.width or left + size[0] <= 0:
                continue
            bent = image.transform(size, Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR)
            canvas.paste(bent, (left, round(self._foot + down - now.tilt) - image.height), bent)


def _kelp(tall: int, colour: Floats, luck: np.random.Generator) -> Image.Image:
    blades = [
        (luck.uniform(0.2, 0.8), luck.uniform(0.55, 1.0), luck.uniform(0.7, 1.1)) for _ in range(4)
    ]
    phase = luck.uniform(0, 6)

    def draw(pen: Pen, wide: float, high: float) -> None:
        for x, share, shade in blades:
            ways = np.linspace(0, 1, 18)
            middle = wide * x + wide * 0.09 * np.sin(ways * 7 + phase + x * 9) * ways
            thick = wide * 0.055 * np.sin(np.pi * np.clip(ways * 0.92 + 0.08, 0, 1)) ** 0.6
            ys = high * (1 - share * ways)
            left = list(zip(middle - thick, ys, strict=True))
            right = list(zip(middle + thick, ys, strict=True))[::-1]
            pen.polygon([(float(a), float(b)) for a, b in left + right], fill=tone(colour, shade))

    return drawn(max(6, round(tall * 0.45)), tall, draw)


def reef(spec: Table, plan: Plan, name: str) -> Strip:
    """Rocks and corals along the floor."""
    shot = plan.shot
    luck = shot.random(name)
    depth = float(spec["depth"])
    tall = float(spec["tall"]) * shot.height
    foot = plan.horizon + float(spec["base"]) * shot.height
    sheet = Sheet.blank(
        plan,
        depth,
        round(foot - tall * 1.1),
        round(foot + 0.05 * shot.height),
        tone(spec["colours"][0]),
    )
    count = max(3, round(float(spec.get("dense", 4)) * sheet.colour.width / shot.height))
    for number in range(count):
        size = round(tall * luck.uniform(0.45, 1.0))
        colour = rgb(str(luck.choice(spec["colours"])))
        drawing = (
            _coral(size, colour, luck)
            if luck.random() < float(spec.get("coral", 0.5))
            else _rock(size, colour, luck)
        )
        sheet.stamp(
            drawing,
            float((number + luck.uniform(0.1, 0.9)) / count * sheet.colour.width),
            foot + 0.03 * shot.height * luck.random(),
        )
    return sheet.strip(depth, float(spec.get("haze", 0.1)))


def _rock(size: int, colour: Floats, luck: np.random.Generator) -> Image.Image:
    """A boulder, its upper right in the light."""
    rim = 0.75 + 0.25 * line(luck, 64, cells=4, octaves=3)

    def draw(pen: Pen, wide: float, tall: float) -> None:
        for inset, factor in ((0.0, 0.84), (0.1, 1.0), (0.26, 1.14)):
            turn = np.linspace(0, math.pi, 34)
            radius = rim[(turn / math.pi * 63).astype(int)] * (1 - inset)
            xs = wide / 2 + inset * wide * 0.22 + np.cos(turn) * radius * wide / 2
            ys = tall - np.sin(turn) * radius * tall * (1 - inset * 0.1)
            pen.polygon(
                [(float(x), float(y)) for x, y in zip(xs, ys, strict=True)],
                fill=tone(colour, factor),
            )

    return drawn(round(size * 1.6), size, draw)


def _coral(size: int, colour: Floats, luck: np.random.Generator) -> Image.Image:
    """Branches that fork, with round tips."""

    def draw(pen: Pen, wide: float, tall: float) -> None:
        def branch(x: float, y: float, angle: float, reach: float, thick: float) -> None:
            x2, y2 = x + reach * math.cos(angle), y - reach * math.sin(angle)
            shade = tone(colour, 0.8 + 0.35 * (1 - y2 / tall))
            pen.line((x, y, x2, y2), fill=shade, width=max(1, round(thick)))
            blob(pen, x2, y2, thick * 0.52, shade)
            if reach > tall * 0.1:
                for turn in (-1, 1):
                    branch(
                        x2,
                        y2,
                        angle + turn * luck.uniform(0.25, 0.6),
                        reach * luck.uniform(0.6, 0.8),
                        thick * 0.72,
                    )

        branch(wide / 2, tall, math.pi / 2, tall * 0.3, tall * 0.11)

    return drawn(round(size * 1.2), size, draw)
