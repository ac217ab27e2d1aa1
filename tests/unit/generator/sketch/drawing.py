"""Scenes and frames in small, for the tests of the drawing."""

import numpy as np
from numpy.typing import NDArray

from generator.engines.sketch.draw.camera import Camera
from generator.engines.sketch.draw.film import Film
from generator.engines.sketch.draw.light import Daylight
from generator.engines.sketch.draw.plan import Plan, place_of
from generator.engines.sketch.draw.shot import Shot
from generator.engines.sketch.draw.tables import table
from generator.engines.sketch.scene import Scene, Sky, Subject
from generator.types import Frame

CAT = "1F408"
CAR = "1F697"
BALL = "26BD"


def shot(width: int = 96, height: int = 72, frames: int = 3, seed: int = 7, fps: int = 8) -> Shot:
    return Shot(width=width, height=height, fps=fps, frames=frames, seed=seed)


def scene(
    *subjects: Subject,
    time: str = "day",
    place: str | None = "field",
    effects: tuple[str, ...] = (),
    pace: float = 1.0,
    style: str | None = None,
) -> Scene:
    return Scene(
        sky=Sky(time=time),
        place=place,
        effects=effects,
        subjects=subjects,
        pace=pace,
        style=style,
    )


def film(shown: Scene, terms: Shot | None = None) -> list[Frame]:
    return list(Film(shown, terms or shot()).frames())


def plan(shown: Scene, terms: Shot | None = None) -> Plan:
    """What the painters of a scene agree on, with a camera that stands still."""
    terms = terms or shot(640, 480)
    look = table("places")[place_of(shown)]
    horizon = round(float(look["horizon"]) * terms.height)
    return Plan(
        shot=terms,
        scene=shown,
        look=look,
        style=table("styles")["storybook"],
        daylight=Daylight(shown),
        horizon=horizon,
        reach=Camera("auto", terms, 0.0).reach,
    )


def difference(first: Frame, second: Frame) -> float:
    """Mean distance of two frames, 0 to 255."""
    return float(np.abs(first.astype(np.int16) - second.astype(np.int16)).mean())


def brightness(frame: NDArray[np.uint8]) -> float:
    return float(frame.mean())
