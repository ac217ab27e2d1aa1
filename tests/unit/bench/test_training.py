"""What the cross-encoder is trained on, and that the training can be done again."""

from pathlib import Path

import pytest
import torch

from bench.judge.blocks import KEPT, Block, blocks
from bench.judge.training import Trainer, Training
from bench.train_sameness import labelled

BLOCK = """\
A: a hen crosses a road
S: road crossed by a hen
D: a hen beside a road
"""


def test_every_block_has_five_prompts_of_one_meaning_and_four_others() -> None:
    to_train, kept = blocks()
    assert len(to_train) > 6 * len(kept) > 4000
    for block in [*to_train, *kept]:
        assert (len(block.same), len(block.other)) == (5, 4)
        assert len({prompt.casefold() for prompt in block.same + block.other}) == 9


def test_one_block_in_eight_is_kept_from_the_training(tmp_path: Path) -> None:
    told = "\n".join(BLOCK.replace("hen", f"hen number {at}") for at in range(2 * KEPT))
    (tmp_path / "hens.txt").write_text(told, "utf-8")
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


@pytest.mark.parametrize("seed", [1])
def test_the_same_seed_learns_the_same(seed: int) -> None:
    pairs = list(labelled())[:40]
    learned = []
    for _ in range(2):
        trainer = Trainer(Training(seed=seed, steps=3, batch=2))
        trainer.train(pairs, lambda line: None)
        learned.append(trainer.bert.state_dict())
    assert all(torch.equal(value, learned[1][name]) for name, value in learned[0].items())
    before = Trainer(Training(seed=seed)).bert.state_dict()
    assert not all(torch.equal(value, learned[0][name]) for name, value in before.items())
