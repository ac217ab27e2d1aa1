"""What every engine must do. Engines are found by listing their package: a new one is held too."""

import asyncio
import hashlib
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from generator.discovery import create_engine, engine_names
from generator.engine import Engine, Surroundings, Topical, Watch
from generator.errors import Cancelled, UserError
from generator.supervisor import Generator, GeneratorSettings
from generator.types import ClipRequest, Frame, Lane, Progress
from tests.support import tiny_wan
from tests.support.probe import is_faststart, probe

PACKAGES = "generator.engines"
PATIENCE = 120.0

ODD_PROMPTS = [
    "",
    " ",
    "x",
    "一只猫在雪地里奔跑，日落",
    "🐱🚀🌊",
    "👩🏽‍🚀",
    "\x00\x07\x1b[31mred\x7f",
    "<b>bold</b> @everyone %s {0} $(reboot) ../../etc/passwd",
    "-\n\r\t\u2028\u202e\ufeff",
    "\ud800 lone surrogate",
    "Ω≈ç√ ñandú Ünïcödé العربية עברית ไทย",
    "a" * 1000,
    "cat " * 250,
    "10000000 cats and -3 dogs",
]

pytestmark = pytest.mark.parametrize("name", engine_names(PACKAGES))


@pytest.fixture(scope="session")
def around(tmp_path_factory: pytest.TempPathFactory) -> Surroundings:
    """Where every engine can work: for the one that takes a model and a GPU, a tiny model and the
    CPU do."""
    home = tmp_path_factory.mktemp("engines")
    tiny_wan.save_all(home / "models")
    torch.set_num_threads(1)  # a tiny model is faster so
    return Surroundings(
        cache_dir=home, models_dir=home / "models", options={"wan": {"device": "cpu"}}
    )


@pytest.fixture
def engine(name: str, around: Surroundings) -> Engine:
    """A new instance; a test is skipped where the engine cannot work."""
    made = create_engine(PACKAGES, name, around)
    if reason := made.unavailable():
        pytest.skip(f"{name}: {reason}")
    return made


@pytest.fixture
async def generator(
    tmp_path: Path, around: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Generator]:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    settings = GeneratorSettings(
        clips_dir=tmp_path / "clips",
        surroundings=around,
        job_timeout=PATIENCE,
        grace=20.0,
    )
    made = Generator(settings)
    await made.start()
    yield made
    await made.stop()


def tiny(name: str, prompt: str | None = None, **changes: Any) -> ClipRequest:
    words = usual(name) if prompt is None else prompt
    request = ClipRequest(prompt=words, engine=name, seconds=0.5, width=128, height=96, fps=12)
    return request.evolve(**changes)


@cache
def usual(name: str) -> str:
    """What is asked of the engine here: of one that names topics, its first."""
    engine = create_engine(PACKAGES, name, Surroundings(cache_dir=Path("unused")))
    return engine.topics[0] if isinstance(engine, Topical) else "three cats run on a beach"


def unwatched() -> Watch:
    return Watch(report=lambda progress: None, check=lambda: None)


def digest(frames: Iterator[Frame]) -> str:
    return hashlib.sha256(b"".join(frame.tobytes() for frame in frames)).hexdigest()


