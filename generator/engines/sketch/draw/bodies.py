"""Heavenly bodies: sun, moon, eclipse, planet, rainbow."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from PIL import Image

from generator.engines.sketch.draw.colour import Floats, bytes_of, rgb
from generator.engines.sketch.draw.glaze import Stain, faded, glazed, lay
from generator.engines.sketch.draw.noise import field
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.shot import Moment
from generator.engines.sketch.draw.stars import sparkle
from generator.engines.sketch.draw.strip import mask_of, picture, smoothstep


class Body(Protocol):
    def place(self, now: Moment) -> tuple[float, float]:
        """(across, up) as in `Light.body`."""

    def paint(self, canvas: Image.Image, now: Moment, x: float, y: float) -> None: ...


def _disc(size: int, softness: float = 1.2) -> tuple[Floats, Floats, Floats]:
    """Coverage of a disc of this diameter, and its unit coordinates x and y."""
    axis = (np.arange(size + 4, dtype=np.float32) - (size + 3) / 2) / (size / 2)
    dx, dy = (
        np.broadcast_to(axis[None], (size + 4,) * 2),
        np.broadcast_to(axis[:, None], (size + 4,) * 2),
    )
    radius = np.sqrt(dx * dx + dy * dy)
    coverage = np.clip((1 - radius) * size / 2 / softness + 0.5, 0, 1).astype(np.float32)
    return coverage, dx.astype(np.float32), dy.astype(np.float32)


@dataclass(slots=True)
class Disc:
    """A round body: its picture, and where it stands (None: where the light says)."""

    glaze: Image.Image
    halo: Stain | None
    fixed: tuple[float, float] | None = None
    strength: float = 1.0

    def place(self, now: Moment) -> tuple[float, float]:
        return now.light.body if self.fixed is None else self.fixed

    def paint(self, canvas: Image.Image, now: Moment, x: float, y: float) -> None:
        if self.halo is not None:
            half = self.halo.width // 2
            share = now.light.strength * (1 - now.light.veil)
            corner = (round(x) - half, round(y) - half)
            self.halo.lay(canvas, bytes_of(now.light.glow), corner, share)
        corner = (round(x - self.glaze.width / 2), round(y - self.glaze.height / 2))
        shown = self.strength * max(0.0, 1 - 1.25 * now.light.veil)
        lay(canvas, faded(self.glaze, shown), corner)


def _halo(size: int, power: float) -> Stain:
    axis = np.linspace(-1, 1, size, dtype=np.float32)
    radius = np.sqrt(axis[None] ** 2 + axis[:, None] ** 2)
    return Stain(mask_of(np.clip(1 - radius, 0, 1) ** power))


def sun(plan: Plan) -> Disc:
    size = plan.shot.px(0.135)
    coverage, dx, dy = _disc(size, softness=2.0)
    heart = smoothstep(1.1, 0.35, np.sqrt(dx * dx + dy * dy))[..., None]
    colours = rgb("#ffdf8f") * (1 - heart) + rgb("#fffbe8") * heart
    return Disc(glazed(picture(colours), mask_of(coverage)), _halo(round(size * 4.2), 2.6))


def moon(plan: Plan, fixed: tuple[float, float] | None = None, strength: float = 1.0) -> Disc:
    size = plan.shot.px(0.12)
    coverage, dx, dy = _disc(size)
    side = size + 4
    seas = field(plan.shot.random("moon"), side, side, columns=4, rows=4, octaves=4)
    shade = 1 - 0.22 * smoothstep(0.5, 0.68, seas) - 0.1 * smoothstep(0.2, 1.0, dx * 0.7 + dy * 0.7)
    colours = rgb("#fdfbef") * shade[..., None]
    disc = glazed(picture(colours), mask_of(coverage))
    return Disc(disc, _halo(round(size * 4.4), 3.0), fixed, strength)


def planet(plan: Plan) -> Disc:
    """A banded giant with a ring."""
    size = plan.shot.px(0.2)
    generator = plan.shot.random("planet")
    coverage, dx, dy = _disc(size)
    side = size + 4
    tilted = dy + 0.25 * dx
    bands = field(generator, side, side, columns=2, rows=9, octaves=3)
    stripe = 0.5 + 0.5 * np.sin(tilted * 9 + bands * 3.0)
    colours = rgb("#e8b98a") * (1 - stripe[..., None]) + rgb("#f6e2bd") * stripe[..., None]
    colours = colours * (0.25 + 0.85 * smoothstep(1.1, -0.9, dx * 0.8 + dy * 0.6))[..., None]
    wide = round(side * 2.1)
    sheet = Image.new("RGBA", (wide, wide))
    body = Image.merge("RGBA", (*picture(colours).split(), mask_of(coverage)))
    axis = np.linspace(-2.1, 2.1, wide, dtype=np.float32)
    across = axis[None] * 0.94 - axis[:, None] * -0.34
    up = (axis[:, None] * 0.94 + axis[None] * -0.34) * 3.6
    radius = np.sqrt(across**2 + up**2)
    ring = smoothstep(1.3, 1.38, radius) * smoothstep(1.98, 1.9, radius)
    ring *= 0.55 + 0.35 * np.sin(radius * 26)
    gold = picture(np.broadcast_to(rgb("#f0d9b0"), (wide, wide, 3)))
    behind = Image.merge("RGBA", (*gold.split(), mask_of(ring * (up < 0))))
    front = Image.merge("RGBA", (*gold.split(), mask_of(ring * (up >= 0))))
    sheet.alpha_composite(behind)
    sheet.alpha_composite(body, ((wide - side) // 2, (wide - side) // 2))
    sheet.alpha_composite(front)
    at = (0.24 + 0.1 * float(generator.random()), 0.72)
    return Disc(sheet.convert("RGBa"), None, at)


@dataclass(slots=True)
class Eclipse:
    """The moon before the sun: a dark disc, the corona's rays, and a bead of light on its rim."""

    dark: Stain
    corona: Stain
    bead: Stain
    disc: Disc
    size: int

    def place(self, now: Moment) -> tuple[float, float]:
        return now.light.body

    def paint(self, canvas: Image.Image, now: Moment, x: float, y: float) -> None:
        cover = now.light.cover
        if cover < 0.98:
            self.disc.paint(canvas, now, x, y)
        half = self.corona.width // 2
        breath = 0.9 + 0.1 * float(np.sin(2 * np.pi * now.u))
        strength = max(0.0, (cover - 0.8) * 5) * breath
        self.corona.lay(canvas, (240, 244, 255), (round(x) - half, round(y) - half), strength)
        side = 1.0 if now.u < 0.5 else -1.0
        slip = (1 - cover) * self.size * 1.3 * side
        corner = (round(x + slip) - self.dark.width // 2, round(y) - self.dark.height // 2)
        self.dark.lay(canvas, (12, 13, 24), corner)
        half = self.bead.width // 2
        corner = (round(x + self.size * 0.37) - half, round(y - self.size * 0.37) - half)
        self.bead.lay(canvas, (255, 250, 235), corner, strength)


def eclipse(plan: Plan) -> Eclipse:
    size = plan.shot.px(0.15)
    coverage, _, _ = _disc(size)
    wide = size * 4
    axis = np.linspace(-4, 4, wide, dtype=np.float32)
    radius = np.sqrt(axis[None] ** 2 + axis[:, None] ** 2)
    angle = np.arctan2(axis[:, None], axis[None])
    rays = 0.75 + 0.25 * np.sin(angle * 7 + 0.6) * np.sin(angle * 4 + 2.0)
    corona = np.exp(-np.clip(radius - 0.95, 0, 9) * 2.3 / rays) * smoothstep(4.0, 2.0, radius)
    return Eclipse(
        Stain(mask_of(coverage)),
        Stain(mask_of(corona)),
        Stain(sparkle(max(4, size // 3))),
        sun(plan),
        size,
    )


@dataclass(slots=True)
class Rainbow:
    """An arch that stands on the horizon."""

    glaze: Image.Image

    def place(self, now: Moment) -> tuple[float, float]:
        return 0.42, 0.0

    def paint(self, canvas: Image.Image, now: Moment, x: float, y: float) -> None:
        corner = (round(x) - self.glaze.width // 2, round(y) - self.glaze.height)
        lay(canvas, self.glaze, corner)


def rainbow(plan: Plan) -> Rainbow:
    width = plan.shot.px(1.25)
    height = width // 2
    dx = np.linspace(-1, 1, width, dtype=np.float32)[None]
    dy = np.linspace(1, 0, height, dtype=np.float32)[:, None]
    radius = np.sqrt(dx * dx + dy * dy)
    band = (radius - 0.78) / 0.18
    hues = np.stack(
        [rgb(c) for c in ("#8e5bd0", "#4f7fe6", "#46c3a0", "#f3e060", "#f79a4b", "#ee5a5a")]
    )
    at = np.clip(band, 0, 1) * (len(hues) - 1)
    colours = np.stack([np.interp(at, np.arange(len(hues)), hues[:, i]) for i in range(3)], axis=-1)
    alpha = 0.55 * smoothstep(0.0, 0.25, band) * smoothstep(1.0, 0.75, band)
    alpha *= smoothstep(0.0, 0.25, dy + 0 * dx)
    return Rainbow(glazed(picture(colours.astype(np.float32)), mask_of(alpha)))


NAMED: dict[str, Callable[[Plan], Body]] = {
    "sun": sun,
    "moon": moon,
    "planet": planet,
    "eclipse": eclipse,
    "rainbow": rainbow,
}


def body_of(plan: Plan) -> list[Body]:
    """The hour's own body, and those asked for by name beside it."""
    own = plan.daylight.body
    named = [name for name in plan.scene.sky.bodies if name in NAMED and name != own]
    bodies = [NAMED[own](plan)] if own else []
    for name in named:
        if name == "moon":
            bodies.append(moon(plan, (0.22, 0.7), 0.85 if own == "sun" else 1.0))
        elif not (name == "sun" and own in ("moon", "eclipse")):
            bodies.append(NAMED[name](plan))
    return bodies
