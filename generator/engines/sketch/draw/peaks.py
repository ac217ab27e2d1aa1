"""Mountains as one draws them: peak before peak, a lit and a shaded flank, snow that runs down."""

from dataclasses import dataclass

import numpy as np

from generator.engines.sketch.draw.colour import Floats, ramp, rgb
from generator.engines.sketch.draw.noise import line
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.strip import Strip, mask_of, picture, smoothstep, stops
from generator.engines.sketch.draw.tables import Table


@dataclass(slots=True)
class _Sheet:
    """The layer while it is being painted: colours (height, width, 3) and coverage."""

    colours: Floats
    cover: Floats


def peaks(spec: Table, plan: Plan, name: str) -> Strip:
    """A chain of mountains standing on `base`, the highest `tall`; `snow` is the share of a
    mountain that is white, `count` how many there are for each frame height of width."""
    shot = plan.shot
    generator = shot.random(name)
    depth = float(spec["depth"])
    width = plan.width(depth)
    tall = float(spec["tall"]) * shot.height
    base = plan.horizon + float(spec["base"]) * shot.height
    top = round(base - tall) - 4
    height = max(8, round(tall) + 6)
    sheet = _Sheet(np.zeros((height, width, 3), np.float32), np.zeros((height, width), np.float32))
    body = ramp(stops([rgb(c) for c in spec["colours"]]), height)
    count = max(4, round(float(spec.get("count", 4)) * width / shot.height))
    places = (np.arange(count) + generator.uniform(0.15, 0.85, count)) / count * width
    sizes = 0.34 + 0.4 * generator.random(count)
    sizes[:: max(2, count // 3)] = generator.uniform(0.82, 1.0, len(sizes[:: max(2, count // 3)]))
    for index in np.argsort(-sizes):
        _peak(sheet, body, spec, generator, int(places[index]), float(sizes[index]) * tall)
    return Strip(
        colour=picture(np.clip(sheet.colours, 0, 1)),
        mask=mask_of(sheet.cover),
        top=top,
        depth=depth,
        haze=float(spec.get("haze", 0.2)),
    )


def _peak(
    sheet: _Sheet,
    body: Floats,
    spec: Table,
    generator: np.random.Generator,
    middle: int,
    high: float,
) -> None:
    """Paints one mountain over what stands behind it."""
    rows, width = sheet.cover.shape
    half = min(width // 2, max(6, round(high * generator.uniform(0.95, 1.3))))
    across = np.arange(-half, half, dtype=np.float32)[None]
    rough = line(generator, 2 * half, cells=5, octaves=6, gain=0.55)[None] - 0.5
    slope = np.abs(across) / half
    profile = high * (1 - slope**0.94) + rough * high * 0.16 * np.clip(slope * 4, 0.08, 1)
    first = max(0, int(rows - high * 1.1))
    down = np.arange(first, rows, dtype=np.float32)[:, None] - (rows - 2)
    below = down + profile
    cover = np.clip(below + 0.5, 0, 1)
    fallen = np.clip(down + high, 1, None)  # rows below the top of the mountain
    ray = np.clip(across / fallen, -2.5, 2.5)  # where between the flanks: runs down the slope
    at = ((ray + 2.5) / 5 * 399).astype(int)
    gully = line(generator, 400, cells=9, octaves=4, gain=0.62)[at] - 0.5
    spine_line = line(generator, rows, cells=3, octaves=5, gain=0.6)[first:rows, None] - 0.5
    spine = spine_line * fallen * 0.55 + gully * fallen * 0.2
    lit = smoothstep(-1.2, 1.2 + 0.02 * high, across - spine)
    shade = (0.72 + 0.36 * lit) * (1 + 0.3 * gully)
    colours = body[first:rows, None] * shade[..., None]
    snow = float(spec.get("snow", 0.0))
    if snow:
        reach = high * snow * np.clip(high / rows * 1.25, 0.25, 1.1)
        white = smoothstep(1.5, -1.5, fallen - reach * (1 + 2.1 * gully))
        tint = rgb("#dfe9f7") * (0.74 + 0.3 * lit)[..., None] + 0.04
        colours = colours + (tint - colours) * white[..., None]
    mist = (np.clip(fallen / high - 0.35, 0, 1) ** 1.5)[..., None] * float(spec.get("misty", 0.35))
    colours = colours + (rgb(spec.get("mist", "#c9d6e2")) - colours) * mist
    columns = (middle + across[0].astype(int)) % width
    old = sheet.colours[first:rows, columns]
    sheet.colours[first:rows, columns] = old + (colours - old) * cover[..., None]
    sheet.cover[first:rows, columns] = np.maximum(sheet.cover[first:rows, columns], cover)
