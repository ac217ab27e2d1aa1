"""Water: it mirrors what stands above it, ripples, and glitters where the light falls."""

import math

import numpy as np
from PIL import Image, ImageChops

from generator.engines.sketch.draw.colour import bytes_of, ramp, rgb
from generator.engines.sketch.draw.light import Light
from generator.engines.sketch.draw.noise import field
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.shot import Moment
from generator.engines.sketch.draw.strip import mask_of, smoothstep
from generator.engines.sketch.draw.tables import Table


class Water:
    """From `base` below the horizon to the frame's foot; later layers may cover its lower part."""

    def __init__(self, spec: Table, plan: Plan, name: str) -> None:
        shot = plan.shot
        generator = shot.random(name)
        self._top = plan.horizon + round(float(spec.get("base", 0.0)) * shot.height)
        self._height = max(
            4,
            min(
                round(float(spec.get("tall", 1.0)) * shot.height),
                shot.height - self._top + shot.margin,
            ),
        )
        self._width = shot.width
        waves = 2.2 if "waves" in plan.scene.effects else 1.0
        self._choppy = float(spec.get("choppy", 1.0)) * waves
        self._cycles = shot.cycles(0.45)
        self._depth = float(spec.get("depth", 0.5))
        self._colours = [rgb(colour) for colour in spec["colours"]]
        self._mirror = float(spec.get("mirror", 0.75))
        self._near = np.linspace(0, 1, self._height, dtype=np.float32)
        clear = self._mirror * (1 - 0.55 * self._near**0.8)
        self._reflecting = mask_of(np.repeat(clear[:, None], shot.width, axis=1))
        self._ripples = [self._texture(generator, cells) for cells in (9, 13)]
        self._body: tuple[object, Image.Image] | None = None
        self._road: tuple[Light, Image.Image | None] | None = None
        self._phase = generator.random(6) * 2 * math.pi

    def _texture(self, generator: np.random.Generator, cells: int) -> Image.Image:
        """Flat ripples, thinner towards the horizon; tiles in x."""
        width = self._width
        rows = 240
        flat = field(
            generator,
            width,
            rows,
            columns=max(3, cells * width // 640 + 3),
            rows=rows // 5,
            octaves=3,
        )
        at = (np.log(0.04 + self._near) - math.log(0.04)) / (math.log(1.04) - math.log(0.04))
        return mask_of(flat[np.clip(at * (rows - 1), 0, rows - 1).astype(int)])

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        top = self._top - round(now.tilt * 0.5)
        height = min(self._height, canvas.height - top)
        if height <= 1 or top <= 1:
            return
        box = (0, 0, canvas.width, height)
        canvas.paste(self._deep(now), (0, top))
        canvas.paste(
            self._reflection(canvas, now, top, height), (0, top), self._reflecting.crop(box)
        )
        first, second = (self._scrolled(i, now).crop(box) for i in (0, 1))
        crossing = ImageChops.multiply(first, second)
        light = now.light
        canvas.paste(bytes_of(light.sky[0][1] * 0.55), (0, top), crossing.point(_TROUGHS))
        canvas.paste(
            bytes_of(np.minimum(light.sky[-1][1] * 1.12, 1)), (0, top), crossing.point(_CRESTS)
        )
        self._glitter(canvas, now, crossing, top)

    def _deep(self, now: Moment) -> Image.Image:
        """The water's own colour in this light."""
        if self._body is None or self._body[0] is not now.light.tone:
            light = now.light
            tinted = [colour * light.key * 0.75 + light.sky[0][1] * 0.2 for colour in self._colours]
            rows = ramp([(0.0, tinted[0]), (1.0, tinted[-1])], self._height)
            column = Image.fromarray((np.clip(rows, 0, 1) * 255).astype(np.uint8)[:, None])
            self._body = (
                light,
                column.resize((self._width, self._height), Image.Resampling.NEAREST),
            )
        return self._body[1]

    def _reflection(self, canvas: Image.Image, now: Moment, top: int, height: int) -> Image.Image:
        """What is above, upside down, its rows swaying more the nearer they are."""
        above = np.asarray(canvas.crop((0, 0, canvas.width, top)))
        rows = np.arange(height, dtype=np.float32)
        angle = 2 * math.pi * self._cycles * now.u
        squeeze = 1.0 if height < top else top / height
        wave = np.sin(rows * 0.55 / (1 + rows * 0.02) - angle + self._phase[0])
        wave += 0.7 * np.sin(rows * 0.23 / (1 + rows * 0.006) - 2 * angle + self._phase[1])
        source = rows * squeeze + wave * self._choppy * (0.6 + rows * 0.055)
        picked = above[np.clip(top - 1 - source, 0, top - 1).astype(int)]
        return Image.fromarray(picked)

    def _scrolled(self, index: int, now: Moment) -> Image.Image:
        texture = self._ripples[index]
        way = now.u if index == 0 else -now.u
        step = round(way * texture.width * (1 if self._cycles > 2 else 0.5) + now.pan * self._depth)
        if self._cycles <= 2:  # half a turn a clip: swing back, so that the clip loops
            step = round(
                math.sin(2 * math.pi * now.u + index) * texture.width * 0.05 + now.pan * self._depth
            )
        return ImageChops.offset(texture, -step % texture.width, 0)

    def _glitter(self, canvas: Image.Image, now: Moment, crossing: Image.Image, top: int) -> None:
        """A road of sparks under the sun or moon."""
        if self._road is None or self._road[0] is not now.light:
            self._road = (now.light, self._lit_road(now.light))
        road = self._road[1]
        if road is None:
            return
        sparks = ImageChops.multiply(
            crossing.point(_SPARKS), road.crop((0, 0, crossing.width, crossing.height))
        )
        canvas.paste(bytes_of(np.minimum(now.light.glow * 0.4 + 0.62, 1)), (0, top), sparks)

    def _lit_road(self, light: Light) -> Image.Image | None:
        """Where the light falls on the water: narrow far away, wide near by; None in the dark."""
        across, up = light.body
        strength = light.strength * max(0.0, min(1.0, 1 + up * 3)) * max(0.15, 1.0 - 0.5 * up)
        if strength < 0.05:
            return None
        columns = np.arange(self._width, dtype=np.float32)[None] - across * self._width
        reach = self._width * (0.025 + 0.11 * self._near[:, None])
        return mask_of(np.exp(-((columns / reach) ** 2)) * strength)


def _table(low: float, high: float, most: float) -> list[int]:
    values = np.arange(256, dtype=np.float32) / 255
    return [round(float(value) * most) for value in smoothstep(low, high, values)]


_TROUGHS = _table(0.24, 0.05, 90)
_CRESTS = _table(0.36, 0.6, 105)
_SPARKS = _table(0.27, 0.36, 255)
