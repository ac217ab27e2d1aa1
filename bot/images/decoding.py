"""The child's entry point: decodes one picture from stdin into a plain one on stdout, and ends.

`python -m bot.images.decoding PARENT_PID KIND WIDTH HEIGHT`; started by `bot.images.child`.

A picture is a stranger's program for a C library. Here it can take down neither the bot nor the
machine: this process holds nothing, has little memory and time, and dies with its parent.
"""

import io
import sys
import warnings

from PIL import Image, ImageCms

from bot.images.header import PIXELS_MOST
from generator.leash import die_with_parent, step_back

LONGEST = 1920
"""Pixels of the longer side, as of a clip: more would only be shrunk for each clip anew."""

SMALL = 320
"""Pixels of the longer side of the likeness that pages show."""

BACKGROUND = (236, 235, 231)
"""A calm one, for what is transparent: a clip has no holes."""

MEMORY = 1536 * 2**20
"""Bytes: a WebP of the most pixels is held five times while it is decoded."""

SECONDS = 20
"""Of processor time; the largest pictures take two."""

_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What undoes an EXIF orientation (CIPA DC-008, 4.6.4)."""


def normalise(data: bytes, kind: str, size: tuple[int, int]) -> tuple[bytes, bytes]:
    """The first frame as an upright RGB PNG without metadata, and a small JPEG of it.

    `kind` and `size` are what the header claims.

    Raises whatever Pillow raises for what is broken, and ValueError for what is not as claimed.
    """
    Image.MAX_IMAGE_PIXELS = PIXELS_MOST
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    with Image.open(io.BytesIO(data), formats=[kind]) as image:
        if image.size != size:
            raise ValueError(f"its header says {size}, and its decoder {image.size}")
        image.draft(None, (LONGEST, LONGEST))  # a JPEG need not be decoded in full to be shrunk
        image.load()
        turn, profile = _turn(image), image.info.get("icc_profile")
        plain = _eight_bits(image)
    plain.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS, reducing_gap=2.0)
    plain = _flat(_in_srgb(plain, profile))
    if turn is not None:
        plain = plain.transpose(turn)
    plain.info.clear()  # or its saver would write some of it
    small = plain.copy()
    small.thumbnail((SMALL, SMALL), Image.Resampling.LANCZOS)
    return _saved(plain, "PNG", compress_level=3), _saved(small, "JPEG", quality=85)


def _turn(image: Image.Image) -> Image.Transpose | None:
    """Of a picture that is loaded: a PNG would be now, and what fails then not be told."""
    try:
        return _TURNS.get(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # broken metadata turn nothing; the pixels may be whole
        return None


def _eight_bits(image: Image.Image) -> Image.Image:
    """In a mode that can be shrunk: 8 bits a channel and no palette."""
    if image.mode.startswith("I"):  # 16 bits of grey
        image = image.convert("I").point(lambda level: level * (1 / 257) + 0.5).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: object) -> Image.Image:
    """In the colours that everything else here is in, where the picture says what its own are."""
    if isinstance(profile, bytes) and image.mode in ("L", "RGB", "CMYK", "RGBA"):
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            usual = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, own, usual, outputMode=mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a profile of another kind, or broken: most pictures look right without
        else:
            return converted or image
    return image if image.mode == "RGBA" else image.convert("RGB")


def _flat(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    ground = Image.new("RGB", image.size, BACKGROUND)
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _saved(image: Image.Image, kind: str, **options: int) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def _confine() -> None:
    if sys.platform != "win32":
        import resource

        bounds = {
            resource.RLIMIT_AS: MEMORY,
            resource.RLIMIT_CPU: SECONDS,
            resource.RLIMIT_CORE: 0,
            resource.RLIMIT_FSIZE: 0,  # it writes to a pipe
            resource.RLIMIT_NPROC: 0,  # and starts nothing (unless it is root's)
        }
        for what, most in bounds.items():
            resource.setrlimit(what, (most, most))


def main() -> int:
    """Write the PNG's length in four bytes, the PNG and the JPEG; or, with status 1, why not."""
    die_with_parent(int(sys.argv[1]))
    step_back()
    _confine()
    try:
        size = int(sys.argv[3]), int(sys.argv[4])
        picture, small = normalise(sys.stdin.buffer.read(), sys.argv[2], size)
    except Exception as error:  # whatever it is, the picture is to blame
        sys.stdout.write(repr(error)[:500])
        return 1
    sys.stdout.buffer.write(len(picture).to_bytes(4, "big") + picture + small)
    return 0


if __name__ == "__main__":
    sys.exit(main())
