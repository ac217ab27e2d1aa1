"""Frames of whole scenes: every look draws, at every size, the same for the same seed."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from generator.engines.sketch.draw.tables import table
from generator.engines.sketch.scene import Camera, Relation, Scene, Sky, Subject
from tests.unit.generator.sketch.drawing import BALL, CAT, brightness, difference, film, scene, shot

PLACES = [name for name in table("places") if name != "none"]
EFFECTS = [name for name in table("effects") if name != "trails"]
MOTIONS = [name for name in table("motions") if "@" not in name]
REALMS = ("ground", "air", "water", "space")


@pytest.mark.parametrize("place", PLACES)
def test_every_place_is_drawn_in_the_size_asked_for(place: str) -> None:
    frames = film(scene(Subject(label="cat", picture=CAT), place=place))
    assert len(frames) == 3
    assert {(frame.shape, frame.dtype.name) for frame in frames} == {((72, 96, 3), "uint8")}
    assert np.unique(frames[0].reshape(-1, 3), axis=0).shape[0] > 200  # not a blank


@pytest.mark.parametrize("effect", EFFECTS)
def test_every_effect_changes_the_picture(effect: str) -> None:
    place = "sea" if effect == "waves" else "field"
    terms = shot(160, 120, frames=8)
    with_it = film(scene(place=place, effects=(effect,)), terms)
    without = film(scene(place=place), terms)
    assert max(difference(a, b) for a, b in zip(with_it, without, strict=True)) > 0.1


@pytest.mark.parametrize("motion", MOTIONS)
def test_every_motion_moves_in_every_realm(motion: str) -> None:
    for realm in REALMS:
        actor = Subject(label="cat", picture=CAT, motion=motion, realm=realm)
        frames = film(scene(actor, place="sky" if realm == "air" else "lake"), shot(frames=4))
        assert len({frame.tobytes() for frame in frames}) > 1


@pytest.mark.parametrize("style", list(table("styles")))
def test_every_style_looks_like_no_other(style: str) -> None:
    terms = shot(160, 120, frames=1)
    shown = {
        name: film(scene(Subject(label="cat", picture=CAT), style=name), terms)[0]
        for name in (style, "storybook" if style != "storybook" else "pastel")
    }
    first, second = shown.values()
    assert difference(first, second) > 4


@pytest.mark.parametrize("time", list(table("skies")["time"]))
@pytest.mark.parametrize("pace", [1.0, 8.0])
def test_every_hour_is_drawn_still_and_as_a_time_lapse(time: str, pace: float) -> None:
    bodies = ("moon", "planet", "rainbow", "stars", "clouds", "meteors", "sun")
    shown = Scene(sky=Sky(time=time, bodies=bodies), place="sea", pace=pace)
    assert len(film(shown)) == 3


def test_what_is_carried_keeps_the_travellers_pace() -> None:
    """The camera goes along with a runner; a hat that stood still would hold it back."""
    runner = Subject(label="cat", picture=CAT, motion="run")
    hat = Subject(label="hat", picture=BALL, height=0.1, relation=Relation(kind="on", other=0))
    shifts = []
    for subjects in ((runner,), (runner, hat), (runner, replace(hat, relation=None))):
        first, *_, last = film(scene(*subjects, place="city"), shot(frames=4))
        shifts.append(difference(first[:12], last[:12]))
    assert shifts[1] > 2 * shifts[2]


def test_a_static_camera_lets_a_runner_cross_the_frame() -> None:
    runner = Subject(label="cat", picture=CAT, motion="run")
    shifts = []
    for move in ("static", "auto"):
        shown = Scene(sky=Sky(), place="city", subjects=(runner,), camera=Camera(move=move))
        first, *_, last = film(shown, shot(frames=4))
        shifts.append(difference(first[:40], last[:40]))  # the towers, not the cat
    assert shifts[0] < shifts[1] / 2


@pytest.mark.parametrize("move", list(table("cameras")))
def test_every_camera_move_fills_the_whole_frame(move: str) -> None:
    shown = Scene(sky=Sky(), place="mountains", camera=Camera(move=move))
    for frame in film(shown, shot(frames=5)):
        assert (frame[-1].sum(axis=1) > 0).all()  # no bare canvas at the foot
        assert (frame[0].sum(axis=1) > 0).all()


@pytest.mark.parametrize(
    ("width", "height"), [(64, 64), (64, 480), (480, 64), (270, 480), (854, 480)]
)
def test_any_size_and_shape_is_drawn(width: int, height: int) -> None:
    actors = [
        Subject(label="cats", picture=CAT, count=20, motion="run"),
        Subject(label="ball", picture=BALL, height=0.6, relation=Relation(kind="above", other=0)),
    ]
    for place in ("city", "room", "underwater"):
        shown = scene(*actors, place=place, effects=("rain", "fire", "petals"))
        frame = film(shown, shot(width, height, frames=1))[0]
        assert frame.shape == (height, width, 3)


def test_the_same_seed_gives_the_same_frames_and_another_seed_others() -> None:
    shown = scene(Subject(label="cat", picture=CAT, count=3), effects=("snow",), place="mountains")
    first, again, other = (film(shown, shot(seed=seed)) for seed in (1, 1, 2))
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert difference(first[0], other[0]) > 2


def test_an_idle_scene_loops_without_a_jump() -> None:
    shown = scene(Subject(label="cat", picture=CAT), place="lake", time="sunset")
    frames = film(shown, shot(160, 120, frames=24, fps=8))
    steps = [difference(a, b) for a, b in itertools.pairwise(frames)]
    assert difference(frames[-1], frames[0]) < 1.5 * max(steps)


def test_a_sunset_time_lapse_sinks_into_a_night_with_stars() -> None:
    frames = film(Scene(sky=Sky(time="sunset"), pace=8.0), shot(160, 120, frames=12))
    light = [brightness(frame) for frame in frames]
    assert light[-1] < 0.5 * light[0]
    warm = frames[3].astype(int)[:60]
    assert (warm[..., 0] - warm[..., 2]).mean() > 20  # gold and rose on the way


def test_a_scene_of_nothing_is_still_a_picture_that_moves() -> None:
    frames = film(Scene(sky=Sky()), shot(160, 120, frames=4))
    assert np.unique(frames[0].reshape(-1, 3), axis=0).shape[0] > 500
    assert difference(frames[0], frames[2]) > 0.2


def test_a_picture_that_does_not_exist_is_left_out() -> None:
    with_ghost = film(scene(Subject(label="ghost", picture="../../etc/passwd")))
    assert np.array_equal(with_ghost[0], film(scene())[0])


def test_fireworks_wait_for_the_night() -> None:
    by_day, fired = (
        film(scene(place="city", effects=effects), shot(160, 120, frames=1))[0]
        for effects in ((), ("fireworks",))
    )
    assert brightness(fired) < 0.7 * brightness(by_day)
