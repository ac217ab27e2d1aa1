"""What a picture's first bytes claim: its kind and its size, read before anything is decoded."""

from dataclasses import dataclass

from generator.errors import UserError

MOST_BYTES = 20 * 2**20
SIDE_LEAST, SIDE_MOST = 64, 8192
PIXELS_MOST = 40_000_000

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_SEGMENTS = 2000
"""Looked through in a JPEG at most: 20 MB could be millions of empty ones."""

_SIZED = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of segments that tell the size (ITU-T T.81, table B.1)."""

_BARE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Those that stand alone."""

_SCAN, _END = 0xDA, 0xD9


@dataclass(frozen=True, slots=True)
class Claim:
    """`width` and `height` are pixels as they are stored, before any turning."""

    kind: str  # as Pillow calls it
    width: int
    height: int


def claim_of(data: bytes) -> Claim:
    """What the bytes claim to be, whatever name or type came with them.

    Raises:
        UserError: too many bytes, another kind, too large or too small, or no header to be read.
    """
    if len(data) > MOST_BYTES:
        raise UserError("picture-too-heavy", most=MOST_BYTES // 2**20)
    claim = _read(data)
    given = f"{claim.width}x{claim.height}"
    if min(claim.width, claim.height) < SIDE_LEAST:
        raise UserError("picture-too-small", given=given, least=SIDE_LEAST)
    if max(claim.width, claim.height) > SIDE_MOST or claim.width * claim.height > PIXELS_MOST:
        megapixels = PIXELS_MOST // 10**6
        raise UserError("picture-too-large", given=given, most=SIDE_MOST, megapixels=megapixels)
    return claim


def _read(data: bytes) -> Claim:
    if data.startswith(_PNG):
        size = _png(data)
        kind = "PNG"
    elif data.startswith(_JPEG):
        size = _jpeg(data)
        kind = "JPEG"
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        size = _webp(data)
        kind = "WEBP"
    else:
        raise UserError("picture-kind")
    if size is None:
        raise UserError("picture-broken")
    return Claim(kind, *size)


def _png(data: bytes) -> tuple[int, int] | None:
    """https://www.w3.org/TR/png-3/#11IHDR"""
    if len(data) < 33 or data[12:16] != b"IHDR":
        return None
    return _big(data, 16, 4), _big(data, 20, 4)


def _jpeg(data: bytes) -> tuple[int, int] | None:
    """ITU-T T.81, B.1 and B.2.2."""
    at = 2
    for _ in range(_SEGMENTS):
        if at + 9 > len(data) or data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF:  # a filling byte
            at += 1
        elif marker in _BARE:
            at += 2
        elif marker in _SIZED:
            return _big(data, at + 7, 2), _big(data, at + 5, 2)
        elif marker in (_SCAN, _END):
            return None
        else:
            at += 2 + max(2, _big(data, at + 2, 2))
    return None


def _webp(data: bytes) -> tuple[int, int] | None:
    """RFC 9649, 2.5 to 2.7."""
    if len(data) < 30:
        return None
    match data[12:16]:
        case b"VP8X":
            return 1 + _little(data, 24, 3), 1 + _little(data, 27, 3)
        case b"VP8L" if data[20] == 0x2F:
            bits = _little(data, 21, 4)
            return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        case b"VP8 " if data[23:26] == b"\x9d\x01\x2a":
            return _little(data, 26, 2) & 0x3FFF, _little(data, 28, 2) & 0x3FFF
    return None


def _big(data: bytes, at: int, length: int) -> int:
    return int.from_bytes(data[at : at + length], "big")


def _little(data: bytes, at: int, length: int) -> int:
    return int.from_bytes(data[at : at + length], "little")
