"""bench.traces: the same trace from the same seed, and what its prompts are said to mean."""

from collections import Counter
from pathlib import Path

import pytest

from bench import traces
from bench.traces import Plan, families, make, words_of, write
from bot.replay.trace import read


@pytest.fixture(autouse=True)
def _no_shared_prompts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(traces, "PROMPTS", tmp_path / "nothing")


def test_a_seed_is_a_trace(tmp_path: Path) -> None:
    plan = Plan(seed=3, requests=200)
    asks = make(plan)
    assert make(plan) == asks
    assert make(Plan(seed=4, requests=200)) != asks
    write(tmp_path / "trace.jsonl", asks)
    assert read(tmp_path / "trace.jsonl") == asks


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_each_wording_has_one_meaning(lang: str) -> None:
    meanings = [meaning for family in families(lang, labelled=True) for meaning in family]
    keys = [words_of(wording) for meaning in meanings for wording in meaning.wordings]
    assert len(keys) == len(set(keys))
    assert any(len(meaning.wordings) > 1 for meaning in meanings)
    assert any(len(family) > 1 for family in families(lang, labelled=True))


def test_requests_come_as_they_are_planned() -> None:
    asks = make(Plan(requests=4000, zipf=1.1, rate=0.5, communities=2))
    assert asks[0].time == 0
    assert asks[-1].time == pytest.approx(8000, rel=0.1)
    places = Counter(ask.community for ask in asks)
    assert places["community 1"] / places["community 2"] == pytest.approx(2, rel=0.15)
    ranked = [count for _, count in Counter(ask.means for ask in asks).most_common()]
    assert ranked[0] / ranked[9] == pytest.approx(10**1.1, rel=0.5)


def test_prompts_of_the_shared_folder_are_used_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(traces, "PROMPTS", tmp_path)
    (tmp_path / "vbench_en.txt").write_text("a purple zeppelin\n\n")
    (tmp_path / "parti.tsv").write_text("Prompt\tCategory\nan onyx samovar\tAbstract\n")
    others = families(labelled=False)
    wordings = {it for family in others for meaning in family for it in meaning.wordings}
    assert wordings == {"a purple zeppelin", "an onyx samovar"}
    prompts = Counter(ask.means for ask in make(Plan(requests=2000, labelled=0.8)))
    names = {meaning.name for family in others for meaning in family}
    assert sum(prompts[name] for name in names) == pytest.approx(400, rel=0.2)
