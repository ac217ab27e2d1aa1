"""Refraction at a plane surface: Snell's law, and total reflection where it allows no angle."""

import math

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._light import SPEED
from generator.engines.physics.phenomena._media import TOTAL, media, pair
from generator.engines.physics.phenomena._openings import left_open, opening, told
from generator.engines.physics.phenomena._refraction_picture import draw
from generator.engines.physics.phenomena._snell import Surface
from generator.engines.physics.phenomenon import (
    Fact,
    Phenomenon,
    Premise,
    Slot,
    Span,
    Values,
)
from generator.engines.physics.wording import Wording, both

_USUAL = math.radians(40) + 1e-9  # a hair beside 40°, so that those who say 40° are told from it

_BEYOND = math.radians(10)  # the critical angle, where a text wants all light reflected

_WORDS = Wording("refractive index|index of refraction|index|n", "折射率|n")

_BEFORE = opening("n1", "n₁", "", 5.0, Wording("first refractive index", "折射率 n₁"), _WORDS)

_AFTER = opening("n2", "n₂", "", 5.0, Wording("second refractive index", "折射率 n₂"), _WORDS)


def simulate(values: Values) -> Surface:
    before, after = _indices(values)
    surface = Surface(before, after, values["angle"])
    if values["angle"] == _USUAL and values["media"].startswith(TOTAL) and surface.critical:
        wide = min(surface.critical + _BEYOND, (surface.critical + math.pi / 2) / 2)
        return Surface(before, after, wide)
    return surface


def _indices(values: Values) -> tuple[float, float]:
    """Of both media, with two decimals, as they are told. One index alone is that of the medium
    that is denser by name."""
    one, two = pair(values["media"])
    before, after = told(values, _BEFORE), told(values, _AFTER)
    if (before is None) != (after is None):
        alone = before or after
        before, after = (alone, None) if one.index > two.index else (None, alone)
    return before or round(one.index, 2), after or round(two.index, 2)


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    surface = simulate(values)
    known = [told(values, it) for it in (_BEFORE, _AFTER)]
    if known == [surface.after, None]:  # the one index that is told is that of the second medium
        found = {_BEFORE.key: surface.before}
    elif known == [None, surface.before]:
        found = {_AFTER.key: surface.after}
    else:
        found = left_open(values, [(_BEFORE, surface.before), (_AFTER, surface.after)])
    return {"angle": surface.angle} | found


def impossible(values: Values) -> Wording | None:
    if min(_indices(values)) < 1:
        return Wording(
            "A refractive index below 1 does not exist here: light would be faster than in vacuum.",
            "折射率不能小于 1：否则光速会超过真空中的光速。",
        )
    return None


def span(values: Values, surface: Surface) -> Span:
    return Span(1.0, repeats=True)


def facts(values: Values, surface: Surface) -> tuple[Fact, ...]:
    told_of = []
    if surface.refracted is not None:
        name = Wording("angle of refraction", "折射角")
        told_of.append(Fact("refraction", name, "θ₂", surface.refracted, "rad", "deg"))
    if surface.critical is not None:
        name = Wording("critical angle", "临界角")
        told_of.append(Fact("critical", name, "C", surface.critical, "rad", "deg"))
    name = Wording("share reflected", "反射率")
    told_of.append(Fact("reflectance", name, "R", surface.reflectance, "", "%"))
    if surface.refracted is not None:
        speed = Wording("speed of light in the second medium", "第二种介质中的光速")
        told_of.append(Fact("speed", speed, "v₂", SPEED / surface.after, "m/s"))
        turned = abs(surface.angle - surface.refracted)
        name = Wording("deviation", "偏折角")
        told_of.append(Fact("deviation", name, "δ", turned, "rad", "deg"))
    reflected = Wording("angle of reflection", "反射角")
    return (*told_of, Fact("reflection", reflected, "θ₁′", surface.angle, "rad", "deg"))


