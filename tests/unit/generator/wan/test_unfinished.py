"""What one process got done is there for the next, until the clip is made."""

import os
import time
from pathlib import Path

import pytest
import torch

from generator.engines.wan.schedulers import Snapshot
from generator.engines.wan.unfinished import KEPT, Unfinished, Work, sweep
from generator.errors import Cancelled

RECIPE: dict[str, object] = {"prompt": "a cat", "seed": 1}
WORK = Work(
    torch.ones(1, 48, 2, 4, 4),
    Snapshot(3, {"last_sample.": torch.zeros(2)}, {"lower_order_nums": 2}),
)


def test_work_comes_back_as_it_was_left(tmp_path: Path) -> None:
    Unfinished(tmp_path, RECIPE).note(WORK, now=True)
    found = Unfinished(tmp_path, RECIPE).take_up()
    assert found is not None
    assert torch.equal(found.latents, WORK.latents)
    assert found.snapshot.step == 3
    assert found.snapshot.numbers == {"lower_order_nums": 2}
    assert torch.equal(found.snapshot.tensors["last_sample."], torch.zeros(2))


def test_another_recipe_has_none(tmp_path: Path) -> None:
    Unfinished(tmp_path, RECIPE).note(WORK, now=True)
    assert Unfinished(tmp_path, {**RECIPE, "seed": 2}).take_up() is None


def test_a_clip_that_is_made_leaves_nothing(tmp_path: Path) -> None:
    left = Unfinished(tmp_path, RECIPE)
    left.note(WORK, now=True)
    left.done()
    assert list(tmp_path.iterdir()) == []


def test_short_work_is_not_written(tmp_path: Path) -> None:
    now = 0.0
    left = Unfinished(tmp_path, RECIPE, clock=lambda: now)
    left.note(WORK)
    assert left.take_up() is None
    now = 30.0
    left.note(WORK)
    assert left.take_up() is not None


def test_a_file_that_was_cut_short_is_no_work(tmp_path: Path) -> None:
    Unfinished(tmp_path, RECIPE).note(WORK, now=True)
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:100])
    assert Unfinished(tmp_path, RECIPE).take_up() is None


def test_work_nobody_took_up_goes_after_a_day(tmp_path: Path) -> None:
    Unfinished(tmp_path, RECIPE).note(WORK, now=True)
    (path,) = tmp_path.iterdir()
    old = time.time() - KEPT - 1
    os.utime(path, (old, old))
    Unfinished(tmp_path, {"prompt": "a dog"}).note(WORK, now=True)
    sweep(tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
    assert not path.exists()


def test_a_clip_that_is_cancelled_leaves_nothing(tmp_path: Path) -> None:
    left = Unfinished(tmp_path, RECIPE)
    left.note(WORK, now=True)
    with pytest.raises(Cancelled), left.unless_cancelled():
        raise Cancelled
    assert left.take_up() is None
