"""bot.images: what people give as pictures, what becomes of it, and what is refused."""

import asyncio
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from PIL import Image, ImageCms, PngImagePlugin

from bot.images import child
from bot.images.decoding import BACKGROUND, LONGEST, SMALL
from bot.images.header import MOST_BYTES, claim_of
from bot.images.store import ImageStore
from cache.database import Database
from generator.errors import UserError
from tests.support.clock import HandClock
from tests.support.pictures import (
    bomb,
    chunk,
    corners,
    drawn,
    opened,
    png,
    png_of,
    saved,
)

ADA, BOB, HERE = "memory:ada", "memory:bob", "memory:us"
UPRIGHT = ["red", "green", "blue", "white"]


@pytest_asyncio.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = await Database.open(tmp_path / "reelbot.sqlite3")
    yield database
    await database.close()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def store(database: Database, tmp_path: Path, clock: HandClock) -> ImageStore:
    return ImageStore(database, tmp_path / "images", clock, quota_bytes=10**9)


def files(store: ImageStore) -> list[str]:
    return sorted(path.name for path in store.folder.glob("*"))


async def kept(store: ImageStore, data: bytes) -> Image.Image:
    """The picture as an engine opens it."""
    picture = await store.keep(data, ADA, HERE)
    image = Image.open(store.folder / picture.name)
    image.load()
    assert (image.format, image.mode, image.size) == ("PNG", "RGB", (picture.width, picture.height))
    return image


async def refusal(store: ImageStore, data: bytes) -> str:
    with pytest.raises(UserError) as raised:
        await store.keep(data, ADA, HERE)
    assert not store.folder.exists() or files(store) == []
    return raised.value.code


# What is taken


@pytest.mark.parametrize(
    "data",
    [
        png(),
        saved(drawn(), "JPEG", quality=90),
        saved(drawn(), "JPEG", quality=90, progressive=True),
        saved(drawn(), "WEBP", quality=90),
        saved(drawn(), "WEBP", lossless=True),
        saved(drawn(mode="P"), "PNG"),
        saved(drawn(mode="RGBA"), "WEBP", lossless=True),
        saved(drawn(mode="CMYK"), "JPEG", quality=95),
    ],
    ids=["png", "jpeg", "progressive", "webp", "lossless", "palette", "alpha", "cmyk"],
)
async def test_pictures_of_three_kinds_become_plain_ones(store: ImageStore, data: bytes) -> None:
    image = await kept(store, data)
    assert image.size == (320, 240)
    assert corners(image) == UPRIGHT


async def test_a_large_one_is_shrunk_and_has_a_small_likeness(store: ImageStore) -> None:
    picture = await store.keep(saved(drawn(4000, 3000), "JPEG", quality=80), ADA, HERE)
    assert (picture.width, picture.height) == (LONGEST, 1440)
    small = opened(store.small(picture.name).read_bytes())
    assert (small.format, small.size) == ("JPEG", (SMALL, 240))
    assert corners(small) == UPRIGHT


async def test_a_photo_is_turned_upright_and_tells_nothing_of_where_it_was_taken(
    store: ImageStore,
) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: its top is at the right
    exif[0x010F] = "a camera of Ada's"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (52.0, 31.0, 12.0)
    turned = drawn(320, 240).transpose(Image.Transpose.ROTATE_90)
    data = saved(turned, "JPEG", quality=95, exif=exif, comment=b"a wedding")
    assert b"a camera of Ada's" in data
    assert b"a wedding" in data
    image = await kept(store, data)
    assert image.size == (320, 240)
    assert corners(image) == UPRIGHT
    assert dict(image.getexif()) == {}
    assert image.info == {}
    for file in store.folder.iterdir():
        assert b"Ada" not in file.read_bytes()
        assert b"Exif" not in file.read_bytes()
        assert b"wedding" not in file.read_bytes()