def story(values: Values, surface: Surface) -> Wording:
    one, two = (amount(it, "deg") for it in (surface.angle, surface.refracted or 0.0))
    if surface.refracted is None:
        least = amount(surface.critical or 0.0, "deg")
        return Wording(
            f"The light would have to leave at more than 90°. Beyond the critical angle of {least} "
            f"that is impossible: at {one} all of it is reflected, as by a perfect mirror.",
            f"折射角本应超过 90°，这不可能。入射角 {one} 大于临界角 {least}，"
            "光全部反射回来，就像遇到理想的镜子。",
        )
    share = amount(surface.reflectance, "%")
    if surface.angle < 1e-6 or math.isclose(surface.before, surface.after, rel_tol=1e-9):
        return Wording(
            f"The light goes straight on; only its speed changes. {share} of it is reflected.",
            f"光沿直线前进，只是速度改变，其中 {share} 被反射。",
        )
    if surface.after > surface.before:
        return Wording(
            "The side of the beam that arrives first slows down first, so the light turns "
            f"towards the normal: from {one} to {two}. {share} of it is reflected.",
            f"先到达界面的一侧先变慢，所以光向法线偏折：从 {one} 变为 {two}。"
            f"另有 {share} 的光被反射。",
        )
    return Wording(
        "The side of the beam that arrives first speeds up first, so the light turns away "
        f"from the normal: from {one} to {two}. {share} of it is reflected.",
        f"先到达界面的一侧先变快，所以光偏离法线：从 {one} 变为 {two}。另有 {share} 的光被反射。",
    )


