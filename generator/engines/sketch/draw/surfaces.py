"""Filters that lend a surface: paper, film grain, scratches, dots, hatching, grids, strokes."""

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from generator.engines.sketch.draw.colour import Floats, bytes_of, rgb
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
    tint = bytes_of(rgb(spec["tint"]))

    def apply(frame: Image.Image, number: int) -> Image.Image:
        frame.paste(tint, (0, 0), mask)
        return frame

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
