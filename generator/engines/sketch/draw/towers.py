"""Buildings while they are being built: walls, their coverage, and lamps that shine at night."""

from collections.abc import Callable

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from generator.engines.sketch.draw.stamps import Pen
from generator.engines.sketch.draw.strip import Strip

WARM = ("#ffd98a", "#ffc46b", "#fff0c4", "#ffb25e")
COLD = ("#cfe8ff", "#9fd0ff")

Ink = tuple[int, int, int] | int
Shape = Callable[[Pen, Ink], None]
"""Draws a shape in an ink: a colour on a picture, a strength on a mask."""


class Towers:
    """The three sheets of a skyline while it is being built: walls, coverage, lamps."""

    def __init__(self, width: int, height: int, ground: tuple[int, int, int]) -> None:
        self.wall = Image.new("RGB", (width, height), ground)
        self.mask = Image.new("L", (width, height))
        self.lamp = Image.new("RGB", (width, height))
        self.lit = Image.new("L", (width, height))
        self.walls, self.masks = ImageDraw.Draw(self.wall), ImageDraw.Draw(self.mask)
        self.lamps, self.lights = ImageDraw.Draw(self.lamp), ImageDraw.Draw(self.lit)

    def solid(self, draw: Shape, colour: tuple[int, int, int]) -> None:
        """Draws a shape as wall."""
        draw(self.walls, colour)
        draw(self.masks, 255)

    def shine(self, draw: Shape, colour: tuple[int, int, int], light: int) -> None:
        """Draws a shape that shines at night."""
        draw(self.lamps, colour)
        draw(self.lights, light)

    def strip(self, top: int, depth: float, haze: float, bloom: float) -> Strip:
        lit = self.lit
        if bloom > 0.6:
            near = lit.filter(ImageFilter.GaussianBlur(bloom))
            spread = _grown(self.lamp).filter(ImageFilter.GaussianBlur(bloom))
            lit = Image.merge("L", [Image.eval(near, lambda v: min(255, round(v * 0.8)))])
            self.lamp = Image.composite(self.lamp, spread, self.lit)
            lit.paste(self.lit, (0, 0), self.lit)
        return Strip(
            colour=self.wall, mask=self.mask, top=top, depth=depth, haze=haze, glow=(self.lamp, lit)
        )


def _grown(lamps: Image.Image) -> Image.Image:
    """Every lamp one pixel wider to all sides: a maximum filter of 3, ten times as fast."""
    for right, down in ((1, 0), (0, 1)):
        before, after = (ImageChops.offset(lamps, s * right, s * down) for s in (1, -1))
        lamps = ImageChops.lighter(lamps, ImageChops.lighter(before, after))
    return lamps


def block(left: float, top: float, right: float, bottom: float) -> Shape:
    def draw(pen: Pen, ink: Ink) -> None:
        pen.rectangle((left, top, right, bottom), fill=ink)

    return draw


def shape(points: list[tuple[float, float]]) -> Shape:
    def draw(pen: Pen, ink: Ink) -> None:
        pen.polygon(points, fill=ink)

    return draw
