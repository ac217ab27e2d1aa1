"""The engine on a tiny model: clips, pictures, styles, memory that runs out, and what it says."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from generator.engine import EngineSettings
from generator.engines.wan.engine import WanEngine
from generator.engines.wan.tables import plans, profiles
from generator.errors import Cancelled, Poisoned, UserError
from generator.types import ClipRequest, Frame, Lane
from tests.support import tiny_wan
from tests.unit.generator.wan.conftest import MakeEngine, Watched


def asked(**changes: Any) -> ClipRequest:
    request = ClipRequest(
        prompt="a cat", engine="wan", seconds=0.5, width=64, height=64, fps=24, seed=3
    )
    return request.evolve(profile="fast").evolve(**changes)


def digest(frames: Iterator[Frame]) -> str:
    return hashlib.sha256(b"".join(frame.tobytes() for frame in frames)).hexdigest()


def filmed(engine: WanEngine, watched: Watched, **changes: Any) -> str:
    return digest(engine.render(asked(**changes), watched.watch).frames)


@pytest.fixture
def picture(tmp_path: Path) -> str:
    folder = tmp_path / "images"
    folder.mkdir()
    made = np.zeros((80, 120, 3), np.uint8)
    made[:, :60] = [250, 120, 10]
    Image.fromarray(made).save(folder / "picture.png")
    return "picture.png"


@pytest.mark.parametrize("profile", ["fast", "fast-lora", "balanced", "quality"])
def test_each_profile_denoises_its_own_number_of_steps(
    make_engine: MakeEngine, watched: Watched, profile: str
) -> None:
    footage = make_engine().render(asked(profile=profile), watched.watch)
    frames = list(footage.frames)
    assert {(frame.shape, frame.dtype) for frame in frames} == {((64, 64, 3), np.dtype(np.uint8))}
    assert len(frames) == 12
    work = profiles()[profile].work
    assert watched.steps("denoise")[-work:] == list(range(1, work + 1))
    assert footage.made_with["profile"] == profile


def test_a_clip_can_be_made_again(make_engine: MakeEngine, watched: Watched) -> None:
    first = filmed(make_engine(), watched)
    assert filmed(make_engine(), watched) == first
    assert filmed(make_engine(), watched, seed=4) != first
    assert filmed(make_engine(), watched, prompt="a dog") != first
    assert filmed(make_engine(), watched, profile="balanced") != first


def test_a_negative_prompt_changes_a_guided_clip(make_engine: MakeEngine, watched: Watched) -> None:
    engine = make_engine()
    first, second = (
        filmed(engine, watched, profile="balanced", negative_prompt=words)
        for words in ("", "blurred")
    )
    assert first != second


def test_loading_and_every_step_are_told_with_a_preview(
    make_engine: MakeEngine, watched: Watched
) -> None:
    filmed(make_engine(), watched)
    loads = watched.steps("load")
    assert loads == sorted(loads)
    assert (loads[0], loads[-1]) == (0, 100)
    previews = [it.preview for it in watched.reports if it.preview]
    assert len(previews) == 3
    assert all(preview.startswith(b"\xff\xd8") for preview in previews)


def test_a_picture_is_the_first_frame(
    make_engine: MakeEngine, watched: Watched, picture: str
) -> None:
    engine = make_engine()
    assert engine.animates
    without = filmed(engine, watched)
    animated = filmed(engine, watched, image=picture)
    assert animated not in (without,)
    assert filmed(engine, watched, image=picture) == animated


def test_the_first_latent_frame_is_the_pictures_own(
    make_engine: MakeEngine, watched: Watched, picture: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = make_engine()
    engine.load(watched.watch)
    studio: Any = engine._loaded
    kept: list[torch.Tensor] = []
    decode = studio.decode

    def keep(latents: torch.Tensor, *more: Any) -> Any:
        kept.append(latents)
        return decode(latents, *more)

    monkeypatch.setattr(studio, "decode", keep)
    for seed in (1, 2):
        list(engine.render(asked(image=picture, seed=seed), watched.watch).frames)
    first, second = kept
    assert torch.equal(first[:, :, 0], second[:, :, 0])
    assert not torch.equal(first[:, :, 1], second[:, :, 1])


@pytest.mark.parametrize("name", ["gone.png", "../images/picture.png", "/etc/passwd"])
def test_a_picture_that_is_not_there_is_said_to_be_gone(
    make_engine: MakeEngine, watched: Watched, picture: str, name: str
) -> None:
    with pytest.raises(UserError, match="picture-gone"):
        make_engine().render(asked(image=name), watched.watch)


@pytest.mark.parametrize("plan", ["resident", "compact", "compact-fp8", "offload"])
def test_a_style_changes_the_frames_and_taking_it_off_restores_them(
    make_engine: MakeEngine, watched: Watched, tmp_path: Path, plan: str
) -> None:
    folder = tmp_path / "loras"
    folder.mkdir()
    for number, name in enumerate(("ink", "wax")):
        tiny_wan.save_lora(folder / f"{name}.safetensors", seed=number)
    (folder / "loras.toml").write_text(
        "".join(f'[[lora]]\nname = "{it}"\nfile = "{it}.safetensors"\n' for it in ("ink", "wax"))
    )
    engine = make_engine(plan=plan)
    assert engine.styles == ("ink", "wax")
    plain = filmed(engine, watched)
    ink = filmed(engine, watched, style="ink")
    wax = filmed(engine, watched, style="wax")
    assert len({plain, ink, wax}) == 3
    assert filmed(engine, watched, style="ink") == ink
    assert filmed(engine, watched) == plain


def test_a_distillation_is_put_on_and_off_with_the_profile(
    make_engine: MakeEngine, watched: Watched
) -> None:
    engine = make_engine()
    balanced = filmed(engine, watched, profile="balanced")
    fast = filmed(engine, watched, profile="fast-lora")
    assert fast != filmed(engine, watched, profile="fast")
    assert filmed(engine, watched, profile="balanced") == balanced
    assert filmed(engine, watched, profile="fast-lora") == fast


def test_what_a_profile_cannot_heed_is_said(make_engine: MakeEngine, watched: Watched) -> None:
    engine = make_engine()
    unheeded = asked(negative_prompt="text", locale="zh-CN")
    assert "balanced" in engine.render(unheeded, watched.watch).caption
    assert "balanced" not in engine.render(asked(), watched.watch).caption


def test_a_model_that_cannot_be_compiled_runs_uncompiled(
    make_engine: MakeEngine, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = filmed(make_engine(), watched)

    def missing(*_: object) -> None:
        raise RuntimeError("Failed to find C compiler.")

    monkeypatch.setattr("generator.engines.wan.studio.Studio._compile", missing)
    monkeypatch.setattr("generator.engines.wan.engine.compiles", lambda *_: True)
    assert filmed(make_engine(), watched) == plain


def test_what_cannot_be_compiled_later_is_run_uncompiled(
    make_engine: MakeEngine, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = filmed(make_engine(), watched)
    monkeypatch.setattr("generator.engines.wan.studio.Studio._compile", lambda *_: None)
    monkeypatch.setattr("generator.engines.wan.rigs.Rigs._compile", lambda *_: None)
    monkeypatch.setattr("generator.engines.wan.engine.compiles", lambda *_: True)
    engine = make_engine()
    engine.load(watched.watch)
    studio: Any = engine._loaded
    run = studio._run

    def failing(*given: Any, **named: Any) -> Any:
        monkeypatch.setattr(studio, "_run", run)
        raise torch._dynamo.exc.Unsupported("a graph break")

    monkeypatch.setattr(studio, "_run", failing)
    assert filmed(engine, watched) == plain


def test_an_unknown_style_is_refused(make_engine: MakeEngine, watched: Watched) -> None:
    with pytest.raises(UserError, match="style-unknown"):
        make_engine().render(asked(style="cubist"), watched.watch)


def test_a_call_off_is_heard_within_one_step(make_engine: MakeEngine, watched: Watched) -> None:
    engine = make_engine()
    engine.load(watched.watch)

    def check() -> None:
        if 4 in watched.steps("denoise"):
            raise Cancelled("called off")

    watched.check = check
    with pytest.raises(Cancelled):
        engine.render(asked(profile="quality"), watched.watch)
    assert max(watched.steps("denoise")) == 4
    watched.check = lambda: None
    assert filmed(engine, watched) == filmed(make_engine(), watched)


@pytest.mark.parametrize("plan", [plan.name for plan in plans()])
def test_every_memory_plan_films(make_engine: MakeEngine, watched: Watched, plan: str) -> None:
    engine = make_engine(plan=plan)
    footage = engine.render(asked(), watched.watch)
    assert len(list(footage.frames)) == 12
    assert footage.made_with["plan"] == plan
    assert len(list(engine.render(asked(seed=9), watched.watch).frames)) == 12


def test_out_of_memory_ends_the_process_and_lowers_the_plan(
    make_engine: MakeEngine, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = make_engine(plan="resident")
    engine.load(watched.watch)

    def full(*_: object) -> None:
        raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB")

    monkeypatch.setattr(engine._loaded, "denoise", full)
    with pytest.raises(Poisoned, match=r"resident; from now on it is text-int8"):
        engine.render(asked(), watched.watch)
    after = make_engine(plan="resident").render(asked(), watched.watch)
    assert after.made_with["plan"] == "text-int8"


def test_what_was_denoised_before_memory_ran_out_is_not_denoised_again(
    make_engine: MakeEngine, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = filmed(make_engine(plan="text-cpu"), watched)
    engine = make_engine(plan="resident")
    engine.load(watched.watch)

    def full(*_: object) -> Iterator[torch.Tensor]:
        raise torch.OutOfMemoryError("CUDA out of memory.")

    monkeypatch.setattr(engine._loaded, "decode", full)
    with pytest.raises(Poisoned):
        filmed(engine, watched)
    watched.reports.clear()
    assert filmed(make_engine(plan="resident"), watched) == whole
    assert watched.steps("denoise") == [0]


def test_a_cuda_error_ends_the_process_and_other_errors_do_not(
    make_engine: MakeEngine, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = make_engine()
    engine.load(watched.watch)

    def fail(text: str) -> Any:
        def failing(*_: object) -> None:
            raise RuntimeError(text)

        return failing

    monkeypatch.setattr(engine._loaded, "denoise", fail("CUDA error: unspecified launch failure"))
    with pytest.raises(Poisoned, match="unspecified launch failure"):
        engine.render(asked(), watched.watch)
    monkeypatch.setattr(engine._loaded, "denoise", fail("cuDNN error: CUDNN_STATUS_ALLOC_FAILED"))
    with pytest.raises(Poisoned, match="cuDNN"):
        engine.render(asked(), watched.watch)
    monkeypatch.setattr(engine._loaded, "denoise", fail("shapes do not match"))
    with pytest.raises(RuntimeError, match="do not match"):
        engine.render(asked(), watched.watch)


def test_the_tiny_decoder_is_used_by_the_fast_profiles(
    make_engine: MakeEngine, watched: Watched, tmp_path: Path
) -> None:
    path = tmp_path / "taew2_2.safetensors"
    tiny_wan.save_tiny_decoder(path)
    engine = make_engine(tiny_decoder=str(path))
    assert engine.render(asked(), watched.watch).made_with["decoder"] == "TAEW2.2"
    footage = engine.render(asked(profile="balanced"), watched.watch)
    assert footage.made_with["decoder"] == "VAE"
    assert filmed(engine, watched) != filmed(make_engine(), watched)


def test_only_installed_profiles_are_offered_the_wanted_one_first(
    make_engine: MakeEngine,
) -> None:
    assert make_engine().profiles == ("fast", "fast-lora", "balanced", "quality")
    assert make_engine(profile="balanced").profiles == ("balanced", "fast", "fast-lora", "quality")


def test_why_it_cannot_work_is_one_sentence(make_engine: MakeEngine, tmp_path: Path) -> None:
    assert make_engine().unavailable() is None
    known = ", ".join(plan.name for plan in plans())
    assert make_engine(plan="huge").unavailable() == f"WAN_PLAN is 'huge'; the plans are {known}."
    assert "WAN_PROFILE" in str(make_engine(profile="slow").unavailable())
    assert "WAN_TINY_DECODER" in str(make_engine(tiny_decoder="/nowhere").unavailable())
    assert "can run code" in str(make_engine(tiny_decoder=__file__).unavailable())
    empty = WanEngine(EngineSettings(cache_dir=tmp_path, options={"device": "cpu"}))
    assert empty.unavailable() == (
        "Its weights are not installed: python -m bot models pull fast gets them."
    )
    assert empty.lane is Lane.GPU


def test_asking_whether_it_can_work_loads_no_torch(models_dir: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from generator.engine import Surroundings;"
        "from generator.discovery import discover;"
        f"around = Surroundings(cache_dir=Path({str(tmp_path)!r}),"
        f" models_dir=Path({str(models_dir)!r}), options={{'wan': {{'device': 'cpu'}}}});"
        "info = discover('generator.engines', around)['wan'];"
        "print(info.unavailable, info.profiles, info.animates, 'torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "None ('fast', 'fast-lora', 'balanced', 'quality') True False"
