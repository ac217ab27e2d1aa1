"""`python -m bot route`, over an engine for anything and one for prompts of one kind."""

import io
import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.cli import route as cli
from bot.cli.output import NOT_UNDERSTOOD
from bot.config import Settings
from generator.supervisor import GeneratorSettings
from tests.specialist_engines import physics


async def routed(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *prompts: str,
    **settings: Any,
) -> list[dict[str, Any]]:
    packages = physics.__package__
    monkeypatch.setattr(cli, "GeneratorSettings", partial(GeneratorSettings, packages=packages))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\n".join(prompts).encode())))
    chosen = Settings(_env_file=None, data_dir=folder, cpu_workers=1, **settings)  # type: ignore[call-arg]  # pydantic-settings' own argument
    await cli.route(chosen)
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


async def test_a_specialist_gets_what_it_claims_and_tells_what_it_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    prompts = ["surely a pendulum", "perhaps a pendulum", "x" * 2000]
    sure, perhaps, refused = await routed(tmp_path, monkeypatch, capsys, *prompts)
    assert (sure["engine"], sure["topic"], sure["unused"]) == ("physics", "pendulum", ["7 cats"])
    assert (sure["assumed"], sure["corrected"]) == ([], None)
    assert sure["refused"] == {"slot": "length"}
    assert perhaps["engine"] == "sketch", "its score is the lower one"
    assert refused["engine"] is None
    for answer in (sure, perhaps, refused):
        assert list(answer)[-len(NOT_UNDERSTOOD) :] == list(NOT_UNDERSTOOD)
    assert perhaps.items() >= NOT_UNDERSTOOD.items()


async def test_a_specialist_that_is_preferred_is_one_for_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = {"default_engine": "physics"}
    [answer] = await routed(tmp_path, monkeypatch, capsys, "a cat", **settings)
    assert answer["engine"] == "physics"
