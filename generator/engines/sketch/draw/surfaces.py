"""Filters that lend a surface: paper, film grain, scratches, edges in light, grids."""

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from generator.engines.sketch.draw.colour import Floats, bytes_of, rgb
from generator.engines.sketch.draw.glaze import glazed, lay
from generator.engines.sketch.draw.noise import field
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.strip import mask_of, smoothstep
from generator.engines.sketch.draw.tables import Table
from generator.engines.sketch.draw.tones import Filter

GRAINS = 4  # sheets of grain that take turns


def paper(spec: Table, plan: Plan) -> Filter:
    """The tooth of paper: `amount` of shade in its dents, tinted `tint`; `edge` leaves a rough
    white border of that share of the height."""
    shot = plan.shot
    luck = shot.random("paper")
    width, height = shot.width, shot.height
    fine = field(
        luck, width, height, columns=max(2, width // 3), rows=max(2, height // 3), octaves=2
    )
    wide = field(luck, width, height, columns=6, rows=5, octaves=4)
    shade = 1 - float(spec["amount"]) * (0.65 * fine + 0.55 * wide)
    tint = rgb(spec.get("tint", "#ffffff"))
    sheet = Image.fromarray((np.clip(shade[..., None] * tint, 0, 1) * 255).astype(np.uint8))
    border = _border(shot.width, shot.height, float(spec.get("edge", 0.0)), wide, fine)
    blank = bytes_of(tint * 0.99)

    def apply(frame: Image.Image, number: int) -> Image.Image:
        frame = ImageChops.multiply(frame, sheet)
        if border is not None:
            frame.paste(blank, (0, 0), border)
        return frame

    return apply


def _border(
    width: int,
    height: int,
    edge: float,
    wide: Floats,
    fine: Floats,
) -> Image.Image | None:
    if not edge:
        return None
    x = np.minimum(np.arange(width), np.arange(width)[::-1])[None] / height
    y = np.minimum(np.arange(height), np.arange(height)[::-1])[:, None] / height
    inside = np.minimum(x, y) + (wide - 0.5) * edge * 1.3 + (fine - 0.5) * edge * 0.25
    return mask_of(smoothstep(edge, edge * 0.55, inside.astype(np.float32)))


def grain(spec: Table, plan: Plan) -> Filter:
    """Film grain: light and dark specks that change from frame to frame."""
    shot = plan.shot
    luck = shot.random("grain")
    strength = float(spec["amount"]) * 255
    sheets = []
    for _ in range(GRAINS):
        noise = luck.normal(0, strength, (shot.height, shot.width)).clip(-90, 90)
        grey = Image.fromarray((noise + 128).astype(np.uint8))
        sheets.append(Image.merge("RGB", [grey] * 3))
    order = luck.integers(0, GRAINS, shot.frames)

    def apply(frame: Image.Image, number: int) -> Image.Image:
        return ImageChops.add(frame, sheets[int(order[number % len(order)])], 1, -128)

    return apply


def scratches(spec: Table, plan: Plan) -> Filter:
    """An old film's scratches, dust and flicker."""
    shot = plan.shot
    luck = shot.random("scratches")
    thin = max(1, shot.height // 400)
    lines = [
        [(luck.random(), luck.uniform(0.2, 0.5)) for _ in range(int(luck.integers(0, 3)))]
        for _ in range(shot.frames)
    ]
    dust = [
        [
            (luck.random(), luck.random(), luck.uniform(0.002, 0.006))
            for _ in range(int(luck.integers(0, 4)))
        ]
        for _ in range(shot.frames)
    ]
    flicker = luck.normal(1.0, 0.018, shot.frames)

    def apply(frame: Image.Image, number: int) -> Image.Image:
        at = number % shot.frames
        frame = frame.point([min(255, round(v * float(flicker[at]))) for v in range(256)] * 3)
        pen = ImageDraw.Draw(frame)
        for x, light in lines[at]:
            value = round(150 + 180 * light)
            place = x * shot.width
            pen.line(
                (place, 0, place, shot.height), fill=(value, value - 14, value - 40), width=thin
            )
        for x, y, size in dust[at]:
            reach = max(1.0, size * shot.height)
            box = (
                x * shot.width,
                y * shot.height,
                x * shot.width + reach,
                y * shot.height + reach * 1.6,
            )
            pen.ellipse(box, fill=(40, 30, 22))
        return frame

    return apply


def outline(spec: Table, plan: Plan) -> Filter:
    """Bright lines of `tint` along every edge."""
    tint = bytes_of(rgb(spec["tint"]))
    table = [min(255, max(0, round((v - 10) * float(spec.get("gain", 5.0))))) for v in range(256)]

    def apply(frame: Image.Image, number: int) -> Image.Image:
        edges = frame.convert("L").filter(ImageFilter.FIND_EDGES)
        frame.paste(tint, (0, 0), edges.point(table))
        return frame

    return apply


def grid(spec: Table, plan: Plan) -> Filter:
    """Squared paper, or with `rows` the lines of a screen."""
    shot = plan.shot
    mask = Image.new("L", (shot.width, shot.height))
    pen = ImageDraw.Draw(mask)
    step = max(4, round(float(spec["step"]) * shot.height))
    light = round(float(spec["amount"]) * 255)
    for number, y in enumerate(range(0, shot.height, step)):
        pen.line(
            (0, y, shot.width, y),
            fill=min(255, light * (2 if number % 5 == 0 and not spec.get("rows") else 1)),
        )
    if not spec.get("rows"):
        for number, x in enumerate(range(0, shot.width, step)):
            pen.line((x, 0, x, shot.height), fill=min(255, light * (2 if number % 5 == 0 else 1)))
    lines = glazed(bytes_of(rgb(spec["tint"])), mask)

    def apply(frame: Image.Image, number: int) -> Image.Image:
        lay(frame, lines, (0, 0))
        return frame

    return apply
