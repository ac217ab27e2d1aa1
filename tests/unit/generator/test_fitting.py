"""Fitting: the best that goes under the limit, in the right order, or a clear no."""

import asyncio
from pathlib import Path

import pytest

from generator import ffmpeg, fitting
from generator.errors import CannotFit, GenerationError
from generator.files import publish
from generator.fitting import Fitted, _Try, fit
from generator.types import Clip
from tests.support.clips import make_clip
from tests.support.probe import is_faststart, probe


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Clip:
    return make_clip(tmp_path_factory.mktemp("clips"), width=320, height=240)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def check(fitted: Fitted, limit: int) -> None:
    assert fitted.size == fitted.path.stat().st_size <= limit
    seen = probe(fitted.path)
    assert (seen.width, seen.height) == (fitted.width, fitted.height)


@pytest.mark.parametrize("spare", [None, 0, 1000])
async def test_an_mp4_within_the_limit_is_the_clip_itself(
    clip: Clip, tmp_path: Path, spare: int | None
) -> None:
    limit = None if spare is None else clip.size + spare
    assert await fit(clip, "mp4", limit, tmp_path) == Fitted(clip.path, 320, 240, clip.size)
    assert names(tmp_path) == []


async def test_quality_falls_before_frame_rate_and_size(clip: Clip, tmp_path: Path) -> None:
    fitted = await fit(clip, "mp4", clip.size // 2, tmp_path)
    check(fitted, clip.size // 2)
    seen = probe(fitted.path)
    assert (seen.fps, seen.width, seen.frames) == (24, 320, 24)
    assert (seen.codec, seen.pixel_format, seen.colour) == ("h264", "yuv420p", ("tv", "bt709"))
    assert seen.tags["title"] == "a ramp"
    assert is_faststart(fitted.path)


async def test_size_falls_last(clip: Clip, tmp_path: Path) -> None:
    limit = clip.size // 10
    fitted = await fit(clip, "mp4", limit, tmp_path)
    check(fitted, limit)
    assert fitted.width < clip.width
    assert (fitted.width % 2, fitted.height % 2) == (0, 0)


async def test_gently_only_a_little_quality_is_given_up(clip: Clip, tmp_path: Path) -> None:
    fitted = await fit(clip, "mp4", clip.size * 9 // 10, tmp_path, gently=True)
    check(fitted, clip.size * 9 // 10)
    assert (probe(fitted.path).fps, fitted.width) == (24, 320)
    with pytest.raises(CannotFit):
        await fit(clip, "mp4", clip.size // 10, tmp_path, gently=True)


@pytest.mark.parametrize("format", ["mp4", "gif"])
async def test_what_cannot_be_done_is_said(clip: Clip, tmp_path: Path, format: str) -> None:
    with pytest.raises(CannotFit, match=r"of 200 bytes: .* it still has"):
        await fit(clip, format, 200, tmp_path)
    assert set(names(tmp_path)) <= {"clip.gif"}


async def test_a_gif_is_made_once(clip: Clip, tmp_path: Path) -> None:
    first = await fit(clip, "gif", None, tmp_path)
    made = first.path.stat().st_mtime_ns
    assert await fit(clip, "gif", first.size, tmp_path) == first
    assert first.path.stat().st_mtime_ns == made
    seen = probe(first.path)
    assert (seen.codec, seen.fps, seen.frames) == ("gif", 20, 20)


async def test_a_gif_is_brought_under_a_limit(clip: Clip, tmp_path: Path) -> None:
    whole = await fit(clip, "gif", None, tmp_path)
    check(await fit(clip, "gif", whole.size // 3, tmp_path), whole.size // 3)


@pytest.mark.parametrize("share", [2, 10])
async def test_what_was_made_smaller_once_is_there_the_next_time(
    clip: Clip, tmp_path: Path, share: int
) -> None:
    first = await fit(clip, "mp4", clip.size // share, tmp_path)
    made = first.path.stat().st_mtime_ns
    assert await fit(clip, "mp4", clip.size // share, tmp_path) == first
    assert first.path.stat().st_mtime_ns == made


async def test_a_clip_whose_file_is_gone_is_an_error(clip: Clip, tmp_path: Path) -> None:
    gone = make_clip(tmp_path, clip_id="gone", seconds=0.1)
    gone.path.unlink()
    with pytest.raises(GenerationError, match="gone"):
        await fit(gone, "gif", None, tmp_path)


async def test_two_that_want_the_same_gif_both_get_it(clip: Clip, tmp_path: Path) -> None:
    one, other = await asyncio.gather(*(fit(clip, "gif", None, tmp_path) for _ in range(2)))
    assert one == other
    assert names(tmp_path) == ["clip.gif"]


async def test_what_does_not_fit_yet_never_has_the_name_of_what_does(
    clip: Clip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A twin that is fitted later must not replace what is being posted."""
    sizes: list[int] = []

    def note(part: Path, target: Path) -> None:
        sizes.append(part.stat().st_size)
        publish(part, target)

    monkeypatch.setattr(fitting, "publish", note)
    fitted = await fit(clip, "mp4", clip.size // 10, tmp_path)
    assert sizes == [fitted.size]


@pytest.mark.parametrize("format", ["mp4", "gif"])
def test_each_step_down_is_lighter_than_the_one_before(clip: Clip, format: str) -> None:
    best = _Try.best(clip, format)
    steps = [best, *best.steps_down()]
    weights = [step.weight for step in steps]
    assert weights == sorted(weights, reverse=True)
    given_up = [(step.scale == 1, step.fps) for step in steps]
    assert given_up == sorted(given_up, reverse=True)


async def test_a_cancelled_conversion_leaves_no_file_and_no_process(
    clip: Clip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: asyncio.Queue[asyncio.subprocess.Process] = asyncio.Queue()
    real = asyncio.create_subprocess_exec

    async def note(*line: str, **options: object) -> asyncio.subprocess.Process:
        # `-re` reads at the clip's own pace: a second in which to be cancelled.
        at = line.index("-i")
        process = await real(*line[:at], "-re", *line[at:], **options)  # type: ignore[arg-type]  # passed through
        started.put_nowait(process)
        return process

    monkeypatch.setattr(asyncio, "create_subprocess_exec", note)
    task = asyncio.create_task(fit(clip, "gif", None, tmp_path))
    process = await asyncio.wait_for(started.get(), 10)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert process.returncode == -9
    assert names(tmp_path) == []


async def test_an_ffmpeg_that_takes_too_long_is_killed(clip: Clip) -> None:
    endless = ["-re", "-stream_loop", "-1", "-i", str(clip.path), "-f", "null", "-"]
    with pytest.raises(ffmpeg.FfmpegFailed, match=r"longer than 0\.3 s"):
        await ffmpeg.run(endless, within=0.3)
