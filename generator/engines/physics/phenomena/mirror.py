"""A mirror, concave, convex or plane: three rays, and the image that they make."""

import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import EDGE, INK
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena import _imaging
from generator.engines.physics.phenomena._imaging import DISTANCE, FOCAL, HEIGHT, IMAGE, Imaging
from generator.engines.physics.phenomena._ray_diagram import (
    MIRROR,
    SECONDS,
    Bench,
    bench,
    diagram,
    tell,
)
from generator.engines.physics.phenomena._standing_place import PLACE
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

_RADIUS = Slot(
    "radius", "R", "m", 0.0, -200.0, 200.0,
    Wording("radius of curvature (if given)", "曲率半径（若给定）"),
    cues=Wording("radius of curvature|curvature|radius|centre of curvature", "曲率半径|半径"),
    quiet=True, open=True,
)  # fmt: skip
_SIGNS = {"concave": 1, "convex": -1, "plane": 0}
_PLANE = "plane"


def simulate(values: Values) -> Imaging:
    radius = _imaging.given(values, _RADIUS)
    focal = radius / 2 if radius is not None else None
    if values["shape"] == _PLANE:
        focal = math.inf
    return _imaging.imaging(values, focal, _SIGNS[values["shape"]])


def impossible(values: Values) -> Wording | None:
    return _imaging.unfit(simulate(values), _SIGNS[values["shape"]])


def span(values: Values, made: Imaging) -> Span:
    return Span(SECONDS)


def facts(values: Values, made: Imaging) -> tuple[Fact, ...]:
    if math.isinf(made.focal):
        apart = Fact(
            "apart", Wording("from object to image", "物像间距"), "d", 2 * made.distance, "m"
        )
        return (*_imaging.facts(made), apart)
    name = Wording("radius of curvature", "曲率半径")
    return (*_imaging.facts(made), Fact("radius", name, "R", 2 * made.focal, "m"))


def settled(values: Values) -> Mapping[str, float]:
    return simulate(values).assumed


def story(values: Values, made: Imaging) -> Wording:
    looks, u = _imaging.looks(made), amount(made.distance, "m")
    place = amount(abs(made.image), "m")
    if math.isinf(made.focal):
        return Wording(
            "The reflected rays seem to come from a point behind the mirror, as far from it as the "
            f"object is in front: {u}. The image is {looks.en}, whatever the distance.",
            f"反射光线的反向延长线交于镜后，像到镜面的距离等于物到镜面的距离 {u}。"
            f"无论远近，都成{looks.zh}。",
        )
    f = amount(abs(made.focal), "m")
    if made.focal < 0:
        return Wording(
            f"A convex mirror spreads the light, which then seems to come from {place} behind it, "
            f"nearer than its focus at {f}. The image is always {looks.en}, so that much fits in.",
            f"凸面镜使光线发散，反向延长线交于镜后 {place} 处，在焦距 {f} 以内。"
            f"总成{looks.zh}，所以视野开阔。",
        )
    if not made.sharp:
        return Wording(
            f"The object stands at the focus, {f} from the mirror: its light leaves as parallel "
            "rays, as in a headlamp. The image is at infinity.",
            f"物体在焦点上，距镜面 {f}：光线反射后互相平行，像车灯那样射出，像在无穷远处。",
        )
    if not made.real:
        return Wording(
            f"At {u} the object is nearer than the focus at {f}: as in a shaving mirror, the image "
            f"seems to be {place} behind the mirror, {looks.en}.",
            f"物距 {u} 小于焦距 {f}，就像化妆镜：反向延长线交于镜后 {place} 处，成{looks.zh}。",
        )
    where = _imaging.where(made)
    return Wording(
        f"The object at {u} is {where.en}. The reflected rays meet {place} in front of the mirror: "
        f"the image is {looks.en}.",
        f"物距 {u} {where.zh}，反射光线在镜前 {place} 处会聚，成{looks.zh}。",
    )


