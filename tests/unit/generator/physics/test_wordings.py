"""How often the phenomenon that a student means is found, in their own words.

`held_wordings.toml` is never tuned on: its shares are the honest ones. They are printed by
`pytest -rP`, and must not fall below what was reached."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
import torch

from generator.engine import EngineSettings
from generator.engines.physics.catalogue import catalogue
from generator.engines.physics.engine import PhysicsEngine

HERE = Path(__file__).parent
LANGUAGES = ("en", "zh")
HELD = "held_wordings.toml"

REACHED = {
    ("wordings.toml", "en"): 0.9,
    ("wordings.toml", "zh"): 0.9,
    (HELD, "en"): 0.65,
    (HELD, "zh"): 0.65,
}
"""The least share of the texts whose topic is found."""


def wordings(name: str) -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads((HERE / name).read_text("utf-8"))


def examples() -> set[str]:
    """What the engine is taught with: such a text is no test of it."""
    return {
        text.casefold()
        for phenomenon in catalogue().values()
        for text in (*phenomenon.examples_en, *phenomenon.examples_zh)
    }


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> PhysicsEngine:
    torch.set_num_threads(1)  # as in a worker: two would only wait for each other
    return PhysicsEngine(EngineSettings(cache_dir=tmp_path_factory.mktemp("physics")))


@pytest.mark.parametrize(("name", "language"), REACHED)
def test_what_students_mean_is_found(name: str, language: str, engine: PhysicsEngine) -> None:
    missed, asked, known = [], 0, examples()
    for slug, texts in wordings(name).items():
        for text in texts[language]:
            if text.casefold() in known:
                continue
            asked += 1
            understood = engine.route(text).understood
            topic = understood and understood["topic"]
            if topic != slug:
                missed.append(f"{slug}: {text!r} was taken for {topic}")
    share = 1 - len(missed) / asked
    print(f"{name} {language}: top-1 {share:.3f} of {asked}")  # noqa: T201
    assert share >= REACHED[name, language], "\n".join(missed)


def test_there_are_wordings_of_every_phenomenon_in_both_languages() -> None:
    for slug in catalogue():
        for language in LANGUAGES:
            texts = [
                wordings(name)[slug][language] for name in ("wordings.toml", "held_wordings.toml")
            ]
            assert sum(map(len, texts)) >= 7, slug
    assert set(wordings("wordings.toml")) == set(catalogue())
