"""The ray diagram of a lens or a mirror: object, principal rays, image, on a bench with a scale.

Heights are drawn larger than lengths, as in every textbook.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph, Marker
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    BLUE,
    GREEN,
    INK,
    PURPLE,
    SOFT_INK,
    VERMILLION,
    Colour,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._beams import Way, beam, clipped, share
from generator.engines.physics.phenomena._imaging import Imaging
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording

SECONDS = 3.8
"""How long it takes to draw one."""

LENS, MIRROR = 1, -1
"""Where the light goes on: as it came, or back."""

_FIRST, _EACH = 0.25, 0.85  # s: when the first ray sets out, and how long one takes
_TOP = 1.24  # of the window, in half heights of the lens
_BOTTOMS = (2.22, 1.6, 1.2)  # the same downwards, with less below: for one case, two, and more
_FAR, _SMALL = 8.0, 0.2  # of the focal length: objects beyond or within
_PARALLEL, _FOCAL = 0, 2  # of the three rays
_COLOURS = (BLUE, GREEN, PURPLE)


@dataclass(frozen=True, slots=True)
class Bench:
    """A window from `left` to `right` of the lens, in m, in which heights are drawn `scale` times
    as large; `high` m of height are half of the lens, and it ends `bottom` of them below. `way`:
    LENS or MIRROR."""

    left: float
    right: float
    high: float
    scale: float
    bottom: float
    way: int

    @property
    def x(self) -> tuple[float, float]:
        return -self.left, self.right

    @property
    def y(self) -> tuple[float, float]:
        return -self.bottom * self.tall, _TOP * self.tall

    @property
    def lit(self) -> tuple[float, float]:
        """From where to where rays are drawn: not over the scale below."""
        return -min(self.bottom, 1.0) * self.tall, _TOP * self.tall

    @property
    def tall(self) -> float:
        """Half of the lens as it is drawn."""
        return self.high * self.scale

    @property
    def wide(self) -> float:
        return self.left + self.right

    def shows(self, x: float) -> bool:
        return -self.left < x < self.right


def bench(page: Page, imagings: Sequence[Imaging], way: int) -> Bench:
    """One on which all of these have room, but for what is too far away."""
    count = len(imagings)
    reaches = [_reach(it, way) for it in imagings]
    left, right = (max(side) for side in zip(*reaches, strict=True))
    heights = [it.height for it in imagings]
    heights += [
        abs(it.image_height) for it in imagings if it.sharp and -left < way * it.image < right
    ]
    high = 1.08 * max(heights)
    bottom = _BOTTOMS[min(count, 3) - 1] if page.numbers else _BOTTOMS[-1]
    scale = (left + right) / (_aspect(page, count) * (_TOP + bottom) * high)
    return Bench(left, right, high, scale, bottom, way)


def _aspect(page: Page, count: int) -> float:
    """Width to height of the room that the page has for each of so many pictures."""
    below = 162 if count == 1 else 62
    head = (72 + below if page.numbers else 46) * page.unit
    each = (page.height - head) / count - (34 * page.unit if count > 1 else 0)
    return min(9.0, max(0.8, (page.width - 20 * page.unit) / max(each, 10.0)))


def _reach(made: Imaging, way: int) -> tuple[float, float]:
    """How much of the bench is worth showing on the left and on the right, in m."""
    u, seen = made.distance, abs(made.image)
    if math.isinf(made.focal):
        return 1.3 * u, 1.3 * u
    f = abs(made.focal)
    if u > _FAR * f:
        left, inner = 4 * f, 1.4 * f
    elif u < _SMALL * f:
        left, inner = 4 * u, 1.5 * u
    else:
        left, inner = max(1.2 * u, 2.3 * f), 1.4 * f
    near = 1.2 * seen if seen < 3.2 * left else 0.0
    if made.real == (way == LENS):
        right = max(inner if way == LENS else 0.25 * left, near)
        both_sides = (way == LENS or made.focal < 0) and u >= _SMALL * f
        return left, max(right, 2.2 * f) if both_sides else right
    shown = inner if way == LENS or made.focal < 0 else 0.12 * left
    return max(left, near), shown


def diagram(
    scene: Scene,
    on: Bench,
    made: Imaging,
    surface: Callable[[float], float],
    *,
    alone: bool,
    colour: Colour = INK,
) -> None:
    """Draw object, rays and image. `surface` is how far (m) from the middle plane light meets the
    lens or mirror at a drawn height; `alone`: with all that explains it."""
    scene.line([(-on.left, 0), (on.right, 0)], SOFT_INK, 1.2)
    _focal_points(scene, on, made, alone=alone)
    heights = _heights(made, on)
    for index, y in enumerate(heights):
        begin = _FIRST + index * _EACH
        _ray(scene, on, made, surface, y, _COLOURS[index], begin, index)
    _object(scene, on, made, colour, alone=alone)
    _image(scene, on, made, alone=alone)
    if alone:
        _measures(scene, on, made)
    if on.bottom > _TOP:
        end, left = (0.34 - on.bottom) * on.tall, -0.97 * on.left
        scene.ruler((left, end), (0.96 * on.right, end), "m", zero=left, steps=8)


def _heights(made: Imaging, on: Bench) -> list[float]:
    """Where the rays meet the lens, in m: parallel, central, and through the focus if they can."""
    if math.isinf(made.focal):
        return [0.6 * made.height, 0.0, -0.6 * made.height]
    heights = [made.height, 0.0]
    if made.sharp and abs(made.image_height) <= on.high:
        heights.append(made.image_height)
    return heights


def _ray(
    scene: Scene,
    on: Bench,
    made: Imaging,
    surface: Callable[[float], float],
    y: float,
    colour: Colour,
    begin: float,
    index: int,
) -> None:
    """One ray from the tip of the object, and back to where it seems to come from."""
    tip = np.array([-made.distance, made.height * on.scale])
    rise = (y * on.scale - tip[1]) / made.distance
    hit = np.array([0.0, y * on.scale])
    for _ in range(4):
        x = surface(float(hit[1]))
        hit = np.array([x, y * on.scale + rise * x])
    if index == _FOCAL and made.sharp and math.isfinite(made.focal):
        # It leaves parallel to the axis, at the height of the image wherever the glass is bent to.
        hit = np.array([surface(y * on.scale), y * on.scale])
    on_way = np.array([on.way, made.slope(y) * on.scale], float)
    if made.sharp:
        image = np.array([on.way * made.image, made.image_height * on.scale])
        on_way = (image - hit) * (1 if made.real else -1)
    out = clipped(hit, on_way, on.x, on.lit)
    start = tip if made.distance <= on.left else hit - np.array([1, rise]) * (on.left + hit[0])
    way = np.vstack([start, hit, out])
    middles = _share_of(way, 0.5), _share_of(way, 1.5)
    beam(scene, way, colour, begin, begin + _EACH, width=2.4, heads=middles)
    _virtual(scene, on, made, hit, -on_way, colour, begin, index)
    focus = np.array([-made.focal, 0.0])
    if index == _FOCAL and not made.real and math.isfinite(made.focal) and on.shows(focus[0]):
        aimed = [focus, tip] if made.focal > 0 else [hit, focus]
        scene.line(np.vstack(aimed), pale(colour, 0.3), 1.4, dash=(2, 4))


def _share_of(way: Way, leg: float) -> float:
    """The share of a way's length at which so many of its two legs are done."""
    legs = np.hypot(*np.diff(way, axis=0).T)
    done = min(leg, 1.0) * legs[0] + max(0.0, leg - 1.0) * legs[1]
    return float(done / max(legs.sum(), 1e-300))


