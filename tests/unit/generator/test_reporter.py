"""What a worker tells of an engine's progress, and what it keeps back."""

import dataclasses
from collections.abc import Callable

import numpy as np
import pytest

from generator.errors import Cancelled
from generator.protocol import Message, Progressed
from generator.rendering import LEEWAY
from generator.reporter import PREVIEW_INTERVAL, REPORT_INTERVAL, Reporter
from generator.types import Progress

STEP = Progress("denoise", 1, 20, patience=30.0)


class Parent:
    """Hears what is said, and moves the clock."""

    def __init__(self) -> None:
        self.now = 100.0
        self.heard: list[Progress] = []

    def hear(self, message: Message) -> None:
        assert isinstance(message, Progressed)
        self.heard.append(message.progress)

    def reporter(self, called_off: Callable[[], bool] = lambda: False) -> Reporter:
        return Reporter(self.hear, called_off, lambda: self.now)


@pytest.fixture
def parent() -> Parent:
    return Parent()


def test_reports_of_one_stage_are_thinned_out(parent: Parent) -> None:
    reporter = parent.reporter()
    for step in range(1000):
        reporter.report(Progress("load", step, 1000))
        parent.now += REPORT_INTERVAL / 10
    assert 90 <= len(parent.heard) <= 110


def test_another_stage_or_patience_is_told_at_once(parent: Parent) -> None:
    reporter = parent.reporter()
    told = [
        STEP,
        dataclasses.replace(STEP, patience=5.0),
        dataclasses.replace(STEP, patience=None),
        STEP,
        dataclasses.replace(STEP, stage="decode"),
    ]
    for progress in told:
        reporter.report(progress)
        reporter.report(progress)
    assert parent.heard == told


def test_the_parent_never_waits_for_less_than_was_promised(parent: Parent) -> None:
    reporter = parent.reporter()
    told: list[tuple[float, Progress]] = []
    patience = 0.3
    for _ in range(50):
        reporter.report(dataclasses.replace(STEP, patience=patience))
        told += [(parent.now, it) for it in parent.heard[len(told) :]]
        promised = parent.now + patience
        heard_at, heard = told[-1]
        assert heard.patience is not None
        assert heard_at + heard.patience + LEEWAY > promised
        parent.now += 0.03
    assert len(told) < 20
    assert LEEWAY >= 5 * REPORT_INTERVAL


def test_a_preview_of_any_stage_is_told_when_it_is_due_and_else_left_out(parent: Parent) -> None:
    reporter = parent.reporter()
    for step in range(1, 41):
        parent.now += 0.06
        reporter.report(dataclasses.replace(STEP, step=step, preview=b"jpeg %d" % step))
    previews = [it for it in parent.heard if it.preview is not None]
    assert len(parent.heard) >= 20
    assert len(previews) == pytest.approx(40 * 0.06 / PREVIEW_INTERVAL, abs=1.5)
    assert all(it.preview == b"jpeg %d" % it.step for it in previews)


def test_a_preview_is_not_lost_to_a_report_just_before_it(parent: Parent) -> None:
    reporter = parent.reporter()
    reporter.report(STEP)
    reporter.report(dataclasses.replace(STEP, preview=b"jpeg"))
    assert [it.preview for it in parent.heard] == [None, b"jpeg"]


def test_frames_are_told_without_patience_the_first_one_with_a_preview(parent: Parent) -> None:
    reporter = parent.reporter()
    reporter.report(STEP)
    for index in range(3):
        reporter.drawn(index, 3, np.zeros((48, 64, 3), np.uint8))
    first = parent.heard[1]
    assert (first.stage, first.step, first.total, first.patience) == ("draw", 1, 3, None)
    assert first.preview is not None
    assert len(parent.heard) == 2


def test_who_is_called_off_hears_it_at_the_next_check(parent: Parent) -> None:
    reporter = parent.reporter(lambda: True)
    with pytest.raises(Cancelled):
        reporter.watch.check()
    with pytest.raises(Cancelled):
        reporter.drawn(0, 1, np.zeros((48, 64, 3), np.uint8))


def test_a_closed_reporter_says_nothing_and_still_hears_a_call_off(parent: Parent) -> None:
    called_off: list[bool] = []
    reporter = parent.reporter(lambda: bool(called_off))
    reporter.report(STEP)
    reporter.close()
    reporter.report(dataclasses.replace(STEP, stage="decode"))
    assert parent.heard == [STEP]
    reporter.check()
    called_off.append(True)
    with pytest.raises(Cancelled):
        reporter.check()
