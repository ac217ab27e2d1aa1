"""Text as pixels: each letter becomes a mask once, and lines are put together from those."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from generator.engines.physics.draw.fonts import CHINESE, face_of, font
from generator.engines.physics.draw.palette import Colour
from generator.types import Frame

_HALO = 2  # pixels around the letters in the colour of the ground
_FAINT_BOLD = 0.35  # pixels of stroke: the Chinese face has one weight
_FINENESS = 4  # places between two pixels that a letter can stand at


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter's masks, both (height, width), 0 to 255, and its `advance` in pixels."""

    letters: NDArray[np.uint8]
    halo: NDArray[np.uint8]
    advance: float


@dataclass(frozen=True, slots=True)
class Laid:
    """A line of text in its colours: a pixel becomes `kept` / 256 of what it was, plus `added`."""

    kept: NDArray[np.uint16]
    added: NDArray[np.uint8]


@lru_cache(maxsize=8192)
def text_size(text: str, size: int, *, bold: bool = False) -> tuple[int, int]:
    """Width and height in pixels at `size` pixels per em. The height is the same for every text of
    a size, and every digit is as wide, so that lines stand still while their numbers change."""
    width = sum(_advance(character, size, bold) for character in text)
    return max(1, round(width)), round(size * 1.3)


@lru_cache(maxsize=2048)
def laid(text: str, size: int, bold: bool, ink: Colour, rim: Colour) -> Laid:
    """The text in the colour `ink`, with a rim that parts it from what is below."""
    width, height = text_size(text, size, bold=bold)
    shape = height + 2 * _HALO, width + 2 * _HALO + size
    letters, halo = np.zeros(shape, np.uint8), np.zeros(shape, np.uint8)
    left = 0.0
    for character in text:
        whole, part = divmod(round(left * _FINENESS), _FINENESS)
        letter = _letter(character, size, bold, part)
        columns = slice(whole, whole + letter.letters.shape[1])
        for mask, piece in ((letters, letter.letters), (halo, letter.halo)):
            target = mask[:, columns]
            np.maximum(target, piece[:, : target.shape[1]], out=target)
        left += _advance(character, size, bold)
    around = halo[..., None].astype(np.float32) / 255
    inner = letters[..., None].astype(np.float32) / 255
    added = np.asarray(rim) * around * (1 - inner) + np.asarray(ink) * inner
    kept = (1 - around) * (1 - inner) * 256
    return Laid(kept.astype(np.uint16), added.astype(np.uint8))


def lay(frame: Frame, text: Laid, left: float, top: float) -> None:
    """Draw the text with its upper left corner there; what lies outside is cut off."""
    x, y = round(left) - _HALO, round(top) - _HALO
    height, width = text.kept.shape[:2]
    rows = slice(max(0, -y), min(height, frame.shape[0] - y))
    columns = slice(max(0, -x), min(width, frame.shape[1] - x))
    if rows.start >= rows.stop or columns.start >= columns.stop:
        return
    target = frame[y + rows.start : y + rows.stop, x + columns.start : x + columns.stop]
    below = target * text.kept[rows, columns]
    below >>= 8
    np.add(below, text.added[rows, columns], out=target, casting="unsafe")


@lru_cache(maxsize=4096)
def _advance(character: str, size: int, bold: bool) -> float:
    alike = "0" if character.isdigit() and character.isascii() else character
    return font(face_of(alike), size, bold=bold).getlength(alike)


@lru_cache(maxsize=8192)
def _letter(character: str, size: int, bold: bool, part: int) -> Letter:
    face = face_of(character)
    drawn = font(face, size, bold=bold)
    advance = _advance(character, size, bold)
    shape = (round(advance) + size // 2 + 2 * _HALO + 1, round(size * 1.3) + 2 * _HALO)
    slack = (advance - drawn.getlength(character)) / 2
    at = (_HALO + part / _FINENESS + slack, _HALO + round(size * 1.0))
    faint = _FAINT_BOLD if bold and face == CHINESE else 0
    masks = []
    for stroke in (faint, _HALO):
        mask = Image.new("L", shape)
        ImageDraw.Draw(mask).text(
            at, character, font=drawn, fill=255, anchor="ls", stroke_width=stroke
        )
        masks.append(np.asarray(mask))
    return Letter(masks[0], masks[1], advance)
