"""A thin lens: three principal rays, and the image that they make."""

from collections.abc import Mapping, Sequence

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import EDGE, GLASS, SOFT_INK
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena import _imaging
from generator.engines.physics.phenomena._imaging import DISTANCE, FOCAL, HEIGHT, IMAGE, Imaging
from generator.engines.physics.phenomena._ray_diagram import (
    LENS,
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

_POWER = Slot(
    "power", "P", "1/m", 0.0, -1000.0, 1000.0, Wording("power (if given)", "焦度（若给定）"),
    cues=Wording("power|dioptre|diopter", "焦度|屈光度"), shown="D", quiet=True, open=True,
)  # fmt: skip
_SIGNS = {"sign": 0, "convex": 1, "concave": -1}
_WEAKEST = 0.01  # 1/m: what is weaker is taken for not given


def simulate(values: Values) -> Imaging:
    power = _imaging.given(values, _POWER)
    focal = 1 / power if power is not None and abs(power) >= _WEAKEST else None
    return _imaging.imaging(values, focal, _SIGNS[values["shape"]])


def impossible(values: Values) -> Wording | None:
    return _imaging.unfit(simulate(values), _SIGNS[values["shape"]])


def span(values: Values, made: Imaging) -> Span:
    return Span(SECONDS)


def facts(values: Values, made: Imaging) -> tuple[Fact, ...]:
    power = Fact("power", Wording("power", "焦度"), "P", 1 / made.focal, "1/m", "D")
    return (*_imaging.facts(made), power)


def settled(values: Values) -> Mapping[str, float]:
    return simulate(values).assumed


def story(values: Values, made: Imaging) -> Wording:
    u, f = amount(made.distance, "m"), amount(abs(made.focal), "m")
    looks = _imaging.looks(made)
    if made.focal < 0:
        place = amount(-made.image, "m")
        return Wording(
            f"A concave lens spreads the rays. Traced back, they meet {place} from the lens on the "
            f"object's side, within the focal length of {f}: the image is {looks.en}, wherever the "
            "object stands.",
            f"凹透镜使光线发散，反向延长线交于物体一侧距透镜 {place} 处，在焦距 {f} 以内。"
            f"无论物体在哪里，都成{looks.zh}。",
        )
    if not made.sharp:
        return Wording(
            f"The object stands at the focus, {f} from the lens: its rays leave parallel to each "
            "other and never meet. The image is at infinity.",
            f"物体在焦点上，距透镜 {f}：光线经透镜后互相平行，不会相交，像在无穷远处。",
        )
    place = amount(abs(made.image), "m")
    if not made.real:
        return Wording(
            f"At {u} the object is nearer than the focal length of {f}: the lens is a magnifying "
            f"glass. The rays only seem to come from a point {place} away: the image is "
            f"{looks.en}, and no screen can catch it.",
            f"物距 {u} 小于焦距 {f}，透镜就是放大镜：光线看上去来自 {place} 远处，"
            f"成{looks.zh}，不能用光屏承接。",
        )
    where = _imaging.where(made)
    return Wording(
        f"The object at {u} is {where.en}. The rays meet {place} behind the lens, where a screen "
        f"shows an image that is {looks.en}.",
        f"物距 {u} {where.zh}，光线在透镜另一侧 {place} 处会聚，光屏上得到{looks.zh}。",
    )


def draw(page: Page, cases: Sequence[Case[Imaging]]) -> None:
    on = bench(page, [case.run for case in cases], LENS)
    alone = len(cases) == 1
    for case, scene in zip(cases, page.scenes(cases, on.x, on.y, stacked=True), strict=True):
        _glass(scene, on, convex=case.run.focal > 0)
        diagram(scene, on, case.run, lambda _: 0.0, alone=alone)
    tell(page, cases)


def _glass(scene: Scene, on: Bench, *, convex: bool) -> None:
    y = np.linspace(-1, 1, 41)
    thick = min(0.026 * on.wide, 0.25 * on.tall)
    bulge = thick * (1 - y**2 if convex else 0.3 + 0.7 * y**2)
    right = np.column_stack([bulge, y * on.tall])
    outline = np.vstack([right, right[::-1] * [-1, 1]])
    scene.polygon(outline, GLASS, EDGE)
    scene.line([(0, -on.tall), (0, on.tall)], SOFT_INK, 1.2, dash=(4, 4))


PHENOMENON = Phenomenon(
    slug="lens",
    name=Wording("Lens", "透镜成像"),
    formula=both("1/u + 1/v = 1/f"),
    slots=(FOCAL, DISTANCE, HEIGHT, IMAGE, _POWER),
    choices=(
        Choice(
            "shape", Wording("shape", "形状"),
            (
                Option("sign", Wording("f > 0: convex", "f > 0 为凸透镜")),
                Option(
                    "convex", Wording("convex lens", "凸透镜"),
                    Wording(
                        "convex|biconvex|double convex|plano-?convex|converging|positive lens"
                        "|converging lens|magnifying glass|magnifier|camera|projector|farsighted",
                        "凸透镜|凸|会聚透镜|会聚|放大镜|照相机|投影仪|幻灯机|远视|老花",
                    ),
                ),
                Option(
                    "concave", Wording("concave lens", "凹透镜"),
                    Wording(
                        "concave|biconcave|double concave|plano-?concave|diverging|negative lens"
                        "|diverging lens|nearsighted|short-?sighted|myopi[ac]",
                        "凹透镜|凹|发散透镜|发散|近视",
                    ),
                ),
            ),
            quiet=True,
        ),
        PLACE,
    ),
    cues={
        r"\b(convex|concave|converging|diverging|thin|biconvex|biconcave) lens(es)?\b"
        r"|\bthin lens|\blens (equation|formula|maker)|凸透镜|凹透镜|薄透镜|透镜成像"
        r"|凸透镜成像规律|会聚透镜|发散透镜": 3,
        r"\blens(es)?\b(?=.*\b(focal|image|object|dioptres?|diopters?|candle|rays?|\d ?cm)\b)"
        r"|\b(focal|image|object|candle|rays?)\b(?=.*\blens(es)?\b)"
        r"|透镜(?=.*(焦距|成像|物距|像距|蜡烛|光线|焦点))|(焦距|成像|蜡烛|光线|焦点)(?=.*透镜)": 3,
        r"\blens(es)?\b|透镜": 2,
        r"\bmagnif(ying|ier)\b|放大镜|放大鏡|照相机成像|投影仪成像|老花镜|近视镜|近视眼镜": 2,
        r"\b(real|virtual) image\b|\bray diagram\b|\bobject distance\b|实像|虚像|物距|像距"
        r"|光路图|[一二两]倍焦距": 2,
        r"\bfocal (length|point)\b|\bfocus\b|\bdioptres?\b|焦距|焦点|光屏": 1,
        r"\bmirrors?\b|镜子|凹面镜|凸面镜|平面镜|面镜|反射镜": -3,
        r"\bprisms?\b|棱镜|\bgravitational lens|引力透镜|\bslits?\b|双缝|衍射|望远镜|显微镜"
        r"|\btelescope|\bmicroscope": -2,
        r"\bmagnif(ying|ier)\b.{0,50}\b(glass|bigger|larger|ants?|letters?|stamp|burn\w*|fire"
        r"|paper|sun|words?)\b|放大镜.{0,24}(字|大|看|蚂蚁|点火|烧|点燃|阳光|聚|邮票|像|太阳)"
        r"|(聚光|点火|点燃|烧).{0,10}放大镜|(阳光|太阳光).{0,16}(会聚|聚焦|聚到|最小最亮|光斑)"
        r"|冰透镜": 3,
        r"\bhow\b.{0,16}\beyes?\b.{0,24}\b(see|sees|focus\w*|make|form)\b"
        r"|(人眼|眼睛).{0,8}(怎么|如何|怎样|为什么).{0,6}(看见|看到|看清|成像)|放大镜": 3,
        r"\bprojectors?\b.{0,30}\b(image|lens|picture)\b": 2,
        r"\b(short|near|far|long)[- ]?sight\w*|\bmyop\w+|\bhyperop\w+|\bpresbyop\w+"
        r"|\b(reading|eye) ?glasses\b.{0,50}\b(focus\w*|lens\w*|see|thick|thin|blurr\w*"
        r"|work)\b|\bcontact lens"
        r"|\b(glasses|spectacles)\b.{0,50}\b(thin\w*|thick\w*|diopt\w+|blurr\w*|correct\w*)\b"
        r"|\bretina\b|近视|远视|老花|视网膜|晶状体|眼镜.{0,10}(度数|镜片|原理|为什么)": 3,
        r"\b(camera|projector|eye|slide projector)\b.{0,60}\b(image|picture|upside|inverted"
        r"|focus\w*|sharp)\b.{0,40}\b(lens|film|retina|sensor|screen|upside|inverted"
        r"|distance)\b"
        r"|\b(ray diagrams?|real image|virtual image|image distance|object distance"
        r"|converg\w+|diverg\w+)\b.{0,60}\blens\w*"
        r"|\b(object|candle)\b.{0,60}\b(inside|within|beyond|at twice) (the |its )?(focal"
        r"|focus)|(照相机|相机|投影仪|幻灯机|眼睛).{0,20}(成像|倒|像|焦|原理)"
        r"|(蜡烛|烛焰|光屏).{0,20}(像|光屏|焦)|门镜|猫眼.{0,10}(看|原理|门)|水滴.{0,10}放大"
        r"|(倒立|正立).{0,6}(放大|缩小|等大)|物距.{0,20}(焦距|像)|焦距.{0,20}(物距|像)": 3,
        r"\b(water )?(drop|droplet|fishbowl|bottle of water)\b.{0,40}\b(magnif\w*|like a lens"
        r"|acts? as a lens)\b|\bburn\w*\b.{0,30}\b(with|using)\b.{0,20}\bmagnif|\bpeephole\b": 3,
        r"\b(parabolic|concave|convex) mirrors?": -2,
        r"\bloupes?\b|\b(newspaper|book|menu)s?\b.{0,30}\b(far away|arm'?s length|farther)\b"
        r"|(报纸|看书|看报).{0,10}(拿远|远一点|很远)": 3,
        r"闪光灯|\bflash\b": -3,
        r"\b(burn|set fire)\w*\b.{0,20}\b(leaf|leaves|paper|grass)\b.{0,20}\b(glass|lens)\b"
        r"|(阳光|太阳光).{0,6}聚|(看不清|黑板).{0,10}(镜片|眼镜)": 3,
        r"[凸凹]透[境竟]": 3,
    },
    examples_en=(
        "a convex lens with a focal length of 10 cm and an object 30 cm away",
        "image of a candle by a concave lens",
        "a magnifying glass with f = 8 cm held 5 cm above a stamp",
        "ray diagram of an object at the focus of a converging lens",
        "an object 2 cm tall stands 15 cm in front of a lens of 20 cm focal length",
        "compare a convex and a concave lens of 12 cm focal length",
        "where does a +5 dioptre lens make the image of a pencil 40 cm away",
        "why can a magnifying glass set paper on fire in the sun",
        "which glasses help a far-sighted eye to see sharply",
        "how does the eye focus a picture upside down on the retina",
        "a projector throws an enlarged upside-down image of a slide on a screen",
        "what happens to the image when the candle stands inside the focal length of the lens",
    ),
    examples_zh=(
        "焦距10厘米的凸透镜，物体在30厘米处，求像的位置",
        "凹透镜成像的光路图",
        "蜡烛放在凸透镜前15厘米，焦距10厘米",
        "用放大镜看邮票，成放大的虚像",
        "物体在凸透镜焦点上时成什么像",
        "比较凸透镜和凹透镜的成像",
        "用放大镜聚焦阳光点燃纸片",
        "近视的人为什么要戴凹透镜做的眼镜",
        "老花镜是什么透镜，光线怎样会聚",
        "照相机和投影仪的成像原理",
        "眼睛怎样在视网膜上成倒立的像",
        "蜡烛移到一倍焦距以内，光屏上还有像吗",
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
                r"(cover|block|mask|hid)\w*\b.{0,20}\b(half|part|top|bottom|upper|lower)\b.*\b"
                r"(half|part)\b.{0,16}\b(image|picture)\b.{0,16}\b(disappears?|vanish\w*|gone|"
                r"missing|cut off|lost)|(cover|block)\w*\b.{0,20}\bhalf\b.*\bonly (shows? )?half\b"
                r".{0,10}\b(image|candle|object)"
                r"|\bhalf (of )?(the )?lens\b.{0,12}\b(covered|blocked|hidden)\b.*\bhalf\b.{0,14}"
                r"\bimage\b",
                r"(遮|挡|盖).{0,8}(一半|半个|上半|下半|部分).{0,14}"
                r"(像|图像).{0,6}(只有一半|缺|少|消失|不完整)|(遮|挡|盖).{0,8}一半.{0,12}"
                r"(只能?(看到|成|剩)一半|半个像)",
            ),
            truth=Wording(
                "Half a lens still makes the whole image, only dimmer: every point of the object "
                "sends light through every part of the lens.",
                "遮住一半透镜，像仍然完整，只是变暗：物体每一点的光都经过透镜的各个部分。",
            ),
        ),
        Premise(
            claim=Wording(
                r"concave lens\b.{0,40}\b(makes?|forms?|gives?|produces?|projects?)\b(?! no).{0,12}"
                r"\breal image",
                r"凹透镜.{0,8}成.{0,6}实像",
            ),
            truth=Wording(
                "A concave lens spreads the light of a real object, so that its image is always "
                "virtual.",
                "凹透镜使光发散，对实物总是成虚像。",
            ),
            when=lambda cases: any(case["shape"] == "concave" for case in cases),
        ),
    ),
)  # fmt: skip