def _virtual(
    scene: Scene,
    on: Bench,
    made: Imaging,
    hit: Way,
    back: Way,
    colour: Colour,
    begin: float,
    index: int,
) -> None:
    """The dashed line along which a ray that leaves seems to have come."""
    if made.real or not made.sharp:
        return
    end = clipped(hit, back, on.x, on.lit)
    if made.sharp and on.shows(on.way * made.image):
        end = np.array([on.way * made.image, made.image_height * on.scale])
        if index == _PARALLEL and made.focal < 0 and on.shows(on.way * made.focal):
            end = np.array([on.way * made.focal, 0.0])
    faint = pale(colour, 0.3)
    beam(scene, np.vstack([hit, end]), faint, begin + _EACH, begin + _EACH + 0.3,
         width=1.4, dash=(5, 4))  # fmt: skip


def _focal_points(scene: Scene, on: Bench, made: Imaging, *, alone: bool) -> None:
    if math.isinf(made.focal):
        return
    f = abs(made.focal)
    sides = (-1, 1) if on.way == LENS else (-1 if made.focal > 0 else 1,)
    for side in sides:
        for times, name in ((1, "F"), (2, "2F" if on.way == LENS else "C")):
            x = side * times * f
            if -0.97 * on.left < x < 0.97 * on.right and f > 0.03 * on.wide:
                scene.disc((x, 0), points=3.2, fill=INK)
                if alone or times == 1:
                    side_ = "lower left" if on.way == LENS else "below"  # where no ray passes
                    scene.label(name, (x, 0), SOFT_INK, size=14, prefer=(side_,), gap=4)


