"""The page: scene and panels in their places, still parts painted once, numbers on and off."""

import numpy as np

from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import BLUE, FORCE, GREEN, PURPLE, VERMILLION
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording, both


def furnished(
    size: tuple[int, int] = (640, 480), *, numbers: bool = True, aspect: float = 1.0
) -> Page:
    page = Page(size, numbers=numbers, title="Title", given="m = 1 kg", formula="F = ma")
    scene = page.scene((0, aspect), (0, 1))
    scene.disc(lambda t: (aspect * t, 0.5), points=10, fill=PURPLE)
    scene.vector((aspect / 2, 0.5), (1, 0), FORCE, "F", longest=1)
    scene.ruler((0, 0.1), (aspect, 0.1))
    page.read(both("speed"), "m/s", 10, [Case({}, None)], lambda _, t: 10 * t)
    times = np.linspace(0, 1, 20)
    page.graph(Graph(Axis("t", "s", 0, 1), Axis("v", "m/s", 0, 10), [Curve(times, 10 * times)]))
    page.bars(both("energy"), "J", 1.0, [(both("kinetic"), GREEN, lambda t: t)])
    return page


def texts(page: Page, time: float = 0.5) -> dict[str, float]:
    page.paint(time)
    return {text: box.left for text, box in page.texts}


def test_it_shows_title_values_formula_and_readings() -> None:
    told = texts(furnished())
    assert {"Title", "m = 1 kg", "F = ma", "F", "speed", "5.0 m/s", "energy (J)", "0.50"} <= set(
        told
    )


def test_panels_stand_beside_a_tall_scene_and_below_a_wide_one() -> None:
    def place(aspect: float) -> float:
        return texts(furnished(aspect=aspect))["v (m/s)"]

    assert place(0.8) > 400
    assert place(5.0) < 100


def test_without_numbers_there_are_only_the_title_and_the_scene() -> None:
    assert set(texts(furnished(numbers=False))) == {"Title"}


def test_a_scene_without_panels_has_the_whole_page() -> None:
    def place(page: Page) -> int:
        return int((page.paint(0.5) == PURPLE).all(axis=2).any(axis=0).nonzero()[0].mean())

    assert place(furnished()) < 260
    assert abs(place(furnished(numbers=False)) - 320) < 15


def test_the_same_time_is_the_same_picture() -> None:
    page = furnished()
    first = page.paint(0.3)
    page.paint(0.9)
    assert (page.paint(0.3) == first).all()


def test_a_legend_names_what_is_compared_by_its_colour() -> None:
    page = Page((640, 480), title="Title")
    page.scene((0, 1), (0, 1))
    cases = [
        Case({}, None, Wording("1 m", "1 米"), BLUE),
        Case({}, None, Wording("2 m", "2 米"), VERMILLION),
    ]
    page.legend(cases)
    frame = page.paint(0)
    assert {text for text, _ in page.texts} == {"Title", "1 m", "2 m"}
    assert (frame == VERMILLION).all(axis=2).any()


def test_what_stands_still_is_painted_once() -> None:
    page = Page((320, 240))
    scene = page.scene((0, 1), (0, 1))
    painted = []
    scene.add(lambda canvas, time: painted.append(time), moves=False)
    for time in (0.0, 0.5, 1.0):
        page.paint(time)
    assert painted == [0.0]


def test_a_scene_keeps_its_proportions() -> None:
    page = Page((640, 300))
    scene = page.scene((-1, 1), (-1, 1))
    scene.disc((0, 0), radius=0.5, fill=VERMILLION)
    rows, columns = np.nonzero((page.paint(0) == VERMILLION).all(axis=2))
    assert abs(np.ptp(rows) - np.ptp(columns)) <= 1
