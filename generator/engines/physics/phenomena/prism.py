"""A prism: white light is turned and spread into its colours, because each has its own index."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph, Marker
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import ORANGE, WHITE, Colour, mixed
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._beams import Way, beam, part, share
from generator.engines.physics.phenomena._dispersion import (
    MATERIALS,
    YELLOW,
    deviation,
    indices,
    least,
)
from generator.engines.physics.phenomena._light import COLOUR, painted, usual
from generator.engines.physics.phenomena._openings import left_open, opening, told
from generator.engines.physics.phenomena._prism import Prism
from generator.engines.physics.phenomenon import (
    Case,
    Choice,
    Fact,
    Option,
    Phenomenon,
    Premise,
    Slot,
    Span,
    Values,
)
from generator.engines.physics.wording import Wording

_RED, _VIOLET, _STEPS = 700e-9, 400e-9, 29
_USUAL = math.radians(50) + 1e-9  # a hair beside 50°, so that those who say 50° are told from it
_ARRIVES, _DONE = 1.1, 3.2  # s: when the light is at the prism, and when all is drawn
_SECONDS = 3.4
_WHITE = "white"
_APART = 0.03  # how far colours are from each other where they are no longer white
_NIGHT: Colour = (30, 36, 48)
_FAINT: Colour = (150, 164, 180)
_BODY = mixed(_NIGHT, WHITE, 0.2)

_INDEX = opening(
    "index", "n", "", 5.0, Wording("refractive index", "折射率"),
    Wording("refractive index|index of refraction|index|n", "折射率|n"),
)  # fmt: skip
_WAVELENGTH = opening(
    "wavelength", "λ", "m", 1e-6, Wording("wavelength", "波长"),
    Wording("wavelength|light|laser|nm", "波长|光|激光|纳米"),
)  # fmt: skip
_MATERIAL = Choice(
    "material", Wording("material", "材料"),
    tuple(Option(key, it.name, it.words) for key, it in MATERIALS.items()),
)  # fmt: skip
_LIGHT = Choice(
    "light", Wording("light", "光"),
    (
        Option(_WHITE, Wording("white light", "白光"), Wording("white|sunlight|rainbow|colou?rs"
               "|spectrum", "白光|太阳光|阳光|七色|彩虹|色散|光谱")),
        *COLOUR.options[1:],
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dispersed:
    """Light that meets a prism at the angle `incidence` (rad): its `wavelengths` (m), the indices
    for them, the `ways` they go, and the `index` for the middle one, which is yellow in white."""

    prism: Prism
    incidence: float
    index: float
    wavelengths: NDArray[np.float64]
    indices: NDArray[np.float64]
    ways: tuple[Way, ...]

    @property
    def is_white(self) -> bool:
        return len(self.wavelengths) > 1

    @property
    def deviation(self) -> float | None:
        """Of the middle colour, in rad; None: it does not pass."""
        return deviation(self.prism.apex, self.index, self.incidence)

    @property
    def spread(self) -> float | None:
        """Of what lies between violet and red, in rad; None: not all of it passes."""
        violet, red = (
            deviation(self.prism.apex, float(it), self.incidence)
            for it in (self.indices[0], self.indices[-1])
        )
        return None if violet is None or red is None else violet - red


def simulate(values: Values) -> Dispersed:
    given, apex = told(values, _INDEX), values["apex"]
    wavelength = _colour(values)
    lengths = np.linspace(_VIOLET, _RED, _STEPS) if wavelength is None else np.array([wavelength])
    middle = wavelength or YELLOW
    index = float(indices(values["material"], given, middle))
    incidence = values["angle"]
    if incidence == _USUAL:
        symmetric = least(apex, index)
        incidence = incidence if symmetric is None else min(symmetric, math.radians(89))
    prism = Prism(apex)
    start = prism.entry(incidence, index)
    each = indices(values["material"], given, lengths)
    ways = tuple(prism.way(start, incidence, float(it)) for it in each)
    return Dispersed(prism, incidence, index, lengths, each, ways)


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open; the index is that for yellow light."""
    run, wavelength = simulate(values), _colour(values)
    usual = [(_INDEX, float(indices(values["material"], None, YELLOW)))]
    if wavelength is not None:
        usual.append((_WAVELENGTH, wavelength))
    return {"angle": run.incidence} | left_open(values, usual)


