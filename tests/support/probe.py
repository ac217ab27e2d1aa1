"""Looks into video files with ffmpeg itself; the imageio-ffmpeg wheel has no ffprobe."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from generator.ffmpeg import executable
from generator.types import Frame


@dataclass(frozen=True, slots=True)
class Probe:
    """What a file's first video stream is. `colour` is range, matrix, primaries, transfer."""

    codec: str
    pixel_format: str
    colour: tuple[str, ...]
    width: int
    height: int
    fps: float
    frames: int
    tags: dict[str, str]


def probe(path: Path) -> Probe:
    """Decode a whole file and tell what it was; fails on the smallest decoding error."""
    text = _ffmpeg("-xerror", "-i", str(path), "-map", "0:v:0", "-f", "null", "-").stderr.decode()
    found = re.search(r"Video: (\w+).*?, (\w+)(?:\(([^)]*)\))?, (\d+)x(\d+).*?, ([\d.]+) fps", text)
    assert found, text
    codec, pixel_format, colour, width, height, fps = found.groups()
    matrix = [part.strip() for part in re.split("[,/]", colour or "")]
    return Probe(
        codec,
        pixel_format,
        tuple(part for part in matrix if part not in ("", "progressive")),
        int(width),
        int(height),
        float(fps),
        int(re.findall(r"frame=\s*(\d+)", text)[-1]),
        _tags(path),
    )


def pixels(path: Path, width: int, height: int) -> list[Frame]:
    """Every frame of a video, decoded to RGB at that size."""
    arguments = ["-i", str(path), "-vf", f"scale={width}:{height}:flags=area"]
    raw = _ffmpeg(*arguments, "-f", "rawvideo", "-pix_fmt", "rgb24", "-").stdout
    return list(np.frombuffer(raw, np.uint8).reshape(-1, height, width, 3))


def is_faststart(path: Path) -> bool:
    """Whether an MP4's index comes before its data, so that it plays while it loads."""
    data = path.read_bytes()
    return 0 <= data.find(b"moov") < data.find(b"mdat")


def _tags(path: Path) -> dict[str, str]:
    text = _ffmpeg("-i", str(path), "-f", "ffmetadata", "-").stdout.decode()
    lines = re.split(r"(?<!\\)\n", text)[1:]
    pairs = [re.split(r"(?<!\\)=", line, maxsplit=1) for line in lines if line]
    return {key: re.sub(r"\\(.)", r"\1", value, flags=re.DOTALL) for key, value in pairs}


def _ffmpeg(*arguments: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [executable(), "-hide_banner", "-nostdin", *arguments], capture_output=True, check=True
    )
