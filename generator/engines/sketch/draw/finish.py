"""The last touch on every frame: the style's filters, in the order its table lists them."""

from collections.abc import Callable

from generator.engines.sketch.draw.painterly import halftone, pencil, pixels, strokes
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.surfaces import grain, grid, outline, paper, scratches
from generator.engines.sketch.draw.tables import Table
from generator.engines.sketch.draw.tones import (
    Filter,
    bloom,
    curve,
    mapped,
    posterise,
    saturate,
    soften,
    vignette,
)

FILTERS: dict[str, Callable[[Table, Plan], Filter]] = {
    "bloom": bloom,
    "curve": curve,
    "grain": grain,
    "grid": grid,
    "halftone": halftone,
    "map": mapped,
    "outline": outline,
    "paper": paper,
    "pencil": pencil,
    "pixels": pixels,
    "posterise": posterise,
    "saturate": saturate,
    "scratches": scratches,
    "soften": soften,
    "strokes": strokes,
    "vignette": vignette,
}


def filters(plan: Plan) -> list[Filter]:
    """The style's filters, made ready for the shot's size."""
    return [FILTERS[spec["what"]](spec, plan) for spec in plan.style.get("filters", ())]
