"""The last frame of a clip, for the next one to begin with."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from generator.encoder import encode
from generator.ffmpeg import FfmpegFailed
from generator.last_frame import last_frame
from generator.types import Clip, Frame
from tests.support.clips import make_clip
from tests.support.pictures import opened


def steps(count: int) -> Iterator[Frame]:
    """Frames that get brighter by ten each, the last ones too."""
    for index in range(count):
        yield np.full((64, 96, 3), 10 * (index % 20), np.uint8)


def stepped(folder: Path, count: int, fps: int) -> Clip:
    clip = make_clip(folder)
    encode(
        steps(count),
        width=96,
        height=64,
        fps=fps,
        count=count,
        target=clip.path,
        metadata={},
        on_frame=lambda index, frame: None,
    )
    return replace(clip, frames=count, fps=fps, size=clip.path.stat().st_size)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(("count", "fps"), [(1, 24), (2, 1), (7, 24), (24, 24), (195, 30), (10, 1)])
async def test_it_is_the_very_last_one(tmp_path: Path, count: int, fps: int) -> None:
    image = opened(await last_frame(stepped(tmp_path, count, fps)))
    assert (image.format, image.size) == ("PNG", (96, 64))
    wanted = 10 * ((count - 1) % 20)
    assert np.asarray(image.convert("RGB")).mean() == pytest.approx(wanted, abs=4)


async def test_nothing_else_is_left_behind(tmp_path: Path) -> None:
    clip = make_clip(tmp_path)
    await last_frame(clip)
    assert names(tmp_path) == ["clip.jpg", "clip.mp4"]


@pytest.mark.parametrize("data", [None, b"", b"no film"])
async def test_a_file_that_is_gone_or_broken_is_a_failure(
    tmp_path: Path, data: bytes | None
) -> None:
    clip = make_clip(tmp_path)
    clip.path.unlink()
    if data is not None:
        clip.path.write_bytes(data)
    with pytest.raises(FfmpegFailed):
        await last_frame(clip)
