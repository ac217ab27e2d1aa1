"""Every phenomenon's first example on its whole way: read, simulated, drawn, encoded."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from generator.encoder import encode
from generator.engine import EngineSettings, Watch
from generator.engines.physics.catalogue import catalogue
from generator.engines.physics.engine import PhysicsEngine
from generator.engines.physics.phenomenon import Phenomenon
from generator.types import ClipRequest
from tests.support.probe import probe

LARGEST = 1_000_000  # bytes

every = pytest.mark.parametrize("phenomenon", catalogue().values(), ids=lambda it: it.slug)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> PhysicsEngine:
    return PhysicsEngine(EngineSettings(cache_dir=tmp_path_factory.mktemp("physics")))


@every
def test_its_first_example_is_understood_and_becomes_a_small_clip(
    phenomenon: Phenomenon[Any], engine: PhysicsEngine, tmp_path: Path
) -> None:
    example = phenomenon.examples_en[0]
    request = ClipRequest(prompt=example, engine="physics", seconds=10, own_length=True)
    watch = Watch(report=lambda progress: None, check=lambda: None)
    footage = engine.render(request, watch)
    assert footage.topic == phenomenon.slug
    assert footage.facts
    assert footage.caption.startswith(phenomenon.name.en)
    count = footage.length
    assert count is not None
    target = tmp_path / "clip.mp4"
    write = partial(encode, width=640, height=480, fps=24, metadata={}, target=target)
    write(footage.frames, count=count, on_frame=lambda index, frame: None)
    seen = probe(target)
    assert (seen.codec, seen.frames, seen.width, seen.height) == ("h264", count, 640, 480)
    assert target.stat().st_size < LARGEST


@every
def test_its_first_chinese_example_is_understood_and_told_in_chinese(
    phenomenon: Phenomenon[Any], engine: PhysicsEngine
) -> None:
    route = engine.route(phenomenon.examples_zh[0])
    assert route.depicts == (phenomenon.slug,)
    request = ClipRequest(prompt=phenomenon.examples_zh[0], engine="physics", width=320, height=240)
    footage = engine.render(request, Watch(report=lambda progress: None, check=lambda: None))
    assert footage.topic == phenomenon.slug
    assert footage.caption.startswith(phenomenon.name.zh)
