"""The law of reflection: at a smooth mirror, at one that is turned, at every point of a rough
surface."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    BLUE,
    EDGE,
    GREEN,
    INK,
    SOFT_INK,
    VERMILLION,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._beams import beam, share
from generator.engines.physics.phenomena._crests import crests
from generator.engines.physics.phenomena._openings import opening, told
from generator.engines.physics.phenomena._snell import Surface
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
from generator.engines.physics.wording import Wording, both

_USUAL = math.radians(40)
_QUARTER = math.pi / 2
_STEEPEST = math.radians(89.9)
_SMOOTH, _ROUGH = "smooth", "rough"
_TURN_FROM, _TURN_TO, _TURNED = 0.9, 3.1, 3.8  # s: when a mirror turns, and the end
_RAYS, _RAY, _GROWN = 7, 1.6, 2.6  # of a rough surface: how many, s for one, s for all
_REACH = 4.0  # of the rays, beyond the window
_HALVES = (1.75, 1.3, 0.9, 0.7)  # half the width of the window, by how many there are

_GLANCING = opening(
    "glancing", "α", "rad", _QUARTER, Wording("angle to the mirror", "与镜面的夹角"),
    Wording(
        "with the mirror|to the mirror|with the surface|to the surface|from the mirror"
        "|mirror and the ray|glancing angle",
        "与镜面|和镜面|跟镜面|与平面镜|和平面镜|跟平面镜|镜面的?夹角|镜面成",
    ),
    "deg",
)  # fmt: skip
_BETWEEN = opening(
    "between", "φ", "rad", math.pi, Wording("angle between the rays", "入射光线与反射光线的夹角"),
    Wording(
        "between the rays|between the incident|between incident|incident and reflected",
        "与反射光线|和反射光线|跟反射光线|反射光线的夹角|两条?光线",
    ),
    "deg",
)  # fmt: skip
_TURN = opening(
    "turn", "Δ", "rad", _QUARTER, Wording("turn of the mirror", "镜面转过的角度"),
    Wording(
        "mirror is (?:turned|rotated)|mirror (?:turns|rotates)|turned by|rotated by|turning the"
        " mirror|rotating the mirror|turned|rotated|rotates|turns",
        "镜子?面?转|转过|转动|旋转|偏转",
    ),
    "deg",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reflection:
    """Light that meets a surface at `angle` (rad, from the normal). A mirror is turned by `turn`
    (rad), away from the light; the bumps of a rough surface have the `slopes` (rad) where its rays
    arrive at the `feet`."""

    angle: float
    turn: float
    feet: NDArray[np.float64]
    slopes: NDArray[np.float64]

    @property
    def rough(self) -> bool:
        return len(self.feet) > 0

    @property
    def turned(self) -> float:
        """The angle of incidence at the end, in rad."""
        return self.angle + self.turn

    def turning(self, time: float) -> float:
        """How far the mirror has turned, in rad."""
        done = share(time, _TURN_FROM, _TURN_TO)
        return self.turn * done * done * (3 - 2 * done)

    def incidence(self, time: float) -> float:
        """Of the moment, in rad."""
        return self.angle + self.turning(time)

    def outward(self, slope: float) -> NDArray[np.float64]:
        """The direction of the light that leaves where the surface rises by `slope` (rad): that
        which came, mirrored at the surface there."""
        across = np.array([-math.sin(slope), math.cos(slope)])
        came = np.array([math.sin(self.angle), -math.cos(self.angle)])
        leaving: NDArray[np.float64] = came - 2 * float(came @ across) * across
        return leaving


def simulate(values: Values) -> Reflection:
    turn = told(values, _TURN) or 0.0
    if values["surface"] == _SMOOTH:
        nothing = np.zeros(0)
        return Reflection(_angle(values), turn, nothing, nothing)
    angle = _angle(values)
    feet = np.linspace(-0.62, 0.62, _RAYS) * _HALVES[0]
    chance = np.random.default_rng(int(values["seed"]))
    # Bumps that are steeper than the light comes in would shade each other.
    most = 0.8 * min(math.radians(28), (_QUARTER - angle) / 2)
    spread = np.linspace(-1, 1, _RAYS) * most
    return Reflection(angle, 0.0, feet, chance.permutation(spread))


def _angle(values: Values) -> float:
    """Of incidence, by whatever the text gives of it."""
    glancing, between = told(values, _GLANCING), told(values, _BETWEEN)
    if glancing is not None:
        return _QUARTER - glancing
    return between / 2 if between is not None else float(values["angle"])


def settled(values: Values) -> dict[str, float]:
    """The angle of incidence, where the text does not tell of any."""
    known = [told(values, it) for it in (_GLANCING, _BETWEEN)]
    return {"angle": _angle(values)} if known == [None, None] else {}


def impossible(values: Values) -> Wording | None:
    angle, turn = _angle(values), told(values, _TURN) or 0.0
    if values["surface"] == _SMOOTH and angle + turn > _STEEPEST:
        return Wording(
            "So far turned, the mirror would have its back to the light: angle of incidence and "
            "turn have to be less than 90° together.",
            "转过这么大的角度，光就照到镜子背面了：入射角与转角之和应小于 90°。",
        )
    if angle > _STEEPEST:
        return Wording(
            "Light that runs along the surface is not reflected.", "沿镜面传播的光不会被反射。"
        )
    return None


def span(values: Values, run: Reflection) -> Span:
    if run.rough:
        return Span(_GROWN + 1.0)
    return Span(_TURNED) if run.turn else Span(1.0, repeats=True)


def facts(values: Values, run: Reflection) -> tuple[Fact, ...]:
    if run.rough:
        angles = np.abs(run.angle - run.slopes)
        least, largest = float(angles.min()), float(angles.max())
        return (
            Fact(
                "least",
                Wording("least angle of reflection", "最小反射角"),
                "θ′₁",
                least,
                "rad",
                "deg",
            ),
            Fact(
                "largest",
                Wording("largest angle of reflection", "最大反射角"),
                "θ′₂",
                largest,
                "rad",
                "deg",
            ),
        )
    angle = run.turned
    told_of = (
        Fact("reflection", Wording("angle of reflection", "反射角"), "θ′", angle, "rad", "deg"),
        Fact("incidence", Wording("angle of incidence", "入射角"), "θ", angle, "rad", "deg"),
        Fact(
            "between", Wording("between the rays", "入射光线与反射光线的夹角"), "θ + θ′",
            2 * angle, "rad", "deg",
        ),
        Fact(
            "glancing", Wording("angle to the mirror", "与镜面的夹角"), "90° − θ",
            _QUARTER - angle, "rad", "deg",
        ),
    )  # fmt: skip
    if not run.turn:
        return told_of
    name = Wording("turn of the reflected ray", "反射光线转过的角度")
    return (Fact("ray_turn", name, "2Δ", 2 * run.turn, "rad", "deg"), *told_of)


def story(values: Values, run: Reflection) -> Wording:
    angle = amount(run.angle, "deg")
    if run.rough:
        return Wording(
            "The rays come in parallel, but the surface is uneven: each one obeys the law of "
            "reflection at its own spot, with its own normal. So the light is scattered to all "
            "sides, which is why we see paper or a wall from everywhere.",
            "平行光照到凹凸不平的表面：每条光线在各自的入射点都遵守反射定律，但法线方向各不相同，"
            "所以光向四面八方反射。正因为漫反射，我们从各个方向都能看到纸和墙。",
        )
    if run.turn:
        turn, twice = amount(run.turn, "deg"), amount(2 * run.turn, "deg")
        return Wording(
            f"Turning the mirror by {turn} turns its normal by {turn}. The angle of incidence "
            f"grows by {turn}, and so does that of reflection: the reflected ray turns by {twice}.",
            f"镜面转过 {turn}，法线也转过 {turn}。入射角增大 {turn}，反射角也增大 {turn}，"
            f"所以反射光线转过 {twice}。",
        )
    return Wording(
        f"The light leaves at the angle at which it came: {angle} to the normal on either "
        "side. Both rays and the normal lie in one plane.",
        f"反射角等于入射角，法线两侧都是 {angle}。入射光线、反射光线和法线在同一平面内。",
    )


def draw(page: Page, cases: Sequence[Case[Reflection]]) -> None:
    half = _HALVES[len(cases) - 1]
    alone = len(cases) == 1
    scenes = page.scenes(cases, (-half, half), (-0.3, 1.4))
    for scene in scenes:
        scene.below = 0.15  # there is nothing under a mirror
    feet = next((case.run.feet for case in cases if case.run.rough), np.zeros(0))
    for case, scene in zip(cases, scenes, strict=True):
        run = case.run
        if run.rough:
            _scattered(scene, run, run.feet, run.slopes, half)
        elif len(feet) and not run.turn:
            _scattered(scene, run, feet, 0 * feet, half)
        else:
            _mirrored(scene, case.run, half, alone=alone)
    if len(feet):
        return  # every ray has angles of its own
    steepest = max(case.run.turned for case in cases)
    theta, theta_out = Wording("incidence θ", "入射角 θ"), Wording("reflection θ′", "反射角 θ′")
    page.read(theta, "deg", steepest, cases, Reflection.incidence)
    page.read(theta_out, "deg", steepest, cases, Reflection.incidence)
    rays = Wording("between the rays", "两光线夹角")
    page.read(rays, "deg", 2 * steepest, cases, lambda run, t: 2 * run.incidence(t))


def _mirrored(scene: Scene, run: Reflection, half: float, *, alone: bool) -> None:
    came = np.array([-math.sin(run.angle), math.cos(run.angle)])
    wide = min(1.25, 0.8 * half)

    def along(time: float, reach: float) -> NDArray[np.float64]:
        turn = -run.turning(time)
        return reach * np.array([math.cos(turn), math.sin(turn)])

    def normal(time: float) -> NDArray[np.float64]:
        turn = run.turning(time)
        return np.array([math.sin(turn), math.cos(turn)])

    def leaving(time: float) -> NDArray[np.float64]:
        return run.outward(-run.turning(time))

    def back(time: float) -> list[NDArray[np.float64]]:
        ends = along(time, -wide), along(time, wide)
        deep = -0.09 * normal(time)
        return [*ends, ends[1] + deep, ends[0] + deep]

    still = not run.turn
    scene.polygon(back(0.0) if still else back, pale(EDGE, 0.35))
    if still:
        crests(scene, Surface(1.0, 1.0, run.angle), 1, mirror=True)
    else:
        faint = [np.zeros(2), _REACH * leaving(0.0)]
        scene.line(faint, pale(GREEN, 0.45), 2.0, dash=(6, 5))
        scene.line([along(0.0, -wide), along(0.0, wide)], EDGE, 1.6, dash=(6, 5))
    scene.line(lambda t: [along(t, -wide), along(t, wide)], INK, 3.6)
    scene.line(lambda t: [np.zeros(2), 1.18 * normal(t)], SOFT_INK, 1.3, dash=(5, 5))
    scene.line([_REACH * came, np.zeros(2)], VERMILLION, 2.8)
    scene.vector(0.72 * came, -came, VERMILLION, longest=1, points=10, always=True)
    scene.line(lambda t: [np.zeros(2), _REACH * leaving(t)], GREEN, 2.8)
    scene.vector(lambda t: 0.72 * leaving(t), leaving, GREEN, longest=1, points=10, always=True)
    _angles(scene, run, still=still, alone=alone)


def _angles(scene: Scene, run: Reflection, *, still: bool, alone: bool) -> None:
    one, two = "θ", "θ′"

    def middle(time: float) -> float:
        return _QUARTER - run.turning(time)

    def out(time: float) -> float:
        return _QUARTER - run.turning(time) - run.incidence(time)

    tall = 62.0 if alone else 40.0
    scene.angle((0, 0), middle, _QUARTER + run.angle, one, points=tall, colour=VERMILLION)
    scene.angle((0, 0), middle, out, two, points=0.86 * tall, colour=GREEN)
    if run.turn:
        name = f"2Δ = {amount(2 * run.turn, 'deg')}" if scene.numbers else "2Δ"
        scene.angle(
            (0, 0), _QUARTER - run.angle, out, lambda t: name if t > _TURN_TO else "",
            points=1.9 * tall, colour=BLUE,
        )  # fmt: skip
    elif alone:
        normal = Wording("normal", "法线").in_(scene.locale)
        scene.label(normal, (0, 1.2), SOFT_INK, size=14, prefer=("above",), gap=2)


def _scattered(
    scene: Scene,
    run: Reflection,
    feet: NDArray[np.float64],
    slopes: NDArray[np.float64],
    half: float,
) -> None:
    """Parallel rays on a surface with these slopes, each with its own normal."""
    feet = feet * half / _HALVES[0]
    came = np.array([-math.sin(run.angle), math.cos(run.angle)])
    scene.polygon(_bumps(feet, slopes), pale(EDGE, 0.35), INK, 2.4)
    each = (_GROWN - _RAY) / (_RAYS - 1)
    for index, (x, slope) in enumerate(zip(feet, slopes, strict=True)):
        foot = np.array([x, 0.0])
        across = np.array([-math.sin(slope), math.cos(slope)])
        scene.line([foot, foot + 0.4 * across], SOFT_INK, 1.2, dash=(4, 4))
        leaving = run.outward(float(slope))
        way = np.vstack([foot + 3.4 * came, foot])
        begin = 0.1 + index * each
        beam(scene, way, VERMILLION, begin, begin + 0.8, width=2.2, heads=(0.8,))
        out = np.vstack([foot, foot + 3.4 * leaving])
        beam(scene, out, GREEN, begin + 0.8, begin + 1.6, width=2.2, heads=(0.21,))


def _bumps(feet: NDArray[np.float64], slopes: NDArray[np.float64]) -> list[tuple[float, float]]:
    """The outline of a surface that passes all feet at y = 0 with their slopes: facets joined by
    straight pieces."""
    reach = 0.22 * (feet[1] - feet[0])
    top: list[tuple[float, float]] = [(-9.0, 0.0)]
    for x, slope in zip(feet, slopes, strict=True):
        rise = reach * math.tan(slope)
        top += [(x - reach, -rise), (x + reach, rise)]
    return [*top, (9.0, 0.0), (9.0, -9.0), (-9.0, -9.0)]


PHENOMENON = Phenomenon(
    slug="reflection",
    name=Wording("Law of reflection", "光的反射定律"),
    formula=both("θ′ = θ"),
    slots=(
        Slot(
            "angle", "θ", "rad", _USUAL, 0.0, _STEEPEST,
            Wording("angle of incidence", "入射角"), shown="deg", quiet=True,
            cues=Wording("angle of incidence|incidence|incident|angle|at", "入射角|入射"),
        ),
        _GLANCING,
        _BETWEEN,
        _TURN,
    ),
    choices=(
        Choice(
            "surface", Wording("surface", "表面"),
            (
                Option(
                    _SMOOTH, Wording("smooth mirror", "光滑镜面"),
                    Wording(
                        "smooth|specular|plane mirror|flat mirror|polished|still water",
                        "镜面反射|光滑|平静的?水面|镜面",
                    ),
                ),
                Option(
                    _ROUGH, Wording("rough surface", "粗糙表面"),
                    Wording(
                        "rough|diffuse|scatter(?:ed|ing)?|paper|matte|uneven|a wall",
                        "漫反射|粗糙|凹凸不平|不平|白纸|墙",
                    ),
                ),
            ),
            quiet=True,
        ),
    ),
    cues={
        r"\blaw of reflection\b|\bangle of reflection\b|反射定律|反射角"
        r"|\b(specular|diffuse) reflection\b|漫反射|镜面反射": 3,
        r"\breflect(s|ed|ion|ing)?\b(?=.*\b(ray|rays|laser|mirror|incidence|incident|light|beam)\b)"
        r"|\b(ray|rays|laser|incidence|incident|light|beam)\b(?=.*\breflect)"
        r"|(光线|激光|光束|入射|镜面).{0,16}反射|反射光线|入射光线(?!.*折射)": 3,
        r"\b(ray|laser|light|beam)\b.{0,30}\b(hits?|strikes?|falls on|bounces? off)\b.{0,20}"
        r"\bmirrors?\b|光.{0,8}(射到|照到|射向|照在).{0,6}(平面镜|镜面|镜子)": 3,
        r"\bmirror\b(?=.*\b(turn(ed|s|ing)?|rotat\w*)\b.*(\bdegrees?\b|°))"
        r"|(平面镜|镜面|镜子).{0,8}(转过|转动|旋转)": 2,
        r"\breflect(s|ed|ion)?\b|反射": 1,
        r"\bincident ray\b|\bangle of incidence\b|入射角|入射光|法线": 1,
        r"\brefract|折射|全反射|\btotal (internal )?reflect|\bcritical angle|临界角": -4,
        r"\b(image|focal|concave|convex|candle|curvature)\b|成像|焦距|凹面镜|凸面镜|虚像": -2,
        r"\bpulses?\b|\bstring\b|\bsound\b|\becho\b|\bwaves?\b|声|回声|绳|波|\bstanding": -2,
        r"\blake\b|\briver\b|\bsunset\b|倒影|湖|\bwater reflection": -1,
        r"\bperiscopes?\b|\bretro-?reflect\w*|\bcorner (cube|reflector)"
        r"|\b(bike|bicycle) reflectors?|潜望镜|角反射|(自行车|尾灯).{0,10}反(射|光)"
        r"|反光(板|背心|路标)": 3,
        r"\b(blackboard|whiteboard|board|screen|paper|wall|road|wet)\b.{0,60}\b(glare|glares"
        r"|every (side|seat|direction)|all (sides|directions|seats)|anywhere in)\b"
        r"|(黑板|幕布|银幕|电影院|白纸|墙壁|墙).{0,24}(反光|粗糙|各个?方向|不同方向|每个座位"
        r"|都能看)|(月夜|月光|雨后|夜晚).{0,20}(水|地面|路).{0,10}(亮|暗)|光污染|玻璃幕墙"
        r"|\b(smooth|rough|shiny|mat(te)?)\b.{0,30}\bsurfaces?\b.{0,50}\b(light|rays?"
        r"|reflect\w*|bounc\w*)\b"
        r"|\b(light|rays?)\b.{0,40}\b(rough|smooth|shiny|bumpy) (surface|wall|paper)": 3,
        r"\b(light|sunlight|sunbeam|laser|ray|beam|torch|flashlight|pointer)\b.{0,50}"
        r"\b(bounc\w+|flash\w*|hits?|shin\w+|strikes?|point\w*|aim\w*)\b.{0,40}\bmirrors?\b"
        r"|\b(turn|rotat|tilt)\w*\b.{0,12}\bmirrors?\b.{0,60}\b(spot|ray|beam|laser|light"
        r"|degrees)|(阳光|太阳光|光线?).{0,4}反射(到|进|给|出)"
        r"|\bmirrors?\b.{0,50}\b(bounce|send|direct|turn|guide|bring|throw)s?\b.{0,30}"
        r"\b(light|sunlight|laser|beam|sun|spot|ray)\b"
        r"|(激光|激光笔|手电筒?|阳光|太阳光|光线|光点|光斑).{0,14}(镜子|平面镜|镜面)"
        r"|(镜子|平面镜|镜面).{0,14}(光点|光斑|阳光|太阳光|井底|激光)": 3,
        r"\blight\b.{0,40}\boff an?\b.{0,12}\b(shiny|polished|smooth|flat)\b"
        r"|\btwo mirrors\b.{0,50}\b(see|look|over|around|corner|wall|between)\b"
        r"|\bmirror\b.{0,12}\btilt\w*"
        r"|\bpaper\b.{0,40}\bmirror\b.{0,30}\b(bright|shin\w*|one way|dull)\b"
        r"|\b(dull|see)\b.{0,30}\bpaper\b.{0,20}\bmirror|两(面|块|个)镜子|白纸.{0,8}(反光|镜)"
        r"|镜子.{0,8}弹": 3,
        r"入射角.{0,4}\d": 2,
        r"\bshin(e|es|ing)\b.{0,30}\bmirrors?\b"
        r"|\b(torch|laser|sunbeam|sunlight)\b.{0,40}\bmirrors?\b"
        r"|(手电筒?|光).{0,8}斜.{0,4}(照|射).{0,6}镜": 3,
    },
    examples_en=(
        "a ray of light is reflected by a mirror at an angle of incidence of 35 degrees",
        "law of reflection at a plane mirror",
        "diffuse reflection of parallel rays from a rough surface",
        "a laser hits a mirror at 30° to the mirror surface, what is the angle of reflection",
        "how far does the reflected ray turn when the mirror is turned by 10 degrees",
        "compare specular and diffuse reflection",
        "the angle between the incident and reflected rays is 80 degrees",
        "how does a periscope let me look over a wall with two mirrors",
        "why can a film be seen from every seat: light on a rough screen",
        "catch sunlight with a mirror and send the spot to a wall",
        "at what angle does a light ray bounce off a shiny surface",
    ),
    examples_zh=(
        "入射角35度，光线在平面镜上反射",
        "光的反射定律",
        "漫反射和镜面反射的比较",
        "入射光线与镜面成30度角，反射角是多少",
        "平面镜转过10度，反射光线转过多少度",
        "平行光照到粗糙的墙面发生漫反射",
        "潜望镜怎样用两块平面镜看到水面上的船",
        "黑板反光为什么看不清字，电影幕布却要粗糙",
        "用平面镜把太阳光反射到井底，镜子怎么放",
        "转动平面镜，墙上的光斑怎么移动",
    ),
    simulate=simulate,
    settled=settled,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    impossible=impossible,
    premises=(
        Premise(
            claim=Wording(
                r"\b(diffuse reflection|rough surfaces?)\b.{0,40}\b(does not|doesn't|do not|don't|"
                r"disobeys?|violates?|breaks?|not)\b.{0,12}\b(obey|follow|law)",
                r"漫反射.{0,4}(不遵守|不遵循|不符合|违反)",
            ),
            truth=Wording(
                "Diffuse reflection obeys the law as well: every single ray does at its own spot, "
                "only the normals differ.",
                "漫反射同样遵守反射定律：每条光线在各自的入射点都遵守，只是法线方向不同。",
            ),
        ),
        Premise(
            claim=Wording(
                r"angle of (incidence|reflection) is (the angle |measured )?(between|from|with|to)"
                r" (the )?(ray and )?(the )?(mirror|surface)",
                r"(入射角|反射角)(就?是|等于|指)(入射|反射)?光线?(与|和|跟)(镜面|平面镜)的?夹角",
            ),
            truth=Wording(
                "Both angles are measured from the normal, not from the mirror.",
                "入射角和反射角都是光线与法线的夹角，不是与镜面的夹角。",
            ),
        ),
    ),
)  # fmt: skip