def _object(scene: Scene, on: Bench, made: Imaging, colour: Colour, *, alone: bool) -> None:
    tip, name = np.array([-made.distance, made.height * on.scale]), made.name
    if not on.shows(float(tip[0])):
        far = amount(-float(tip[0]), "m")
        text = Wording(f"← {name.en} {far} away", f"← {name.zh}在 {far} 远处").in_(scene.locale)
        at = (-0.98 * on.left, -0.4 * on.tall)
        scene.label(text, at, INK, size=14, prefer=("right",), number=True)
        return
    arrow(scene, on, float(tip[0]), lambda _: float(tip[1]), colour, moves=False)
    if alone:
        # Where no ray passes: light comes back below the axis, but from near a mirror above it.
        over = on.way == MIRROR and made.distance >= made.focal > 0
        at = (float(tip[0]), float(tip[1]) if over else 0.0)
        sides = ("above",) if over else ("below", "lower left", "lower right")
        scene.label(name.in_(scene.locale), at, INK, size=14, prefer=sides, gap=4)


def _image(scene: Scene, on: Bench, made: Imaging, *, alone: bool) -> None:
    begin = _FIRST + 3 * _EACH + 0.25
    x, y = on.way * made.image, made.image_height * on.scale
    if not made.sharp or not on.shows(x):
        _elsewhere(scene, on, made, begin)
        return
    dash = None if made.real else (4.0, 3.0)
    arrow(scene, on, x, lambda t: y * share(t, begin, begin + 0.5), VERMILLION, dash=dash)
    if alone:
        name = Wording("real image", "实像") if made.real else Wording("virtual image", "虚像")
        text, large = name.in_(scene.locale), y > 0.6 * on.tall
        across = "above" if y < 0 else "below"  # of the axis, where the rays do not meet
        scene.label(
            lambda t: text if t >= begin + 0.5 else "", (x, y if large else 0.0),
            VERMILLION, size=14, gap=4, prefer=("above" if large else across,),
        )  # fmt: skip


def _elsewhere(scene: Scene, on: Bench, made: Imaging, begin: float) -> None:
    """Say where the image is that has no place in the window."""
    told = Wording("image at infinity", "像在无穷远处")
    if made.sharp:
        far = amount(abs(made.image), "m")
        told = Wording(f"image {far} away", f"像在 {far} 远处")
    side = on.way if made.real or not made.sharp else -on.way
    at = (0.7 * on.right if side > 0 else -0.7 * on.left, 0.9 * on.y[1])
    text = told.in_(scene.locale)
    scene.label(
        lambda t: text if t >= begin else "", at, VERMILLION, size=14, prefer=("on",), number=True
    )


