"""Filters that work on tones: curves, gradient maps, fewer colours, bloom, vignette."""

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageChops

from generator.engines.sketch.draw.colour import bytes_of, ramp, rgb
from generator.engines.sketch.draw.glaze import glazed, lay
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.strip import mask_of
from generator.engines.sketch.draw.tables import Table

Filter = Callable[[Image.Image, int], Image.Image]
"""A frame and its number in, the frame (or another of its size) out. It may be changed in place."""


def vignette(spec: Table, plan: Plan) -> Filter:
    """Sinks the corners into `tint` by `amount` (0 to 1)."""
    shot = plan.shot
    dx = np.linspace(-1, 1, shot.width, dtype=np.float32)[None]
    dy = np.linspace(-1, 1, shot.height, dtype=np.float32)[:, None]
    far = np.clip(np.sqrt(dx * dx + dy * dy) - 0.62, 0, 1) / 0.8
    mask = mask_of(np.clip(far**1.6 * float(spec["amount"]) * 2, 0, 1))
    corners = glazed(bytes_of(rgb(spec.get("tint", "#0a0818"))), mask)

    def apply(frame: Image.Image, number: int) -> Image.Image:
        lay(frame, corners, (0, 0))
        return frame

    return apply


def curve(spec: Table, plan: Plan) -> Filter:
    """Per channel: `low` and `high` are the colours that black and white become; `gamma` bends
    between them; `snap` pushes tones apart (0 not at all)."""
    low, high = rgb(spec.get("low", "#000000")), rgb(spec.get("high", "#ffffff"))
    tone = np.linspace(0, 1, 256, dtype=np.float32) ** float(spec.get("gamma", 1.0))
    snap = float(spec.get("snap", 0.0))
    tone = tone * (1 - snap) + (tone * tone * (3 - 2 * tone)) * snap
    table = low[:, None] + (high - low)[:, None] * tone
    entries = [int(value) for value in (np.clip(table, 0, 1) * 255 + 0.5).ravel()]
    return lambda frame, number: frame.point(entries)


def mapped(spec: Table, plan: Plan) -> Filter:
    """Brightness becomes a colour of `colours`, from dark to light; `keep` of the own colour stays;
    `gamma` above 1 darkens first."""
    colours = [rgb(c) for c in spec["colours"]]
    table = ramp([(i / (len(colours) - 1), c) for i, c in enumerate(colours)], 256)
    bent = np.linspace(0, 1, 256) ** float(spec.get("gamma", 1.0)) * 255
    rows = [[int(table[int(at), channel] * 255 + 0.5) for at in bent] for channel in range(3)]
    keep = float(spec.get("keep", 0.0))

    def apply(frame: Image.Image, number: int) -> Image.Image:
        grey = frame.convert("L")
        toned = Image.merge("RGB", [grey.point(row) for row in rows])
        return Image.blend(toned, frame, keep) if keep else toned

    return apply


def posterise(spec: Table, plan: Plan) -> Filter:
    """Each channel in `levels` steps with soft treads, so that edges do not crawl."""
    levels = int(spec["levels"])
    at = np.linspace(0, 1, 256) * (levels - 1)
    base, rest = np.floor(at), at % 1
    rest = np.clip((rest - 0.5) * float(spec.get("hard", 5.0)) + 0.5, 0, 1)
    table = [round(float(value) * 255) for value in (base + rest) / (levels - 1)] * 3
    return lambda frame, number: frame.point(table)


def saturate(spec: Table, plan: Plan) -> Filter:
    """Colours stronger (amount above 1) or weaker."""
    amount = float(spec["amount"])
    near = (1 - amount) * np.array([0.299, 0.587, 0.114])
    matrix: list[float] = []
    for channel in range(3):
        row = near.copy()
        row[channel] += amount
        matrix += [*map(float, row), 0.0]
    return lambda frame, number: frame.convert("RGB", tuple(matrix))


def bloom(spec: Table, plan: Plan) -> Filter:
    """What is bright shines over its edges."""
    floor, amount = float(spec.get("floor", 0.55)), float(spec["amount"])
    table = [round(max(0.0, v / 255 - floor) / (1 - floor) * 255 * amount) for v in range(256)] * 3
    factor = max(2, plan.shot.height // 60)

    def apply(frame: Image.Image, number: int) -> Image.Image:
        small = frame.reduce(factor).point(table)
        return ImageChops.add(frame, small.resize(frame.size, Image.Resampling.BICUBIC))

    return apply


def soften(spec: Table, plan: Plan) -> Filter:
    """A slight blur, `amount` of it mixed in."""
    factor = max(2, round(plan.shot.height * float(spec.get("size", 0.004))))
    amount = float(spec["amount"])

    def apply(frame: Image.Image, number: int) -> Image.Image:
        soft = frame.reduce(factor).resize(frame.size, Image.Resampling.BILINEAR)
        return Image.blend(frame, soft, amount)

    return apply
