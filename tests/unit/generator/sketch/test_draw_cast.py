"""Who stands where: counts, relations, headings, the realm a place offers."""

import itertools
from dataclasses import replace

import pytest

from generator.engines.sketch.draw.actor import Actor
from generator.engines.sketch.draw.cast import actors
from generator.engines.sketch.draw.motion import Motion
from generator.engines.sketch.draw.plan import place_of
from generator.engines.sketch.scene import Relation, Subject
from tests.unit.generator.sketch.drawing import BALL, CAR, CAT, plan, scene, shot

CAT_SUBJECT = Subject(label="cat", picture=CAT)
BALL_SUBJECT = Subject(label="ball", picture=BALL, height=0.12, faces=0)


def cast(*subjects: Subject, place: str = "field", seed: int = 7) -> list[Actor]:
    return actors(plan(scene(*subjects, place=place), shot(640, 480, seed=seed)))


def placed(kind: str, other: Subject = CAT_SUBJECT, place: str = "field") -> tuple[Actor, Actor]:
    """The ball in a relation to the other: (ball, other)."""
    ball = replace(BALL_SUBJECT, relation=Relation(kind=kind, other=0))
    found = {actor.subject: actor for actor in cast(other, ball, place=place)}
    return found[1], found[0]


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 12, 20])
def test_as_many_are_cast_as_asked_for_and_all_stand_in_the_frame(count: int) -> None:
    found = cast(Subject(label="cats", picture=CAT, count=count))
    assert len(found) == count
    for actor in found:
        assert -0.1 * 640 < actor.x < 1.1 * 640
        assert 0 < actor.y < 480


def test_three_in_a_row_do_not_cover_one_another() -> None:
    found = sorted(cast(Subject(label="cats", picture=CAT, count=3)), key=lambda actor: actor.x)
    for left, right in itertools.pairwise(found):
        assert right.x - left.x > 0.6 * (left.width + right.width) / 2


def test_relations_are_kept() -> None:
    ball, cat = placed("left_of")
    assert ball.x + ball.width / 2 < cat.x - cat.width / 2
    ball, cat = placed("right_of")
    assert ball.x - ball.width / 2 > cat.x + cat.width / 2
    ball, cat = placed("on")
    assert ball.y < cat.y - 0.7 * cat.height
    assert ball.near > cat.near
    ball, cat = placed("above")
    assert ball.y < cat.y - cat.height
    ball, cat = placed("behind")
    assert ball.near < cat.near
    ball, cat = placed("in_front")
    assert ball.near > cat.near
    ball, cat = placed("beside")
    assert abs(ball.x - cat.x) >= (ball.width + cat.width) / 2


def test_one_goes_over_a_bridge_and_under_it() -> None:
    bridge = Subject(label="bridge", picture="F0001", height=0.36, realm="water", faces=0)
    assert place_of(scene(bridge, CAT_SUBJECT, place=None)) == "lake"
    ball, host = placed("on", bridge, place="lake")
    assert host.realm == "water"
    assert ball.realm == "ground"  # the water mirrors the bridge, not what is on it
    assert host.y - host.height < ball.y < host.y - 0.8 * host.height
    ball, host = placed("below", bridge, place="lake")
    assert ball.y == host.y
    assert ball.near < host.near


def test_those_on_one_bridge_stand_apart_and_are_no_taller_than_it_bears() -> None:
    bridge = Subject(label="bridge", picture="F0001", height=0.36, realm="water", faces=0)
    over = Relation(kind="on", other=0)
    tall = replace(CAT_SUBJECT, height=0.6, relation=over)
    host, *two = sorted(cast(bridge, tall, tall, place="lake"), key=lambda it: it.subject)
    left, right = sorted(two, key=lambda it: it.x)
    assert right.x - left.x > (left.width + right.width) / 2
    assert all(it.height <= 0.2 * host.width for it in two)


def test_subjects_that_relate_in_a_circle_are_all_cast() -> None:
    first = replace(CAT_SUBJECT, relation=Relation(kind="beside", other=1))
    second = replace(BALL_SUBJECT, relation=Relation(kind="beside", other=0))
    itself = replace(CAT_SUBJECT, relation=Relation(kind="on", other=2))
    assert {actor.subject for actor in cast(first, second, itself)} == {0, 1, 2}


def test_on_the_left_and_on_the_right_of_the_frame_are_kept() -> None:
    right = replace(CAT_SUBJECT, relation=Relation(kind="right_of"))
    left = replace(BALL_SUBJECT, relation=Relation(kind="left_of"))
    found = {actor.subject: actor for actor in cast(right, left)}
    assert found[1].x < found[0].x


@pytest.mark.parametrize(
    ("faces", "heading", "flip"), [(-1, 1, True), (-1, -1, False), (1, 0, False)]
)
def test_a_picture_is_mirrored_when_it_looks_the_wrong_way(
    faces: int, heading: int, flip: bool
) -> None:
    (actor,) = cast(Subject(label="car", picture=CAR, faces=faces, heading=heading))
    assert actor.flip is flip


def test_the_chased_flees_ahead_of_the_chaser() -> None:
    dog = replace(CAT_SUBJECT, motion="chase", relation=Relation(kind="chase", other=1), heading=1)
    found = {actor.subject: actor for actor in cast(dog, BALL_SUBJECT)}
    assert found[1].heading == found[0].heading == 1
    assert found[1].x > found[0].x


def test_a_fish_in_the_sea_is_in_the_water_and_a_whale_in_a_park_on_the_ground() -> None:
    whale = Subject(label="whale", picture="1F40B", realm="water")
    assert cast(whale, place="sea")[0].realm == "water"
    assert cast(whale, place="park")[0].realm == "ground"


def test_a_jump_gathers_itself_leaves_the_ground_and_lands() -> None:
    jump = Motion("jump", "ground", shot(frames=24, fps=24))
    poses = [jump.at(number / 48) for number in range(48)]
    assert min(pose.stretch for pose in poses[:12]) < -0.15  # anticipation
    assert max(pose.y for pose in poses) > 0.7
    assert poses[0].y == poses[-1].y == 0


@pytest.mark.parametrize("name", ["idle", "dance", "walk", "fly", "spin", "bounce", "swim", "sail"])
def test_a_periodic_motion_ends_where_it_began(name: str) -> None:
    motion = Motion(name, "ground", shot(frames=72, fps=24))
    start, end = motion.at(0.0, 0.3), motion.at(1.0, 0.3)
    assert end.y == pytest.approx(start.y, abs=1e-6)
    turned = (end.angle - start.angle + 180) % 360 - 180
    assert turned == pytest.approx(0, abs=1e-6)
    assert end.stretch == pytest.approx(start.stretch, abs=1e-6)
