"""Procedural noise: fractal fields that tile from left to right, and ridge lines."""

import numpy as np
from PIL import Image

from generator.engines.sketch.draw.colour import Floats


def _octave(
    generator: np.random.Generator, width: int, height: int, columns: int, rows: int
) -> Floats:
    """Cubic value noise of shape (height, width), periodic in x."""
    columns, rows = max(2, columns), max(1, rows)
    pad = 3
    lattice = generator.random((rows + 2 * pad, columns), np.float32)
    wrapped = np.concatenate([lattice[:, -pad:], lattice, lattice[:, :pad]], axis=1)
    picture = Image.fromarray(wrapped)
    box = (pad, pad, pad + columns, pad + rows)
    return np.asarray(picture.resize((width, height), Image.Resampling.BICUBIC, box=box))


def field(
    generator: np.random.Generator,
    width: int,
    height: int,
    *,
    columns: int,
    rows: int,
    octaves: int = 4,
    gain: float = 0.5,
) -> Floats:
    """Fractal noise of shape (height, width), stretched to 0 to 1, that tiles in x.

    `columns` and `rows` are the cells of the coarsest octave.
    """
    total = np.zeros((height, width), np.float32)
    weight = 1.0
    for octave in range(octaves):
        factor = 2**octave
        if columns * factor > width:
            break
        total += weight * _octave(generator, width, height, columns * factor, rows * factor)
        weight *= gain
    total -= total.min()
    total /= max(float(total.max()), 1e-6)
    return total


def line(
    generator: np.random.Generator,
    width: int,
    *,
    cells: int,
    octaves: int = 5,
    gain: float = 0.5,
    ridged: bool = False,
) -> Floats:
    """A periodic height line of shape (width,), 0 to 1; `ridged` folds it into sharp crests."""
    total = np.zeros(width, np.float32)
    weight = 1.0
    for octave in range(octaves):
        count = cells * 2**octave
        if count * 2 > width:
            break
        values = _octave(generator, width, 1, count, 1)[0]
        if ridged and octave < 3:
            values = 1 - np.abs(2 * values - 1)
        total += weight * values
        weight *= gain
    total -= total.min()
    total /= max(float(total.max()), 1e-6)
    return total
