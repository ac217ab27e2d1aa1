"""A few phenomena as the reader sees them, so that its tests stand apart from the real ones."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

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


def gravity(low: float = 0.0) -> Slot:
    return Slot(
        "gravity", "g", "m/s²", 9.81, low, 300.0, Wording("gravity", "重力加速度"),
        cues=Wording("g|gravity", "g|重力加速度"), world="gravity",
    )  # fmt: skip


def phenomenon(slug: str, **declared: Any) -> Phenomenon[None]:
    """One that simulates and draws nothing."""
    usual: dict[str, Any] = {
        "formula": both("…"),
        "simulate": lambda values: None,
        "span": lambda values, run: Span(1.0),
        "facts": lambda values, run: (),
        "story": lambda values, run: both("…"),
        "draw": lambda page, cases: None,
    }
    return Phenomenon(slug=slug, **(usual | declared))


PENDULUM = phenomenon(
    "pendulum",
    name=Wording("Pendulum", "单摆"),
    slots=(
        Slot(
            "length", "L", "m", 1.0, 0.01, 1000.0, Wording("length", "摆长"),
            cues=Wording("long|length|string|rope", "长|摆长|绳长"),
        ),
        Slot(
            "angle", "θ₀", "rad", math.radians(30), math.radians(0.1), math.radians(179),
            Wording("angle of release", "释放角"), cues=Wording("angle|released from", "角|摆角"),
            shown="deg",
        ),
        Slot(
            "mass", "m", "kg", 1.0, 1e-4, 1e5, Wording("mass of the bob", "摆球质量"),
            cues=Wording("mass|bob|heavy", "质量|摆球"), quiet=True,
        ),
        Slot(
            "damping", "b", "kg/s", 0.0, 0.0, 10.0, Wording("damping", "阻尼"),
            cues=Wording("damping", "阻尼"), quiet=True,
        ),
        gravity(low=0.01),
    ),
    cues={
        r"\bpendul(um|ums|a)\b|单摆|摆球|摆长": 3,
        r"\b(bob|ball)\b.*\b(string|rope)\b.*\bswing(s|ing)?\b": 3,
        r"\bperiod\b|周期": 1,
        r"\bdouble\b|双摆": -3,
    },
    examples_en=("a pendulum 1 m long released from 30 degrees", "a bob on a string swings"),
    examples_zh=("摆长1米的单摆，从30度释放",),
    premises=(
        Premise(
            Wording(r"heav(y|ier)\b.*\bswings?\b.*\b(faster|slower)", r"重.*摆.*(快|慢)"),
            Wording("The mass makes no difference.", "质量不影响周期。"),
        ),
    ),
)  # fmt: skip

FALL = phenomenon(
    "free-fall",
    name=Wording("Free fall", "自由落体"),
    slots=(
        Slot(
            "height", "h", "m", 20.0, 0.1, 1e5, Wording("height", "高度"),
            cues=Wording("height|high|tall|from", "高|高度|高处"),
        ),
        Slot(
            "mass", "m", "kg", 1.0, 1e-6, 1e6, Wording("mass", "质量"),
            cues=Wording("mass|heavy|weighs", "质量|重"), quiet=True,
        ),
        Slot(
            "area", "A", "m²", 0.01, 1e-8, 100.0, Wording("area", "面积"), quiet=True,
        ),
        gravity(),
    ),
    choices=(
        Choice(
            "air", Wording("air", "空气"),
            (
                Option("without", Wording("without air", "无空气"), ignores=("area",)),
                Option("with", Wording("with air", "有空气")),
            ),
        ),
    ),
    cues={
        r"\bfree[ -]?fall\w*|自由落体": 3,
        r"\bdrop(s|ped|ping)?\b|\blands? first\b|落下|下落|掉下": 2,
        r"\bfall(s|ing)?\b|\bfell\b|同时落": 2,
        r"\bheight\b|\btower\b|高处": 1,
        r"\brain\b|\bleaves\b|\bwaterfall\b|\bautumn\b": -2,
    },
    examples_en=("a ball dropped from 20 m", "a feather and a hammer fall on the Moon"),
    examples_zh=("一个球从20米高处自由落下",),
    needs=(),
    premises=(
        Premise(
            Wording(
                r"heav(y|ier)\b.*\b(falls?|lands?|hits?)\b.*\b(faster|first|sooner)",
                r"(重的|重球|重物).*(先|快)",
            ),
            Wording("Without air all fall alike.", "没有空气时所有物体下落一样快。"),
            when=lambda cases: all(case["air"] == "without" for case in cases),
        ),
    ),
)  # fmt: skip


def _too_fast(values: Values) -> Wording | None:
    if values["m1"] > 1000 * values["m2"]:
        return Wording("The first is too heavy for the second.", "第一个太重。")
    return None


COLLISION = phenomenon(
    "collision",
    name=Wording("Collision", "碰撞"),
    slots=tuple(
        Slot(
            f"m{number}", f"m{'₀₁₂'[number]}", "kg", 1.0, 1e-3, 1e6,
            Wording(f"{order} mass", f"第{'零一二'[number]}个质量"),
            cues=Wording("mass|cart|ball|block", "质量|小车|球"),
        )
        for number, order in ((1, "first"), (2, "second"))
    )
    + tuple(
        Slot(
            f"v{number}", f"v{'₀₁₂'[number]}", "m/s", speed, -1e4, 1e4,
            Wording(f"{order} speed", f"第{'零一二'[number]}个速度"),
            cues=Wording("speed|velocity|moving at", "速度"),
        )
        for number, order, speed in ((1, "first", 2.0), (2, "second", 0.0))
    ),
    choices=(
        Choice(
            "kind", Wording("kind", "种类"),
            (
                Option("elastic", Wording("elastic", "弹性"), Wording("elastic|bounce", "弹性")),
                Option(
                    "inelastic", Wording("inelastic", "非弹性"),
                    Wording("inelastic|perfectly inelastic|stick", "非弹性|完全非弹性|粘在一起"),
                ),
            ),
        ),
    ),
    cues={
        r"\bcollisions?\b|\bcollid(e|es|ing)\b|碰撞|相撞": 3,
        r"\b(hits?|strikes?)\b.*\b(cart|ball|block)|撞向|撞上": 2,
        r"\b(in)?elastic(ally)?\b|弹性": 1,
    },
    examples_en=("a 2 kg cart at 3 m/s hits a 1 kg cart at rest",),
    examples_zh=("2千克的小车以3米每秒撞向1千克的小车",),
    impossible=_too_fast,
)  # fmt: skip

LENS = phenomenon(
    "lens",
    name=Wording("Thin lens", "薄透镜"),
    slots=(
        Slot(
            "focal", "f", "m", 0.1, 0.001, 100.0, Wording("focal length", "焦距"),
            cues=Wording("focal length|focal", "焦距"),
        ),
        Slot(
            "distance", "u", "m", 0.3, 0.001, 1e4, Wording("distance of the object", "物距"),
            cues=Wording("object|candle|away|distance|in front", "物距|物体|蜡烛|距离"),
        ),
        Slot(
            "index", "n", "", 1.5, 1.0, 4.0, Wording("refractive index", "折射率"),
            cues=Wording("index|refractive index", "折射率"), quiet=True,
        ),
    ),
    choices=(
        Choice(
            "shape", Wording("shape", "形状"),
            (
                Option("convex", Wording("convex", "凸透镜"), Wording("convex|converging", "凸")),
                Option("concave", Wording("concave", "凹透镜"), Wording("concave|diverging", "凹")),
            ),
        ),
    ),
    cues={
        r"\blens(es)?\b|透镜": 3,
        r"\bfocal (length|point)\b|焦距|焦点": 2,
        r"\bimage\b|成像|实像|虚像": 1,
    },
    examples_en=("a convex lens with focal length 10 cm and an object 30 cm away",),
    examples_zh=("焦距10厘米的凸透镜，物距30厘米",),
)  # fmt: skip

SPRING = phenomenon(
    "spring",
    name=Wording("Mass on a spring", "弹簧振子"),
    slots=(
        Slot(
            "mass", "m", "kg", 1.0, 1e-4, 1e5, Wording("mass", "质量"),
            cues=Wording("mass|block|weight", "质量|物块"),
        ),
        Slot(
            "stiffness", "k", "N/m", 100.0, 0.01, 1e6, Wording("spring constant", "劲度系数"),
            cues=Wording("constant|stiffness|k", "劲度系数|弹性系数"),
        ),
        Slot(
            "amplitude", "A", "m", 0.1, 0.0, 100.0, Wording("amplitude", "振幅"),
            cues=Wording("amplitude|stretched|pulled", "振幅|拉伸"),
        ),
        Slot(
            "friction", "μ", "", 0.0, 0.0, 2.0, Wording("friction", "摩擦系数"),
            cues=Wording("friction|coefficient|coefficient of friction", "摩擦|摩擦系数"),
            quiet=True,
        ),
    ),
    cues={
        r"\bsprings?\b|弹簧": 3,
        r"\boscillat\w+|\bstretch(es|ed)?\b|振动": 1,
        r"\bspring (constant|stiffness)|劲度系数": 2,
        r"\bblossoms?\b|\bflowers?\b|\bhot springs?\b|\bseason\b": -3,
    },
    examples_en=("a 2 kg mass on a spring with k = 50 N/m",),
    examples_zh=("劲度系数50N/m的弹簧挂着2千克的物块",),
)  # fmt: skip

WAVE = phenomenon(
    "travelling-wave",
    name=Wording("Travelling wave", "行波"),
    slots=(
        Slot(
            "wavelength", "λ", "m", 1.0, 1e-12, 1e9, Wording("wavelength", "波长"),
            cues=Wording("wavelength", "波长"),
        ),
        Slot(
            "amplitude", "A", "m", 0.1, 0.0, 1e3, Wording("amplitude", "振幅"),
            cues=Wording("amplitude", "振幅"),
        ),
        Slot(
            "frequency", "f", "Hz", 1.0, 1e-6, 1e20, Wording("frequency", "频率"),
            cues=Wording("frequency", "频率"),
        ),
    ),
    cues={
        r"\b(travelling|transverse) waves?\b|横波|行波": 3,
        r"\bwaves?\b|波": 2,
        r"\bwavelength\b|波长": 2,
    },
    examples_en=("a transverse wave with wavelength 2 m and frequency 3 Hz",),
    examples_zh=("波长2米、频率3赫兹的横波",),
)  # fmt: skip


def _opening(key: str, symbol: str, unit: str, high: float, name: Wording, words: Wording) -> Slot:
    return Slot(key, symbol, unit, 0.0, 0.0, high, name, cues=words, quiet=True, open=True)


def _pull(values: Values) -> tuple[float, float]:
    """Force and mass, of which the acceleration decides one."""
    force, mass = values["force"], values["mass"]
    if values["acceleration"]:
        mass = mass or (force / values["acceleration"] if force else 2.0)
        return mass * values["acceleration"], mass
    return force or 10.0, mass or 2.0


def _taken(values: Values) -> dict[str, float]:
    force, mass = _pull(values)
    found = {"gravity": values["gravity"]} if values["friction"] else {}
    if not values["acceleration"]:
        found["force"] = force
    if values["mass"] or not (values["acceleration"] and values["force"]):
        found["mass"] = mass
    return found


PULL = phenomenon(
    "pull",
    name=Wording("Pull", "拉力"),
    formula=both("F = ma"),
    slots=(
        _opening(
            "force", "F", "N", 1e6, Wording("force", "力"), Wording("force|pulls with", "力")
        ),
        _opening(
            "mass", "m", "kg", 1e6, Wording("mass", "质量"), Wording("mass|cart", "质量|小车")
        ),
        _opening(
            "acceleration", "a", "m/s²", 1e3, Wording("acceleration", "加速度"),
            Wording("acceleration", "加速度"),
        ),
        Slot(
            "angle", "φ", "rad", 0.0, 0.0, 1.5, Wording("angle of the rope", "绳与水平方向的夹角"),
            cues=Wording("angle|rope", "夹角"), shown="deg", quiet=True,
        ),
        Slot(
            "friction", "μ", "", 0.0, 0.0, 2.0, Wording("friction coefficient", "摩擦系数"),
            cues=Wording("friction", "摩擦系数"), quiet=True,
        ),
        replace(gravity(), quiet=True),
    ),
    choices=(
        Choice(
            "puller", Wording("puller", "拉的方式"),
            (
                Option("front", Wording("from the front", "从前面")),
                Option("rope", Wording("by a rope", "用绳拉"), Wording("rope", "绳")),
            ),
            quiet=True,
        ),
    ),
    cues={r"\bpull(s|ed|ing)?\b|拉": 3, r"\bf ?= ?ma\b": 3, r"\bpulls?\b.*\bcart\b": 1},
    examples_en=("a force of 10 N pulls a cart of 2 kg",),
    examples_zh=("用10牛的力拉2千克的小车",),
    simulate=lambda values: None,
    facts=lambda values, run: (
        Fact(
            "result", Wording("acceleration", "加速度"), "a",
            _pull(values)[0] / _pull(values)[1], "m/s²",
        ),
    ),
    story=lambda values, run: Wording("The force makes it faster.", "力使它加速。"),
    settled=_taken,
    premises=(
        Premise(
            Wording(r"constant force\b.*\bconstant speed", r"恒力.*匀速"),
            Wording("A force changes the speed.", "力改变速度。"),
        ),
    ),
)  # fmt: skip
"""Force, mass and acceleration are open: two of them decide the third."""

PHENOMENA: Mapping[str, Phenomenon[None]] = {
    it.slug: it for it in (PENDULUM, FALL, COLLISION, LENS, SPRING, WAVE)
}


def degrees(*angles: float) -> Sequence[float]:
    return [math.radians(angle) for angle in angles]