PHENOMENON = Phenomenon(
    slug="refraction",
    name=Wording("Refraction", "光的折射"),
    formula=both("n₁ sin θ₁ = n₂ sin θ₂"),
    slots=(
        Slot(
            "angle", "θ₁", "rad", _USUAL, 0.0, math.radians(89.9),
            Wording("angle of incidence", "入射角"), shown="deg", quiet=True,
            cues=Wording("angle|incidence|incident|at", "入射角|入射"),
        ),
        _BEFORE,
        _AFTER,
    ),
    choices=(media(),),
    cues={
        r"\brefract(s|ed|ing|ion)?\b|\bsnell'?s?\b|折射(?!望远)|斯涅耳|斯涅尔": 3,
        r"\btotal(ly)? (internal(ly)? )?reflect|\bcritical angle\b|全反射|临界角": 3,
        r"\b(light|laser|ray|beam)\b(?=.*\b(into|enters?|entering|through|to|leaves)\b.{0,16}\b"
        r"(water|glass|diamond|acrylic|oil|air|medium)\b)|光.{0,12}(射入|进入|射向|斜射).{0,6}"
        r"(水|玻璃|金刚石|空气|介质)": 2,
        r"\brefractive index\b|\bindex of refraction\b|折射率|折射角|光密介质|光疏介质|光纤"
        r"|\bfib(er|re) optic|\boptical fib(re|er)": 2,
        r"\b(straw|pencil|stick|spoon|chopstick)\b(?=.*\b(bent|bend|broken|water)\b)"
        r"|(筷子|吸管|铅笔).{0,10}(弯|折|断)|池水变浅|看起来变浅": 2,
        r"\bangle of incidence\b|\bbends?\b|\bbending\b|入射角|法线|偏折": 1,
        r"\bprisms?\b|棱镜|\bdispers|色散|\brainbow\b|彩虹|\bwhite light\b|白光": -3,
        r"\blens(es)?\b|透镜|\bmirrors?\b|平面镜|凹面镜|凸面镜|\bdiffract|衍射|干涉|薄膜"
        r"|\bthin film|\bsound\b|声波": -3,
        r"\blaw of reflection\b|反射定律|漫反射|\bdiffuse\b|\bfocal\b|焦距": -2,
        r"\b(straw|pencil|stick|spoon|chopstick|pole|oar|ruler)s?\b.{0,60}\b(bent|bend|broken"
        r"|kink\w*|snapped|crooked|broke)\b"
        r"|\b(straw|pencil|stick|chopsticks?)\b.{0,30}\b(in|into)\b.{0,12}\b(water|glass)\b"
        r"|(筷子|吸管|铅笔|勺子|木棍|竹竿).{0,16}(弯|折|断)": 3,
        r"\b(pool|pond|lake|river|water|stream|swimming)\b.{0,50}\b(shallow\w*|less deep"
        r"|deeper than)\b|\bapparent depth"
        r"|\b(looks?|seems?|appears?) (shallow\w*|less deep|higher|closer|raised)\b.{0,40}"
        r"\bwater\b|(水|池|河|湖|溪|游泳池).{0,14}(看起来|看着|看上去|显得|好像).{0,8}浅"
        r"|(看起来|看上去|显得|看着).{0,6}(变?浅|折断|弯)|(腿|脚).{0,14}水.{0,12}(变短|短)"
        r"|水.{0,14}(腿|脚).{0,8}短|水.{0,8}(变浅|比实际浅|没有看起来)": 3,
        r"\b(spear\w*|harpoon\w*|heron|archer ?fish|kingfisher|bow and arrow)\b.{0,50}\b(fish"
        r"|aim|below|under|water)\w*\b"
        r"|\bfish\b.{0,40}\b(not where|where (it|they) (seems?|appears?|looks?)|higher than"
        r"|aim)\b|\baim\w*\b.{0,24}\b(below|under)\b.{0,24}\bfish"
        r"|(叉|刺|射|抓|捉|渔).{0,6}鱼.{0,24}(下|瞄|对准|位置)"
        r"|鱼.{0,16}(看到的|看起来|看上去|实际|像).{0,12}(位置|深|浅|高)"
        r"|\bcoins?\b.{0,60}\b(cup|bowl|mug)\b.{0,50}\b(pour\w*|water|appears?|visible|see"
        r"|reappear\w*)\b|(碗|杯).{0,8}硬币.{0,20}(水|看)|硬币.{0,20}(倒|加)水": 3,
        r"\bmirages?\b"
        r"|\b(hot|desert)\b.{0,20}\b(road|highway|asphalt)\b.{0,40}\b(puddles?|water|wet)\b"
        r"|\bfib(re|er)[- ]?optics?\b.{0,40}\b(light|cable|work\w*|how)\b"
        r"|\bstars? (twinkle|twinkling)\b|\bdiamonds?\b.{0,30}\bsparkl\w*|海市蜃楼"
        r"|(柏油|公路|马路|路面|沙漠).{0,16}(像有水|有水|水面|蜃景)"
        r"|(星星|恒星).{0,8}(眨眼|闪烁|一闪一闪)|光纤|光导纤维"
        r"|(钻石|金刚石).{0,12}(闪|亮|璀璨)|太阳.{0,16}地平线.{0,6}(下|以下)|玻璃砖": 3,
        r"\b(legs?|feet|arm)\b.{0,30}\b(bent|shorter|short|broken)\b.{0,40}\b(pool|water)\b"
        r"|\b(pool|water)\b.{0,40}\b(legs?|feet)\b.{0,24}\b(bent|short\w*)\b"
        r"|\b(bottom|fish|coin|stone)\b.{0,30}\b(seems?|looks?|appears?)\b.{0,12}\b(closer"
        r"|nearer|higher|shallower)\b"
        r"|从.{0,4}(空气|水|玻璃|金刚石|介质)中?.{0,6}(进入|射入|射向|射到|斜射).{0,4}(空气"
        r"|水|玻璃|金刚石|介质)|(碗|杯|盆).{0,14}(倒|加|注)水.{0,20}硬币"
        r"|(碗|杯|盆).{0,8}硬币.{0,14}(倒|加|注|看)": 3,
        r"\blight\b.{0,50}\b(stays? inside|slows? down|slower|changes? direction|bends?"
        r"|bent)\b.{0,40}\b(water|glass|enter\w*|medium|diamond|air|fib(re|er))\b"
        r"|\bn[_ ]?[12₁₂] ?= ?[\d.]+.{0,30}\bn[_ ]?[12₁₂] ?= ?[\d.]+": 3,
        r"\b(hand|things|objects|fish)\b.{0,30}\b(bigger|closer|nearer|larger)\b.{0,20}"
        r"\b(under|in) ?(the )?water\b"
        r"|光.{0,4}(在|进).{0,4}(玻璃|水|钻石).{0,4}(变慢|更慢|慢|速度)"
        r"|从?水(里|下|中)看.{0,4}(岸|树|天|外)": 3,
        r"\b(grab|catch|reach)\w*\b.{0,20}\bfish\b.{0,30}\b(miss\w*|where)\b"
        r"|\bmiss\w*\b.{0,12}\bfish\b|\blight\b.{0,30}\bwater (jet|stream)\b"
        r"|\blegs?\b.{0,20}\b(short\w*|bent)\b.{0,30}\b(sea|pool|water)\b|抓鱼|捉鱼"
        r"|光.{0,6}水流|水底的?.{0,6}(看着|看起来|显得|看上去).{0,4}(近|浅|高)": 3,
    },
    examples_en=(
        "light goes from air into water at an angle of incidence of 40 degrees",
        "total internal reflection in glass",
        "Snell's law with n1 = 1, n2 = 1.5 and an angle of 60°",
        "a laser beam under water hits the surface at 55 degrees",
        "compare refraction into water, glass and diamond at an angle of 45 degrees",
        "why does a pencil in a glass of water look bent",
        "refraction of light from a medium of refractive index 1.6 to air at 30 degrees",
        "why does my straw seem to be kinked where it goes into the drink",
        "a pond looks less deep than it really is",
        "why must a spear be aimed below the fish that one sees",
        "a coin in a cup comes into view when water is poured in",
        "how does light stay inside a glass fibre",
        "why does a hot road look wet in the distance: a mirage",
    ),
    examples_zh=(
        "光从空气以40度入射角射入水中",
        "光从玻璃射向空气，入射角50度，会发生全反射吗",
        "比较水、玻璃和金刚石的折射",
        "筷子插入水中看起来弯折了",
        "折射率为1.6的介质，入射角30度，求折射角",
        "光纤中的全反射",
        "吸管插进杯子里为什么像断了一样",
        "游泳池的水为什么看起来比实际浅",
        "渔民用鱼叉捕鱼要瞄准看到的鱼的下方",
        "碗里的硬币倒水后又看得见了",
        "光在光纤里为什么不会漏出去",
        "星星为什么一闪一闪的",
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
                r"\blight\b.{0,20}\b(speeds up|is faster|travels faster|goes faster)\b.{0,24}\b"
                r"(water|glass|diamond|denser)",
                r"光.{0,6}(在|进入)(水|玻璃|金刚石|光密介质).{0,6}(变快|更快|加快)",
            ),
            truth=Wording(
                "Light is slower in water or glass than in air: its speed is c/n.",
                "光在水或玻璃中比在空气中慢，速度是 c/n。",
            ),
        ),
        Premise(
            claim=Wording(
                r"total (internal )?reflection\b.{0,40}\bfrom air (in)?to\b"
                r"|\bfrom air (in)?to\b.{0,30}\btotal(ly)? (internal(ly)? )?reflect",
                r"从空气(射|进)?(入|向)(水|玻璃|金刚石).{0,16}(?<!不)(?<!不会)(?<!不能)(发生)?全反射",
            ),
            truth=Wording(
                "Total reflection only happens on the way out of the denser medium; from air into "
                "water or glass some light always enters.",
                "只有从光密介质射向光疏介质才可能全反射；从空气射入水或玻璃时总有光折射进去。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\bangle of refraction (is|always is|is always) proportional\b"
                r"|\brefraction\b.{0,30}\b(double|twice)\b.{0,30}\bangle\b.{0,20}\b(double|twice)",
                r"折射角(与|和|跟)入射角成正比",
            ),
            truth=Wording(
                "Not the angles but their sines are proportional: n₁ sin θ₁ = n₂ sin θ₂.",
                "成正比的不是角，而是它们的正弦：n₁ sin θ₁ = n₂ sin θ₂。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\bfrom air (in)?to (water|glass|diamond)\b.{0,40}\b(angle of refraction is "
                r"(larger|greater|bigger)|away from the normal)",
                r"从空气.{0,6}(水|玻璃|金刚石).{0,8}(折射角(大于|比.{0,5}大)|(远离|偏离)法线)",
            ),
            truth=Wording(
                "Going into the denser medium, light is slowed and turned towards the normal: the "
                "angle of refraction is the smaller one.",
                "光从空气斜射入水或玻璃等光密介质时变慢，向法线偏折：折射角小于入射角。",
            ),
        ),
    ),
)  # fmt: skip