def draw(page: Page, cases: Sequence[Case[Imaging]]) -> None:
    on = bench(page, [case.run for case in cases], MIRROR)
    alone = len(cases) == 1
    for case, scene in zip(cases, page.scenes(cases, on.x, on.y, stacked=True), strict=True):
        surface = _surface(on, case.run)
        _glass(scene, on, surface)
        diagram(scene, on, case.run, surface, alone=alone)
    tell(page, cases)


def _surface(on: Bench, made: Imaging) -> Callable[[float], float]:
    """How far the mirror is bent out of its middle plane at a drawn height, in m."""
    depth = min(0.02 * on.wide, 0.2 * on.tall)
    bend = 0.0 if math.isinf(made.focal) else -math.copysign(depth, made.focal)
    return lambda y: bend * (y / on.tall) ** 2


def _glass(scene: Scene, on: Bench, surface: Callable[[float], float]) -> None:
    """The mirror with its back hatched."""
    heights = np.linspace(-on.tall, on.tall, 31)
    step = heights[1] - heights[0]
    for y in heights[:-1:2] + step:
        back = np.array([surface(y), y])
        scene.line([back, back + np.array([1.3, -1.3]) * step], EDGE, 1.3)
    scene.line([(surface(y), y) for y in heights], INK, 3.2)


