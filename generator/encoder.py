"""Turns frames into an MP4 that plays inline in Discord, Telegram and browsers."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np

from generator.errors import GenerationError
from generator.ffmpeg import feed
from generator.files import publish
from generator.tags import metadata_file
from generator.types import Frame

CRF = 18
PRESET = "veryfast"
"""Measured on 72 flat-art frames of 640 × 480 on two cores (ms, kB, SSIM): superfast 500, 207,
0.9994; veryfast 646, 83, 0.9979; faster 919, 88, 0.9982; medium 1187, 79, 0.9983. So veryfast
is where time buys no more size, and CRF 18 keeps skies from banding."""

THREADS = 2
"""The drawing holds a core at the same time; more threads here only take turns with it."""

TO_BT709 = (
    "scale=out_color_matrix=bt709:out_range=tv,"
    "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv"
)
"""RGB to what the tags promise. The primaries stand on the frames: as output options alone they
are overwritten by the frames' own "unknown"."""


def h264(*, crf: int = CRF) -> list[str]:
    """Output options of every MP4 made here.

    yuv420p is the one pixel format that every player decodes; `faststart` puts the index first,
    so that a browser plays before it has all. The frames are BT.709 already.
    """
    return [
        *("-c:v", "libx264", "-preset", PRESET, "-crf", str(crf), "-threads", str(THREADS)),
        *("-pix_fmt", "yuv420p", "-movflags", "+faststart", "-an", "-f", "mp4"),
    ]


def encode(
    frames: Iterable[Frame],
    *,
    width: int,
    height: int,
    fps: int,
    count: int,
    target: Path,
    metadata: Mapping[str, str],
    on_frame: Callable[[int, Frame], None],
) -> None:
    """Write exactly `count` frames as an H.264 MP4 to `target`, drawing and encoding side by side.

    `width` and `height` are even pixels; `on_frame(index, frame)` is called before each frame is
    handed over. `target` appears only when it is whole.

    Raises:
        GenerationError: a frame of the wrong shape or type, or the wrong number of frames.
        FfmpegFailed: the encoder failed.
        Whatever `frames` or `on_frame` raises.
    """
    part = target.with_name(f"{target.name}.part")
    # Beside the clip, so that whoever cleans up after a killed worker finds it too.
    tags = target.with_name(f"{target.name}.tags.part")
    try:
        with metadata_file(tags, metadata):
            arguments = [
                *("-f", "rawvideo", "-pix_fmt", "rgb24", "-video_size", f"{width}x{height}"),
                *("-framerate", str(fps), "-i", "pipe:0", "-f", "ffmetadata", "-i", str(tags)),
                *("-map", "0:v", "-map_metadata", "1", "-vf", TO_BT709),
                *h264(),
                str(part),
            ]
            with feed(arguments) as encoder:
                for index, frame in enumerate(checked(frames, width, height, count)):
                    on_frame(index, frame)
                    encoder.write(np.ascontiguousarray(frame).data.cast("B"))
                encoder.finish()
        publish(part, target)
    finally:
        part.unlink(missing_ok=True)


def checked(frames: Iterable[Frame], width: int, height: int, count: int) -> Iterator[Frame]:
    """The frames, each as soon as it is known to be what was asked for.

    Raises:
        GenerationError: a frame of the wrong shape or type, or the wrong number of frames.
    """
    shape = (height, width, 3)
    index = -1
    for index, frame in enumerate(frames):
        if index >= count:
            raise GenerationError(f"more than the {count} frames asked for were drawn")
        if frame.shape != shape or frame.dtype != np.uint8:
            raise GenerationError(
                f"frame {index} is {frame.dtype} of shape {frame.shape}, not uint8 of shape {shape}"
            )
        yield frame
    if index + 1 != count:
        raise GenerationError(f"{index + 1} frames were drawn where {count} were asked")
