"""Weather that fills the frame: rain, snow, fog, wind, lightning."""

import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from generator.engines.sketch.draw.colour import bytes_of, rgb
from generator.engines.sketch.draw.glaze import Stain
from generator.engines.sketch.draw.noise import field
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.shot import Moment
from generator.engines.sketch.draw.strip import mask_of, scaled
from generator.engines.sketch.draw.tables import Table


class Sheets:
    """Drops or flakes as tiles of mask, each at its own distance, falling whole tiles a clip."""

    def __init__(self, tiles: list[tuple[Image.Image, int, float]], tint: str, sway: float) -> None:
        """`tiles`: mask, how many of its heights it falls in the clip, how much wind drives it."""
        self._tiles = [(Stain(mask), falls, slant) for mask, falls, slant in tiles]
        self._tint = rgb(tint)
        self._sway = sway

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        light = bytes_of(self._tint * (0.45 + 0.55 * now.light.key) + 0.1)
        for mask, falls, slant in self._tiles:
            down = round(now.u * falls * mask.height)
            side = -slant * down + self._sway * math.sin(2 * math.pi * now.u + falls) * mask.width
            y = down % mask.height - mask.height
            x = round(side - now.pan * 0.6) % mask.width - mask.width
            for top in range(y, canvas.height, mask.height):
                for left in range(x, canvas.width, mask.width):
                    mask.lay(canvas, light, (left, top))


def rain(spec: Table, plan: Plan) -> Sheets:
    """Slanted streaks at two distances."""
    shot = plan.shot
    slant = 0.34 if "wind" in plan.scene.effects else 0.14
    tiles = []
    for near, (long, thick, light) in enumerate(((0.055, 1, 90), (0.12, 2, 120))):
        luck = shot.random(f"rain {near}")
        height = shot.height + shot.margin
        width = max(
            8, round(height * slant) * math.ceil(shot.width / max(1, round(height * slant)))
        )
        tile = Image.new("L", (width * 2, height * 2))
        pen = ImageDraw.Draw(tile)
        count = round(width * height / shot.height**2 * (300, 70)[near])
        for _ in range(count):
            x, y = luck.random() * width, luck.random() * height
            reach = long * shot.height * luck.uniform(0.6, 1.2)
            value = round(light * luck.uniform(0.5, 1.0))
            weight = max(1, round(thick * shot.height / 480 * 2))
            for dx in (0, width):
                for dy in (-height, 0):
                    end = (2 * (x + dx - slant * reach), 2 * (y + dy + reach))
                    pen.line((2 * (x + dx), 2 * (y + dy), *end), fill=value, width=weight)
        small = tile.crop((0, 0, width * 2, height * 2)).reduce(2)
        tiles.append((small, shot.cycles((1.6, 2.4)[near]), slant))
    return Sheets(tiles, "#dbe8f5", 0.0)


class Snow:
    """Flakes at two distances as sheets, and near ones each for itself, large and soft."""

    def __init__(self, spec: Table, plan: Plan) -> None:
        shot = plan.shot
        self._wind = 0.5 if "wind" in plan.scene.effects else 0.08
        tiles = [
            (_snow_tile(plan, size, many), shot.cycles(speed), self._wind * (1 + near))
            for near, (size, many, speed) in enumerate(((0.0042, 300, 0.3), (0.0075, 120, 0.4)))
        ]
        self._sheets = Sheets(tiles, "#ffffff", 0.02)
        luck = shot.random("snow near")
        flakes = [
            Stain(_flake(shot.unit * size, light))
            for size, light in ((0.01, 0.95), (0.014, 0.8), (0.019, 0.6), (0.026, 0.45))
        ]
        self._near = [
            (
                flakes[int(luck.integers(len(flakes)))],
                luck.random(),
                luck.random(),
                luck.uniform(0, 6.28),
                shot.cycles(luck.uniform(0.35, 0.65)),
            )
            for _ in range(round(64 * shot.width / shot.height))
        ]

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        self._sheets.paint(canvas, now)
        tint = bytes_of(np.clip(0.55 + 0.45 * now.light.key, 0, 1))
        for mask, across, when, phase, cycles in self._near:
            age = (when + cycles * now.u) % 1
            x = (across - self._wind * age * 1.5) * canvas.width
            x += 0.03 * canvas.height * math.sin(2 * math.pi * 2 * age + phase) - now.pan * 0.8
            y = age * (canvas.height + 2 * mask.height) - mask.height
            left = round(x % (canvas.width + mask.width)) - mask.width
            mask.lay(canvas, tint, (left, round(y)))


def _snow_tile(plan: Plan, size: float, many: int) -> Image.Image:
    shot = plan.shot
    luck = shot.random(f"snow {many}")
    width, height = shot.width, shot.height
    tile = Image.new("L", (width, height))
    flakes = [_flake(max(1.0, size * height * share), 0.9) for share in (0.7, 1.0, 1.3)]
    for _ in range(round(many * width / height)):
        x, y = int(luck.integers(width)), int(luck.integers(height))
        flake = flakes[int(luck.integers(3))]
        for dx in (0, -width):
            for dy in (0, -height):
                tile.paste(255, (x + dx, y + dy), flake)
    return tile


def _flake(radius: float, light: float) -> Image.Image:
    size = math.ceil(radius * 2) + 3
    axis = np.arange(size, dtype=np.float32) - (size - 1) / 2
    far = np.sqrt(axis[None] ** 2 + axis[:, None] ** 2)
    return mask_of(np.clip((radius + 0.7 - far) / (0.7 + radius * 0.5), 0, 1) * light)


