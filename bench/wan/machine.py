"""What the run was on: card, driver, versions, and how fast it multiplies."""

import datetime
import platform
import re
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import torch

from bench.measure import spell
from bench.wan.table import Table
from bench.wan.workbench import GIGA, TOKENS, Workbench

PACKAGES = ("torch", "triton", "diffusers", "transformers", "torchao")
ASKED = "driver_version,clocks.sm,clocks.max.sm,power.limit"
PATIENCE = 10.0  # seconds


def card(device: torch.device) -> str:
    """The device's name."""
    if device.type != "cuda":
        return "a CPU"
    return str(torch.cuda.get_device_name(device))


def file_name(name: str) -> str:
    """wan-CARD-DATE.md

    >>> file_name("NVIDIA GeForce RTX 4090")[:24]
    'wan-geforce-rtx-4090-202'
    """
    short = re.sub(r"[^a-z0-9]+", "-", name.lower().removeprefix("nvidia")).strip("-")
    return f"wan-{short}-{today()}.md"


def today() -> str:
    return datetime.datetime.now(tz=datetime.UTC).date().isoformat()


def default_out(folder: Path) -> Path:
    """Where the results of this machine's GPU go."""
    return folder / file_name(card(torch.device("cuda")))


def table(bench: Workbench) -> Table:
    """An empty one that says what follows is to be read by."""
    device, size = bench.device, bench.size
    versions = {name: _version(name) for name in PACKAGES}
    facts = [f"{card(device)}{_memory(device)}; {_driver(device)}"]
    facts.append(
        ", ".join(f"{name} {it}" for name, it in versions.items() if it)
        + f", Python {platform.python_version()}"
    )
    facts.append(
        f"A matrix product of {size.matrix}³ in {str(bench.dtype).removeprefix('torch.')} runs at "
        f"{bench.rate / 1e12:.4g} TFLOP/s (median {spell(bench.product.median)}, "
        f"± {bench.product.noise:.1%}). The FLOP floor is what was counted by that rate, of the "
        "convolutions too; reading a short prompt is bound by memory instead, and far above it."
    )
    facts += [_counted(bench, frames) for frames in bench.frames]
    model = "Wan2.2-TI2V-5B's true architecture" if bench.on_gpu else "A tiny model"
    facts.append(
        f"{model} with random weights, clips of {size.width}x{size.height}. Medians; the noise is "
        "half the distance of the quartiles, and of how many. The ratio is what was measured by "
        "what stands beside it."
        + ("" if bench.on_gpu else " The goals are those of the true model: not judged here.")
    )
    return Table(
        f"Wan on {card(device)}, {today()}",
        facts,
        {"card": card(device), "date": today(), "flop_per_second": bench.rate, **versions},
    )


def _counted(bench: Workbench, frames: int) -> str:
    flops = bench.flops
    counts = {
        "one forward": flops.forward(frames),
        "the full VAE": flops.vae(frames),
        "TAEW2.2": flops.tiny(frames),
        f"a prompt of {TOKENS} tokens": flops.text(TOKENS),
    }
    told = ", ".join(f"{name} {count / 1e12:.4g}" for name, count in counts.items())
    return f"TFLOP counted at {frames} frames: {told}."


def _memory(device: torch.device) -> str:
    if device.type != "cuda":
        return ""
    return f", {torch.cuda.get_device_properties(device).total_memory / GIGA:.1f} GB"


def _driver(device: torch.device) -> str:
    """Asked right after the matrix products, while the clocks are up."""
    if device.type != "cuda":
        return f"{platform.machine()}, threads: {torch.get_num_threads()}"
    try:
        told = subprocess.run(
            ["nvidia-smi", f"--query-gpu={ASKED}", "--format=csv,noheader", "--id=0"],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=True,
        ).stdout.strip()
        driver, now, most, power = (it.strip() for it in told.split(","))
    except (OSError, subprocess.SubprocessError, ValueError):
        return f"CUDA {torch.version.cuda}"
    return f"driver {driver}, CUDA {torch.version.cuda}, {now} of {most}, limit {power}"


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
