"""Whether the engine can work on this machine, told without loading torch."""

import importlib.util
import os
import re
import shutil
import sysconfig
from collections.abc import Mapping
from pathlib import Path

from generator.engines.wan.loras import check_safetensors
from generator.engines.wan.tables import plans, profiles

PACKAGES = ("accelerate", "diffusers", "ftfy", "peft", "safetensors", "torchao")
DRIVER = Path("/proc/driver/nvidia/version")


def unable(options: Mapping[str, str]) -> str | None:
    """Why this machine cannot run the engine, whatever is downloaded; None when it can."""
    on_cpu = options.get("device") == "cpu"
    if not on_cpu and not DRIVER.exists() and shutil.which("nvidia-smi") is None:
        return "There is no NVIDIA GPU."
    lacking = [name for name in PACKAGES if importlib.util.find_spec(name) is None]
    if lacking:
        return f"The packages of reelbot[wan] are not installed ({', '.join(lacking)})."
    if not on_cpu and _torch_is_for_cpus():
        return "There is an NVIDIA GPU, but torch is its CPU build."
    return None


def unusable(options: Mapping[str, str]) -> str | None:
    """Which of the engine's settings cannot be used; None when all can."""
    plan, profile = options.get("plan"), options.get("profile")
    known = [it.name for it in plans()]
    if plan is not None and plan not in known:
        return f"WAN_PLAN is {plan!r}; the plans are {', '.join(known)}."
    if profile is not None and profile not in profiles():
        return f"WAN_PROFILE is {profile!r}; the profiles are {', '.join(profiles())}."
    if tiny := options.get("tiny_decoder"):
        try:
            check_safetensors(Path(tiny))
        except (ValueError, OSError) as error:
            return f"WAN_TINY_DECODER cannot be used: {error}."
    return None


def compiles(on_gpu: bool, options: Mapping[str, str]) -> bool:
    """Whether the model is to be compiled: it would take a C compiler and Python's headers."""
    headers = Path(sysconfig.get_path("include")) / "Python.h"
    compilers = (os.environ.get("CC", "cc"), "gcc", "clang")
    able = headers.is_file() and any(shutil.which(name) for name in compilers)
    return on_gpu and able and options.get("compile") != "False"


def _torch_is_for_cpus() -> bool:
    """Told by the file in which the build wrote it down, because importing torch takes seconds."""
    spec = importlib.util.find_spec("torch")
    if spec is None or spec.origin is None:
        return True
    written = (Path(spec.origin).parent / "version.py").read_text("utf-8")
    return re.search(r"^cuda\b.*= None$", written, re.MULTILINE) is not None