@pytest.mark.parametrize("orientation", range(1, 9))
async def test_every_orientation_is_undone(store: ImageStore, orientation: int) -> None:
    undone = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    image = drawn()
    image = image.transpose(undone[orientation]) if orientation > 1 else image
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert corners(await kept(store, saved(image, "WEBP", lossless=True, exif=exif))) == UPRIGHT


async def test_broken_metadata_do_not_cost_the_picture(store: ImageStore) -> None:
    for exif in (b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0", os.urandom(300)):
        assert corners(await kept(store, saved(drawn(), "JPEG", quality=95, exif=exif))) == UPRIGHT


async def test_what_is_transparent_stands_on_a_calm_ground(store: ImageStore) -> None:
    image = drawn(mode="RGBA")
    image.paste((255, 0, 255, 0), (160, 120, 320, 240))  # nothing is to be seen of this colour
    image.paste((0, 0, 0, 128), (0, 120, 160, 240))
    half = tuple(level // 2 for level in BACKGROUND)
    for kind, options in (("PNG", {}), ("WEBP", {"lossless": True})):
        plain = await kept(store, saved(image, kind, **options))
        assert plain.getpixel((240, 180)) == BACKGROUND
        assert plain.getpixel((80, 180)) == pytest.approx(half, abs=1)
        assert corners(plain)[:2] == UPRIGHT[:2]


async def test_a_palette_may_have_a_transparent_colour(store: ImageStore) -> None:
    image = Image.new("P", (100, 80), 1)
    image.putpalette([255, 0, 0, 0, 255, 0])
    image.paste(0, (0, 0, 50, 80))
    plain = await kept(store, saved(image, "PNG", transparency=0))
    assert plain.getpixel((10, 40)) == BACKGROUND
    assert plain.getpixel((90, 40)) == (0, 255, 0)
    plain = await kept(store, saved(image, "PNG", transparency=bytes([128, 255])))
    assert plain.getpixel((90, 40)) == (0, 255, 0)


async def test_sixteen_bits_of_grey_keep_their_brightness(store: ImageStore) -> None:
    image = Image.new("I;16", (100, 80), 65535)
    image.paste(32896, (0, 0, 50, 80))
    data = saved(image, "PNG")
    assert data[24] == 16
    plain = await kept(store, data)
    assert plain.getpixel((10, 40)) == (128, 128, 128)
    assert plain.getpixel((90, 40)) == (255, 255, 255)


async def test_sixteen_bits_of_colour_are_read_too(store: ImageStore) -> None:
    row = b"\0" + struct.pack(">3H", 65535, 0, 0) * 100
    header = struct.pack(">IIBBBBB", 100, 80, 16, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(row * 80))
    data = b"".join((b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", header), body, chunk(b"IEND", b"")))
    assert (await kept(store, data)).getpixel((50, 40)) == (255, 0, 0)


async def test_black_and_white_is_a_picture_too(store: ImageStore) -> None:
    image = Image.new("1", (100, 80), 1)
    assert (await kept(store, saved(image, "PNG"))).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["WEBP", "PNG"])
async def test_of_a_film_the_first_frame_is_taken(store: ImageStore, kind: str) -> None:
    frames = [Image.new("RGB", (100, 80), colour) for colour in ("red", "blue", "lime")]
    options = {"lossless": True} if kind == "WEBP" else {}
    data = saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=50, **options)
    assert getattr(opened(data), "n_frames", 1) == 3
    assert (await kept(store, data)).getpixel((50, 40)) == (255, 0, 0)


async def test_a_phones_several_pictures_in_one_file_are_its_first(store: ImageStore) -> None:
    data = saved(drawn(), "MPO", save_all=True, append_images=[drawn(64, 64)], quality=95)
    assert opened(data).format == "MPO"
    assert corners(await kept(store, data)) == UPRIGHT


async def test_colours_of_a_profile_of_their_own_are_brought_into_the_usual_ones(
    store: ImageStore,
) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))  # of another kind than the pixels
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    for profile in (lab.tobytes(), srgb.tobytes(), b"no profile", b""):
        plain = await kept(store, saved(drawn(), "PNG", icc_profile=profile))
        assert corners(plain) == UPRIGHT
        assert "icc_profile" not in plain.info


