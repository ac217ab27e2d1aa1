"""What the rows share: the model on its device, the floor, and a clip filmed and timed."""

import gc
import itertools
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from bench.measure import Series
from bench.wan import clock
from bench.wan.flops import Flops
from bench.wan.parts import Architecture
from bench.wan.stand_in import RandomLoader, save_scheduler
from generator.engine import Watch
from generator.engines.wan.decoding import pixels
from generator.engines.wan.memory import MemoryPlans
from generator.engines.wan.shapes import Shape
from generator.engines.wan.studio import Studio, Take
from generator.engines.wan.tables import Plan, Profile, profiles
from generator.engines.wan.unfinished import Unfinished
from generator.types import Progress

TOKENS = 30
"""Of a prompt, which is what people type."""

GIGA = 1e9


@dataclass(frozen=True, slots=True)
class Opened:
    """A loaded model."""

    studio: Studio
    loader: RandomLoader

    @property
    def compiled(self) -> bool:
        """Whether the transformer's blocks are, which the engine gives up where it fails."""
        modules = self.part("transformer").modules()
        return any(module._compiled_call_impl is not None for module in modules)

    def part(self, name: str) -> nn.Module:
        return self.loader.made[name]

    def close(self) -> None:
        """An encoder's timer may outlive the studio, and would keep all parts with it."""
        self.loader.made.clear()


@dataclass(frozen=True, slots=True)
class Filmed:
    """Seconds: the whole clip, from its first step's end each step, and decoding with copying."""

    seconds: float
    steps: Sequence[float]
    decoding: float


class Workbench:
    """One run's model and device. The model is loaded when a row asks for it."""

    def __init__(
        self,
        size: Architecture,
        device: torch.device,
        home: Path,
        *,
        frames: Sequence[int],
        plan: str | None,
        compiled: bool,
        deadline: float,
    ) -> None:
        """`home` is a folder for this run alone; `plan` None is what the engine would take; after
        `deadline`, on the monotonic clock, the rows begin nothing more."""
        self.size = size
        self.device = device
        self.frames = frames
        self.deadline = deadline
        self.filmed: dict[tuple[str, int], Sequence[Filmed]] = {}
        self.dtype = torch.bfloat16 if self.on_gpu else torch.float32
        self.flops = Flops(size)
        self.rate, self.product = clock.matrix_rate(size.matrix, device, self.dtype)
        self._home = home
        self._compiled = compiled
        self._plan = MemoryPlans(home / "memory.json", wanted=plan).choose(self.free).plan
        self._opened: Opened | None = None
        self._shared: dict[str, nn.Module] = {}
        self._numbers = itertools.count(1)
        save_scheduler(home)

    @property
    def on_gpu(self) -> bool:
        return self.device.type == "cuda"

    @property
    def late(self) -> bool:
        return time.monotonic() > self.deadline

    @property
    def free(self) -> float:
        """GB on the device."""
        return torch.cuda.mem_get_info(self.device)[0] / GIGA if self.on_gpu else float("inf")

    @property
    def opened(self) -> Opened:
        """The model as the engine would load it."""
        if self._opened is None:
            self._opened = self.open(self._plan)
        return self._opened

    def open(self, plan: Plan) -> Opened:
        """The model under a plan, compiled where the engine gets it compiled."""
        torch.compiler.reset()  # what was compiled for another plan counts towards a limit
        loader = RandomLoader(
            self._home, plan, self.device, self.dtype, size=self.size, shared=self._shared
        )
        studio = Studio(
            loader,
            prompts_dir=self._home / "cache",
            revision="random",
            tiny=Path("random"),
            compiled=self._compiled,
        )
        studio.load(next(iter(profiles().values())), lambda _: None)
        return Opened(studio, loader)

    def timed(self, run: Callable[[], object], *, warm: int = 1) -> Series:
        """Timings of something; fewer on a CPU, where it is only seen to work."""
        most, budget = (10, 2.0) if self.on_gpu else (1, 0.0)
        return clock.timed(run, self.device, most=most, budget=budget, warm=warm)

    def release(self) -> None:
        """Let the model go."""
        if self._opened is not None:
            self._opened.close()
        self._opened = None
        self.tidy()

    def make_room(self, gigabytes: float) -> None:
        """Let the model go if what comes next, which takes so much, does not fit beside it."""
        self.tidy()
        if self.free < gigabytes:
            self.release()

    def tidy(self) -> None:
        gc.collect()
        if self.on_gpu:
            torch.cuda.empty_cache()

    def floor(self, operations: float) -> float:
        """Seconds that so many operations take at the measured rate of matrix products."""
        return operations / self.rate

    def judged(self, met: bool) -> bool | None:
        """The verdict on a goal, which holds for the true model on a GPU only."""
        return met if self.on_gpu else None

    def shape(self, frames: int) -> Shape:
        return Shape(frames, self.size.width, self.size.height)

    def prompt(self) -> str:
        """One that nobody asked before, of `TOKENS` tokens."""
        return f"prompt number {next(self._numbers)} ".ljust(TOKENS - 1, "x")

    def film(
        self, studio: Studio, profile: Profile, frames: int, *, prompt: str | None = None
    ) -> Filmed:
        """A clip as the engine makes it, from the prompt to pixels in the machine's memory."""
        prompt = prompt or self.prompt()
        stamps: list[float] = []

        def report(progress: Progress) -> None:
            if progress.step:
                stamps.append(time.perf_counter())

        unfinished = Unfinished(self._home / "unfinished", {"clip": next(self._numbers)})
        shape = self.shape(frames)
        begun = time.perf_counter()
        latents = studio.denoise(
            Take(prompt=prompt, negative_prompt="", profile=profile, shape=shape, seed=0),
            Watch(report=report, check=lambda: None),
            unfinished,
        )
        denoised = time.perf_counter()
        for frame in studio.decode(latents, profile):
            pixels(frame, shape.width, shape.height)
        unfinished.done()
        ended = time.perf_counter()
        steps = tuple(after - before for before, after in itertools.pairwise(stamps))
        return Filmed(ended - begun, steps, ended - denoised)


def first_line(error: BaseException) -> str:
    """What an error says, as far as it fits into a table."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0][:160].rstrip(".") if lines else "no reason given"