def arrow(
    scene: Scene,
    on: Bench,
    x: float,
    height: Callable[[float], float],
    colour: Colour,
    *,
    moves: bool = True,
    dash: tuple[float, float] | None = None,
) -> None:
    """An upright arrow on the axis, as objects and images are drawn."""
    size = 0.016 * on.wide

    def shaft(time: float) -> list[tuple[float, float]]:
        return [(x, 0.0), (x, 0.97 * height(time))]

    def point(time: float) -> list[tuple[float, float]]:
        tip = height(time)
        long = math.copysign(min(1.5 * size, 0.6 * abs(tip)), tip)
        wide = 0.4 * abs(long)
        return [(x, tip), (x - wide, tip - long), (x + wide, tip - long)]

    scene.line(shaft if moves else shaft(0.0), colour, 3.4, dash=dash)
    scene.polygon(point if moves else point(0.0), colour)


def _measures(scene: Scene, on: Bench, made: Imaging) -> None:
    """The distances of object and image."""
    low = -1.32 * on.tall
    if on.shows(-made.distance):
        scene.measure(
            (-made.distance, low),
            (0, low),
            _text(on, "u", made.distance),
            colour=INK,
            prefer=("above",),
        )
    place = on.way * made.image
    if made.sharp and on.shows(place):
        down = low if place > 0 else -1.68 * on.tall
        scene.measure(
            (0, down),
            (place, down),
            _text(on, "v", made.image),
            colour=VERMILLION,
            prefer=("above",),
        )


def _text(on: Bench, symbol: str, length: float) -> str:
    """The symbol, and its value where there is room for it."""
    return f"{symbol} = {amount(length, 'm')}" if abs(length) > 0.15 * on.wide else symbol


def tell(page: Page, cases: Sequence[Case[Imaging]]) -> None:
    """Read off the image, and plot where it is for any distance of the object."""
    images = [case.run for case in cases]
    finite = [abs(it.image) for it in images if it.sharp] or [math.inf]
    sizes = [abs(it.magnification) for it in images if it.sharp] or [math.inf]
    page.read(
        Wording("image distance v", "像距 v"), "m", max(finite), cases, lambda it, _: it.image
    )
    if any(it.sharp for it in images):
        page.read(
            Wording("magnification m", "放大率 m"), "", max(sizes), cases,
            lambda it, _: it.magnification,
        )  # fmt: skip
    if all(math.isinf(it.focal) for it in images):
        name, most = Wording("image height h′", "像高 h′"), max(it.height for it in images)
        page.read(name, "m", most, cases, lambda it, _: it.image_height)
    else:
        most = max(abs(it.focal) for it in images if math.isfinite(it.focal))
        told = cases[:1] if len({it.focal for it in images}) == 1 else cases
        page.read(Wording("focal length f", "焦距 f"), "m", most, told, lambda it, _: it.focal)
    if len(cases) == 1:
        page.graph(_places(images[0]))


def _places(made: Imaging) -> Graph:
    """The image's distance by the object's."""
    plane = math.isinf(made.focal)
    f = made.distance / 2 if plane else abs(made.focal)
    end = max(4 * f, 1.25 * made.distance)
    near = abs(made.image) if made.sharp and abs(made.image) < _FAR * f else 0.0
    most = max(4 * f, 1.1 * near) if not plane else end
    u = np.linspace(0, end, 1601)[1:]
    curves = []
    with np.errstate(divide="ignore"):
        v = -u if plane else 1 / (1 / made.focal - 1 / u)
    for branch in (v < 0, v > 0):
        inside = branch & (np.abs(v) <= most)
        if inside.any():
            curves.append(Curve(u[inside], v[inside], BLUE, grows=False))
    markers = [Marker(lambda _: (made.distance, made.image), VERMILLION)] if made.sharp else []
    return Graph(Axis("u", "m", 0, end), Axis("v", "m", -most, most), curves, markers=markers)