def _colour(values: Values) -> float | None:
    """The wavelength of light of one colour, in m; None: it is white."""
    wavelength = told(values, _WAVELENGTH)
    if wavelength is None and values["light"] != _WHITE:
        return usual(values["light"])
    return wavelength


def impossible(values: Values) -> Wording | None:
    index, wavelength = told(values, _INDEX), told(values, _WAVELENGTH)
    if index is not None and index < 1.01:
        return Wording(
            "The prism has to be denser than air: its refractive index has to be above 1.",
            "棱镜的折射率应大于 1。",
        )
    if wavelength is not None and not 380e-9 <= wavelength <= 780e-9:
        return Wording(
            "That light cannot be seen: wavelengths from 380 nm to 780 nm can.",
            "这种光看不见：可见光的波长在 380 nm 到 780 nm 之间。",
        )
    return None


def span(values: Values, run: Dispersed) -> Span:
    return Span(_SECONDS)


def facts(values: Values, run: Dispersed) -> tuple[Fact, ...]:
    found: list[tuple[str, Wording, str, float | None]] = [
        ("deviation", Wording("deviation", "偏向角"), "δ", run.deviation)
    ]
    if run.is_white:
        name = Wording("spread from red to violet", "红紫光的张角")
        found.append(("spread", name, "Δδ", run.spread))
    symmetric = least(run.prism.apex, run.index)
    if symmetric is not None:
        smallest = 2 * symmetric - run.prism.apex
        found.append(("least", Wording("least deviation", "最小偏向角"), "δₘ", smallest))
        name = Wording("incidence for the least deviation", "最小偏向时的入射角")
        found.append(("symmetric", name, "θₘ", symmetric))
    found.append(("incidence", Wording("angle of incidence", "入射角"), "θ₁", run.incidence))
    angles = [
        Fact(key, name, symbol, value, "rad", "deg")
        for key, name, symbol, value in found
        if value is not None
    ]
    index = Fact("index", Wording("refractive index", "折射率"), "n", run.index, "")
    return (*angles[:2], index, *angles[2:])


def story(values: Values, run: Dispersed) -> Wording:
    turned, spread = run.deviation, run.spread
    if turned is None:
        made = Wording(
            "The light meets the second face so flatly that it is totally reflected there: it "
            "leaves the prism elsewhere, if at all.",
            "光到达第二个面时入射角大于临界角，发生全反射，不能从这个面射出。",
        )
    elif not run.is_white:
        colour, angle = amount(float(run.wavelengths[0]), "m"), amount(turned, "deg")
        made = Wording(
            f"Light of {colour} is a single colour: both faces turn it towards the base, by "
            f"{angle} together, but do not spread it.",
            f"波长 {colour} 的光是单色光：两个面都使它向底边偏折，共偏折 {angle}，但不会色散。",
        )
    else:
        angle = amount(turned, "deg")
        wide = "" if spread is None else amount(spread, "deg", 2)
        made = Wording(
            "The shorter its wavelength, the more light is slowed in the prism, and so the more it "
            f"is turned: violet most, red least. Yellow turns by {angle}"
            + (f", and the colours spread over {wide}." if wide else "; violet does not get out."),
            f"波长越短，折射率越大，偏折越厉害：紫光偏折最大，红光最小。黄光偏折 {angle}，"
            + (f"各色光散开 {wide}。" if wide else "紫光发生全反射，射不出来。"),
        )
    return made


def draw(page: Page, cases: Sequence[Case[Dispersed]]) -> None:
    half = max(case.run.prism.half for case in cases)
    room = (0.75, 1.2) if len(cases) == 1 else (0.45, 0.75)
    x, y = (-0.7 * half - room[0], 0.7 * half + room[1]), (-0.66, 1.12)
    for case, scene in zip(cases, page.scenes(cases, x, y), strict=True):
        scene.paper = _NIGHT
        _picture(page, scene, case.run, alone=len(cases) == 1)
    _tell(page, cases)


