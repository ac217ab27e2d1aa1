"""`python -m bot physics topics`: what the engine shows, and what is said where there is none."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import physics as cli
from bot.config import Settings
from tests.specialist_engines import physics
from tests.specialist_engines.physics import PENDULUM

ROOT = Path(__file__).parents[2]
ENGINES = "tests.specialist_engines"


def topics(
    folder: Path, *arguments: str, package: str = ENGINES
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            *(sys.executable, "-m", "tests.support.taught_bot", package, "physics", "topics"),
            *(*arguments, "--data-dir", str(folder)),
        ],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_every_topic_is_listed_with_its_quantities_and_examples(tmp_path: Path) -> None:
    result = topics(tmp_path)
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines() == [
        "pendulum: Pendulum, 单摆",
        "  length, 摆长 (L): 1 m, from 0.05 to 100 m",
        "  place, 地点: Earth, 地球 | Moon, 月球",
        "  /physics a pendulum 1 m long",
        "  /physics 一个1米长的单摆",
        "",
        "spring: Spring",
        "  /physics a spring of 20 N/m",
    ]


def test_as_json_they_are_all_that_the_engine_tells(tmp_path: Path) -> None:
    result = topics(tmp_path, "--json")
    assert result.returncode == 0, result.stderr
    pendulum, spring = json.loads(result.stdout)
    assert (pendulum["slug"], pendulum["names"]) == ("pendulum", PENDULUM.names)
    assert pendulum["examples"] == PENDULUM.examples
    length, place = pendulum["slots"]
    assert length == {
        "key": "length",
        "symbol": "L",
        "names": {"en": "length", "zh": "摆长"},
        "unit": "m",
        "default": 1.0,
        "low": 0.05,
        "high": 100.0,
        "options": {},
    }
    assert (place["default"], list(place["options"])) == ("earth", ["earth", "moon"])
    assert spring["slots"] == []


def test_without_such_an_engine_one_sentence_says_so(tmp_path: Path) -> None:
    result = topics(tmp_path, package="tests.hostile_engines")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "There is no engine physics here.\n"


def test_an_engine_that_is_broken_is_named_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "PACKAGES", ENGINES)
    monkeypatch.setattr(physics, "create", None)
    settings = Settings(_env_file=None, data_dir=tmp_path)  # type: ignore[call-arg]  # pydantic-settings' own argument
    with pytest.raises(cli.NoTopics, match="The engine physics cannot be loaded: "):
        cli.described(settings)
