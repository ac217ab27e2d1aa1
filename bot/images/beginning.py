"""A request for a clip that begins with a picture."""

from dataclasses import replace

from bot.composing import MakeVideo
from bot.grammar import SIZE_LEAST, SIZE_MOST
from bot.images.store import Picture
from generator.types import ClipRequest


def beginning_with(picture: Picture, made: MakeVideo) -> MakeVideo:
    """The same in the picture's shape, unless a size was named."""
    request = made.request.evolve(image=picture.name)
    if not made.sized:
        request = _shaped(request, picture.width / picture.height)
    return replace(made, request=request)


def _shaped(request: ClipRequest, ratio: float) -> ClipRequest:
    """At most as many pixels in another shape: `ratio` of width to height, as far as the grammar's
    bounds allow."""
    area = request.width * request.height
    width = _bounded((area * ratio) ** 0.5)
    height = _bounded(width / ratio)
    while width * height > area and width > SIZE_LEAST:  # a community may allow no pixel more
        width -= 2
        height = _bounded(width / ratio)
    return request.evolve(width=width, height=height)


def _bounded(pixels: float) -> int:
    """Even, within the bounds of a side."""
    return max(SIZE_LEAST, min(SIZE_MOST, 2 * round(pixels / 2)))
