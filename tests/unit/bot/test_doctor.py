"""The doctor: what it finds, and that it shows no secret."""

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.config import Settings
from bot.doctor import machine, platforms, store
from bot.doctor.examine import examine
from bot.doctor.finding import Finding, Level, ok
from bot.lock import DataLock
from cache.larger import LARGER
from generator.discovery import EngineInfo
from generator.engine import Weights
from generator.types import Lane

DISCORD = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE." + "x" * 38
TELEGRAM = "123456789:AAF-abcdefghijklmnopqrstuvwxyz12345"


@pytest.fixture(autouse=True)
def empty_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    return tmp_path


def settings(**changes: Any) -> Settings:
    return Settings(**{"web_port": 0, **changes})


def levels(findings: Iterator[Finding]) -> list[Level]:
    return [finding.level for finding in findings]


def test_a_mistake_in_the_settings_is_the_only_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEB_PORT", "http")
    (finding,) = examine({})
    assert finding.broken
    assert "WEB_PORT" in str(finding)


def test_a_check_that_fails_is_a_finding_without_secrets() -> None:
    def careless(_: Settings) -> Iterator[Finding]:
        yield ok("first", f"the token is {TELEGRAM}")
        raise RuntimeError(TELEGRAM)

    first, second = examine({"telegram_token": TELEGRAM}, (careless,))
    assert (first.level, second.level) == (Level.OK, Level.BROKEN)
    assert TELEGRAM not in f"{first}{second}"


def test_a_misspelt_key_is_broken_and_a_strange_one_a_note(empty_surroundings: Path) -> None:
    env = empty_surroundings / ".env"
    env.write_text("DISCORD_TOKN=x\nFOREIGN_THING=1\nWEB_PORT=1\n")
    slip, strange = platforms.settings_file(settings())
    assert slip.broken
    assert slip.mend == "Did you mean DISCORD_TOKEN?"
    assert strange.level is Level.NOTE
    env.write_text("WEB_PORT=1\n")
    assert levels(platforms.settings_file(settings())) == [Level.OK]


def test_tokens_are_judged_by_their_shape_and_never_shown() -> None:
    assert levels(platforms.tokens(settings())) == [Level.NOTE, Level.NOTE]
    wrong = list(platforms.tokens(settings(discord_token="hunter2", telegram_token="12:short")))
    assert [finding.level for finding in wrong] == [Level.BROKEN, Level.BROKEN]
    assert "hunter2" not in "".join(map(str, wrong))
    right = settings(discord_token=DISCORD, telegram_token=TELEGRAM)
    assert Level.BROKEN not in levels(platforms.tokens(right))


def test_only_a_token_of_the_right_shape_is_worth_asking_its_platform_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("adapters.discord.checkup", lambda _: iter([ok("discord", "asked")]))
    monkeypatch.setattr("adapters.telegram.checkup", lambda _: iter([ok("telegram", "asked too")]))
    assert list(platforms.connections(settings())) == []
    assert list(platforms.connections(settings(discord_token="hunter2"))) == []
    assert list(platforms.connections(settings(telegram_token="12:short"))) == []
    tokens = {"discord_token": DISCORD, "telegram_token": TELEGRAM}
    found = platforms.connections(settings(**tokens))
    assert [finding.text for finding in found] == ["asked", "asked too"]


def test_an_unknown_adapter_is_broken() -> None:
    found = levels(platforms.adapters(settings(adapters="web,wbe,no.such.module,../x")))
    assert found == [Level.OK, Level.BROKEN, Level.BROKEN, Level.BROKEN]
    assert levels(platforms.adapters(settings(adapters=","))) == [Level.BROKEN]
    assert levels(platforms.adapters(settings(adapters=",", telegram_token=TELEGRAM))) == []


def test_a_page_that_strangers_can_reach_needs_a_long_token() -> None:
    def broken(**changes: Any) -> bool:
        return any(finding.broken for finding in platforms.web(settings(**changes)))

    assert broken(web_host="0.0.0.0")
    assert broken(web_host="0.0.0.0", web_token="short")
    assert not broken(web_host="0.0.0.0", web_token="x" * 32)
    assert not broken()
    assert broken(web_token="ä" * 32)


@pytest.mark.parametrize("name", ["http://reelbot.example", "reelbot.example/chat", "*"])
def test_a_host_that_no_browser_can_name_is_broken(name: str) -> None:
    wrong, _ = platforms.web(settings(web_allowed_hosts=name))
    assert wrong.broken
    assert name in wrong.text
    assert levels(platforms.web(settings(web_allowed_hosts="a-b.example, 10.0.0.2,::1"))) == [
        Level.OK
    ]


