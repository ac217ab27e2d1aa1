"""Grass and flowers: blades before everything, tufts scattered over the ground."""

import numpy as np
from PIL import Image

from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.stamps import Pen, Sheet, blob, drawn, pick, tone
from generator.engines.sketch.draw.strip import Strip
from generator.engines.sketch.draw.tables import Table


def grass(spec: Table, plan: Plan, name: str) -> Strip:
    """Blades along the foot of the frame, before everything."""
    shot = plan.shot
    luck = shot.random(name)
    depth = float(spec.get("depth", 1.3))
    tall = float(spec["tall"]) * shot.height
    bottom = shot.height + shot.margin
    wide = plan.width(depth)
    count = round(wide / max(2.0, tall * 0.09))

    def draw(pen: Pen, width: float, height: float) -> None:
        scale = width / wide
        for _ in range(count):
            x = luck.random() * width
            blade = tall * scale * luck.uniform(0.35, 1.0)
            lean = luck.uniform(-0.35, 0.35) * blade
            half = blade * luck.uniform(0.03, 0.055)
            foot = height - shot.margin * scale
            bow = (x + lean * 0.35, foot - blade * 0.6)
            shape = [
                (x - half, foot),
                (bow[0] - half * 0.7, bow[1]),
                (x + lean, foot - blade),
                (bow[0] + half * 0.7, bow[1]),
                (x + half, foot),
            ]
            pen.polygon(
                shape, fill=tone(pick(spec["colours"], luck.random()), luck.uniform(0.85, 1.1))
            )
        pen.rectangle(
            (0, height - shot.margin * scale, width, height), fill=tone(spec["colours"][-1])
        )

    height = round(tall) + shot.margin + 2
    drawing = drawn(wide, height, draw)
    return Strip(
        colour=drawing.convert("RGB"),
        mask=drawing.getchannel("A"),
        top=bottom - height,
        depth=depth,
    )


def tufts(spec: Table, plan: Plan, name: str) -> Strip:
    """Grass and flowers scattered over the ground, smaller with distance."""
    shot = plan.shot
    luck = shot.random(name)
    top = plan.horizon + float(spec["base"]) * shot.height
    sheet = Sheet.blank(
        plan, 1.0, round(top - 0.04 * shot.height), shot.height + shot.margin, (80, 130, 60)
    )
    flowers = [str(colour) for colour in spec.get("flowers", ())]
    greens = spec.get("greens", ["#5f9e48", "#3f8040"])
    count = round(float(spec.get("dense", 1.0)) * 70 * sheet.colour.width / shot.height)
    for near in np.sort(luck.random(count)) ** 0.8:
        size = shot.px(0.012 + 0.04 * float(near))
        flower = (
            flowers[int(luck.integers(len(flowers)))] if flowers and luck.random() < 0.55 else None
        )
        drawing = _tuft(size, tone(pick(greens, luck.random())), flower, luck)
        foot = top + (shot.height + shot.margin * 0.5 - top) * float(near)
        sheet.stamp(drawing, float(luck.random()) * sheet.colour.width, foot)
    return sheet.strip(1.0, 0.0)


def _tuft(
    size: int, green: tuple[int, int, int], flower: str | None, luck: np.random.Generator
) -> Image.Image:
    leans = luck.uniform(-0.4, 0.4, 4)

    def draw(pen: Pen, wide: float, tall: float) -> None:
        for lean in leans:
            tip = (wide * (0.5 + lean), tall * (0.25 + 0.3 * abs(lean)))
            pen.polygon([(wide * 0.46, tall), tip, (wide * 0.54, tall)], fill=green)
        if flower is not None:
            for turn in np.linspace(0, 2 * np.pi, 6)[:-1]:
                blob(
                    pen,
                    wide * (0.5 + 0.13 * np.cos(turn)),
                    tall * (0.2 + 0.13 * np.sin(turn)),
                    wide * 0.11,
                    tone(flower),
                )
            blob(
                pen,
                wide * 0.5,
                tall * 0.2,
                wide * 0.075,
                tone("#f5c542" if flower != "#f6d34c" else "#b9772b"),
            )

    return drawn(size, size, draw)
