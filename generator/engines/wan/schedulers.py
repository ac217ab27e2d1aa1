"""The schedulers of the profiles: diffusers' own, which can also begin in the middle."""

from dataclasses import dataclass, field
from typing import Any

import torch
from diffusers import FlowMatchLCMScheduler, UniPCMultistepScheduler

from generator.engines.wan.tables import Profile


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Where a scheduler stands after `step` steps, and what it must know to go on bit by bit."""

    step: int
    tensors: dict[str, torch.Tensor] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)


class Resumable:
    """Lets a scheduler begin at a later step, without the pipeline knowing.

    To be mixed in before a scheduler of diffusers. The pipeline loops over `timesteps` as they are
    after `set_timesteps`: those are cut to what is left, and whole again once the loop has them,
    for solvers count from their end.
    """

    history: tuple[str, ...] = ()
    """Attributes that hold tensors, or lists of them, beyond `sigmas` and `timesteps`."""

    counters: tuple[str, ...] = ()
    """Attributes that hold whole numbers."""

    timesteps: torch.Tensor
    _begin_index: int | None
    _step_index: int | None
    _snapshot: Snapshot | None = None
    _whole: torch.Tensor | None = None

    def resume(self, snapshot: Snapshot | None) -> None:
        """Begin the next run where `snapshot` was taken; None: at the beginning."""
        self._snapshot = snapshot

    def snapshot(self) -> Snapshot:
        """Where this scheduler stands now, after a step."""
        tensors: dict[str, torch.Tensor] = {}
        for name in self.history:
            value = getattr(self, name)
            held = dict(enumerate(value)) if isinstance(value, list) else {"": value}
            tensors |= {
                f"{name}.{place}": torch.as_tensor(tensor).detach().cpu().clone()
                for place, tensor in held.items()
                if tensor is not None
            }
        numbers = {name: int(getattr(self, name)) for name in self.counters}
        return Snapshot(self._step_index or 0, tensors, numbers)

    def set_timesteps(self, *given: Any, **named: Any) -> None:
        super().set_timesteps(*given, **named)  # type: ignore[misc]  # the next base has it
        self._whole = None
        if self._snapshot is not None:
            self._whole = self.timesteps
            self.timesteps = self._whole[self._snapshot.step :]

    def step(self, model_output: torch.Tensor, *given: Any, **named: Any) -> Any:
        if self._whole is not None:
            assert self._snapshot is not None
            self.timesteps, self._whole = self._whole, None
            self._begin_index = self._snapshot.step
            self._restore(self._snapshot, model_output.device)
        return super().step(model_output, *given, **named)  # type: ignore[misc]  # as above

    def _restore(self, snapshot: Snapshot, device: torch.device) -> None:
        for key, tensor in snapshot.tensors.items():
            name, _, place = key.rpartition(".")
            if place:
                getattr(self, name)[int(place)] = tensor.to(device)
            else:
                setattr(self, name, tensor.to(device))
        for name, number in snapshot.numbers.items():
            setattr(self, name, number)


class SolverScheduler(Resumable, UniPCMultistepScheduler):  # type: ignore[misc]  # is Any
    """UniPC, the model's own scheduler (https://arxiv.org/abs/2302.04867)."""

    history = ("model_outputs", "timestep_list", "last_sample")
    counters = ("lower_order_nums", "this_order")

    @property
    def estimate(self) -> torch.Tensor:
        """What the clip would be if the last step had been all: latents without noise."""
        estimate: torch.Tensor = self.model_outputs[-1]
        return estimate


class FewStepScheduler(Resumable, FlowMatchLCMScheduler):  # type: ignore[misc]  # is Any
    """Predict the clean latents, noise them again to the next level: how a distilled model is run.

    Carries what `WanPipeline` does not hand on: the noise levels and the source of noise.
    """

    estimate: torch.Tensor
    """As `SolverScheduler.estimate`."""

    @classmethod
    def of(cls, profile: Profile) -> "FewStepScheduler":
        """With `shift` 1, because `Profile.sigmas` are shifted already."""
        made: FewStepScheduler = cls(shift=1.0)
        made.levels = profile.sigmas
        return made

    levels: tuple[float, ...]
    noise: torch.Generator | None = None

    def set_timesteps(self, num_inference_steps: int, device: Any = None) -> None:
        super().set_timesteps(num_inference_steps, device=device, sigmas=list(self.levels))

    def step(
        self, model_output: torch.Tensor, timestep: Any, sample: torch.Tensor, **named: Any
    ) -> Any:
        place = self._step_index if self._step_index is not None else self._start()
        self.estimate = sample.float() - self.sigmas[place] * model_output.float()
        return super().step(model_output, timestep, sample, generator=self.noise, **named)

    def snapshot(self) -> Snapshot:
        state = {} if self.noise is None else {"noise": self.noise.get_state()}
        return Snapshot(self._step_index or 0, state)

    def _start(self) -> int:
        return self._snapshot.step if self._snapshot is not None else 0

    def _restore(self, snapshot: Snapshot, device: torch.device) -> None:
        if self.noise is not None and "noise" in snapshot.tensors:
            self.noise.set_state(snapshot.tensors["noise"])


WanScheduler = SolverScheduler | FewStepScheduler
