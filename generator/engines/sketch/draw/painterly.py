"""Filters that redraw the frame: printer's dots, pencil, pixels, brush strokes."""

import numpy as np
from PIL import Image, ImageChops

from generator.engines.sketch.draw.colour import bytes_of, rgb
from generator.engines.sketch.draw.noise import field
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.strip import mask_of
from generator.engines.sketch.draw.tables import Table
from generator.engines.sketch.draw.tones import Filter


def halftone(spec: Table, plan: Plan) -> Filter:
    """Printer's dots in the shades: the darker the larger, at 45 degrees."""
    shot = plan.shot
    step = max(3.0, float(spec["size"]) * shot.height)
    y, x = np.mgrid[0 : shot.height, 0 : shot.width].astype(np.float32)
    first, second = (x + y) * np.pi / step / 1.414, (x - y) * np.pi / step / 1.414
    screen = 0.5 + 0.25 * (np.cos(first) + np.cos(second))
    sheet = Image.fromarray((screen * 150 + 12).astype(np.uint8))
    ink = [min(255, max(0, (128 - v) * 5)) for v in range(256)]
    weak = float(spec.get("amount", 0.4))
    shade = [round(v * weak) for v in range(256)]
    tint = bytes_of(rgb(spec.get("tint", "#20143a")))

    def apply(frame: Image.Image, number: int) -> Image.Image:
        darker = ImageChops.add(frame.convert("L"), sheet, 2, 24)
        frame.paste(tint, (0, 0), darker.point(ink).point(shade))
        return frame

    return apply


def pencil(spec: Table, plan: Plan) -> Filter:
    """Lines where tones change, hatching where it is dark: graphite on paper."""
    shot = plan.shot
    luck = shot.random("hatch")
    y, x = np.mgrid[0 : shot.height, 0 : shot.width].astype(np.float32)
    wobble = field(luck, shot.width, shot.height, columns=8, rows=6, octaves=3) * 14
    step = max(3.0, shot.height / 110)
    strokes = [
        0.5 + 0.5 * np.sin(((x * a + y * b) + wobble) * 2 * np.pi / step)
        for a, b in ((0.7, 0.72), (0.9, -0.44))
    ]
    hatch = [Image.fromarray((s * 105 + 75).astype(np.uint8)) for s in strokes]
    factor = max(2, shot.height // 160)
    light = [min(255, round(v * 0.8 + 92)) for v in range(256)]
    dark = [min(255, round(v * 1.5 + 105)) for v in range(256)]

    def apply(frame: Image.Image, number: int) -> Image.Image:
        grey = frame.convert("L")
        soft = grey.reduce(factor).resize(grey.size, Image.Resampling.BILINEAR)
        lines = ImageChops.subtract(grey, soft, 0.24, 252)
        tone = ImageChops.lighter(hatch[0], grey.point(light))
        tone = ImageChops.multiply(tone, ImageChops.lighter(hatch[1], grey.point(dark)))
        drawn = ImageChops.multiply(lines, tone)
        return Image.blend(Image.merge("RGB", [drawn] * 3), frame, float(spec.get("keep", 0.0)))

    return apply


def pixels(spec: Table, plan: Plan) -> Filter:
    """Large pixels, `rows` of them from top to bottom, in `levels` steps a channel with an
    ordered dither (Bayer, 4 by 4)."""
    shot = plan.shot
    block = max(1, round(shot.height / int(spec["rows"])))
    size = (max(1, shot.width // block), max(1, shot.height // block))
    step = 255 / (int(spec["levels"]) - 1)
    bayer = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32)
    tiled = np.tile((bayer + 0.5) / 16 - 0.5, (size[1] // 4 + 1, size[0] // 4 + 1))
    offset = (tiled[: size[1], : size[0], None] * step * 0.38).astype(np.float32)

    def apply(frame: Image.Image, number: int) -> Image.Image:
        small = np.asarray(frame.resize(size, Image.Resampling.BOX), np.float32)
        flat = np.clip(np.round((small + offset) / step) * step, 0, 255).astype(np.uint8)
        return Image.fromarray(flat).resize(frame.size, Image.Resampling.NEAREST)

    return apply


def strokes(spec: Table, plan: Plan) -> Filter:
    """Brush strokes: each pixel takes the colour of the middle of its stroke; the bristles'
    relief is laid over."""
    shot = plan.shot
    luck = shot.random("strokes")
    height, width = shot.height, shot.width
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    flow = (field(luck, width, height, columns=3, rows=3, octaves=2) - 0.5) * 2.6
    long, thin = float(spec["size"]) * height * 3.2, float(spec["size"]) * height
    bend = field(luck, width, height, columns=9, rows=7, octaves=3) * thin * 5
    along = (x * np.cos(flow.mean()) + y * 0.35 + bend) / long
    across = (y - x * 0.28 + bend * 1.4 + flow * thin * 2) / thin
    row = np.floor(across)
    shift = (np.sin(row * 127.1) * 43758.5453) % 1
    column = np.floor(along + shift)
    down = (across - row - 0.5) * thin
    side = (along + shift - column - 0.5) * long
    source_y = np.clip(y - down * 0.9, 0, height - 1).astype(np.int32)
    source_x = np.clip(x - side * 0.55 - down * 0.28, 0, width - 1).astype(np.int32)
    index = source_y * width + source_x
    ridge = (
        1
        - 0.16 * np.abs(across - row - 0.5) ** 2 * 4
        + 0.05 * ((np.sin((row + column * 7) * 78.2) * 4375.8) % 1)
    )
    relief = Image.merge("RGB", [mask_of((ridge * 0.97).astype(np.float32))] * 3)

    def apply(frame: Image.Image, number: int) -> Image.Image:
        packed = np.asarray(frame.convert("RGBX")).view(np.uint32).reshape(-1)
        moved = np.take(packed, index).view(np.uint8).reshape(height, width, 4)
        return ImageChops.multiply(Image.fromarray(moved[..., :3].copy()), relief)

    return apply