def _picture(page: Page, scene: Scene, run: Dispersed, *, alone: bool) -> None:
    prism, start = run.prism, run.ways[0][0]
    scene.polygon(prism.corners, _BODY, _FAINT, 1.6)
    arriving = prism.arriving(run.incidence)
    if alone:
        _explain(scene, run)
    only = painted(float(run.wavelengths[0]))
    colour = WHITE if run.is_white else only
    beam(scene, np.vstack([start - 3 * arriving, start]), colour, 0.1, _ARRIVES, width=3.4)
    if not run.is_white:
        beam(scene, run.ways[0], only, _ARRIVES, _DONE, width=3.4)
        return
    for (one, two), wavelength in zip(
        pairwise(run.ways), (run.wavelengths[:-1] + run.wavelengths[1:]) / 2, strict=True
    ):
        _wedge(scene, one, two, painted(float(wavelength)))
    _mixture(scene, run.ways[0], run.ways[-1])
    if alone:
        for way, name in (
            (run.ways[-1], Wording("red", "红")),
            (run.ways[0], Wording("violet", "紫")),
        ):
            _named(page, scene, way, name, above=name.en == "red")


def _wedge(scene: Scene, one: Way, two: Way, colour: Colour) -> None:
    """What lies between two neighbouring colours."""
    if len(one) != len(two):  # one leaves where the other is reflected
        beam(scene, one, colour, _ARRIVES, _DONE, width=1.4)
        return

    whole = np.vstack([one, two[::-1]])

    def between(time: float) -> Way:
        done = share(time, _ARRIVES, _DONE)
        return whole if done == 1 else np.vstack([part(one, done), part(two, done)[::-1]])

    scene.polygon(between, colour, colour, 1.0)


def _mixture(scene: Scene, violet: Way, red: Way) -> None:
    """White, where the colours still lie on each other."""
    legs = np.hypot(*np.diff(violet, axis=0).T)
    corners = np.cumsum(legs) / legs.sum()
    shares = np.union1d(np.linspace(0, 0.6, 25), corners[:-1])
    for begin, end in pairwise(shares):
        ends = np.array([(part(violet, it)[-1] + part(red, it)[-1]) / 2 for it in (begin, end)])
        apart = math.dist(part(violet, end)[-1], part(red, end)[-1])
        if apart < _APART:
            scene.line(
                lambda t, ends=ends, end=end: (  # type: ignore[misc]
                    ends if share(t, _ARRIVES, _DONE) >= end else ends[:1]
                ),
                WHITE, 3.2, opacity=1 - apart / _APART,
            )  # fmt: skip


def _named(page: Page, scene: Scene, way: Way, name: Wording, *, above: bool) -> None:
    """A colour's name beside its way, as far out as it is seen."""
    leaves, far = way[-2], way[-1]
    right, low = scene.x[1], scene.y[0]
    along = far - leaves
    reach = min(
        (right - leaves[0]) / along[0] if along[0] > 0 else math.inf,
        (low - leaves[1]) / along[1] if along[1] < 0 else math.inf,
        1.0,
    )
    if len(way) == 3:  # it passes
        side = ("upper right", "right") if above else ("lower left", "left", "below")
        text, at = page.say(name), leaves + 0.72 * reach * along
        scene.label(
            lambda t: text if t > _DONE - 0.3 else "", at, WHITE, size=14, prefer=side, gap=6
        )


