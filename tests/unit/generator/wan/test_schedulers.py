"""The schedulers run each profile's noise levels exactly, and go on from the middle bit by bit."""

from pathlib import Path
from typing import Any

import pytest
import torch
from diffusers import FlowMatchEulerDiscreteScheduler, WanPipeline

from generator.engines.wan.schedulers import FewStepScheduler, Resumable, Snapshot, SolverScheduler
from generator.engines.wan.tables import profiles
from tests.support import tiny_wan


class EulerScheduler(Resumable, FlowMatchEulerDiscreteScheduler):  # type: ignore[misc]
    """The simplest solver: it needs no history."""


def solver(steps: int = 8) -> Any:
    return SolverScheduler(
        prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=5.0, solver_order=2
    )


def few() -> Any:
    return FewStepScheduler.of(profiles()["turbo"])


@pytest.fixture(scope="module")
def pipeline() -> Any:
    torch.manual_seed(0)
    made = WanPipeline(
        tokenizer=None,
        text_encoder=None,
        transformer=tiny_wan.transformer(),
        vae=tiny_wan.vae(),
        scheduler=None,
        expand_timesteps=False,
    )
    made.set_progress_bar_config(disable=True)
    return made


def run(
    pipeline: Any, scheduler: Any, steps: int, *, latents: Any = None, stop: int | None = None
) -> tuple[torch.Tensor, Snapshot | None, list[float]]:
    """Latents, the snapshot after `stop` more steps, and the timesteps that were run."""
    source = torch.Generator().manual_seed(5)
    if hasattr(scheduler, "levels"):
        scheduler.noise = source
    seen: list[float] = []
    kept: list[Any] = []

    def stepped(pipe: Any, step: int, timestep: Any, tensors: dict[str, Any]) -> dict[str, Any]:
        seen.append(float(timestep))
        if stop is not None and step + 1 == stop:
            kept.extend([tensors["latents"].clone(), scheduler.snapshot()])
            pipe._interrupt = True
        return {}

    pipeline.scheduler = scheduler
    made = pipeline(
        prompt_embeds=torch.ones(1, 512, tiny_wan.HIDDEN),
        height=64,
        width=64,
        num_frames=5,
        num_inference_steps=steps,
        guidance_scale=1.0,
        generator=source,
        latents=latents,
        output_type="latent",
        return_dict=False,
        callback_on_step_end=stepped,
    )[0]
    return (kept[0], kept[1], seen) if kept else (made, None, seen)


@pytest.mark.parametrize("name", ["fast", "turbo"])
def test_a_distilled_profile_runs_its_own_timesteps(pipeline: Any, name: str) -> None:
    profile = profiles()[name]
    _, _, seen = run(pipeline, FewStepScheduler.of(profile), profile.work)
    assert seen == pytest.approx([1000 * sigma for sigma in profile.sigmas])


@pytest.mark.parametrize("name", ["balanced", "quality"])
def test_a_guided_profile_runs_the_solvers_timesteps(models_dir: Path, name: str) -> None:
    profile = profiles()[name]
    base = models_dir / "Wan-AI" / "Wan2.2-TI2V-5B-Diffusers"
    made = SolverScheduler.from_pretrained(base, subfolder="scheduler", flow_shift=profile.shift)
    made.set_timesteps(profile.work)
    # UniPC's own grid: equal steps from 1 to 1/1000 before the shift, the last one left out.
    raw = torch.linspace(1.0, 1 / 1000, profile.work + 1, dtype=torch.float64)[:-1]
    expected = (1000 * 5 * raw / (1 + 4 * raw)).to(torch.int64)
    assert len(made.timesteps) == profile.work
    assert (made.timesteps - expected).abs().max() <= 1


@pytest.mark.parametrize("make", [EulerScheduler, solver, few])
@pytest.mark.parametrize("stop", [1, 2, 3])
def test_going_on_from_the_middle_gives_the_same_bits(pipeline: Any, make: Any, stop: int) -> None:
    steps = 4 if make is few else 8
    whole, _, all_timesteps = run(pipeline, make(), steps)
    half, snapshot, _ = run(pipeline, make(), steps, stop=stop)
    fresh = make()
    fresh.resume(snapshot)
    rest, _, seen = run(pipeline, fresh, steps, latents=half)
    assert seen == all_timesteps[stop:]
    assert torch.equal(rest, whole)


def test_a_scheduler_that_went_on_once_begins_at_the_beginning_again(pipeline: Any) -> None:
    scheduler = solver()
    whole, _, _ = run(pipeline, scheduler, 8)
    half, snapshot, _ = run(pipeline, scheduler, 8, stop=3)
    scheduler.resume(snapshot)
    run(pipeline, scheduler, 8, latents=half)
    scheduler.resume(None)
    again, _, _ = run(pipeline, scheduler, 8)
    assert torch.equal(again, whole)


def test_the_estimate_is_what_is_left_without_noise(pipeline: Any) -> None:
    """After the last step the latents are the estimate itself."""
    for scheduler, steps in ((few(), 4), (solver(), 8)):
        made, _, _ = run(pipeline, scheduler, steps)
        assert torch.allclose(scheduler.estimate, made, atol=1e-4)