async def test_a_running_server_is_no_port_conflict(empty_surroundings: Path) -> None:
    async with DataLock(empty_surroundings).for_server(lambda: None):
        (finding,) = platforms.web(settings(data_dir=empty_surroundings))
    assert "running" in finding.text


def test_a_data_directory_that_is_no_folder_is_broken(empty_surroundings: Path) -> None:
    (empty_surroundings / "file").touch()
    assert levels(store.data_directory(settings(data_dir=empty_surroundings / "file"))) == [
        Level.BROKEN
    ]
    assert levels(store.data_directory(settings(data_dir=empty_surroundings / "new"))) == [Level.OK]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_a_data_directory_that_others_can_read_is_a_note(empty_surroundings: Path) -> None:
    folder = empty_surroundings / "data"
    folder.mkdir()
    folder.chmod(0o755)
    assert levels(store.data_directory(settings(data_dir=folder))) == [Level.NOTE]
    folder.chmod(0o700)
    assert levels(store.data_directory(settings(data_dir=folder))) == [Level.OK]


def test_a_folder_in_the_databases_place_is_broken(empty_surroundings: Path) -> None:
    here = settings(data_dir=empty_surroundings)
    here.database.mkdir()
    assert levels(store.database(here)) == [Level.BROKEN]


def test_a_disk_smaller_than_the_quota_is_a_note() -> None:
    assert levels(store.disk(settings(cache_quota="900 PB"))) == [Level.NOTE]
    assert levels(store.disk(settings(cache_quota="1 B"))) == [Level.OK]


def test_a_damaged_database_is_broken(empty_surroundings: Path) -> None:
    here = settings(data_dir=empty_surroundings)
    assert levels(store.database(here)) == [Level.OK]
    with sqlite3.connect(here.database) as connection:
        connection.execute("CREATE TABLE clips (id TEXT PRIMARY KEY, body TEXT)")
        connection.executemany(
            "INSERT INTO clips VALUES (?, ?)", [(i, "x" * 500) for i in range(99)]
        )
    connection.close()
    assert levels(store.database(here)) == [Level.OK]
    whole = here.database.read_bytes()
    here.database.write_bytes(whole[:9000] + b"\xff" * 3000 + whole[12000:])
    assert levels(store.database(here)) == [Level.BROKEN]
    here.database.write_bytes(b"this is not a database" * 99)
    assert levels(store.database(here)) == [Level.BROKEN]


def test_ffmpeg_that_cannot_run_is_broken(
    empty_surroundings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert levels(machine.ffmpeg(settings())) == [Level.OK]
    monkeypatch.setattr("imageio_ffmpeg.get_ffmpeg_exe", lambda: str(empty_surroundings / "none"))
    assert levels(machine.ffmpeg(settings())) == [Level.BROKEN]


def test_an_unknown_default_engine_is_broken(empty_surroundings: Path) -> None:
    here = settings(data_dir=empty_surroundings)
    assert Level.BROKEN not in levels(machine.engines(here))
    there = settings(data_dir=empty_surroundings, default_engine="crayon")
    assert levels(machine.engines(there))[-1] is Level.BROKEN


def test_weights_that_are_missing_are_a_note_with_the_way_to_get_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    needs = dict.fromkeys(("fast", "turbo"), (Weights(repository="a/b", files=("*",)),))
    sketch = EngineInfo("sketch", Lane.CPU, (), None)

    def said(wan: EngineInfo) -> list[str]:
        infos = {"sketch": sketch, "wan": wan}
        monkeypatch.setattr(machine, "discover", lambda *_: infos)
        return [str(it) for it in machine.engines(settings()) if "wan" in str(it)]

    (why,) = said(EngineInfo("wan", Lane.GPU, (), "No weights.", needs=needs, lacks=("a/b",)))
    assert "wan cannot work here. No weights." in why
    works, more = said(EngineInfo("wan", Lane.GPU, (), None, profiles=("fast",), needs=needs))
    assert "wan can work: fast." in works
    assert "not installed: turbo. python -m bot models pull turbo" in more


def test_the_packaged_weights_are_looked_for() -> None:
    assert levels(machine.embedder(settings())) == [Level.OK]


def test_the_larger_model_of_the_cache_is_told_of_where_it_is(empty_surroundings: Path) -> None:
    larger = empty_surroundings / "data" / "models" / LARGER.repository
    larger.mkdir(parents=True)
    for name in LARGER.files:
        (larger / name).write_bytes(b"{}")
    assert [it.subject for it in machine.embedder(settings())] == ["rewordings", "embedder"]
