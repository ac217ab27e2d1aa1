"""Engines are found by listing a package, and described as they describe themselves."""

from pathlib import Path

import pytest

from generator.discovery import discover
from generator.engine import Surroundings
from tests.hostile_engines import kind
from tests.hostile_engines._base import Hostile

ENGINES = "tests.hostile_engines"


def test_an_engine_that_cannot_be_loaded_is_listed_with_the_reason(tmp_path: Path) -> None:
    infos = discover(ENGINES, Surroundings(cache_dir=tmp_path))
    assert infos["kind"].unavailable is None
    assert infos["kind"].topics == ()
    assert (infos["broken"].unavailable or "").startswith("It cannot be loaded: ")


def test_an_engine_may_name_topics_that_show_what_it_is_good_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Teacher(Hostile):
        topics = ("a pendulum",)

    monkeypatch.setattr(kind, "create", lambda settings: Teacher(kind.__name__))
    assert discover(ENGINES, Surroundings(cache_dir=tmp_path))["kind"].topics == ("a pendulum",)


def test_an_engine_may_tell_what_makes_its_clips(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Model(Hostile):
        revisions = {"": "usual", "turbo": "other"}  # noqa: RUF012 - read only

    monkeypatch.setattr(kind, "create", lambda settings: Model(kind.__name__))
    infos = discover(ENGINES, Surroundings(cache_dir=tmp_path))
    assert infos["kind"].revisions == {"": "usual", "turbo": "other"}
    assert infos["broken"].revisions == {}