def test_it_can_be_made_without_a_heavy_import(name: str, tmp_path: Path) -> None:
    heavy = {"torch", "transformers", "diffusers", "sentence_transformers", "PIL", "resvg_py"}
    code = (
        "import sys; from pathlib import Path; from generator.discovery import create_engine; "
        "from generator.engine import Surroundings; "
        f"around = Surroundings(cache_dir=Path({str(tmp_path)!r})); "
        f"engine = create_engine({PACKAGES!r}, {name!r}, around); "
        "engine.name, engine.lane, engine.styles, engine.unavailable(); "
        f"print(sorted({heavy!r} & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_it_goes_by_its_modules_name_and_says_what_it_is(name: str, around: Surroundings) -> None:
    engine = create_engine(PACKAGES, name, around)
    assert engine.name == name
    assert engine.lane in Lane
    assert all(isinstance(style, str) and style for style in engine.styles)
    assert len(set(engine.styles)) == len(engine.styles)
    reason = engine.unavailable()
    assert reason is None or reason.endswith(".")


def test_it_yields_exactly_the_frames_asked_for(name: str, engine: Engine) -> None:
    request = tiny(name, seconds=0.7, width=130, height=74)
    frames = list(engine.render(request, unwatched()).frames)
    assert len(frames) == request.frames == 8
    assert {(frame.shape, frame.dtype) for frame in frames} == {((74, 130, 3), np.dtype(np.uint8))}


def test_the_same_seed_is_the_same_clip(name: str, engine: Engine, around: Surroundings) -> None:
    again = create_engine(PACKAGES, name, around)
    first, second = (
        digest(maker.render(tiny(name, seed=7), unwatched()).frames) for maker in (engine, again)
    )
    assert first == second


def test_another_seed_is_another_clip(name: str, engine: Engine) -> None:
    """Of an engine that names topics: of one at least, for some leave nothing to chance."""

    def differs(prompt: str) -> bool:
        asked = (tiny(name, prompt, seed=seed) for seed in (7, 8))
        first, second = (digest(engine.render(one, unwatched()).frames) for one in asked)
        return first != second

    topics = engine.topics if isinstance(engine, Topical) else (usual(name),)
    assert any(differs(topic) for topic in topics)


@pytest.mark.parametrize("locale", ["en", "zh", "xx"])
def test_a_clip_has_a_caption_in_any_language(name: str, engine: Engine, locale: str) -> None:
    footage = engine.render(tiny(name, locale=locale), unwatched())
    assert footage.caption.strip()
    assert all(isinstance(word, str) for word in (*footage.depicts, *footage.omitted))


def test_every_style_it_names_works_and_no_other(name: str, engine: Engine) -> None:
    for style in engine.styles:
        frame = next(engine.render(tiny(name, style=style), unwatched()).frames)
        assert frame.shape == (96, 128, 3)
    with pytest.raises(UserError) as refusal:
        engine.render(tiny(name, style="no such style"), unwatched())
    assert refusal.value.code == "style-unknown"


def test_it_stops_at_the_first_frame_it_is_told_to(name: str, engine: Engine) -> None:
    wanted = True

    def check() -> None:
        if not wanted:
            raise Cancelled

    footage = engine.render(tiny(name), Watch(report=lambda progress: None, check=check))
    next(footage.frames)
    wanted = False
    with pytest.raises(Cancelled):
        next(footage.frames)


def test_it_reports_steps_within_their_total(name: str, engine: Engine) -> None:
    seen: list[Progress] = []
    list(engine.render(tiny(name), Watch(report=seen.append, check=lambda: None)).frames)
    assert all(0 <= progress.step <= progress.total for progress in seen)
    assert all(progress.stage for progress in seen)


@pytest.mark.parametrize("prompt", ODD_PROMPTS, ids=ascii)
def test_any_text_is_routed_and_drawn(name: str, engine: Engine, prompt: str) -> None:
    route = engine.route(prompt)
    assert route.engine == name
    assert 0 <= route.score <= 1
    assert route.reason.endswith(".")
    request = tiny(name, prompt, seconds=0.2, seed=1)
    try:
        footage = engine.render(request, unwatched())
    except UserError:
        return  # it may refuse, but only so that the asker can mend it
    assert len(list(footage.frames)) == request.frames


async def test_the_whole_way_gives_a_decodable_clip_and_poster(
    name: str, engine: Engine, generator: Generator
) -> None:
    request = tiny(name, seed=3)
    clip = await generator.generate("job", request, lambda progress: None)
    seen = await asyncio.to_thread(probe, clip.path)
    assert (seen.codec, seen.pixel_format, seen.frames) == ("h264", "yuv420p", request.frames)
    assert (seen.width, seen.height, seen.fps) == (128, 96, 12)
    assert is_faststart(clip.path)
    with Image.open(clip.poster) as poster:
        poster.load()
        assert max(poster.size) <= 320
    assert clip.engine == name


async def test_a_running_clip_is_called_off_politely(
    name: str, engine: Engine, generator: Generator
) -> None:
    drawing = asyncio.Event()
    long = tiny(name, seconds=5, width=320, height=240, fps=24)

    def watch(progress: Progress) -> None:
        if progress.stage != "load":
            drawing.set()

    task = asyncio.create_task(generator.generate("job", long, watch))
    await asyncio.wait_for(drawing.wait(), PATIENCE)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert generator.restarts == 0
