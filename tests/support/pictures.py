"""Pictures as people give them, and as attackers do."""

import io
import struct
import zlib
from typing import Any

from PIL import Image

_PNG = b"\x89PNG\r\n\x1a\n"


def drawn(width: int = 320, height: int = 240, mode: str = "RGB") -> Image.Image:
    """A picture that shows which way is up: its upper left quarter is red, its upper right one
    green, its lower left one blue, and the rest white."""
    image = Image.new("RGB", (width, height), "white")
    for colour, corner in (("red", (0, 0)), ("lime", (width // 2, 0)), ("blue", (0, height // 2))):
        image.paste(colour, (*corner, corner[0] + width // 2, corner[1] + height // 2))
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def png(width: int = 320, height: int = 240) -> bytes:
    return saved(drawn(width, height), "PNG")


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def corners(image: Image.Image) -> list[str]:
    """The colours of its quarters: upper left, upper right, lower left, lower right."""
    width, height = image.size
    places = [(x, y) for y in (height // 4, 3 * height // 4) for x in (width // 4, 3 * width // 4)]
    return [_named(image.convert("RGB").getpixel(place)) for place in places]


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(width: int, height: int, pixels: bytes, *chunks: bytes) -> bytes:
    """A grey PNG whose header says that size, whatever is in it. `pixels` are plain."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(pixels, 9))
    return _PNG + b"".join([chunk(b"IHDR", header), *chunks, body, chunk(b"IEND", b"")])


def bomb(width: int, height: int) -> bytes:
    """A few kilobytes of PNG that are very many pixels."""
    return png_of(width, height, bytes((width + 1) * height))


def _named(pixel: Any) -> str:
    red, green, blue = (level > 127 for level in pixel)
    names = {
        (True, False, False): "red",
        (False, True, False): "green",
        (False, False, True): "blue",
        (True, True, True): "white",
    }
    return names.get((red, green, blue), f"{pixel}")
