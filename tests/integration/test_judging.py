"""`python -m bot cache judge` beside the live lookup: the real embedder, a real database."""

import asyncio
import io
import json
import sys
import uuid
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from bot.cli import judging
from bot.config import Settings
from cache.clips import ClipCache
from cache.database import Database
from cache.embedder import Embedder
from generator.supervisor import Generator, GeneratorSettings
from generator.types import ClipRequest
from tests.support.generator import make_clip

PAIRS = [
    ("a red ball rolling down a wooden ramp", "Please make a video of a red ball rolling down …"),
    ("a cat playing piano in a jazz bar", "a cat playing the piano in a jazz bar"),
    ("a cat playing piano in a jazz bar", "a cat plays piano at a jazz bar"),
    ("a sunset over the sea", "sunset over the sea, timelapse"),
    ("Waves crashing on a rocky shore", "waves crash against a rocky shore"),
    ("a drone shot over a snowy mountain range", "drone shot over snowy mountains"),
    ("a dog chases a cat", "a cat chases a dog"),
    ("three red balls", "four red balls"),
    ("a red car at night", "a blue car at night"),
    ("a man walking left along a beach", "a man walking right along a beach"),
    ("a street with people", "a street without people"),
    (
        "a steam train crossing an old stone bridge",
        "an old stone bridge is crossed by a locomotive under steam",
    ),
    ("a cloud passes over the moon", "clouds sweep across the moon"),
    ("a whale jumps out of the sea", "a rocket on its way to the moon"),
    ("一只猫在跳舞", "一只小猫在跳舞"),
    ("一只猫在跳舞", "请生成一段一只猫在跳舞的视频"),
    ("一只猫在跳舞", "a cat dancing"),
    ("A CAT!", "a cat"),
]
PENDULUMS = [
    ("a pendulum 50 cm long released from 10 degrees", "a 0.5 m pendulum released from 10 degrees"),
    ("a pendulum 50 cm long released from 10 degrees", "a pendulum 60 cm long, from 10 degrees"),
]


async def judged(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *lines: object,
    **settings: Any,
) -> tuple[bool, list[dict[str, Any]], str]:
    """Whether all was well, the answers, and what was said beside them."""
    written = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\n".join(written).encode())))
    chosen = Settings(_env_file=None, data_dir=folder, **settings)  # type: ignore[call-arg]  # pydantic-settings' own argument
    good = await judging.judge(chosen)
    out, err = capsys.readouterr()
    return good, [json.loads(line) for line in out.splitlines()], err


async def test_it_answers_as_a_lookup_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs = [*PAIRS, *PENDULUMS]
    lines = [{"a": old, "b": new, "id": f"pair {at}"} for at, (old, new) in enumerate(pairs)]
    good, answers, err = await judged(tmp_path, monkeypatch, capsys, *lines)
    assert (good, err) == (True, "")
    assert [answer["id"] for answer in answers] == [line["id"] for line in lines]
    for answer, (kind, cosine) in zip(answers, await looked_up(tmp_path / "live"), strict=True):
        assert list(answer) == ["id", "same", "cosine", "step", "reason"]
        assert answer["same"] is (kind is not None), answer
        if answer["step"] in ("exact", "meaning") or kind in ("exact", "meaning"):
            assert not kind or answer["step"] == kind, answer
        if kind == "semantic":
            assert answer["cosine"] == pytest.approx(cosine, abs=1e-5)
    assert {answer["same"] for answer in answers} == {True, False}
    assert {answer["step"] for answer in answers} >= {"exact", "meaning", "reworded"}


async def looked_up(folder: Path) -> list[tuple[str | None, float | None]]:
    """The kind of hit and its cosine for each pair: a clip of the first is all there is when the
    second is asked for."""
    settings = Settings(_env_file=None, data_dir=folder)  # type: ignore[call-arg]  # pydantic-settings' own argument
    await asyncio.to_thread(folder.mkdir)
    async with AsyncExitStack() as stack:
        database = await Database.open(folder / "reelbot.sqlite3")
        stack.push_async_callback(database.close)
        embedder = Embedder(patience=judging.PATIENCE)
        stack.push_async_callback(embedder.stop)
        surroundings = settings.surroundings()
        generator = Generator(GeneratorSettings(clips_dir=folder, surroundings=surroundings))
        stack.push_async_callback(generator.stop)
        await generator.start()
        cache = ClipCache(
            database,
            embedder,
            clips_dir=folder,
            threshold=settings.similarity,
            quota_bytes=10**9,
            hot_size=0,
            meaning=generator.meaning,
        )
        requests = [
            *((ClipRequest(prompt=old, engine="sketch"), new) for old, new in PAIRS),
            *((ClipRequest(prompt=old, engine="physics"), new) for old, new in PENDULUMS),
        ]
        return [await hit_of(cache, database, *it, folder) for it in requests]


async def hit_of(
    cache: ClipCache, database: Database, request: ClipRequest, new: str, folder: Path
) -> tuple[str | None, float | None]:
    scope = uuid.uuid4().hex
    assert await cache.lookup(request, scope) is None  # as every request is looked up
    async with database.transaction() as connection:
        await cache.add(connection, make_clip(folder, request), request, scope)
    hit = await cache.lookup(request.evolve(prompt=new), scope, thorough=True)
    return (hit.kind, hit.similarity) if hit else (None, None)


async def test_a_line_that_is_no_pair_is_named_and_the_others_are_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = ["no json", "[1, 2]", {"a": "a cat"}, {"a": "a cat", "b": 7}, {"a": "a cat", "b": " "}]
    lines = ["", {"a": "a cat", "b": "A cat!", "lang": "en"}, *wrong, {"a": "x" * 1001, "b": "y"}]
    good, answers, err = await judged(tmp_path, monkeypatch, capsys, *lines)
    assert not good
    assert [(it["id"], it["same"], it["step"]) for it in answers] == [(2, True, "exact")]
    assert [line.split(":")[0] for line in err.splitlines()] == [f"Line {at}" for at in range(3, 9)]
    assert "JSON" in err.splitlines()[0]
    assert "1001" in err.splitlines()[-1]


async def test_what_is_wrong_is_said_in_the_operators_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good, _, err = await judged(tmp_path, monkeypatch, capsys, "{", default_locale="zh")
    assert (good, err) == (False, "第 1 行：这不是 JSON。\n")


async def test_an_id_is_given_back_whatever_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ids = ["熊", 7, None, "\ud83d", {"nested": [1]}]
    _, answers, _ = await judged(
        tmp_path, monkeypatch, capsys, *({"id": it, "a": "a cat", "b": "a cat"} for it in ids)
    )
    assert [answer["id"] for answer in answers] == ids


async def test_the_threshold_is_that_of_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = PAIRS[1]
    pair = {"a": old, "b": new}
    _, (lenient,), _ = await judged(tmp_path, monkeypatch, capsys, pair, similarity=0.5)
    _, (strict,), _ = await judged(tmp_path, monkeypatch, capsys, pair, similarity=1.0)
    assert lenient["cosine"] == strict["cosine"] > 0.9
    assert (lenient["same"], strict["same"]) == (True, False)


async def test_an_embedder_that_does_not_start_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pair = {"a": PAIRS[1][0], "b": PAIRS[1][1]}
    with pytest.raises(judging.CannotJudge, match="The embedder does not start: "):
        await judged(tmp_path, monkeypatch, capsys, pair, embedder=str(tmp_path))
