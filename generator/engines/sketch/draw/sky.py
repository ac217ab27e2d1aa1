"""The sky: its gradient, the glow around the sun, and everything that shines in it."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from generator.engines.sketch.draw.bodies import NAMED, Body, body_of
from generator.engines.sketch.draw.colour import Floats, dithered, ramp
from generator.engines.sketch.draw.light import Light
from generator.engines.sketch.draw.northern import Aurora
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.shot import Moment, Shot
from generator.engines.sketch.draw.stars import Stars
from generator.engines.sketch.draw.strip import picture

KEYS = 9  # gradients painted ahead for a time-lapse; between them two are blended
SKY_DEPTH = 0.04


@dataclass(frozen=True, slots=True)
class SkyBox:
    """Where the sky lies: pixel sizes of its picture, whose row 0 is the frame's row -margin."""

    width: int
    height: int
    margin: int
    horizon: int

    def place(self, body: tuple[float, float]) -> tuple[float, float]:
        """The frame's point of a heavenly body."""
        return body[0] * self.width, self.horizon * (1 - body[1])


def gradient(light: Light, box: SkyBox, generator: np.random.Generator, glow: bool) -> Image.Image:
    """The sky's colours in one light, with the glow around its body where asked."""
    rows = ramp(light.sky, box.horizon + box.margin)
    rest = box.height - len(rows)
    column = np.concatenate([rows, np.repeat(rows[-1:], max(0, rest), axis=0)])[: box.height]
    colours = np.repeat(column[:, None], box.width, axis=1)
    if glow:
        around = _glow_field(light, box)[..., None] * (light.strength * light.glow)
        colours += around * (1 - colours)
    return picture(dithered(colours, generator))


def _glow_field(light: Light, box: SkyBox) -> Floats:
    """Light around the body: a wide flat one along the horizon and a round one, 0 to 1."""
    x, y = box.place(light.body)
    span = max(box.horizon, box.width * 0.6)
    dx = (np.arange(box.width, dtype=np.float32) - x)[None] / span
    dy = (np.arange(box.height, dtype=np.float32) - box.margin - y)[:, None] / span
    round_glow = np.exp(-np.sqrt(dx * dx + dy * dy + 1e-4) * 5.2)
    flat_glow = np.exp(-(dx * dx * 2.4 + dy * dy * 11.0))
    fade = 1.0 if light.body[1] > 0 else max(0.0, 1 + light.body[1] * 3)
    field: Floats = ((0.75 * round_glow + 0.3 * flat_glow) * fade).astype(np.float32)
    return field


class Sky:
    """Paints the whole canvas: it is always the first element."""

    def __init__(self, plan: Plan) -> None:
        shot: Shot = plan.shot
        self._box = SkyBox(
            shot.width, shot.height + 2 * shot.margin, shot.margin, max(4, plan.horizon)
        )
        daylight = plan.daylight
        generator = shot.random("sky")
        times = np.linspace(0, 1, KEYS) if daylight.running else np.zeros(1)
        self._keys = [
            gradient(daylight.at(float(u)), self._box, generator, glow=True) for u in times
        ]
        self._stars = Stars(shot, self._box.horizon)
        if not daylight.running and daylight.at(0).stars > 0.02:
            self._stars.lay(self._keys[0], daylight.at(0).stars, 0)
        self._bodies: list[Body] = body_of(plan)
        self._aurora = Aurora(plan) if plan.scene.sky.time == "aurora" else None

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        if len(self._keys) == 1:
            back = self._keys[0]
        else:
            place = now.u * (len(self._keys) - 1)
            index = min(int(place), len(self._keys) - 2)
            back = Image.blend(self._keys[index], self._keys[index + 1], place - index)
        drift = round(now.tilt * SKY_DEPTH * 6)
        canvas.paste(back, (0, -self._box.margin - drift))
        if now.light.stars > 0.02:
            if len(self._keys) > 1:
                self._stars.lay(canvas, now.light.stars, -self._box.margin)
            self._stars.twinkle(canvas, now, now.light.stars)
        if self._aurora is not None:
            self._aurora.paint(canvas, now)
        for body in self._bodies:
            x, y = self._box.place(body.place(now))
            body.paint(canvas, now, x - now.pan * SKY_DEPTH, y - drift)


class Props:
    """The heavenly bodies asked for by name, where a place shows no sky of its own."""

    def __init__(self, plan: Plan) -> None:
        self._shot = plan.shot
        named = plan.scene.sky.bodies
        wanted = [name for name in named if name in NAMED]
        self._bodies = [NAMED[name](plan) for name in wanted]
        places = ((0.24, 0.78), (0.76, 0.7), (0.5, 0.82), (0.12, 0.5), (0.88, 0.46))
        self._places = places[: len(self._bodies)]

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        for body, (across, up) in zip(self._bodies, self._places, strict=False):
            x = across * self._shot.width - now.pan * SKY_DEPTH
            body.paint(canvas, now, x, (1 - up) * self._shot.height - now.tilt * SKY_DEPTH)
