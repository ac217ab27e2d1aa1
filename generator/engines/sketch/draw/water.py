"""Water: it mirrors what stands above it, ripples, and glitters where the light falls."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageChops

from generator.engines.sketch.draw.colour import Floats, bytes_of, ramp, rgb
from generator.engines.sketch.draw.glaze import glazed, lay
from generator.engines.sketch.draw.light import Light
from generator.engines.sketch.draw.noise import field
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.shot import Moment
from generator.engines.sketch.draw.strip import mask_of, picture, smoothstep
from generator.engines.sketch.draw.tables import Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

COARSE = 2  # the light's road is soft: it is worked out at half size


@dataclass(frozen=True, slots=True)
class _Road:
    """Between the columns `left` and `right`, how much of the light falls on the water."""

    left: int
    right: int
    mask: Image.Image


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
        self._murky = mask_of(1 - clear[:, None])
        self._ripples = [self._texture(generator, cells) for cells in (9, 13)]
        self._body: tuple[object, Image.Image] | None = None
        self._shades: tuple[object, NDArray[np.uint32]] | None = None
        self._road: tuple[Light, _Road | None] | None = None
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
        canvas.paste(self._reflection(canvas, now, top, height), (0, top))
        lay(canvas, self._deep(now.light), (0, top))
        box = (0, 0, canvas.width, height)
        first, second = (self._scrolled(i, now).crop(box) for i in (0, 1))
        crossing = ImageChops.multiply(first, second)
        lay(canvas, self._ripple(now.light, crossing), (0, top))
        self._glitter(canvas, now, crossing, top)

    def _deep(self, light: Light) -> Image.Image:
        """The water's own colour in this light, as far as it does not mirror."""
        if self._body is None or self._body[0] is not light.tone:
            tinted = [colour * light.key * 0.75 + light.sky[0][1] * 0.2 for colour in self._colours]
            rows = ramp([(0.0, tinted[0]), (1.0, tinted[-1])], self._height)
            column = picture(np.clip(rows, 0, 1)[:, None])
            glaze = glazed(column, self._murky)
            size = (self._width, self._height)
            self._body = (light.tone, glaze.resize(size, Image.Resampling.NEAREST))
        return self._body[1]

    def _ripple(self, light: Light, crossing: Image.Image) -> Image.Image:
        """Troughs in the colour of the high sky, crests in that of the horizon."""
        if self._shades is None or self._shades[0] is not light.tone:
            trough, crest = light.sky[0][1] * 0.55, np.minimum(light.sky[-1][1] * 1.12, 1)
            table = trough * _TROUGHS[:, None] + crest * _CRESTS[:, None]
            whole = np.concatenate([table, (_TROUGHS + _CRESTS)[:, None]], axis=1)
            rounded = np.clip(whole + 0.5, 0, 255).astype(np.uint8)
            self._shades = (light.tone, np.ascontiguousarray(rounded).view(np.uint32)[:, 0])
        pixels = self._shades[1].take(np.asarray(crossing), mode="clip")
        return Image.frombuffer("RGBa", crossing.size, pixels, "raw", "RGBa", 0, 1)

    def _reflection(self, canvas: Image.Image, now: Moment, top: int, height: int) -> Image.Image:
        """What is above, upside down, its rows swaying more the nearer they are."""
        size = (canvas.width, top)
        above = np.frombuffer(canvas.crop((0, 0, *size)).tobytes("raw", "RGBX"), np.uint32)
        rows = np.arange(height, dtype=np.float32)
        angle = 2 * math.pi * self._cycles * now.u
        squeeze = 1.0 if height < top else top / height
        wave = np.sin(rows * 0.55 / (1 + rows * 0.02) - angle + self._phase[0])
        wave += 0.7 * np.sin(rows * 0.23 / (1 + rows * 0.006) - 2 * angle + self._phase[1])
        source = rows * squeeze + wave * self._choppy * (0.6 + rows * 0.055)
        at = np.clip(top - 1 - source, 0, top - 1).astype(int)
        picked = above.reshape(top, canvas.width).take(at, axis=0)
        return Image.frombuffer("RGB", (canvas.width, height), picked, "raw", "RGBX", 0, 1)

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
        box = (road.left, 0, min(road.right, crossing.width), crossing.height)
        lit = crossing.crop(box).point(_SPARKS)
        sparks = ImageChops.multiply(lit, road.mask.crop((0, 0, *lit.size)))
        tint = bytes_of(np.minimum(now.light.glow * 0.4 + 0.62, 1))
        canvas.paste(Image.new("RGB", lit.size, tint), (road.left, top), sparks)

    def _lit_road(self, light: Light) -> _Road | None:
        """Where the light falls on the water: narrow far away, wide near by; None in the dark."""
        across, up = light.body
        strength = light.strength * max(0.0, min(1.0, 1 + up * 3)) * max(0.15, 1.0 - 0.5 * up)
        if strength < 0.05:
            return None
        widest = 2.4 * self._width * (0.025 + 0.11)
        left = max(0, round(across * self._width - widest))
        right = min(self._width, round(across * self._width + widest))
        if right - left < 2 * COARSE:
            return None
        columns = np.arange(left, right, COARSE, dtype=np.float32)[None] - across * self._width
        reach = self._width * (0.025 + 0.11 * self._near[::COARSE, None])
        coarse = mask_of(np.exp(-((columns / reach) ** 2)) * strength)
        size = (right - left, self._height)
        return _Road(left, right, coarse.resize(size, Image.Resampling.BILINEAR))


def _table(low: float, high: float, most: float) -> Floats:
    return smoothstep(low, high, np.arange(256, dtype=np.float32) / 255) * most


_TROUGHS = _table(0.24, 0.05, 90)
_CRESTS = _table(0.36, 0.6, 105)
_SPARKS = [round(float(value)) for value in _table(0.27, 0.36, 255)]
