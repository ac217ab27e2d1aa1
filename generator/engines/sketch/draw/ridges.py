"""Land in ridges: mountains with snow, hills, dunes, and the open ground one stands on."""

import numpy as np
from PIL import ImageFilter

from generator.engines.sketch.draw.colour import Floats, ramp, rgb
from generator.engines.sketch.draw.noise import field, line
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.strip import Strip, below, mask_of, picture, smoothstep, stops
from generator.engines.sketch.draw.tables import Table


def _crest(spec: Table, plan: Plan, width: int, generator: np.random.Generator) -> Floats:
    """Rows of the crest above the layer's foot, 0 (foot) to 1 (highest), shape (width,)."""
    cells = max(2, round(float(spec.get("cells", 3)) * width / plan.shot.height))
    profile = line(
        generator,
        width,
        cells=cells,
        octaves=int(spec.get("octaves", 5)),
        gain=float(spec.get("gain", 0.5)),
        ridged=bool(spec.get("ridged", False)),
    )
    least = float(spec.get("least", 0.25))
    return least + (1 - least) * profile


def _relief(
    crest: Floats, height: int, spec: Table, generator: np.random.Generator
) -> tuple[Floats, Floats]:
    """Brightness of slopes (-1 in shade to 1 in light) and rows below the crest, (height, width).

    A slope keeps the light of the crest above it; noise bends it on the way down, so that light
    and shade run down the flank in ragged faces.
    """
    width = len(crest)
    depth = np.arange(height, dtype=np.float32)[:, None] - crest[None]
    columns = max(3, round(6 * width / height))
    bend = field(generator, width, height, columns=columns, rows=6, octaves=4) - 0.5
    reach = max(2, width // 90)
    slope = np.roll(crest, -reach) - np.roll(crest, reach)
    steep = np.clip(slope / (2 * reach) * 1.6, -1, 1)
    columns_at = np.arange(width)[None] + (bend * np.clip(depth, 0, None) * 1.1).astype(int)
    faces = steep[columns_at % width]
    rough = float(spec.get("relief", 0.5))
    return (faces * rough + bend * rough * 0.9).astype(np.float32), depth


def ridge(spec: Table, plan: Plan, name: str) -> Strip:
    """A chain of `ridge`: crest between `base` and `base - tall`, in the frame's heights."""
    shot = plan.shot
    generator = shot.random(name)
    depth = float(spec["depth"])
    width = plan.width(depth)
    tall = float(spec["tall"]) * shot.height
    base = plan.horizon + float(spec["base"]) * shot.height
    foot = shot.height + shot.margin if spec.get("fill", True) else round(base + 0.02 * shot.height)
    top = round(base - tall) - 2
    height = max(4, int(foot - top))
    crest = tall * (1 - _crest(spec, plan, width, generator)) + 2
    relief, deep = _relief(crest, height, spec, generator)
    colours = ramp(stops([rgb(c) for c in spec["colours"]]), height)[:, None] * np.ones(
        (1, width, 1), np.float32
    )
    shading = 1 + 0.34 * relief[..., None]
    if "snow" in spec:
        colours = _snowed(colours, deep, tall * float(spec["snow"]), crest, tall, relief)
    colours = np.clip(colours * shading, 0, 1)
    mist = np.clip((np.arange(height) - tall * 0.35) / max(1.0, tall), 0, 1)[:, None, None]
    colours += (rgb(spec.get("mist", "#ffffff")) - colours) * mist * float(spec.get("misty", 0.12))
    return Strip(
        colour=picture(colours),
        mask=mask_of(below(crest, height)),
        top=top,
        depth=depth,
        haze=float(spec.get("haze", 0.2)),
    )


def _snowed(
    colours: Floats, deep: Floats, reach: float, crest: Floats, tall: float, relief: Floats
) -> Floats:
    """White on the heights: further down where the crest is high, ragged by the relief."""
    high = 1 - crest / tall
    line_at = reach * np.clip(high * 1.5, 0.05, 1.4)[None]
    cover = smoothstep(0.12, -0.12, (deep - line_at) / max(1.0, reach) + relief * 0.75)
    white = rgb("#f7fbff") * (1 + 0.1 * relief[..., None])
    mixed: Floats = colours + (white - colours) * cover[..., None]
    return mixed


def dunes(spec: Table, plan: Plan, name: str) -> Strip:
    """Sand in long waves: one flank in the light, the other in shade, a sharp edge between."""
    shot = plan.shot
    luck = shot.random(name)
    depth = float(spec["depth"])
    width = plan.width(depth)
    tall = float(spec["tall"]) * shot.height
    top = round(plan.horizon + float(spec["base"]) * shot.height - tall) - 2
    height = max(4, shot.height + shot.margin - top)
    cells = max(2, round(float(spec["cells"]) * width / shot.height))
    folded = line(luck, width, cells=cells, octaves=2, gain=0.3, ridged=True)
    crest = tall * (1 - folded**1.3) + 2
    deep = np.clip(np.arange(height, dtype=np.float32)[:, None] - crest[None], 0, None)
    reach = max(2, width // 160)
    rising = np.roll(crest, -reach) - np.roll(crest, reach) > 0
    bend = field(luck, width, height, columns=max(3, 2 * width // height), rows=3, octaves=2) - 0.5
    across = (np.arange(width)[None] + bend * deep * 1.2 - deep * 0.85).astype(int) % width
    shaded = rising[across] * smoothstep(tall * 1.5, tall * 0.15, deep)
    soft = np.asarray(mask_of(shaded).filter(ImageFilter.GaussianBlur(1.1)), np.float32) / 255
    colours = ramp(stops([rgb(c) for c in spec["colours"]]), height)[:, None]
    ripple = field(luck, width, height, columns=max(4, 5 * width // height), rows=34, octaves=2)
    colours = colours * (1.04 - 0.27 * soft + 0.05 * (ripple - 0.5))[..., None]
    return Strip(
        colour=picture(np.clip(colours, 0, 1)),
        mask=mask_of(below(crest, height)),
        top=top,
        depth=depth,
        haze=float(spec.get("haze", 0.1)),
    )


def ground(spec: Table, plan: Plan, name: str) -> Strip:
    """The open land from `base` below the horizon down to the frame's foot, gently rolling."""
    shot = plan.shot
    generator = shot.random(name)
    depth = float(spec.get("depth", 1.0))
    width = plan.width(depth)
    roll = float(spec.get("roll", 0.02)) * shot.height
    top = round(plan.horizon + float(spec["base"]) * shot.height - roll)
    height = max(4, shot.height + shot.margin - top)
    cells = max(2, round(2 * width / shot.height))
    crest = roll * (1 - line(generator, width, cells=cells, octaves=3, gain=0.4))
    colours = ramp(stops([rgb(c) for c in spec["colours"]]), height)[:, None]
    grain = _ground_grain(generator, width, height, float(spec.get("stretch", 5)))
    amount = float(spec.get("grain", 0.12))
    colours = np.clip(colours * (1 + amount * (grain[..., None] - 0.5) * 2), 0, 1)
    return Strip(
        colour=picture(colours),
        mask=mask_of(below(crest, height)),
        top=top,
        depth=depth,
        haze=float(spec.get("haze", 0.0)),
    )


def _ground_grain(
    generator: np.random.Generator, width: int, height: int, stretch: float
) -> Floats:
    """Noise that lies flat: finer and thinner towards the horizon, as a plane seen from a walk."""
    rows = 64
    columns = max(4, round(3 * width / height))
    flat = field(generator, width, rows * 4, columns=columns, rows=rows // 2, octaves=3)
    near = np.linspace(0.03, 1, height)
    at = (np.log(near) - np.log(0.03)) / -np.log(0.03)
    index = np.clip(at * rows * 4 / stretch * 2.2, 0, rows * 4 - 1).astype(int)
    grain: Floats = flat[index]
    return grain
