"""What the cross-encoder is trained on, and that the training can be done again."""

import copy
import math
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import save_file

from bench.judge.blocks import KEPT, Block, blocks
from bench.judge.training import Trainer, Training
from bench.train_sameness import AGAIN, HOPELESS, hard, labelled, main, pairs_for
from cache.cross_encoder import Card, load_base, load_taught, thinned

BLOCK = """\
A: a hen crosses a road
S: road crossed by a hen
D: a hen beside a road
"""


@pytest.fixture
def base() -> tuple[Any, Any]:
    return load_base()


def test_every_block_has_five_prompts_of_one_meaning_and_four_others() -> None:
    to_train, kept = blocks()
    assert len(to_train) > 6 * len(kept) > 4000
    for block in [*to_train, *kept]:
        assert (len(block.same), len(block.other)) == (5, 4)
        assert len({prompt.casefold() for prompt in block.same + block.other}) == 9


def test_one_block_in_eight_is_kept_from_the_training(tmp_path: Path) -> None:
    told = "\n".join(BLOCK.replace("hen", f"hen number {at}") for at in range(2 * KEPT))
    (tmp_path / "farm").mkdir()
    (tmp_path / "farm" / "hens.txt").write_text(told, "utf-8")
    to_train, kept = blocks(tmp_path)
    assert (len(to_train), len(kept)) == (2 * (KEPT - 1), 2)
    assert kept[0].same == (
        f"a hen number {KEPT - 1} crosses a road",
        f"road crossed by a hen number {KEPT - 1}",
    )


def test_the_prompts_of_one_meaning_are_the_same_as_each_other_alone() -> None:
    pairs = list(Block(same=("a", "b", "c"), other=("x", "y")).pairs())
    assert {tuple(pair) for pair in pairs if pair.same} == {
        ("a", "b", True),
        ("a", "c", True),
        ("b", "c", True),
    }
    assert len([pair for pair in pairs if not pair.same]) == 6


def test_the_labelled_pairs_bring_both_kinds_along() -> None:
    pairs = list(labelled())
    assert {pair.same for pair in pairs} == {True, False}
    assert len(pairs) > 3000


def test_a_later_round_learns_its_own_blocks_and_some_pairs_of_those_before() -> None:
    first, second = ({*pairs_for(at, seed=1)} for at in (0, 1))
    own, again = second - first, second & first
    assert len(own) > 50_000
    assert len(again) == pytest.approx(len(own) / AGAIN, rel=0.02)


def test_what_is_known_already_or_too_free_is_mostly_left_out(base: tuple[Any, Any]) -> None:
    pairs = [*labelled()][:64]
    trainer = Trainer(Training(), base)
    with torch.no_grad():  # the same score for all pairs
        trainer.head["head.1.weight"].zero_()
        trainer.head["head.1.bias"].fill_(-9.0)
    assert max(trainer.scores(pairs)) < HOPELESS
    assert hard(trainer, pairs, seed=1) == []
    with torch.no_grad():
        trainer.head["head.1.bias"].fill_(math.log(0.25 / 0.75))
    assert trainer.scores(pairs) == pytest.approx([0.25] * 64)
    assert hard(trainer, pairs, seed=1) == pairs
    with torch.no_grad():
        trainer.head["head.1.bias"].fill_(9.0)
    others = [pair for pair in pairs if not pair.same]
    left = hard(trainer, pairs, seed=1)
    assert left[: len(others)] == others
    assert len(left) - len(others) == min(len(pairs) - len(others), len(others) // AGAIN)


def test_a_later_round_is_refused_what_is_not_of_the_one_before(tmp_path: Path) -> None:
    written = tmp_path / "weights.safetensors"
    with pytest.raises(SystemExit):
        main(["--only", "second", "--out", str(written)])
    save_file({"nothing": torch.zeros(1)}, written, {"round": "second"})
    with pytest.raises(SystemExit):
        main(["--only", "second", "--out", str(written)])


def test_the_same_seed_learns_the_same(base: tuple[Any, Any]) -> None:
    pairs = list(labelled())[:40]
    learned = []
    for _ in range(2):
        trainer = Trainer(Training(seed=1, steps=3, batch=2), copy.deepcopy(base))
        trainer.train(pairs, lambda line: None)
        learned.append(trainer.bert.state_dict())
    assert all(torch.equal(value, learned[1][name]) for name, value in learned[0].items())
    before = base[0].state_dict()
    assert not all(torch.equal(value, learned[0][name]) for name, value in before.items())


def test_a_round_goes_on_where_the_one_before_ended(base: tuple[Any, Any], tmp_path: Path) -> None:
    first = Trainer(Training(steps=3, batch=2), copy.deepcopy(base))
    first.train(list(labelled())[:40], lambda line: None)
    written = tmp_path / "weights.safetensors"
    weights = thinned(base[0], first.bert, first.head, rank=384)
    save_file(weights, written, Card(rank=384, max_length=112).described({}))
    second = Trainer(Training(), *load_taught(base, written)[:2])
    for name, value in first.head.items():
        torch.testing.assert_close(second.head[name], value, atol=1e-3, rtol=0)
    after = first.bert.state_dict()
    for name, value in second.bert.state_dict().items():
        torch.testing.assert_close(value, after[name], atol=1e-3, rtol=0)