PHENOMENON = Phenomenon(
    slug="mirror",
    name=Wording("Mirror", "面镜成像"),
    formula=both("1/u + 1/v = 1/f = 2/R"),
    slots=(FOCAL, DISTANCE, HEIGHT, IMAGE, _RADIUS),
    choices=(
        Choice(
            "shape", Wording("shape", "形状"),
            (
                Option(
                    "concave", Wording("concave mirror", "凹面镜"),
                    Wording(
                        "concave|converging|shaving mirror|make-?up mirror|spherical mirror"
                        "|parabolic|headlight|headlamp|dentist|solar (?:cooker|furnace)"
                        "|inside of a spoon|front of a spoon",
                        "凹面镜|凹镜|凹|会聚|球面镜|化妆镜|剃须镜|太阳灶|手电筒|车灯|勺子(?:内|里|凹)",
                    ),
                ),
                Option(
                    "convex", Wording("convex mirror", "凸面镜"),
                    Wording(
                        "convex|diverging|rear-?view|wing mirror|side mirror|security mirror"
                        "|traffic mirror|back of a spoon|christmas ball",
                        "凸面镜|凸镜|凸|发散|后视镜|观后镜|反光镜|转弯镜|广角镜|勺子(?:背|外|凸)",
                    ),
                ),
                Option(
                    "plane", Wording("plane mirror", "平面镜"),
                    Wording(
                        "plane|flat|looking glass|bathroom mirror|dressing mirror|wall mirror"
                        "|(?<!concave )(?<!convex )mirror on the wall",
                        "平面镜|平面|穿衣镜|照镜子|镜子|水中倒影|水面倒影",
                    ),
                    ignores=("focal", "radius"),
                    formula=both("v = −u"),
                ),
            ),
        ),
        PLACE,
        Choice(
            "thing", Wording("in front of it", "镜前"),
            (
                Option("object", Wording("anything", "任何物体")),
                Option(
                    "person", Wording("person", "人"),
                    Wording(
                        "person|people|man|woman|girl|boy|child|whole body|full[- ]?length",
                        "人(?!像)|全身|自己|同学|小明|小红",
                    ),
                ),
                Option("face", Wording("face", "脸"), Wording("my face|faces?", "脸|面部")),
            ),
            quiet=True,
        ),
    ),
    cues={
        r"\b(concave|convex|plane|flat|spherical|parabolic|curved|shaving) mirrors?\b"
        r"|\bmirror (equation|formula)|凹面镜|凸面镜|平面镜|球面镜|面镜成像|凹镜|凸镜": 3,
        r"\bmirrors?\b(?=.*\b(image|focal|object|candle|curvature|rays?)\b)"
        r"|\b(image|focal|object|candle|curvature|rays?)\b.*\bmirrors?\b"
        r"|镜子?(?=.{0,20}(成像|的像|焦距|曲率|虚像|实像))": 3,
        r"\b(rear-?view|wing|make-?up|traffic|security|side) mirrors?\b|后视镜|化妆镜|观后镜"
        r"|穿衣镜|照镜子|太阳灶|\bspoon\b(?=.*\b(image|mirror|reflect))|勺子.*(像|镜)": 2,
        r"\bmirrors?\b|镜子|反光镜": 1,
        r"\b(real|virtual) image\b|\bradius of curvature\b|曲率半径|实像|虚像|成像|物距|像距": 1,
        r"\blens(es)?\b|透镜|\bprisms?\b|棱镜": -3,
        r"\bangle of (incidence|reflection)\b|入射角|反射角|反射定律|\blaw of reflection|漫反射"
        r"|\bdegrees?\b|°|\blaser\b|激光": -2,
        r"\btelescope|\bperiscope|望远镜|潜望镜|\bslits?\b|干涉|\binterfer": -2,
        r"\bspoons?\b.{0,60}\b(upside[- ]?down|upright|inverted|face|reflection|my image"
        r"|flip\w*)\b"
        r"|\b(upside[- ]?down|upright|inverted|my face|reflection)\b.{0,60}\bspoons?\b"
        r"|勺.{0,24}(倒着|倒立|倒的|人像|脸|像|照)|照.{0,4}勺|\bfun ?house mirrors?|哈哈镜"
        r"|镜子.{0,6}左右|化妆镜.{0,8}(什么|哪种)": 3,
        r"\b(make-?up|shaving|dentist'?s?|dental|side|wing|rear-?view|traffic|security"
        r"|passenger|funhouse|fun house|distort\w+|bathroom|wall|full-?length"
        r"|dressing) mirrors?\b.{0,80}\b(enlarge\w*|bigger|larger|smaller|closer|magnif\w*"
        r"|image|reflect\w*|left|right|tall|far|focus|convex|concave|view|field|appear|rays?"
        r"|wide\w*|behind|fat|thin|curved)\b|\bobjects (in (the )?mirror )?are closer"
        r"|\bsatellite dish|\bsolar (cooker|oven|furnace)"
        r"|\b(headlights?|torch|flashlight)\b.{0,40}\breflector"
        r"|(后视镜|化妆镜|哈哈镜|反光镜|观后镜|转弯镜|广角镜|牙医).{0,24}(凸|凹|大|小|放大"
        r"|视野|为什么|像|看|原理)|太阳灶|(手电筒|车灯|探照灯).{0,10}(反光|凹|碗|罩)"
        r"|(弯道|路口|转弯|拐弯).{0,12}(凸|镜)": 3,
        r"\bmirrors?\b.{0,60}\b(left|right|swap\w*|revers\w*|flip\w*|tall|height"
        r"|full[- ]?length|whole body|behind the (glass|mirror)|as far behind|same (size"
        r"|distance)|upside|how far)\b"
        r"|\b(left and right|left-right|left–right)\b.{0,50}\bmirrors?\b"
        r"|\bmy (image|reflection)\b.{0,50}\bmirrors?\b"
        r"|(镜子?|平面镜)(里|中)?.{0,8}(像|自己|时钟|钟|人).{0,20}(左右|一样大|等大|距离"
        r"|一样远|多远|多少米|相反|相等|倒|正)|照镜子.{0,16}"
        r"|(左右相反|左右颠倒|左右互换).{0,12}镜|平面镜成像"
        r"|(穿衣镜|镜子).{0,14}(多高|多长|多大|全身)|玻璃板.{0,16}蜡烛|蜡烛.{0,16}玻璃板": 3,
        r"\b(curved|bulging|bent) mirrors?\b|\bradius\b.{0,16}\bconcave\b"
        r"|\bconcave\b.{0,16}\bradius\b|\bsame size\b.{0,16}\bmirror"
        r"|(超市|路口|商店|弯道|弯曲|弧形|球形).{0,8}镜"
        r"|(探照灯|车灯|手电筒?).{0,8}(反射镜|反光)"
        r"|镜子里的?(我|人|自己).{0,10}(大|一样|左|右)": 3,
        r"\bladles?\b.{0,30}\b(flip\w*|upside|me)\b|镜子?.{0,6}(聚光|聚焦|会聚|聚阳光)": 3,
        r"手电筒?.{0,4}(斜|照)": -2,
    },
    examples_en=(
        "a concave mirror with a focal length of 10 cm and an object 30 cm away",
        "image of a candle in a convex mirror",
        "a plane mirror and a person 2 m in front of it",
        "shaving mirror of radius of curvature 60 cm, face 20 cm away",
        "ray diagram of an object at the focus of a concave mirror",
        "concave, convex and plane mirror side by side",
        "why does a rear-view mirror make things look smaller",
        "my face is upside down in the bowl of a spoon and upright on its back",
        "how does a shaving mirror make my face look larger",
        "why is a convex mirror put up at a blind street corner",
        "why does my reflection in a flat mirror swap left and right",
        "how tall must a mirror be for me to see my whole body",
        "a solar cooker gathers sunlight at the focus of its mirror",
    ),
    examples_zh=(
        "焦距10厘米的凹面镜，物体在30厘米处",
        "平面镜成像的光路图",
        "人站在平面镜前2米，像在哪里",
        "凸面镜作后视镜为什么看到的物体变小",
        "曲率半径40厘米的凹面镜，蜡烛放在镜前15厘米",
        "比较凹面镜、凸面镜和平面镜的成像",
        "照勺子的凹面，人像为什么是倒着的",
        "化妆镜为什么能把脸放大",
        "路口转弯处为什么要装凸面镜",
        "照镜子时像为什么左右相反",
        "太阳灶怎样用凹面镜把阳光会聚起来",
        "穿衣镜至少要多高才能看到全身",
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
                r"\b(plane|flat)? ?mirror\b.{0,60}\b(image|reflection)\b.{0,30}\b(gets|becomes|is)"
                r" (smaller|larger|bigger)\b.{0,40}\b(away|back|further|farther|closer|nearer)"
                r"|\bimage\b.{0,20}\b(plane|flat) mirror\b.{0,20}\b(gets|becomes) "
                r"(smaller|larger|bigger)\b"
                r"|\b(away|back|further|farther|closer)\b.{0,40}\b(smaller|larger|bigger)\b.{0,20}"
                r"\b(image|reflection)\b.{0,20}\b(plane|flat) mirror",
                r"平面镜.{0,12}(越远|远离|越近|靠近).{0,10}(像|虚像).{0,4}(越|变)(小|大)"
                r"|(越远|远离|越近|靠近)平面镜.{0,10}像.{0,4}(越|变)(小|大)",
            ),
            truth=Wording(
                "In a plane mirror the image is always as large as the object and as far behind as "
                "the object is in front; from afar it only looks smaller, as everything does.",
                "平面镜中的像总与物体等大，像距等于物距；离得远只是看上去小（近大远小）。",
            ),
            when=lambda cases: any(case["shape"] == _PLANE for case in cases),
        ),
        Premise(
            claim=Wording(
                r"\bimage\b.{0,30}\b(is|lies|forms?|appears) on the (surface|glass)\b.{0,20}mirror"
                r"|\bimage\b.{0,20}\bon the (mirror'?s? )?surface\b.{0,10}\bmirror",
                r"像.{0,6}在镜面上|像.{0,4}成在.{0,4}镜面上",
            ),
            truth=Wording(
                "The image is not on the glass: the rays seem to come from behind the mirror, as "
                "far behind as the object is in front.",
                "像不在镜面上：光线好像来自镜后，像到镜面的距离等于物到镜面的距离。",
            ),
            when=lambda cases: any(case["shape"] == _PLANE for case in cases),
        ),
    ),
)  # fmt: skip
