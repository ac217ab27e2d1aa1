"""Small things in number: each follows a law of its own age, in whole rounds over the clip."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from generator.engines.sketch.draw.colour import Floats
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.shot import Moment
from generator.engines.sketch.draw.stamps import Pen, drawn, tone
from generator.engines.sketch.draw.tables import Table

TURNS = 12  # pictures of one particle turning


@dataclass(slots=True)
class Flutter:
    """Light things that cross the frame turning over: petals, leaves, confetti."""

    kinds: Sequence[Sequence[Image.Image]]
    starts: Floats  # (n, 6): across, when, sway, phase, spin, kind
    cycles: Sequence[int]
    rising: bool
    wind: float
    lit: bool

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        span = canvas.height * 1.2
        for (across, when, sway, phase, spin, kind), cycles in zip(
            self.starts, self.cycles, strict=True
        ):
            age = (when + now.u * cycles) % 1
            frames = self.kinds[int(kind)]
            swing = math.sin(2 * math.pi * (2 * age) + phase)
            x = (across * 1.3 - 0.15) * canvas.width + swing * sway * canvas.height
            x -= self.wind * age * canvas.height + now.pan * 0.5
            x = (x + 0.1 * canvas.width) % (1.2 * canvas.width) - 0.1 * canvas.width
            y = age * span - 0.1 * canvas.height
            y = canvas.height - y if self.rising else y
            image = frames[int((age * spin + phase) * TURNS) % TURNS]
            canvas.paste(image, (round(x), round(y)), image)


def _turning(
    size: int, draw: Callable[[Pen, float, float], None], tumble: bool
) -> list[Image.Image]:
    """A drawing seen at `TURNS` angles; tumbling things also show their thin side."""
    whole = drawn(size, size, draw)
    result = []
    for step in range(TURNS):
        image = whole
        if tumble:
            flat = max(2, round(size * (0.25 + 0.75 * abs(math.cos(math.pi * step / TURNS)))))
            image = Image.new("RGBA", (size, size))
            image.paste(
                whole.resize((size, flat), Image.Resampling.BILINEAR), (0, (size - flat) // 2)
            )
        result.append(image.rotate(360 * step / TURNS, Image.Resampling.BICUBIC))
    return result


def _starts(luck: np.random.Generator, count: int, sway: float, kinds: int) -> Floats:
    return np.stack(
        [
            luck.random(count),
            luck.random(count),
            luck.uniform(0.3, 1.0, count) * sway,
            luck.uniform(0, 6.28, count),
            luck.integers(1, 4, count).astype(np.float64),
            luck.integers(0, kinds, count).astype(np.float64),
        ],
        axis=1,
    ).astype(np.float32)


def _cycles(plan: Plan, luck: np.random.Generator, count: int, hertz: float) -> list[int]:
    return [plan.shot.cycles(hertz * luck.uniform(0.8, 1.4)) for _ in range(count)]


def _petal(colour: str) -> Callable[[Pen, float, float], None]:
    def draw(pen: Pen, wide: float, tall: float) -> None:
        pen.ellipse((wide * 0.2, tall * 0.08, wide * 0.8, tall * 0.92), fill=tone(colour))
        pen.polygon(
            [(wide * 0.42, 0), (wide * 0.5, tall * 0.22), (wide * 0.58, 0)], fill=(0, 0, 0, 0)
        )
        pen.ellipse((wide * 0.38, tall * 0.5, wide * 0.62, tall * 0.9), fill=tone(colour, 0.92))

    return draw


def _leaf(colour: str) -> Callable[[Pen, float, float], None]:
    def draw(pen: Pen, wide: float, tall: float) -> None:
        ways = np.linspace(0, 1, 12)
        half = wide * 0.3 * np.sin(np.pi * ways) ** 0.8
        ys = tall * (0.06 + 0.78 * ways)
        left = [(wide / 2 - float(h), float(y)) for h, y in zip(half, ys, strict=True)]
        right = [(wide / 2 + float(h), float(y)) for h, y in zip(half, ys, strict=True)]
        pen.polygon([*left, *right[::-1]], fill=tone(colour))
        pen.polygon([*left, *[(wide / 2, y) for _, y in right[::-1]]], fill=tone(colour, 0.84))
        pen.line(
            (wide / 2, tall * 0.1, wide / 2, tall),
            fill=tone(colour, 0.6),
            width=max(1, round(wide * 0.05)),
        )

    return draw


def _scrap(colour: str) -> Callable[[Pen, float, float], None]:
    def draw(pen: Pen, wide: float, tall: float) -> None:
        pen.rectangle((wide * 0.22, tall * 0.3, wide * 0.78, tall * 0.7), fill=tone(colour))

    return draw


_SHAPES = {"petal": _petal, "leaf": _leaf, "scrap": _scrap}


def flutter(spec: Table, plan: Plan) -> Flutter:
    """`shape`, `colours`, `count`, `size` (units), `hertz`, `sway` from the effect's table."""
    shot = plan.shot
    luck = shot.random("flutter " + str(spec["shape"]))
    kinds = [
        _turning(shot.px(float(spec["size"]) * size), _SHAPES[spec["shape"]](colour), True)
        for colour in spec["colours"]
        for size in (0.7, 1.0, 1.35)
    ]
    count = round(int(spec["count"]) * shot.width / shot.height * 0.75)
    wind = 0.9 if "wind" in plan.scene.effects else float(spec.get("wind", 0.1))
    return Flutter(
        kinds,
        _starts(luck, count, float(spec["sway"]), len(kinds)),
        _cycles(plan, luck, count, float(spec["hertz"])),
        False,
        wind,
        True,
    )


