"""The memory plan follows from what is free, and falls after running out."""

from pathlib import Path

import pytest

from generator.engines.wan.memory import BRIEFLY, REMEMBERED, MemoryPlans
from generator.engines.wan.tables import plans


@pytest.mark.parametrize(
    ("free", "name"),
    [
        (79, "roomy"),
        (31, "resident"),
        (23.5, "text-int8"),
        (15.5, "text-cpu"),
        (11.5, "compact"),
        (7.5, "offload"),
        (3, "offload"),
    ],
)
def test_the_largest_plan_that_fits_is_taken(tmp_path: Path, free: float, name: str) -> None:
    choice = MemoryPlans(tmp_path / "note.json").choose(free)
    assert choice.plan.name == name
    assert f"{free:.1f} GB" in choice.reason


def test_the_operators_word_counts_more(tmp_path: Path) -> None:
    choice = MemoryPlans(tmp_path / "note.json", wanted="compact").choose(80)
    assert choice.plan.name == "compact"
    assert "WAN_PLAN" in choice.reason


def test_a_plan_that_ran_out_is_followed_by_the_next_in_another_process(tmp_path: Path) -> None:
    note = tmp_path / "note.json"
    first = MemoryPlans(note).choose(80).plan
    told = MemoryPlans(note).ran_out(first)
    again = MemoryPlans(note).choose(80)
    assert again.plan == plans()[1]
    assert f"the plan {first.name}; from now on it is {again.plan.name}" in told
    assert first.name in again.reason


def test_the_fall_goes_on_below_a_plan_that_was_asked_for(tmp_path: Path) -> None:
    note = tmp_path / "note.json"
    memory = MemoryPlans(note, wanted="compact")
    memory.ran_out(memory.choose(80).plan)
    assert memory.choose(80).plan.name == "compact-fp8"


def test_the_smallest_plan_has_none_below_it(tmp_path: Path) -> None:
    memory = MemoryPlans(tmp_path / "note.json")
    assert "smallest plan" in memory.ran_out(plans()[-1])
    assert memory.choose(80).plan == plans()[-1]


def test_a_day_later_the_large_plan_is_tried_again(tmp_path: Path) -> None:
    now = 1000.0
    memory = MemoryPlans(tmp_path / "note.json", clock=lambda: now)
    memory.ran_out(plans()[0])
    now += REMEMBERED
    assert memory.choose(80).plan == plans()[0]


def test_after_a_very_large_clip_the_fall_is_short(tmp_path: Path) -> None:
    now = 1000.0
    memory = MemoryPlans(tmp_path / "note.json", clock=lambda: now)
    memory.ran_out(plans()[0], 121 * 1280 * 704)
    assert memory.choose(80).plan == plans()[1]
    now += BRIEFLY
    assert memory.choose(80).plan == plans()[0]


def test_a_disk_that_cannot_be_written_is_no_second_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    memory = MemoryPlans(tmp_path / "file" / "note.json")
    assert "from now on" in memory.ran_out(plans()[0])


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"failed": 3, "until": "x"}'])
def test_a_note_that_cannot_be_read_is_no_note(tmp_path: Path, text: str) -> None:
    note = tmp_path / "note.json"
    note.write_text(text)
    assert MemoryPlans(note).choose(80).plan == plans()[0]
