"""The law of reflection: at a smooth mirror, at one that is turned, at every point of a rough
surface."""

import math

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._openings import opening, told
from generator.engines.physics.phenomena._reflected import (
    GROWN,
    HALVES,
    QUARTER,
    RAYS,
    TURNED,
    Reflection,
)
from generator.engines.physics.phenomena._reflection_picture import draw
from generator.engines.physics.phenomenon import (
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

_STEEPEST = math.radians(89.9)

_SMOOTH, _ROUGH = "smooth", "rough"

_GLANCING = opening(
    "glancing", "α", "rad", QUARTER, Wording("angle to the mirror", "与镜面的夹角"),
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
    "turn", "Δ", "rad", QUARTER, Wording("turn of the mirror", "镜面转过的角度"),
    Wording(
        "mirror is (?:turned|rotated)|mirror (?:turns|rotates)|turned by|rotated by|turning the"
        " mirror|rotating the mirror|turned|rotated|rotates|turns",
        "镜子?面?转|转过|转动|旋转|偏转",
    ),
    "deg",
)  # fmt: skip


def simulate(values: Values) -> Reflection:
    turn = told(values, _TURN) or 0.0
    if values["surface"] == _SMOOTH:
        nothing = np.zeros(0)
        return Reflection(_angle(values), turn, nothing, nothing)
    angle = _angle(values)
    feet = np.linspace(-0.62, 0.62, RAYS) * HALVES[0]
    chance = np.random.default_rng(int(values["seed"]))
    # Bumps that are steeper than the light comes in would shade each other.
    most = 0.8 * min(math.radians(28), (QUARTER - angle) / 2)
    spread = np.linspace(-1, 1, RAYS) * most
    return Reflection(angle, 0.0, feet, chance.permutation(spread))


def _angle(values: Values) -> float:
    """Of incidence, by whatever the text gives of it."""
    glancing, between = told(values, _GLANCING), told(values, _BETWEEN)
    if glancing is not None:
        return QUARTER - glancing
    return between / 2 if between is not None else float(values["angle"])


def formula(values: Values) -> Wording:
    """With what the text tells instead of the angle of incidence."""
    if told(values, _GLANCING) is not None:
        return both("θ′ = θ = 90° − α")
    return both("θ′ = θ" if told(values, _BETWEEN) is None else "θ′ = θ = φ/2")


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
        return Span(GROWN + 1.0)
    return Span(TURNED) if run.turn else Span(1.0, repeats=True)


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
            QUARTER - angle, "rad", "deg",
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


PHENOMENON = Phenomenon(
    slug="reflection",
    name=Wording("Law of reflection", "光的反射定律"),
    formula=both("θ′ = θ"),
    formula_in=formula,
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
                    ignores=("turn",),
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
