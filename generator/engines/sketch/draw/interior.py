"""Rooms: a wall with a window on the sky, and a floor of boards."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from generator.engines.sketch.draw.colour import Floats, bytes_of, ramp, rgb
from generator.engines.sketch.draw.noise import field
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.stamps import Pen, blob, drawn, tone
from generator.engines.sketch.draw.strip import Strip, picture, smoothstep, stops
from generator.engines.sketch.draw.tables import Table


def wall(spec: Table, plan: Plan, name: str) -> Strip:
    """The back wall down to the floor, with a window cut out of it, pictures and a lamp."""
    shot = plan.shot
    luck = shot.random(name)
    width = plan.width(0.7)
    height = plan.horizon + shot.margin
    theme = spec["walls"][int(luck.integers(len(spec["walls"])))]
    colours = ramp(stops([rgb(c) for c in theme]), height)[:, None] * np.ones(
        (1, width, 1), np.float32
    )
    step = max(6, round(0.075 * shot.height))
    stripe = (np.arange(width) // step % 2)[None, :, None]
    sheet = picture(np.clip(colours * (1 - 0.035 * stripe), 0, 1))
    mask = Image.new("L", (width, height), 255)
    lamp, lit = Image.new("RGB", (width, height), tone("#ffca7a")), Image.new("L", (width, height))
    middle = width / 2
    left = luck.random() < 0.5
    window = _window_box(plan, middle, left)
    _window(sheet, mask, window, shot.height)
    _frames(sheet, plan, middle + (0.36 if left else -0.36) * shot.unit, luck)
    _lamp(sheet, lit, plan, middle + (0.1 if left else -0.1) * shot.unit)
    skirting = round(0.045 * shot.height)
    ImageDraw.Draw(sheet).rectangle((0, height - skirting, width, height), fill=tone("#f4ece0"))
    ImageDraw.Draw(sheet).line(
        (0, height - skirting, width, height - skirting), fill=tone("#d3c6b4"), width=2
    )
    return Strip(colour=sheet, mask=mask, top=-shot.margin, depth=0.7, glow=(lamp, lit))


def _window_box(plan: Plan, middle: float, left: bool) -> tuple[float, float, float, float]:
    unit, margin = plan.shot.unit, plan.shot.margin
    x = middle + (-0.36 if left else 0.36) * unit
    top = margin + 0.1 * plan.shot.height
    return x - 0.19 * unit, top, x + 0.19 * unit, top + 0.4 * unit


def _window(
    sheet: Image.Image, mask: Image.Image, box: tuple[float, float, float, float], frame: int
) -> None:
    pen, hole = ImageDraw.Draw(sheet), ImageDraw.Draw(mask)
    left, top, right, bottom = box
    rim = 0.016 * frame
    pen.rectangle((left - rim, top - rim, right + rim, bottom + rim), fill=tone("#fbf6ec"))
    hole.rectangle(box, fill=0)
    thin = rim * 0.32
    for bar in ((left + right) / 2,):
        hole.rectangle((bar - thin, top, bar + thin, bottom), fill=255)
    hole.rectangle((left, (top + bottom) / 2 - thin, right, (top + bottom) / 2 + thin), fill=255)
    pen.rectangle((left, top, right, bottom), fill=tone("#fbf6ec"))
    pen.rectangle(
        (left - rim * 1.8, bottom + rim, right + rim * 1.8, bottom + rim * 2.2),
        fill=tone("#efe4d2"),
    )
    for side, inner in (
        (left - rim * 4.2, left + rim * 1.5),
        (right + rim * 4.2, right - rim * 1.5),
    ):
        for fold in range(5):
            x0 = side + (inner - side) * fold / 5
            x1 = side + (inner - side) * (fold + 1) / 5
            shade = tone("#c9695f", 1.05 - 0.09 * (fold % 2) - 0.03 * fold)
            area = (min(x0, x1), top - rim * 2, max(x0, x1), bottom + rim * 4)
            pen.rectangle(area, fill=shade)
            hole.rectangle(area, fill=255)
    pen.rectangle(
        (left - rim * 5, top - rim * 2.8, right + rim * 5, top - rim * 1.8), fill=tone("#7b5a44")
    )


def _frames(sheet: Image.Image, plan: Plan, x: float, luck: np.random.Generator) -> None:
    """Three framed pictures of landscapes."""
    unit, top = plan.shot.unit, plan.shot.margin + 0.13 * plan.shot.height
    pen = ImageDraw.Draw(sheet)
    for dx, dy, wide, tall in (
        (-0.1, 0.0, 0.15, 0.19),
        (0.09, 0.02, 0.13, 0.1),
        (0.09, 0.15, 0.11, 0.09),
    ):
        box = [
            x + (dx - wide / 2) * unit,
            top + dy * unit,
            x + (dx + wide / 2) * unit,
            top + (dy + tall) * unit,
        ]
        pen.rectangle(box, fill=tone("#8a6548"))
        edge = 0.009 * unit
        inner = [box[0] + edge, box[1] + edge, box[2] - edge, box[3] - edge]
        pen.rectangle(inner, fill=tone(str(luck.choice(["#cfe3e6", "#f3d9b8", "#d8d0ea"]))))
        low, high = inner[3], inner[1] + (inner[3] - inner[1]) * luck.uniform(0.35, 0.55)
        pen.polygon(
            [
                (inner[0], low),
                (inner[0], high + 6),
                ((inner[0] + inner[2]) / 2, high),
                (inner[2], high + 9),
                (inner[2], low),
            ],
            fill=tone(str(luck.choice(["#7fa58a", "#b88a6c", "#6f86a8"]))),
        )


def _lamp(sheet: Image.Image, lit: Image.Image, plan: Plan, x: float) -> None:
    """A lamp that hangs from the ceiling."""
    unit, margin = plan.shot.unit, plan.shot.margin
    pen = ImageDraw.Draw(sheet)
    y = margin + 0.14 * plan.shot.height
    pen.line((x, 0, x, y), fill=tone("#5b4a42"), width=max(1, round(unit * 0.004)))
    pen.polygon(
        [
            (x - 0.025 * unit, y),
            (x + 0.025 * unit, y),
            (x + 0.08 * unit, y + 0.07 * unit),
            (x - 0.08 * unit, y + 0.07 * unit),
        ],
        fill=tone("#e9a94f"),
    )
    light = ImageDraw.Draw(lit)
    for reach, value in ((0.42, 18), (0.3, 34), (0.2, 58), (0.12, 96), (0.05, 190)):
        light.ellipse(
            (
                x - reach * unit,
                y + 0.06 * unit - reach * unit * 0.8,
                x + reach * unit,
                y + 0.06 * unit + reach * unit,
            ),
            fill=value,
        )
    lit.paste(lit.filter(ImageFilter.GaussianBlur(0.03 * unit)))


def boards(spec: Table, plan: Plan, name: str) -> Strip:
    """A floor of planks that run towards us, with a rug where asked."""
    shot = plan.shot
    luck = shot.random(name)
    width = plan.width(1.0)
    height = shot.height + shot.margin - plan.horizon
    rows = np.arange(height, dtype=np.float32)[:, None]
    near = 0.55 + 0.9 * rows / height
    across = (np.arange(width, dtype=np.float32)[None] - width / 2) / near
    plank = max(8.0, 0.12 * shot.height)
    number = np.floor(across / plank)
    shade = 0.9 + 0.16 * np.sin(number * 12.9898 + 3.1) ** 2
    seam = smoothstep(0.0, 0.035, np.abs((across / plank) % 1 - 0.5) * 2 * -1 + 1)
    grain = field(luck, width, height, columns=max(4, width // 9), rows=5, octaves=3)
    base = ramp(stops([rgb(c) for c in spec["colours"]]), height)[:, None]
    colours = base * (shade * (0.7 + 0.3 * seam) * (0.94 + 0.12 * grain))[..., None]
    sheet = picture(np.clip(colours, 0, 1))
    if "rug" in spec:
        rug = _rug(plan, [rgb(c) for c in spec["rug"]])
        sheet.paste(rug, ((width - rug.width) // 2, round(height * 0.2)), rug)
    return Strip(colour=sheet, mask=None, top=plan.horizon, depth=1.0)


def _rug(plan: Plan, colours: list[Floats]) -> Image.Image:
    wide, tall = round(1.0 * plan.shot.unit), round(0.2 * plan.shot.unit)

    def draw(pen: Pen, w: float, h: float) -> None:
        for index, size in enumerate((1.0, 0.92, 0.8, 0.72, 0.4)):
            blob(pen, w / 2, h / 2, w / 2 * size, bytes_of(colours[index % len(colours)]), h / w)

    return drawn(wide, tall, draw)
