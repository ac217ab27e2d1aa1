"""A sphere, a disc and a hoop that roll down a slope, or up it and back: a race, or one alone."""

import math

from generator.engines.physics.phenomena._openings import told
from generator.engines.physics.phenomena._ramp import (
    HEIGHT,
    LENGTH,
    SLOTS,
    no_ramp,
    ramp_of,
    settled_ramp,
)
from generator.engines.physics.phenomena._roller import (
    DOWN,
    RACE,
    UP,
    Roller,
    simulate,
    slope_of,
    speed_of,
)
from generator.engines.physics.phenomena._roller_page import draw
from generator.engines.physics.phenomena._roller_told import facts, story
from generator.engines.physics.phenomena._slots import gravity
from generator.engines.physics.phenomenon import (
    Choice,
    Option,
    Phenomenon,
    Premise,
    Slot,
    Span,
    Values,
)
from generator.engines.physics.wording import NOTHING, Wording, both

Rollers = tuple[Roller, ...]

_ANY = "(?:an? )?(?:solid )?(?:sphere|ball|dis[ck]|cylinder|hoop|ring)s?"
_ANY_THREE = f"{_ANY}, {_ANY},? and {_ANY}"
_STEEPEST = math.radians(85)


def impossible(values: Values) -> Wording | None:
    if (why := no_ramp(values)) is not None:
        return why
    if ramp_of(values).angle <= _STEEPEST:
        return None
    return Wording(
        "On a slope steeper than 85° nothing rolls: there is nothing to press it on.",
        "倾角超过85°时物体压不住斜面，无法滚动。",
    )


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open; of three in a race neither mass nor radius
    comes into a number."""
    alone = {key: values[key] for key in ("mass", "radius")} if len(simulate(values)) == 1 else {}
    found = settled_ramp(values) | alone
    if values["start"] == UP:
        found["speed"] = speed_of(values)
        if told(values, LENGTH) is None and told(values, HEIGHT) is None:
            found[LENGTH.key] = slope_of(values).length
    return found


def span(values: Values, rollers: Rollers) -> Span:
    return Span(max(it.seconds for it in rollers))


PHENOMENON = Phenomenon(
    slug="rolling",
    name=Wording("Rolling on a slope", "斜面滚动"),
    formula=both("a = g sin θ / (1 + I/mr²)"),
    slots=(
        *SLOTS,
        Slot(
            "mass", "m", "kg", 1.0, 1e-4, 1e6,
            Wording("mass", "质量"),
            cues=Wording(
                "mass|ball|sphere|disc|hoop|cylinder|weight", "质量|球|圆盘|圆环|圆柱|重"
            ),
            quiet=True,
        ),
        Slot(
            "radius", "r", "m", 0.1, 1e-3, 100.0,
            Wording("radius", "半径"),
            cues=Wording("radius|in radius", "半径"),
            quiet=True,
        ),
        Slot(
            "speed", "v₀", "m/s", 0.0, 0.0, 1e3, Wording("initial speed", "初速度"),
            cues=Wording(
                "initial speed|initial velocity|speed|velocity|rolled|rolls|pushed|starts",
                "初速度|初速|速度|速率",
            ),
            quiet=True, open=True,
        ),
        gravity(),
    ),
    choices=(
        Choice(
            "shape",
            Wording("shape", "形状"),
            (
                Option(
                    RACE, Wording("three shapes", "三种形状"), Wording(_ANY_THREE, ""),
                    ignores=("mass",),
                ),
                Option(
                    "sphere", Wording("solid sphere", "实心球"),
                    Wording(
                        "(?:solid )?sphere|(?:solid )?ball|marble|bowling ball",
                        "实心球|小球|铁球|弹珠|球",
                    ),
                ),
                Option(
                    "disc", Wording("disc", "圆盘"),
                    Wording(
                        "disc|disk|(?:solid )?cylinder|coin|wheel|log",
                        "圆盘|圆柱|实心圆柱|硬币|木头|罐头",
                    ),
                ),
                Option(
                    "hoop", Wording("hoop", "圆环"),
                    Wording(
                        "hoop|ring|tire|tyre|hollow cylinder|pipe",
                        "圆环|铁环|圆筒|空心圆柱|轮胎|薄圆筒",
                    ),
                ),
                Option(
                    "shell", Wording("hollow sphere", "空心球"),
                    Wording(
                        "hollow sphere|hollow ball|spherical shell|basketball",
                        "空心球|球壳|篮球|乒乓球",
                    ),
                ),
            ),
            quiet=True,
        ),
        Choice(
            "start",
            Wording("start", "起始"),
            (
                Option(DOWN, Wording("from the top", "从顶端滚下"), NOTHING),
                Option(
                    UP, Wording("up the slope", "从底端滚上"),
                    Wording(
                        r"(?<!speeds )(?<!sped )up (?:the|an?|along|\d[\w.°]*)"
                        r"|upwards?|uphill|upslope|up and (?:then )?(?:back|down|returns?)",
                        "滚上|冲上|向上滚|往上滚|朝上滚|(?<![面坡板道山桌])上滚(?![下落])|推上|沿(?:着)?(?:斜面|斜坡|坡面?)(?:向|往)上"
                        "|(?:向|往)坡上|上坡",
                    ),
                ),
            ),
            quiet=True,
        ),
    ),
    cues={
        r"\b(full|frozen|empty|soup)\b.{0,12}\b(cans?|bottles?|tins?|jars?)\b.{0,60}\b(firs"
        r"t|faster|slope|ramp|board|hill|roll\w*|race)\b"
        r"|\b(cans?|bottles?|tins?|jars?)\b.{0,20}\b(race|roll\w*)\b.{0,20}\b(down|slope|ra"
        r"mp|hill)\b"
        r"|\b(ring|hoop|ball|disc|marble|cylinder|sphere)\b.{0,15}\b(vs|versus|or|and)\b"
        r".{0,20}\b(ring|hoop|ball|disc|marble|cylinder|sphere)\b.{0,40}\b(first|faster|win"
        r"s?|bottom|race)\b|\b(raw|boiled) eggs?\b.{0,30}\broll"
        r"|(易拉罐|罐头|水瓶|空罐|可乐罐?).{0,20}(滚|斜坡|斜面|坡).{0,12}(先|快|到底)?"
        r"|(轮胎|轮子|硬币|弹珠|空心|实心).{0,20}(滚|坡|斜面).{0,10}(快|先)"
        r"|(生|熟)鸡?蛋.{0,12}滚|(不打滑|无滑动)地?.{0,4}滚|纯滚东": 3,
        r"\broll(s|ing|ed)?\b.*\b(down|incline|slope|ramp|hill|plane|without slipping)\b": 3,
        r"(滚下|滚动|滚落|往下滚|滚).*(斜面|斜坡|坡)|(斜面|斜坡|坡).*(滚|下滚)|纯滚动|无滑滚动": 3,
        r"\b(hoops?|dis[ck]s?|cylinders?|spheres?)\b.*\b(race|ramp|incline|slope|down)\b": 3,
        r"\brolling (race|motion|without slipping)\b": 3,
        r"\bmoment of inertia\b.*\b(ramp|incline|slope|race)|转动惯量.*(斜面|滚)": 3,
        r"(圆环|圆盘|圆柱|实心球|空心球).*(斜面|斜坡|坡|赛|谁先)": 3,
        r"\broll(s|ing|ed)?\b.{0,20}\b(uphill|up (a|an|the) ([\w.°]+ ){0,4}(hill|slope|ramp"
        r"|incline|plane|board))\b|(滚上|向上滚|往上滚).{0,8}(斜面|斜坡|坡)": 3,
        r"\brolls?\b|\brolling\b|滚": 1,
        r"\b(block|box|crate|slides?|sliding|frictionless|loop|collid\w*|off (a|the) table)\b": -2,
        r"木块|物块|滑块|滑下|下滑|碰撞|滚筒|滚烫|翻滚": -2,
    },
    examples_en=(
        "a sphere, a disc and a hoop race down a 30 degree slope",
        "a ball rolls down a 2 m long ramp without slipping",
        "which reaches the bottom first, a hoop or a solid cylinder rolling down an incline",
        "a hollow sphere rolling down a hill 5 m high at 20 degrees",
        "rolling race of round bodies, moment of inertia matters on the ramp",
        "compare a solid sphere and a hollow sphere rolling down a slope",
        "a 3 kg hoop of radius 20 cm rolls down an incline",
        "a full bottle and an empty bottle roll down a ramp, which is faster",
        "a ring and a marble start together on a slope, who wins the race to the bottom",
        "raw egg or boiled egg, which one rolls down faster",
        "a ball is rolled up a 20° slope at 3 m/s, how far does it come",
    ),
    examples_zh=(
        "实心球、圆盘和圆环从30度斜面上滚下，谁先到底",
        "小球从2米长的斜面上滚下",
        "圆环沿斜面纯滚动",
        "比较实心球和空心球滚下斜坡的快慢",
        "半径20厘米的圆柱从5米高的斜坡上滚下来",
        "装满的易拉罐和空易拉罐从斜坡滚下，哪个先到",
        "生鸡蛋和熟鸡蛋从斜面上滚下来谁快",
        "空心的球和实心的球一起滚下坡，谁先到底",
        "小球以3米每秒的初速度沿20度斜面向上滚动，能滚多远",
    ),
    simulate=simulate,
    settled=settled,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    impossible=impossible,
    most_cases=4,
    premises=(
        Premise(
            claim=Wording(
                r"\b(heav(y|ier)|larger|bigger)\b.*\brolls?\b.*\b(faster|quicker|first)",
                r"(重|大)的?(球|圆盘|圆环|圆柱)?.*(滚得|滚).*(快|先到)",
            ),
            truth=Wording(
                "Mass and radius make no difference: only how the mass is spread about the axis "
                "does.",
                "滚得快慢与质量和半径无关，只取决于质量绕轴的分布。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\b(all|they|both)\b.*\broll(s|ing)?\b.*\b(same time|equally fast|together)",
                r"滚.*(同时到|一样快)",
            ),
            truth=Wording(
                "They do not arrive together: the more of the mass is far from the axis, the "
                "slower it rolls. A solid sphere beats a disc, and a disc beats a hoop.",
                "它们不会同时到达：质量离轴越远滚得越慢，实心球快于圆盘，圆盘快于圆环。",
            ),
            when=lambda cases: any(it["shape"] == RACE for it in cases),
        ),
    ),
)  # fmt: skip
