"""A trace replayed through the real line, database and cache: who waits how long for whose clip."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.replay.clock import VirtualClock, loop_on
from bot.replay.outcome import Outcome
from bot.replay.play import Terms, play
from bot.replay.report import report_json, report_lines
from bot.replay.stage import WatchedEmbedder
from bot.replay.trace import Ask
from bot.replay.ways import Way
from cache.embedder import Embeddings
from tests.support.embedders import Heart

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no loop for it")

SUNSET, OCEAN = "a sunset over the sea", "a sunset over the ocean"
TWO, THREE = "two cats on a wall", "three cats on a wall"


class KnowsByHeart(WatchedEmbedder):
    """Has no child: prompts of one meaning have cosine 1, others 0."""

    def __init__(self, meanings: Mapping[str, int], clock: VirtualClock) -> None:
        super().__init__(None, clock)
        self._heart = Heart(meanings)

    async def warm(self) -> None:
        """It is."""

    async def embed(self, texts: Sequence[str]) -> Embeddings:
        return await self._heart.embed(texts)


def ask(time: float, prompt: str, **said: Any) -> Ask:
    return Ask(time=time, prompt=prompt, **{"user": "ada", "community": "us", **said})


def replay(asks: Sequence[Ask], way: Way, terms: Terms | None = None) -> Outcome:
    clock = VirtualClock()
    embedder = KnowsByHeart({SUNSET: 1, OCEAN: 1, TWO: 2, THREE: 2}, clock)
    with asyncio.Runner(loop_factory=loop_on(clock)) as runner:
        return runner.run(play(asks, way, terms or Terms(), embedder, clock))


def test_without_a_cache_each_waits_for_all_before() -> None:
    asks = [ask(0, SUNSET), ask(1, SUNSET), ask(10, SUNSET), ask(11, "a cat"), ask(100, SUNSET)]
    outcome = replay(asks, Way.NONE)
    assert sorted(outcome.responses) == [6, 6, 8, 11, 13]
    assert outcome.steps == {"made": 5}
    assert outcome.hit_rate == 0
    assert outcome.mean == 44 / 5
    assert outcome.p95 == 13


def test_twins_and_clips_that_exist_save_what_they_save() -> None:
    asks = [
        ask(0, SUNSET),
        ask(1, f"{SUNSET}!", user="bob"),
        ask(10, SUNSET),
        ask(11, "a cat"),
        ask(12, OCEAN),
        ask(13, SUNSET, community="them"),
    ]
    outcome = replay(asks, Way.OURS)
    assert outcome.steps == {"made": 3, "twin": 1, "exact": 1, "semantic": 1}
    # The cat is made until 17, and the others' sunset after it: until 23.
    assert sorted(outcome.responses) == [0, 0, 5, 6, 6, 10]
    assert outcome.hit_rate == 0.5
    assert outcome.wrong is None
    assert [(it.asked, it.served, it.wrong) for it in outcome.served if it.step == "semantic"] == [
        (OCEAN, SUNSET, None)
    ]


def test_where_no_wrong_answer_is_allowed_clips_answer_their_own_words_alone() -> None:
    asks = [ask(0, SUNSET), ask(10, OCEAN), ask(20, SUNSET)]
    assert replay(asks, Way.OURS).steps == {"made": 1, "semantic": 1, "exact": 1}
    strict = replay(asks, Way.OURS, Terms(error_bound=0))
    assert strict.steps == {"made": 2, "exact": 1}


def test_wrong_hits_are_told_from_right_ones() -> None:
    asks = [
        ask(0, SUNSET, means="dusk"),
        ask(1, TWO, means="2"),
        ask(50, OCEAN, means="dusk"),
        ask(51, THREE, means="3"),
    ]
    usual, ours = replay(asks, Way.COSINE), replay(asks, Way.OURS)
    assert usual.steps == {"made": 2, "semantic": 2}
    assert usual.wrong == {"semantic": 1}
    assert [(it.asked, it.served) for it in usual.served if it.wrong] == [(THREE, TWO)]
    assert ours.steps == {"made": 3, "semantic": 1}
    assert ours.wrongs == 0


def test_what_a_line_says_of_its_clip_holds() -> None:
    asks = [ask(0, SUNSET, gen_seconds=60, settings={"engine": "sketch"}), ask(1, "a cat")]
    assert sorted(replay(asks, Way.OURS).responses) == [60, 65]


def test_physics_goes_by_what_the_engine_understands() -> None:
    settings = {"engine": "physics"}
    asks = [
        ask(0, "a pendulum 1 m long released from 30 degrees", settings=settings),
        ask(9, "show me a 100 cm pendulum, let go at 30°", settings=settings),
    ]
    assert replay(asks, Way.OURS).steps == {"made": 1, "meaning": 1}


def test_a_quota_is_kept() -> None:
    prompts = [f"a picture of number {number}" for number in range(1, 6)]
    asks = [ask(100 * at, prompt) for at, prompt in enumerate([*prompts, *prompts])]
    assert replay(asks, Way.OURS).steps == {"made": 5, "exact": 5}
    # Room for two: whoever comes round again finds theirs gone, as with plain LRU.
    little = replay(asks, Way.OURS, Terms(quota=2_100_000))
    assert little.steps == {"made": 10}


def test_what_is_refused_is_counted() -> None:
    outcome = replay([ask(0, SUNSET), ask(1, "a cat", settings={"style": "none"})], Way.OURS)
    assert outcome.refused == 1
    assert outcome.answered == 1


def test_the_report_sets_them_side_by_side() -> None:
    asks = [ask(0, SUNSET, means="a"), ask(50, SUNSET, means="a"), ask(60, OCEAN, means="b")]
    outcomes = [replay(asks, way) for way in (Way.NONE, Way.COSINE, Way.OURS)]
    report = report_json(asks, Terms(), outcomes)
    assert [it["way"] for it in report["ways"]] == ["no cache", "cosine > 0.9", "reelbot"]
    assert report["ways"][0]["cut"] == 0
    assert report["ways"][2]["cut"] == pytest.approx(2 / 3, abs=1e-4)
    assert report["ways"][1]["wrong"] == 1
    lines = report_lines(asks, Terms(), outcomes)
    assert lines[0] == "3 requests in 0.0 h, 6 s a clip."
    assert any(line.startswith("reelbot") and "66.7%" in line for line in lines)


def test_the_command_replays_with_the_real_embedder(tmp_path: Path) -> None:
    trace, served = tmp_path / "trace.jsonl", tmp_path / "served.jsonl"
    asks = [
        ask(0, "a dog running on the beach", means="dog"),
        ask(20, "a dog running on a beach", means="dog"),
        ask(40, "make me a video of a dog running on the beach", means="dog"),
        ask(60, "a steam train crossing an old stone bridge", means="train"),
        ask(80, "an old stone bridge is crossed by a locomotive under steam", means="train"),
    ]
    trace.write_text("".join(json.dumps(it.to_json()) + "\n" for it in asks))
    command = ["-m", "bot", "--data-dir", str(tmp_path / "data"), "cache", "replay", str(trace)]
    options = ["--gen-seconds", "9", "--served", str(served), "--json"]
    done = subprocess.run(
        [sys.executable, *command, *options],
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    report = json.loads(done.stdout)
    by_way = {it["way"]: it for it in report["ways"]}
    assert by_way["no cache"]["mean"] == 9
    assert by_way["reelbot"]["mean"] == 2 * 9 / 5  # no time passes while prompts are compared
    assert by_way["reelbot"]["wrong"] == 0
    assert not (tmp_path / "data").exists()
    pairs = [json.loads(line) for line in served.read_text().splitlines()]
    assert {it["asked"] for it in pairs if it["way"] == "reelbot"} == {
        it.prompt for it in (*asks[1:3], asks[4])
    }
