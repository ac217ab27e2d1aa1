"""`make gallery`: every phenomenon's example on one sheet, to be looked at.

`make gallery ARGS="zh"` in Chinese; slugs choose a few: `make gallery ARGS="pendulum lens"`.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from generator.engine import EngineSettings, Watch
from generator.engines.physics.declarations import declarations
from generator.engines.physics.engine import PhysicsEngine
from generator.engines.physics.wording import CHINESE, ENGLISH
from generator.types import ClipRequest, Frame

SHEETS = Path("build")
COLUMNS = 4
MOMENT = 0.55
"""The share of a clip that its picture is taken from."""


def main(arguments: Sequence[str]) -> None:
    """Write the sheet and say where."""
    locale = CHINESE if CHINESE in arguments else ENGLISH
    wanted = [it for it in arguments if it != CHINESE] or list(declarations())
    unknown = set(wanted) - set(declarations())
    if unknown:
        sys.exit(f"There is no {', '.join(sorted(unknown))}.")
    engine = PhysicsEngine(EngineSettings(cache_dir=SHEETS / "cache"))
    pictures = [_picture(engine, slug, locale) for slug in wanted]
    SHEETS.mkdir(exist_ok=True)
    target = SHEETS / f"physics-{locale}.png"
    Image.fromarray(_sheet(pictures)).save(target)
    sys.stdout.write(f"{target}: {len(pictures)} phenomena\n")


def _picture(engine: PhysicsEngine, slug: str, locale: str) -> Frame:
    """A frame of the phenomenon's first example."""
    declared = declarations()[slug]
    example = declared.examples_zh[0] if locale == CHINESE else declared.examples_en[0]
    request = ClipRequest(
        prompt=example, engine="physics", seconds=engine.longest, own_length=True, locale=locale
    )
    footage = engine.render(request, Watch(report=lambda progress: None, check=lambda: None))
    if footage.topic != slug:
        sys.stderr.write(f"{example!r} was taken for {footage.topic}, not for {slug}\n")
    chosen = round((footage.length or request.frames) * MOMENT)
    return next(frame for index, frame in enumerate(footage.frames) if index == chosen)


def _sheet(pictures: Sequence[Frame]) -> Frame:
    height, width, _ = pictures[0].shape
    columns = min(COLUMNS, len(pictures))
    sheet = np.full((-(-len(pictures) // columns) * height, columns * width, 3), 255, np.uint8)
    for index, picture in enumerate(pictures):
        top, left = index // columns * height, index % columns * width
        sheet[top : top + height, left : left + width] = picture
    return sheet


if __name__ == "__main__":
    main(sys.argv[1:])
