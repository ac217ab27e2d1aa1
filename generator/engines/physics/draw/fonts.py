"""The fonts, chosen for each character: Inter, and Noto Sans CJK for what it lacks.

Neither is enough: Inter has no Chinese, Noto Sans CJK no ₀ and no ⁻.
"""

from functools import cache
from importlib.resources import files

from PIL import ImageFont

CHINESE = 1
"""The face that is not Inter."""

_CJK_SIMPLIFIED = 2
"""The simplified Chinese face of the collection, by its index."""

_FACES = 2
_BOLD, _REGULAR = 650, 420  # of Inter's weights, 100 to 900
_OPTICAL_SIZE = 14


@cache
def font(face: int, size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
    """Face 0 is Inter, `CHINESE` Noto Sans CJK SC; `size` in pixels per em."""
    basic = ImageFont.Layout.BASIC  # complex shaping is not needed, and slower
    if face == CHINESE:
        path = files("noto_cjk_sans_otc") / "NotoSansCJK-Regular.ttc"
        return ImageFont.truetype(str(path), size, index=_CJK_SIMPLIFIED, layout_engine=basic)
    path = files("fontpkg_inter") / "files" / "Inter[opsz,wght].ttf"
    inter = ImageFont.truetype(str(path), size, layout_engine=basic)
    inter.set_variation_by_axes([_OPTICAL_SIZE, _BOLD if bold else _REGULAR])
    return inter


@cache
def face_of(character: str) -> int:
    """The first face that has the character; the last one where none has."""
    return next((face for face in range(_FACES) if _has(face, character)), _FACES - 1)


def lacking(text: str) -> str:
    """The characters that no face has, which would be drawn as boxes."""
    return "".join(it for it in text if not any(_has(face, it) for face in range(_FACES)))


@cache
def _has(face: int, character: str) -> bool:
    if character.isspace():
        return True
    probe = font(face, 24, bold=False)
    return bytes(probe.getmask(character)) != bytes(probe.getmask("\uffff"))