class Fog:
    """Two banks of mist that pass each other, thickest about the horizon."""

    def __init__(self, spec: Table, plan: Plan) -> None:
        shot = plan.shot
        luck = shot.random("fog")
        height = shot.height
        rows = np.linspace(0, 1, height, dtype=np.float32)[:, None]
        horizon = min(0.8, plan.horizon / shot.height)
        band = np.exp(-(((rows - horizon) / 0.36) ** 2)) * 0.85 + 0.2 * rows + 0.1
        self._banks = []
        for columns in (3, 5):
            cloud = field(luck, shot.width, height // 2, columns=columns, rows=3, octaves=4)
            mask = mask_of(cloud).resize((shot.width, height), Image.Resampling.BICUBIC)
            thick = np.asarray(mask, np.float32) / 255
            cover = np.clip(band * (0.12 + 0.75 * thick) * 0.8, 0, 0.85)
            self._banks.append(Stain(mask_of(cover)))

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        tint = bytes_of(np.clip(now.light.haze * 0.75 + 0.25 * now.light.key * 0.9, 0, 1))
        for mask, way in zip(self._banks, (1, -1), strict=True):
            x = round((way * now.u) * mask.width - now.pan * 0.4) % mask.width
            mask.lay(canvas, tint, (x, 0))
            mask.lay(canvas, tint, (x - mask.width, 0))


class Wind:
    """Long pale strokes that sweep by."""

    def __init__(self, spec: Table, plan: Plan) -> None:
        shot = plan.shot
        luck = shot.random("wind")
        self._strokes = []
        for _ in range(9):
            mask = Stain(_gust(shot.px(luck.uniform(0.4, 0.8)), shot.px(0.1), luck))
            self._strokes.append(
                (mask, luck.random(), luck.uniform(0.08, 0.86), shot.cycles(luck.uniform(0.4, 0.7)))
            )

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        tint = bytes_of(np.minimum(now.light.key * 0.85 + 0.15, 1))
        for mask, start, y, cycles in self._strokes:
            way = (start + cycles * now.u) % 1
            x = (
                round(canvas.width + mask.width - way * (canvas.width + 2 * mask.width))
                - mask.width // 2
            )
            fade = math.sin(math.pi * way) ** 0.5 * 0.8
            mask.lay(canvas, tint, (x, round(y * canvas.height)), fade)


def _gust(wide: int, tall: int, luck: np.random.Generator) -> Image.Image:
    """A stroke that ends in a curl."""
    sheet = Image.new("L", (wide * 2, tall * 2))
    pen = ImageDraw.Draw(sheet)
    curl = tall * 0.5
    base = tall * 1.4
    xs = np.linspace(curl * 2.2, wide * 2, 40)
    points = [(float(x), float(base + tall * 0.1 * math.sin(x / wide * 4))) for x in xs]
    turn = np.linspace(math.pi / 2, math.pi * 2.1, 30)
    shrink = np.linspace(1, 0.45, 30)
    loop = [
        (
            float(xs[0] - curl * s * math.cos(a) * -1 - 0),
            float(base - curl + curl * s * math.sin(a)),
        )
        for a, s in zip(turn, shrink, strict=True)
    ]
    pen.line([*points[::-1], *loop], fill=210, width=max(2, tall // 14), joint="curve")
    fade = Image.linear_gradient("L").rotate(90).resize(sheet.size)
    soft = Image.composite(
        sheet, Image.new("L", sheet.size), fade.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    )
    return soft.resize((wide, tall), Image.Resampling.LANCZOS)


class Lightning:
    """Bolts that flash out of the clouds, twice or three times a clip, and light everything."""

    def __init__(self, spec: Table, plan: Plan) -> None:
        shot = plan.shot
        luck = shot.random("lightning")
        strikes = max(2, round(shot.seconds * 0.75))
        self._strikes = []
        for number in range(strikes):
            when = (number + luck.uniform(0.25, 0.6)) / strikes
            bolt = _bolt(shot.width, max(8, plan.horizon), luck)
            self._strikes.append(
                (when, bolt, bolt.filter(ImageFilter.GaussianBlur(shot.height * 0.016)))
            )
        self._length = 0.42 / shot.seconds

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        for when, bolt, halo in self._strikes:
            age = (now.u - when) / self._length
            if not 0 <= age < 1:
                continue
            flicker = (1 - age) ** 1.5 * (1.0 if int(age * 9) % 3 != 1 else 0.35)
            veil = Image.new("RGB", canvas.size, (226, 232, 255))
            canvas.paste(Image.blend(canvas, veil, 0.5 * flicker))
            canvas.paste((178, 170, 255), (0, 0), scaled(halo, min(1.0, flicker * 1.2)))
            canvas.paste((255, 255, 255), (0, 0), scaled(bolt, min(1.0, flicker * 1.5)))


def _bolt(width: int, height: int, luck: np.random.Generator) -> Image.Image:
    sheet = Image.new("L", (width, height))
    pen = ImageDraw.Draw(sheet)

    def strike(x: float, y: float, down: float, thick: float, lean: float) -> None:
        while y < down and thick > 0.4:
            x2 = x + luck.normal(lean, 0.024) * height
            y2 = y + luck.uniform(0.025, 0.06) * height
            pen.line((x, y, x2, y2), fill=255, width=max(1, round(thick)))
            if luck.random() < 0.16 and thick > height * 0.004:
                strike(
                    x2,
                    y2,
                    y2 + (down - y2) * luck.uniform(0.3, 0.6),
                    thick * 0.5,
                    luck.choice([-1, 1]) * 0.028,
                )
            x, y = x2, y2
            thick *= 0.985

    strike(width * luck.uniform(0.2, 0.8), -4, height, max(1.6, height * 0.011), 0.0)
    return sheet
