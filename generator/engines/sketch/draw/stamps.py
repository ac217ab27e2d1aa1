"""Small drawings set many times into a layer: the sheet they are stamped on, and antialiasing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from generator.engines.sketch.draw.colour import Floats, bytes_of, rgb
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.strip import Strip

FINE = 3  # drawings are made this much larger and reduced: smooth edges

Pen = ImageDraw.ImageDraw
Colour = tuple[int, int, int]


def drawn(width: int, height: int, draw: Callable[[Pen, float, float], None]) -> Image.Image:
    """An RGBA drawing; `draw` gets a pen and the size it draws in."""
    size = (max(2, width) * FINE, max(2, height) * FINE)
    sheet = Image.new("RGBA", size)
    draw(ImageDraw.Draw(sheet), float(size[0]), float(size[1]))
    return sheet.reduce(FINE)


def tone(colour: str | Floats, factor: float = 1.0) -> Colour:
    """A colour for the pen, lightened or darkened."""
    base = rgb(colour) if isinstance(colour, str) else colour
    return bytes_of(base * factor)


def blob(pen: Pen, x: float, y: float, radius: float, colour: Colour, flat: float = 1.0) -> None:
    pen.ellipse((x - radius, y - radius * flat, x + radius, y + radius * flat), fill=colour)


@dataclass(slots=True)
class Sheet:
    """A layer to stamp on: it wraps from left to right."""

    colour: Image.Image
    mask: Image.Image
    top: int

    @classmethod
    def blank(cls, plan: Plan, depth: float, top: int, bottom: int, ground: Colour) -> "Sheet":
        size = (plan.width(depth), max(2, bottom - top))
        return cls(Image.new("RGB", size, ground), Image.new("L", size), top)

    def stamp(self, drawing: Image.Image, x: float, foot: float) -> None:
        """Sets an RGBA drawing with the middle of its foot at (x, foot), a point of the frame."""
        left = round(x - drawing.width / 2) % self.colour.width
        top = round(foot - drawing.height) - self.top
        alpha = drawing.getchannel("A")
        for corner in (left, left - self.colour.width):
            if corner + drawing.width > 0:
                self.colour.paste(drawing, (corner, top), alpha)
                self.mask.paste(255, (corner, top), alpha)

    def strip(self, depth: float, haze: float) -> Strip:
        return Strip(colour=self.colour, mask=self.mask, top=self.top, depth=depth, haze=haze)


def pick(colours: Sequence[str], share: float) -> Floats:
    """A colour between the first and the last."""
    return rgb(colours[0]) * (1 - share) + rgb(colours[-1]) * share
