"""The last touch on every frame: the style's filters."""

from collections.abc import Callable

import numpy as np
from PIL import Image

from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.strip import mask_of
from generator.engines.sketch.draw.tables import Table

Filter = Callable[[Image.Image, float], Image.Image]
"""A frame and its `u` in, the frame (or another) out."""


def vignette(spec: Table, plan: Plan) -> Filter:
    """Darkens towards the corners."""
    shot = plan.shot
    dx = np.linspace(-1, 1, shot.width, dtype=np.float32)[None]
    dy = np.linspace(-1, 1, shot.height, dtype=np.float32)[:, None]
    far = np.clip(np.sqrt(dx * dx + dy * dy) - 0.62, 0, 1) / 0.8
    mask = mask_of(far**1.6 * float(spec["amount"]) * 2)

    def apply(frame: Image.Image, u: float) -> Image.Image:
        frame.paste((10, 8, 24), (0, 0), mask)
        return frame

    return apply


FILTERS: dict[str, Callable[[Table, Plan], Filter]] = {"vignette": vignette}


def filters(plan: Plan) -> list[Filter]:
    return [FILTERS[spec["what"]](spec, plan) for spec in plan.style.get("filters", ())]
