"""Light laid on top of what is painted: added, never covering."""

import numpy as np
from PIL import Image, ImageChops

from generator.engines.sketch.draw.colour import Floats
from generator.engines.sketch.draw.strip import mask_of, picture


def add_light(canvas: Image.Image, glow: Image.Image, x: int, y: int) -> None:
    """Adds a black-backed RGB picture to the canvas at a corner, clipped to it."""
    left, top = max(0, x), max(0, y)
    right, bottom = min(canvas.width, x + glow.width), min(canvas.height, y + glow.height)
    if right <= left or bottom <= top:
        return
    part = canvas.crop((left, top, right, bottom))
    light = glow.crop((left - x, top - y, right - x, bottom - y))
    canvas.paste(ImageChops.add(part, light), (left, top))


def spot(radius: int, tint: Floats, power: float = 2.2) -> Image.Image:
    """A round glow on black: brightest in its middle, nothing at its rim."""
    axis = np.linspace(-1, 1, 2 * max(2, radius) + 1, dtype=np.float32)
    far = np.sqrt(axis[None] ** 2 + axis[:, None] ** 2)
    light = np.clip(1 - far, 0, 1) ** power
    return picture((light[..., None] * tint).astype(np.float32))


def dot(radius: float) -> Image.Image:
    """A small point of light as a mask, with a soft rim; its side is odd."""
    reach = max(1, round(radius * 1.6))
    axis = np.arange(-reach, reach + 1, dtype=np.float32)
    far = np.sqrt(axis[None] ** 2 + axis[:, None] ** 2)
    return mask_of(np.clip((radius * 1.6 + 0.5 - far) / (radius * 1.1), 0, 1))
