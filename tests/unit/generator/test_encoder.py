"""The encoder: what comes out plays everywhere, is exact, and is never half a file."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from generator import encoder, ffmpeg
from generator.encoder import encode
from generator.errors import Cancelled, GenerationError
from generator.types import Frame
from tests.support.clips import make_clip
from tests.support.probe import is_faststart, pixels, probe

WIDTH, HEIGHT, FPS = 32, 16, 8


def plain(count: int, shape: tuple[int, ...] = (HEIGHT, WIDTH, 3)) -> Iterator[Frame]:
    return (np.full(shape, 40 + index, np.uint8) for index in range(count))


def to_mp4(
    frames: Iterator[Frame], target: Path, count: int = 4, tags: dict[str, str] | None = None
) -> None:
    encode(
        frames,
        width=WIDTH,
        height=HEIGHT,
        fps=FPS,
        count=count,
        target=target,
        metadata=tags or {},
        on_frame=lambda index, frame: None,
    )


def test_a_clip_has_the_form_that_plays_inline_everywhere(tmp_path: Path) -> None:
    clip = make_clip(tmp_path, seconds=0.5)
    seen = probe(clip.path)
    assert (seen.codec, seen.pixel_format) == ("h264", "yuv420p")
    assert (seen.width, seen.height, seen.fps, seen.frames) == (96, 64, 24, 12)
    assert seen.colour == ("tv", "bt709")
    assert is_faststart(clip.path)


@pytest.mark.parametrize("colour", [(230, 30, 30), (30, 200, 40), (20, 40, 220), (128, 128, 128)])
def test_colours_come_back_as_they_were_drawn(tmp_path: Path, colour: tuple[int, int, int]) -> None:
    drawn = np.full((HEIGHT, WIDTH, 3), colour, np.uint8)
    to_mp4(iter([drawn]), tmp_path / "a.mp4", count=1)
    (seen,) = pixels(tmp_path / "a.mp4", WIDTH, HEIGHT)
    assert np.abs(seen.astype(int) - drawn).max() <= 4


@pytest.mark.parametrize(
    "prompt",
    [
        "a sunset timelapse",
        "a=b;c#d\\e\nsecond line\r\n[STREAM]\ntitle=spoofed",
        "海上日落 🌅 ñ",
        "-vf drawtext; $(rm -rf ~) `id` %s 'quoted\" ",
        "; comment\n#not a comment",
    ],
)
def test_tags_come_back_letter_for_letter(tmp_path: Path, prompt: str) -> None:
    to_mp4(plain(1), tmp_path / "a.mp4", 1, {"title": prompt, "copyright": "CC BY-SA 4.0"})
    tags = probe(tmp_path / "a.mp4").tags
    assert tags["title"] == prompt
    assert tags["copyright"] == "CC BY-SA 4.0"


@pytest.mark.parametrize("prompt", ["\0nul\x07bell", "lone \ud800 surrogate"])
def test_letters_that_no_tag_can_hold_harm_nothing(tmp_path: Path, prompt: str) -> None:
    to_mp4(plain(1), tmp_path / "a.mp4", 1, {"title": prompt})
    assert probe(tmp_path / "a.mp4").frames == 1


def test_no_tag_is_ever_an_argument(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    real = ffmpeg.command

    def note(arguments: Sequence[str]) -> list[str]:
        seen.extend(arguments)
        return real(arguments)

    monkeypatch.setattr(ffmpeg, "command", note)
    to_mp4(plain(1), tmp_path / "a.mp4", 1, {"title": "the secret prompt"})
    assert seen
    assert not [argument for argument in seen if "secret" in argument]


@pytest.mark.parametrize(
    ("frames", "complaint"),
    [
        (plain(3), "3 frames were drawn where 4 were asked"),
        (plain(0), "0 frames were drawn"),
        (plain(5), "more than the 4 frames"),
        (plain(4, (WIDTH, HEIGHT, 3)), "frame 0 is uint8 of shape"),
        ((frame.astype(float) for frame in plain(4)), "frame 0 is float64"),
    ],
)
def test_wrong_frames_are_refused_and_leave_no_file(
    tmp_path: Path, frames: Iterator[Frame], complaint: str
) -> None:
    with pytest.raises(GenerationError, match=complaint):
        to_mp4(frames, tmp_path / "a.mp4")
    assert list(tmp_path.iterdir()) == []


def test_a_drawing_that_is_called_off_leaves_neither_file_nor_process(tmp_path: Path) -> None:
    def called_off() -> Iterator[Frame]:
        yield from plain(2)
        raise Cancelled

    with pytest.raises(Cancelled):
        to_mp4(called_off(), tmp_path / "a.mp4")
    assert list(tmp_path.iterdir()) == []
    assert ffmpeg._running == set()


def test_an_ffmpeg_that_fails_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "h264", lambda: ["-c:v", "no-such-codec", "-f", "mp4"])
    with pytest.raises(ffmpeg.FfmpegFailed, match="no-such-codec"):
        to_mp4(plain(4), tmp_path / "a.mp4")
    assert list(tmp_path.iterdir()) == []


def test_frames_that_are_views_are_written_as_they_look(tmp_path: Path) -> None:
    ramp = np.tile(np.arange(0, 256, 8, dtype=np.uint8)[None, :, None], (HEIGHT, 1, 3))
    to_mp4(iter([ramp[:, ::-1]]), tmp_path / "a.mp4", count=1)
    (seen,) = pixels(tmp_path / "a.mp4", WIDTH, HEIGHT)
    assert seen[0, 0, 0] > 200 > 50 > seen[0, -1, 0]