# What is refused


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"a",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'/>",
        b"<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>",
        b"<!doctype html><script>alert(1)</script>",
        saved(drawn(), "GIF"),
        saved(drawn(), "BMP"),
        saved(drawn(), "TIFF"),
        saved(drawn(), "JPEG2000"),
        saved(drawn(), "ICO"),
        b"\0\0\0\x1cftypheic\0\0\0\0heicmif1" + bytes(200),
        b"%PDF-1.7\n" + bytes(200),
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n",
        b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(40),
        b"PK\x03\x04" + bytes(60),
    ],
    ids=[
        "empty",
        "byte",
        "svg",
        "xml",
        "html",
        "gif",
        "bmp",
        "tiff",
        "jpeg2000",
        "ico",
        "heic",
        "pdf",
        "eps",
        "wave",
        "zip",
    ],
)
async def test_what_is_no_picture_of_the_three_kinds_is_told_by_its_content(
    store: ImageStore, data: bytes
) -> None:
    assert await refusal(store, data) == "picture-kind"


BROKEN = {
    "cut short, jpeg": saved(drawn(), "JPEG", quality=90)[:1500],
    "cut short, png": png(1000, 800)[:1500],
    "cut short, webp": saved(drawn(), "WEBP", lossless=True)[:60],
    "a header alone, png": png()[:8],
    "a header alone, jpeg": b"\xff\xd8\xff\xe0",
    "a header alone, webp": b"RIFF\x10\0\0\0WEBPVP8 ",
    "no pixels": png_of(200, 200, b""),
    "fewer pixels than it says": png_of(4000, 4000, bytes(1000)),
    "not compressed": png()[:33] + chunk(b"IDAT", b"no zlib at all") + chunk(b"IEND", b""),
    "a text that unfolds": png_of(
        100, 100, bytes(101 * 100), chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(10**8), 9))
    ),
    "a profile that unfolds": png_of(
        100, 100, bytes(101 * 100), chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(10**8), 9))
    ),
    "a scan without a size": b"\xff\xd8\xff\xda\0\x08\x01\x01\0\0\x3f\0" + bytes(500),
    "segments without end": b"\xff\xd8" + b"\xff\xe0\0\x02" * 10**6,
    "filling without end": b"\xff\xd8" + b"\xff" * 10**6,
    "another picture's size in front": b"RIFF\x40\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x63\0\0\x63\0\0"
    + saved(drawn(), "WEBP")[12:],
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN.keys())
async def test_broken_ones_are_refused(store: ImageStore, data: bytes) -> None:
    assert await refusal(store, data) == "picture-broken"


async def test_a_bomb_is_refused_by_its_header_and_never_unfolded(
    store: ImageStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "_ask", None)  # nothing may be decoded
    assert await refusal(store, bomb(10_000, 10_000)) == "picture-too-large"
    assert await refusal(store, bomb(8193, 64)) == "picture-too-large"
    assert await refusal(store, bomb(6400, 6400)) == "picture-too-large"
    assert await refusal(store, png_of(2**31 - 1, 2**31 - 1, b"")) == "picture-too-large"
    assert await refusal(store, saved(drawn(9000, 70), "WEBP")) == "picture-too-large"
    assert await refusal(store, saved(drawn(64, 9000), "JPEG")) == "picture-too-large"
    assert len(bomb(10_000, 10_000)) < 120_000


async def test_a_bomb_that_just_passes_costs_little(store: ImageStore) -> None:
    image = await kept(store, bomb(8192, 4880))
    assert image.size == (LONGEST, 1144)


