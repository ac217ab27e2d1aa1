"""Colours: parsing, mixing the way eyes do (OKLab), smooth ramps, light as look-up tables.

OKLab after Björn Ottosson, "A perceptual color space for image processing" (2020).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
"""Colours and fields are kept as float32; what numpy widens on the way is as good."""

_TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    np.float32,
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ],
    np.float32,
)
_FROM_LMS = np.linalg.inv(_TO_LMS).astype(np.float32)
_FROM_LAB = np.linalg.inv(_TO_LAB).astype(np.float32)


def rgb(text: str) -> Floats:
    """The three channels, 0 to 1, of "#rrggbb" (or "#rgb")."""
    digits = text.lstrip("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return np.array([int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)], np.float32)


def hexadecimal(colour: Floats) -> str:
    return "#" + "".join(f"{round(float(c) * 255):02x}" for c in np.clip(colour, 0, 1))


def bytes_of(colour: Floats) -> tuple[int, int, int]:
    """A colour as Pillow takes it."""
    red, green, blue = (min(255, max(0, round(c * 255))) for c in colour.tolist())
    return red, green, blue


def to_oklab(colour: Floats) -> Floats:
    linear = np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)
    lab: Floats = np.cbrt(linear.astype(np.float32) @ _TO_LMS.T) @ _TO_LAB.T
    return lab


def from_oklab(lab: Floats) -> Floats:
    linear = np.clip((lab @ _FROM_LAB.T) ** 3 @ _FROM_LMS.T, 0, 1)
    gamma = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    return gamma.astype(np.float32)


def mix(first: Floats, second: Floats, share: float) -> Floats:
    """`share` 0 is the first colour, 1 the second."""
    return from_oklab(to_oklab(first) * (1 - share) + to_oklab(second) * share)


def ramp(stops: Sequence[tuple[float, Floats]], length: int) -> Floats:
    """A gradient of shape (length, 3) through colours at places 0 to 1, without edges.

    Straight interpolation shows a line (a Mach band) at each stop; the blur takes it away.
    """
    places = np.array([place for place, _ in stops], np.float32)
    labs = to_oklab(np.stack([colour for _, colour in stops]))
    at = np.linspace(0, 1, length, dtype=np.float32)
    lab = np.stack([np.interp(at, places, labs[:, i]) for i in range(3)], axis=1)
    reach = max(1, length // 14)
    kernel = np.hanning(2 * reach + 1)
    kernel /= kernel.sum()
    padded = np.pad(lab, ((reach, reach), (0, 0)), mode="edge")
    smooth = np.stack([np.convolve(padded[:, i], kernel, "valid") for i in range(3)], axis=1)
    return from_oklab(smooth.astype(np.float32))


def dithered(colours: Floats, generator: np.random.Generator) -> NDArray[np.uint8]:
    """0-to-1 colours of shape (height, width, 3) as bytes, with triangular noise of one step.

    The noise turns the bands of a slow gradient into a texture too fine to see.
    """
    shape = (*colours.shape[:2], 1)
    noise = generator.random(shape, np.float32) + generator.random(shape, np.float32)
    return np.clip(colours * 255 + noise - 0.5, 0, 255).astype(np.uint8)


def light_table(key: Floats, haze: Floats, amount: float) -> list[int]:
    """Pillow's 768-entry table that lights a layer and sinks it into haze.

    out = in · key · (1 - amount) + haze · amount, per channel: the aerial perspective of painters.
    """
    ramp_in = np.arange(256, dtype=np.float32)
    table = ramp_in[None] * (key * (1 - amount))[:, None] + (haze * amount * 255)[:, None]
    return [int(entry) for entry in np.clip(table + 0.5, 0, 255).ravel()]


def luminance(colour: Floats) -> float:
    """Rec. 709 weights on gamma-coded channels: near enough to order colours by brightness."""
    return float(colour @ np.array([0.2126, 0.7152, 0.0722], np.float32))