def _explain(scene: Scene, run: Dispersed) -> None:
    """The apex angle, the angle of incidence, and how far yellow light is turned."""
    prism, start = run.prism, run.ways[0][0]
    down = -math.pi / 2
    scene.angle((0, 1), down - prism.apex / 2, down + prism.apex / 2, "A", points=30, colour=_FAINT)
    normal = prism.outward()
    scene.line([start - 0.28 * normal, start + 0.5 * normal], _FAINT, 1.2, dash=(4, 4))
    facing = math.atan2(normal[1], normal[0])
    scene.angle(start, facing, facing + run.incidence, "θ₁", points=40, colour=_FAINT)
    middle = prism.way(start, run.incidence, run.index)
    if run.deviation is None or len(middle) != 3:  # it does not pass
        return
    came, out = prism.arriving(run.incidence), middle[2] - middle[1]
    meets = _crossing(start, came, middle[1], out)
    scene.line([start, meets + 0.9 * came], _FAINT, 1.2, dash=(4, 4))
    towards = math.atan2(came[1], came[0])
    scene.angle(meets, towards, towards - run.deviation, "δ", points=52, colour=ORANGE)


def _crossing(
    one: NDArray[np.float64],
    along: NDArray[np.float64],
    two: NDArray[np.float64],
    other: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Where two straight lines meet; the middle of their points where they hardly do."""
    sides = np.column_stack([along, -other])
    if abs(np.linalg.det(sides)) < 1e-6:
        return (one + two) / 2
    crossing: NDArray[np.float64] = one + along * float(np.linalg.solve(sides, two - one)[0])
    return crossing


def _tell(page: Page, cases: Sequence[Case[Dispersed]]) -> None:
    runs = [case.run for case in cases]
    quarter = math.pi / 2
    page.read(
        Wording("incidence θ₁", "入射角 θ₁"), "deg", quarter, cases, lambda it, _: it.incidence
    )
    turned = [it.deviation for it in runs]
    if all(it is not None for it in turned):
        name = Wording("deviation δ", "偏向角 δ")
        page.read(name, "deg", quarter, cases, lambda it, _: it.deviation or 0.0)
    spreads = [it.spread for it in runs if it.is_white]
    if len(spreads) == len(runs) and all(it is not None for it in spreads):
        most = max(it for it in spreads if it is not None)
        name = Wording("spread of the colours", "色散张角")
        page.read(name, "deg", most, cases, lambda it, _: it.spread or 0.0)
    curves = [curve for case in cases for curve in _curves(case, alone=len(cases) == 1)]
    markers = [
        Marker(
            lambda _, it=case.run: (it.incidence, it.deviation),  # type: ignore[misc]
            ORANGE if len(cases) == 1 else case.colour,
        )
        for case in cases
        if case.run.deviation is not None
    ]
    most = max([quarter, *(float(curve.y.max()) for curve in curves)])
    if not curves:
        return
    axes = Axis("θ₁", "deg", 0, quarter), Axis("δ", "deg", 0, most)
    page.graph(Graph(*axes, curves, markers=markers))


def _curves(case: Case[Dispersed], *, alone: bool) -> list[Curve]:
    """The deviation by the angle of incidence: of red and violet, or of each case's own colour."""
    run = case.run
    shown = [(run.index, case.colour)]
    if alone and run.is_white:
        shown = [(float(run.indices[at]), painted(float(run.wavelengths[at]))) for at in (-1, 0)]
    elif alone:
        shown = [(run.index, painted(float(run.wavelengths[0])))]
    curves = []
    for index, colour in shown:
        angles = np.linspace(0, math.radians(89.9), 181)
        turned = [deviation(run.prism.apex, index, float(it)) for it in angles]
        passes = np.array([it is not None for it in turned])
        if passes.sum() > 1:
            heights = np.array([it for it in turned if it is not None])
            curves.append(Curve(angles[passes], heights, colour, grows=False))
    return curves


PHENOMENON = Phenomenon(
    slug="prism",
    name=Wording("Prism", "棱镜色散"),
    formula=Wording("δ = θ₁ + θ₂ − A", "δ = θ₁ + θ₂ − A"),
    slots=(
        Slot(
            "apex", "A", "rad", math.radians(60), math.radians(3), math.radians(100),
            Wording("apex angle", "顶角"), shown="deg",
            cues=Wording("apex|apex angle|prism angle|refracting angle|prism|angled", "顶角|棱镜"),
        ),
        Slot(
            "angle", "θ₁", "rad", _USUAL, 0.0, math.radians(89.9),
            Wording("angle of incidence", "入射角"), shown="deg", quiet=True,
            cues=Wording("angle of incidence|incidence|incident|at", "入射角|入射"),
        ),
        _INDEX,
        _WAVELENGTH,
    ),
    choices=(_MATERIAL, _LIGHT),
    cues={
        r"\bprisms?\b(?=.*\b(light|colou?rs?|spectrum|rays?|dispers\w*|refract\w*|glass|rainbow|"
        r"angle|deviation|apex|beam|laser)\b)|\b(light|colou?rs?|spectrum|rays?|sunlight|beam|"
        r"laser)\b.*\bprisms?\b|三棱镜|棱镜": 3,
        r"\bdispersion (of|in) (white |visible |sun)?light|\bdispersive prism|光的色散|色散": 3,
        r"\bwhite light\b.{0,40}\b(split|splits|colou?rs|spectrum|separat\w*)|白光.{0,12}"
        r"(分解|分成|散开|七色|色散)|(太阳光|阳光).{0,12}(分解|七色|色散)": 3,
        r"\bangle of (minimum )?deviation|\bminimum deviation|最小偏向角|偏向角|顶角": 2,
        r"\bnewton\b(?=.*\bprism)|\brainbow colou?rs|七色光|七种颜色|\bspectrum of (white|sun)": 2,
        r"\bprisms?\b": 1,
        r"\bwhite light\b|白光|\bspectrum\b|光谱": 1,
        r"\bgratings?\b|\bslits?\b|光栅|双缝|单缝|干涉|衍射|\bdiffract|\binterfer": -3,
        r"\blens(es)?\b|透镜|\bmirrors?\b|\bperiscope\b|\btriangular prism volume"
        r"|\bvolume of|体积|表面积|四棱柱|棱柱": -2,
        r"\b(triangle|triangular|wedge|piece)\b.{0,16}\bglass\b.{0,50}\b(rainbow|colou?rs?"
        r"|spectrum|light)\b|\b(rainbow|colou?rs|spectrum)\b.{0,50}\b(triangle|triangular)\b"
        r"|(三角形?|三角).{0,4}玻璃|玻璃.{0,6}三角"
        r"|(阳光|太阳光|白光|日光).{0,30}(彩色|七色|七种|光带|彩带|红橙黄绿|各种颜色|颜色)": 3,
        r"\b(how|why|what makes|explain|where)\b.{0,50}\brainbows?\b"
        r"|\brainbows?\b.{0,40}\b(form\w*|made|come from|happen|appear after|order of)\b"
        r"|彩虹.{0,12}(形成|怎么|为什么|如何|原理|来的|顺序|是怎)"
        r"|(为什么|怎么|怎样).{0,14}彩虹": 2,
        r"\b(which|what) colou?rs?\b.{0,20}\b(bends?|bent|refracts?|refracted|deviat\w*"
        r"|turned)\b": 3,
        r"\bdispersion\b": 2,
        r"\bpink floyd|\bdark side of the moon|\broygbiv"
        r"|\b(violet|purple|blue)\b.{0,30}\b(bent|bends?|refract\w*|deviat\w*|turned)\b.{0,24}"
        r"\b(more|most|than|further)\b"
        r"|\bred\b.{0,30}\b(bent|bends?|refract\w*|deviat\w*)\b.{0,24}\b(less|least|than)\b"
        r"|\bnewton'?s?\b.{0,40}\b(sunlight|white light|colou?rs|rainbow|spectrum)\b"
        r"|\b(split|separat|break|spread)\w*\b.{0,40}\b(sun ?light|white light|light)\b.{0,40}"
        r"\b(colou?rs|rainbow|spectrum)\b"
        r"|\b(sunlight|white light)\b.{0,40}\b(rainbow|colou?rs|spectrum)\b"
        r"|(紫光|红光|蓝光).{0,10}(偏折|偏转|偏|折射).{0,8}(大|小|多|少|厉害)"
        r"|牛顿.{0,12}(色散|太阳光|白光|颜色)|红橙黄绿|七色": 3,
        r"\b(crystals?|chandelier|sun ?catcher|aquarium|garden hose|sprinkler)\b.{0,50}"
        r"\brainbows?\b"
        r"|\brainbows?\b.{0,40}\b(crystals?|chandelier|sun ?catcher|garden hose|sprinkler"
        r"|prism)\b|(喷水|喷雾|水珠|水滴).{0,16}彩虹": 2,
        r"\bred,? orange,? (and )?yellow\b"
        r"|\b(spread|separation|splitting) of (the )?colou?rs\b|\bglass wedge"
        r"|\bcolou?red arc\b|不同颜色的?光|颜色.{0,8}(折射|偏折)|(红光|紫光).{0,6}(上面|下面)": 3,
        r"雨后.{0,10}(彩虹|七彩|彩色|圆弧)": 2,
        r"七彩光|彩色光带|白(色的)?光.{0,12}(混|组成|颜色)": 3,
        r"三[菱凌]镜": 3,
    },
    examples_en=(
        "white light passes through a glass prism and splits into colours",
        "dispersion in a 60 degree prism of refractive index 1.6",
        "a prism with an apex angle of 45°, light at an angle of incidence of 40°",
        "Newton's experiment with sunlight and a prism",
        "red laser light through a crown glass prism",
        "compare prisms of crown glass, flint glass and diamond",
        "minimum deviation of a prism with n = 1.5 and A = 60°",
        "a triangular piece of glass turns sunlight into a band of colours",
        "how is a rainbow made by drops of rain",
        "which is turned more by the glass, violet or red light",
        "Newton splits sunlight into the colours of the rainbow",
        "the picture on The Dark Side of the Moon, is it right",
    ),
    examples_zh=(
        "白光通过三棱镜分解成七色光",
        "顶角60度、折射率1.6的棱镜，入射角50度",
        "光的色散实验",
        "红光和紫光通过三棱镜，哪个偏折大",
        "棱镜的最小偏向角",
        "牛顿用三棱镜分解太阳光",
        "阳光照在三角形的玻璃上，墙上出现彩色的光带",
        "雨后的彩虹是怎样形成的",
        "紫光为什么比红光偏折得多",
        "牛顿怎样证明白光由七种颜色组成",
        "背对太阳喷水为什么能看到彩虹",
    ),
    simulate=simulate,
    settled=settled,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    impossible=impossible,
    most_cases=3,
    premises=(
        Premise(
            claim=Wording(
                r"\bred( light)?\b.{0,20}\b(bends?|bent|refracts?|refracted|deviates?|turns?|"
                r"turned)\b.{0,12}\b(the )?(most|more)\b|\bviolet( light)?\b.{0,20}\b(bends?|bent|"
                r"refracts?|refracted|deviates?)\b.{0,12}\b(the )?(least|less)\b"
                r"|\b(bends?|turns?|deviates?|refracts?) red( light)? (the )?(most|more)\b",
                r"红光.{0,6}(偏折|折射|偏转).{0,6}(最大|最多|最厉害|更大)|红光.{0,2}比紫光.{0,2}"
                r"(偏折|折射|偏转).{0,4}(大|多|厉害)|紫光.{0,6}"
                r"(偏折|折射|偏转).{0,6}(最小|最少|更小)",
            ),
            truth=Wording(
                "It is the other way round: violet light has the larger index and is turned most, "
                "red light least.",
                "正好相反：紫光的折射率大，偏折最大；红光偏折最小。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\bprisms?\b.{0,16}\b(adds?|gives?|makes?|creates?|produces?|colou?rs?)\b.{0,24}"
                r"\bcolou?rs?\b.{0,12}\b(to|into) (the )?(white )?light",
                r"棱镜.{0,8}(给|把).{0,4}(白光|光).{0,4}(染|加上|添加)|颜色是棱镜(产生|制造)的",
            ),
            truth=Wording(
                "The prism adds nothing: the colours are all in white light already, and it only "
                "sends them in different directions.",
                "棱镜没有给光添加颜色：白光本来就由各色光组成，棱镜只是把它们分开。",
            ),
        ),
    ),
)  # fmt: skip