@pytest.mark.parametrize("size", [(63, 640), (640, 63), (1, 1), (0, 0)])
async def test_tiny_ones_are_refused(store: ImageStore, size: tuple[int, int]) -> None:
    width, height = size
    assert await refusal(store, png_of(width, height, bytes(700 * 700))) == "picture-too-small"


async def test_too_many_bytes_are_refused_before_they_are_looked_at(store: ImageStore) -> None:
    assert await refusal(store, png() + bytes(MOST_BYTES)) == "picture-too-heavy"


def test_what_the_header_says_is_what_pillow_says() -> None:
    for data in (
        png(321, 77),
        saved(drawn(321, 77), "JPEG", exif=b"Exif\0\0" + bytes(60_000)),
        saved(drawn(321, 77), "WEBP"),
        saved(drawn(321, 77), "WEBP", lossless=True),
        saved(drawn(321, 77, "RGBA"), "WEBP"),
    ):
        claim = claim_of(data)
        image = opened(data)
        assert (claim.kind, (claim.width, claim.height)) == (image.format, image.size)


async def test_two_sizes_in_one_file_are_a_lie(store: ImageStore) -> None:
    """The first one is believed, and the decoder would take the second."""
    honest = saved(drawn(), "JPEG", quality=90)
    at = honest.index(b"\xff\xc0")
    length = 2 + int.from_bytes(honest[at + 2 : at + 4], "big")
    frame = bytearray(honest[at : at + length])
    frame[5:9] = struct.pack(">HH", 8000, 5000)
    assert await refusal(store, honest[:at] + honest[at : at + length] + frame) == "picture-broken"


async def test_a_decoder_that_crashes_hangs_or_babbles_takes_nothing_with_it(
    store: ImageStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(child, "WITHIN", 3.0)
    monkeypatch.setattr(child, "MOST_ANSWER", 10_000)
    decoders = tmp_path / "bot" / "images"
    decoders.mkdir(parents=True)
    for folder in (tmp_path / "bot", decoders):
        (folder / "__init__.py").write_text('"""A stand-in."""\n')
    monkeypatch.setattr(child, "ROOT", tmp_path)
    for words in (
        "import os; os.abort()",
        "import os; os._exit(3)",
        "import time; time.sleep(60)",
        "import sys\nwhile True: sys.stdout.write('a' * 1000)",
        "import sys; sys.stdin.close(); raise SystemExit(1)",
    ):
        (decoders / "decoding.py").write_text(words)
        assert await refusal(store, png()) == "picture-broken"


async def test_the_worst_that_passes_the_header_fits_into_the_decoders_memory(
    store: ImageStore,
) -> None:
    image = Image.new("RGBA", (8192, 4880), (200, 100, 50, 128))
    data = saved(image, "WEBP", quality=10, method=0)
    assert (await kept(store, data)).size == (LONGEST, 1144)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory is not bounded so")
def test_the_decoder_can_have_no_more_memory_than_that() -> None:
    code = "from bot.images.decoding import _confine, MEMORY; _confine(); bytearray(MEMORY)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "MemoryError" in ended.stderr


async def test_the_event_loop_goes_on_while_pictures_are_decoded(store: ImageStore) -> None:
    latest = 0.0

    async def watch() -> None:
        nonlocal latest
        loop = asyncio.get_running_loop()
        while True:
            before = loop.time()
            await asyncio.sleep(0.005)
            latest = max(latest, loop.time() - before - 0.005)

    watching = asyncio.create_task(watch())
    data = saved(drawn(4000, 3000), "JPEG", quality=90)
    await asyncio.gather(*(store.keep(data, ADA, HERE) for _ in range(2)))
    watching.cancel()
    assert latest < 0.5


def test_png_texts_are_nothing_that_is_kept() -> None:
    """What the decoder writes has no such part: Pillow's saver would copy some."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "Ada")
    assert b"Ada" in saved(drawn(), "PNG", pnginfo=info)