class Bubbles:
    """Round, glassy, rising with a wobble."""

    def __init__(self, spec: Table, plan: Plan) -> None:
        shot = plan.shot
        luck = shot.random("bubbles")
        self._images = [_bubble(shot.px(size)) for size in (0.012, 0.02, 0.032, 0.05, 0.075)]
        count = round(34 * shot.width / shot.height)
        weights = np.array([0.34, 0.3, 0.2, 0.11, 0.05])
        self._many = [
            (
                luck.random(),
                luck.random(),
                luck.uniform(0, 6.28),
                int(luck.choice(5, p=weights)),
                shot.cycles(luck.uniform(0.22, 0.5)),
            )
            for _ in range(count)
        ]

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        for across, when, phase, size, cycles in self._many:
            age = (when + cycles * now.u) % 1
            image = self._images[size]
            x = (
                across * canvas.width
                + 0.02 * canvas.height * math.sin(9 * age + phase)
                - now.pan * 0.4
            )
            y = canvas.height * (1.08 - 1.2 * age)
            canvas.paste(
                image, (round(x % (canvas.width + image.width)) - image.width, round(y)), image
            )


def _bubble(size: int) -> Image.Image:
    size = max(5, size)
    axis = np.linspace(-1.08, 1.08, size, dtype=np.float32)
    dx, dy = axis[None], axis[:, None]
    far = np.sqrt(dx * dx + dy * dy)
    rim = np.exp(-(((far - 0.9) / 0.11) ** 2)) * 0.75 + 0.14 * (far < 0.95)
    shine = np.exp(-(((dx + 0.38) ** 2 + (dy + 0.42) ** 2) / 0.03)) + 0.5 * np.exp(
        -(((dx - 0.42) ** 2 + (dy - 0.45) ** 2) / 0.02)
    )
    alpha = np.clip(np.maximum(rim, shine), 0, 1) * (far < 1.06)
    hue = np.stack(
        [0.86 + 0.14 * dx + 0 * dy, 0.95 + 0 * dx + 0.05 * dy, 1.0 - 0.06 * dx + 0 * dy], axis=-1
    )
    white = np.clip(hue + shine[..., None], 0, 1)
    pixels = np.concatenate([white, alpha[..., None]], axis=-1)
    return Image.fromarray((np.clip(pixels, 0, 1) * 255).astype(np.uint8))
