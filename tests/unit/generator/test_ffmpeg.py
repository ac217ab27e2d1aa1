"""Running ffmpeg: a program that is stuck, fails or is missing ends in one clear error."""

import sys
from collections.abc import Sequence

import imageio_ffmpeg
import pytest

from generator import ffmpeg
from generator.ffmpeg import FfmpegFailed


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch) -> None:
    """Instead of ffmpeg, a program that reads nothing and never ends; patience is short."""

    def command(arguments: Sequence[str]) -> list[str]:
        return [sys.executable, "-c", "import time; time.sleep(600)"]

    monkeypatch.setattr(ffmpeg, "command", command)
    monkeypatch.setattr(ffmpeg, "STALL", 0.2)


@pytest.mark.usefixtures("stuck")
def test_an_encoder_that_takes_no_more_frames_is_killed() -> None:
    with ffmpeg.feed([]) as encoder, pytest.raises(FfmpegFailed, match="status -9"):
        encoder.write(memoryview(bytes(10_000_000)))


@pytest.mark.usefixtures("stuck")
def test_an_encoder_that_never_finishes_is_killed() -> None:
    with ffmpeg.feed([]) as encoder, pytest.raises(FfmpegFailed, match="status -9"):
        encoder.finish()


@pytest.mark.usefixtures("stuck")
def test_an_encoder_that_is_left_early_is_gone_at_once() -> None:
    with ffmpeg.feed([]) as encoder:
        process = encoder._process
    assert process.returncode == -9


async def test_a_conversion_that_fails_says_what_ffmpeg_said() -> None:
    with pytest.raises(FfmpegFailed, match="no-such-file"):
        await ffmpeg.run(["-i", "no-such-file.mp4", "-f", "null", "-"], within=30)


def test_a_machine_without_ffmpeg_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise RuntimeError("No ffmpeg exe could be found.")

    monkeypatch.setattr(imageio_ffmpeg, "get_ffmpeg_exe", missing)
    with pytest.raises(FfmpegFailed, match="there is no ffmpeg"):
        ffmpeg.executable.__wrapped__()
