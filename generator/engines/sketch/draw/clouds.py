"""Clouds: soft heaps with a lit crown and a shaded base, drifting at two distances."""

import math
from dataclasses import dataclass, field

import numpy as np
from PIL import Image, ImageFilter

from generator.engines.sketch.draw.colour import Floats
from generator.engines.sketch.draw.glaze import glazed, lay
from generator.engines.sketch.draw.light import Light
from generator.engines.sketch.draw.noise import field as noise_field
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.shot import Moment
from generator.engines.sketch.draw.strip import mask_of, smoothstep

SCALE = 2  # clouds are soft: they are grown at half size
PERIOD = 1.7  # frames until the same cloud comes again
SWAY = 0.018  # frames a cloud moves to and fro in a clip that loops


@dataclass(slots=True)
class Deck:
    """One distance of clouds. `shade` (L) is 255 on the lit side; `drift` is in frames a clip."""

    shade: Image.Image
    mask: Image.Image
    top: int
    depth: float
    drift: float
    phase: float
    running: bool
    _lit: tuple[object, Image.Image] | None = field(default=None, init=False)

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        period = self.mask.width
        if self.running:
            moved = self.drift * now.u
        else:
            moved = SWAY * math.sin(2 * math.pi * now.u + self.phase)
        x = -(round(now.pan * self.depth - moved * canvas.width) % period)
        y = self.top - round(now.tilt * self.depth)
        colour = self._in_light(now.light)
        while x < canvas.width:
            lay(canvas, colour, (x, y))
            x += period

    def _in_light(self, light: Light) -> Image.Image:
        if self._lit is None or self._lit[0] is not light.tone:
            share = np.linspace(0, 255, 256)[None] / 255
            table = light.shade[:, None] * (1 - share) + light.lit[:, None] * share
            rows = [[int(value) for value in row] for row in np.clip(table * 255, 0, 255)]
            colour = Image.merge("RGB", [self.shade.point(row) for row in rows])
            self._lit = (light.tone, glazed(colour, self.mask))
        return self._lit[1]


def _heaps(generator: np.random.Generator, width: int, height: int, count: int) -> Floats:
    """Coverage of cloud heaps, 0 to 1, periodic in x."""
    density = np.zeros((height, width), np.float32)
    xs = np.arange(width, dtype=np.float32)[None]
    ys = np.arange(height, dtype=np.float32)[:, None]
    offset = generator.random()
    for index in range(count):
        span = height * (0.55 + 0.65 * generator.random()) * (1.25 if index % 3 == 0 else 0.8)
        middle = ((index + offset + 0.5 * generator.random()) / count % 1) * width
        base = height * (0.5 + 0.38 * generator.random())
        for _ in range(11):
            place = generator.uniform(-1, 1)
            radius = span * (0.1 + 0.21 * (1 - abs(place)) * (0.55 + generator.random()))
            x = middle + place * span * 0.85
            y = max(base - radius * generator.uniform(0.25, 0.9), radius + 0.04 * height)
            dx = np.abs(xs - x % width)
            dx = np.minimum(dx, width - dx)
            far = np.sqrt(dx * dx + np.where(ys > y, 2.1, 1.0) * (ys - y) ** 2)
            np.maximum(density, 1 - far / radius, out=density)
    return density


def deck(
    plan: Plan, name: str, *, top: float, tall: float, count: int, depth: float, strength: float
) -> Deck:
    """Clouds between the frame's heights `top` and `top + tall`; `strength` is their opacity."""
    shot = plan.shot
    generator = shot.random("clouds " + name)
    width = math.ceil(shot.width * PERIOD / SCALE)
    height = max(8, round(shot.height * tall / SCALE))
    density = _heaps(generator, width, height, count)
    grain = noise_field(
        generator, width, height, columns=max(4, 10 * width // height), rows=8, octaves=4
    )
    alpha = smoothstep(
        0.02, 0.42, density + 0.42 * (grain - 0.56) * smoothstep(-0.35, 0.05, density)
    )
    soft = mask_of(alpha).filter(ImageFilter.GaussianBlur(height * 0.055))
    thick = np.asarray(soft, np.float32) / 255
    rise = max(1, height // 14)
    lit = np.clip(0.58 + 1.5 * (thick - np.roll(thick, rise, axis=0)) + 0.3 * (grain - 0.5), 0, 1)
    size = (width * SCALE, height * SCALE)
    return Deck(
        shade=mask_of(lit).resize(size, Image.Resampling.BICUBIC),
        mask=mask_of(alpha * strength).resize(size, Image.Resampling.BICUBIC),
        top=round(top * shot.height),
        depth=depth,
        drift=0.35 + depth * 3,
        phase=float(generator.random() * 2 * math.pi),
        running=plan.daylight.running,
    )


def decks(plan: Plan) -> list[Deck]:
    """Far clouds near the horizon and near ones overhead; more when asked for or in bad weather."""
    horizon = plan.horizon / plan.shot.height
    scene = plan.scene
    heavy = bool({"rain", "lightning", "fog", "snow"} & set(scene.effects))
    full = heavy or "clouds" in scene.sky.bodies
    clear = scene.sky.time in ("night", "aurora", "eclipse") and not full
    far = deck(
        plan,
        "far",
        top=horizon * 0.5,
        tall=horizon * 0.42,
        count=5 if full else 4,
        depth=0.08,
        strength=0.5 if clear else 0.8,
    )
    if clear:
        return [far]
    near = deck(
        plan,
        "near",
        top=-0.06,
        tall=horizon * (0.75 if full else 0.6),
        count=6 if full else 3,
        depth=0.13,
        strength=0.95,
    )
    return [far, near]
