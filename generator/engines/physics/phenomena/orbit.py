"""Orbits about the Earth, the Moon, the Sun and others: circles, ellipses, escape, and the fall."""

from generator.engines.physics.draw.amounts import amount, digits
from generator.engines.physics.phenomena._bodies import COMPANIONS, GRAVITATION
from generator.engines.physics.phenomena._kepler import Orbit
from generator.engines.physics.phenomena._openings import told
from generator.engines.physics.phenomena._orbit_given import (
    AXIS,
    CENTRALS,
    DISTANCE,
    ECCENTRICITY,
    FARTHEST,
    HEIGHT,
    MASS,
    SLOTS,
    SPEED,
    STARS,
    decided,
    disagrees,
    known,
    orbit_of,
    usual_share,
    weighs,
)
from generator.engines.physics.phenomena._orbit_scene import draw
from generator.engines.physics.phenomena._orbit_told import FORMULA, facts, formula_in, story
from generator.engines.physics.phenomenon import Choice, Option, Phenomenon, Premise, Span, Values
from generator.engines.physics.wording import Wording


def simulate(values: Values) -> Orbit:
    return known(values) or orbit_of(values)


def settled(values: Values) -> dict[str, float]:
    """What is taken where neither the text nor the kind of orbit tells it."""
    path = values["path"]
    if path in COMPANIONS:
        return {}
    found = {}
    orbit, usual = orbit_of(values), usual_share(values)
    shaped = any(told(values, it) for it in (SPEED, ECCENTRICITY, AXIS, FARTHEST))
    if usual:
        found[ECCENTRICITY.key] = usual
    elif not shaped and path in ("ellipse", "fall"):
        found[SPEED.key] = orbit.speed
    above = orbit.start - orbit.surface
    if above > 0 and not decided(values) and path != "synchronous":
        high = values["body"] not in STARS
        found |= {HEIGHT.key: above} if high else {DISTANCE.key: orbit.start}
    if values["body"] == "star" and not told(values, MASS) and not weighs(values):
        found[MASS.key] = orbit.attraction / GRAVITATION
    return found


def impossible(values: Values) -> Wording | None:
    orbit = simulate(values)
    if orbit.start < orbit.surface * (1 - 1e-9):
        radius = amount(orbit.surface, "m")
        return Wording(
            f"That is inside the body: its radius is {radius}.",
            f"这个距离在天体内部：它的半径是 {radius}。",
        )
    if orbit.strikes and orbit.start < orbit.surface * (1 + 1e-9):
        speed = amount(orbit.circular, "m/s")
        return Wording(
            f"Right at the surface anything slower than {speed} is on the ground at once: please "
            "give a height.",
            f"就在表面上，速度小于 {speed} 的物体会立刻落地：请给出一个高度。",
        )
    other = None if values["path"] in COMPANIONS else disagrees(values, orbit)
    if other is ECCENTRICITY:
        speed, share = amount(orbit.speed, "m/s"), digits(orbit.eccentricity)
        return Wording(
            f"Speed and eccentricity do not fit together: {speed} at this distance makes an orbit "
            f"with e = {share}.",
            f"速度与离心率互相矛盾：在这一距离上，速度 {speed} 对应的轨道离心率为 e = {share}。",
        )
    if other is not None:
        return Wording(
            "These numbers are not those of one ellipse: one of them follows from the others, and "
            "is different.",
            "这些数值不属于同一个椭圆：其中一个可由其他数值算出，但结果不同。",
        )
    return None


def span(values: Values, orbit: Orbit) -> Span:
    return Span(orbit.end, repeats=orbit.closes)


_ROUND = r"(?:around|round|about|orbits?|orbiting|circl(?:es|ing)|of|from|above|over) (?:the )?"


def _central(key: str, en: str, zh: str) -> Option:
    name = CENTRALS[key].name
    the = {"mars": "", "jupiter": "", "star": "a "}.get(key, "the ")
    return Option(key, Wording(f"around {the}{name.en}", f"绕{name.zh}"), Wording(en, zh))


_BODY = Choice(
    "body",
    Wording("central body", "中心天体"),
    (
        _central("earth", _ROUND + "earth(?!.*sun)", "绕地|地球卫星|脱离地球"),
        _central(
            "moon",
            _ROUND + "moon(?!.*earth)|lunar (?:orbit|satellite)",
            "绕月|月球(?:卫星|上空|表面)",
        ),
        _central(
            "sun", "sun|solar|halley|comet|planets(?!.*star)", "太阳|绕日|哈雷|彗星|行星(?!.*恒星)"
        ),
        _central("star", "stars?(?!.*sun)|exoplanets?", "恒星(?!.*太阳)|系外行星"),
        _central("mars", _ROUND + "mars(?!.*sun)", "绕火|火星(?:卫星|上空|表面)"),
        _central("jupiter", _ROUND + "jupiter(?!.*sun)", "绕木|木星卫星"),
    ),
)

_KNOWN = tuple(slot.key for slot in SLOTS if slot is not ECCENTRICITY)
"""What a text need not tell of the orbit of something that everybody knows."""

_PATH = Choice(
    "path",
    Wording("orbit", "轨道"),
    (
        Option(
            "circle",
            Wording("satellite", "卫星"),
            Wording("circular|spacecraft|probe", "圆轨道|圆形轨道|飞船|探测器"),
        ),
        Option(
            "ellipse",
            Wording("elliptical orbit", "椭圆轨道"),
            Wording(
                "ellipse|elliptic|elliptical|eccentric|kepler'?s (?:first|second) law",
                "椭圆|面积相等",
            ),
        ),
        Option(
            "escape",
            Wording("escape", "逃逸"),
            Wording(
                "escape (?:velocity|speed)|escap(?:es|ing)|second cosmic velocity|parabolic orbit",
                "逃逸|第二宇宙速度|脱离地球|脱离引力|抛物线轨道",
            ),
        ),
        Option(
            "fall",
            Wording("too slow, it falls", "速度不足而坠落"),
            Wording(
                "too slow|falls back|crash(?:es)?|re-?ent(?:ers|ry)|hits the (?:earth|surface)",
                "坠落|落回|坠毁|撞上|速度太小|速度不够",
            ),
        ),
        Option(
            "synchronous",
            Wording("geostationary orbit", "同步轨道"),
            Wording("geostationary|geosynchronous|synchronous", "同步卫星|地球静止|静止轨道"),
        ),
        Option(
            "surface",
            Wording("just above the surface", "贴近表面"),
            Wording(
                "first cosmic velocity|skims the surface|at the surface",
                "第一宇宙速度|近地卫星|贴近地面|近地表面",
            ),
        ),
        *(
            Option(key, companion.name, companion.cues, ignores=_KNOWN)
            for key, companion in COMPANIONS.items()
        ),
    ),
    quiet=True,
)

PHENOMENON = Phenomenon(
    slug="orbit",
    name=Wording("Orbit", "天体轨道"),
    formula=FORMULA,
    formula_in=lambda values: formula_in(simulate(values)),
    slots=SLOTS,
    choices=(_BODY, _PATH),
    cues={
        r"\b(moon|satellites?|iss|space station)\b.{0,25}\b(not|n't|never|doesn't|don't)\b"
        r".{0,15}\b(fall|crash|drop)\w*|\b(perihelion|aphelion|perigee|apogee)\b"
        r"|\b(hubble|iss|gps satellites?|starlink)\b.{0,40}\b(fast|high|lap|around|period)"
        r"\b|(月亮|月球|卫星|空间站).{0,8}(不|没).{0,4}(掉|落|坠)"
        r"|(绕|围)着?.{0,4}(太阳|地球).{0,4}(转|公转|一圈|一周)|近日点|远日点|近地点|远地点"
        r"|开普乐|人造未星|第一宇宙速渡|牛顿大炮"
        r"|(天宫|哈勃|北斗|国际空间站).{0,10}(绕|轨道|高度|多快)": 3,
        r"\borbit(s|al|ing)?\b"
        r".*\b(earth|moon|sun|planets?|satellites?|mars|jupiter|star|speed|period)\b": 3,
        r"\b(satellite|planet|moon|comet|spacecraft|space station)s?\b.*\borbit": 3,
        r"\beccentricity\b|\bsemi-?major axis\b|\bexoplanets?\b|\b(periapsis|apoapsis)\b"
        r"|(离|偏)心率|半长轴|系外行星": 3,
        r"\bkepler'?s? (first|second|third|law)|\bkepler\b|\bescape (velocity|speed)\b": 3,
        r"\b(first|second|third) cosmic velocity\b|\bgeostationary\b|\bnewton'?s cannon": 3,
        r"开普勒|宇宙速度|逃逸速度|同步卫星|人造卫星|环绕速度|近地轨道|公转|行星运动": 3,
        r"(卫星|飞船|空间站|行星|月球|月亮|地球|火星|彗星|探测器).*(绕|轨道|运行)": 3,
        r"绕(地球|月球|太阳)": 3,
        r"\b(moon|earth|mars|venus|mercury|jupiter|saturn|planets?)\b"
        r".*\b(around|round|revolves?)\b.*\b(sun|earth)\b": 3,
        r"\borbit(s|al|ing)?\b|\bsatellites?\b|卫星|轨道": 1,
        r"\b(atom|electron|orbitals?|nucleus|hydrogen)\b|原子|电子|核外": -3,
        r"\b(satellite (dish|image|photo|view)|tv)\b|\bstring\b|卫星图|卫星云图|绳"
            r"|过山车|竖直|圆环|光滑|滑块|小球": -3,
        r"\bastronauts?\b.{0,40}\b(floats?|floating|weightless\w*)|宇航员.{0,12}(失重|飘)": 2,
        r"\bforce between\b|\binverse square\b": -2,
        r"万有引力定律|引力大小|平方反比|之间的(万有)?引力": -2,
    },
    examples_en=(
        "a satellite in orbit 400 km above the Earth",
        "what happens to a satellite at 7 km/s, 9 km/s and 11.2 km/s at a height of 300 km",
        "an elliptical orbit around the Sun with Kepler's second law",
        "escape velocity from the Moon: a probe escapes its orbit around the Moon",
        "a geostationary satellite, how high and how fast is it",
        "the Moon orbits the Earth",
        "compare the orbits of the Earth and Mars around the Sun",
        "Halley's comet on its orbit around the Sun",
        "why does the Moon not fall down onto the Earth",
        "how fast does the ISS go and how long does one lap around the Earth take",
        "a planet at perihelion and at aphelion",
        "Newton's cannon on a high mountain",
        "a planet orbiting a star with eccentricity 0.6",
        "an orbit with a semi-major axis of 1 AU and an eccentricity of 0.3 around the Sun",
    ),
    examples_zh=(
        "离地400千米的人造卫星绕地球运行",
        "以7.9km/s、9km/s和11.2km/s在200千米高处发射卫星，轨道有什么不同",
        "行星绕太阳的椭圆轨道和开普勒第二定律",
        "地球同步卫星的高度和速度是多少",
        "月球绕地球公转的周期",
        "第二宇宙速度是多少，火箭怎样脱离地球",
        "月亮为什么不会掉到地球上来",
        "国际空间站多久绕地球一圈",
        "地球在近日点和远日点的速度",
        "牛顿大炮：在高山上水平发射炮弹",
        "离心率为0.6的椭圆轨道，行星绕恒星运行",
        "绕太阳的椭圆轨道，半长轴1天文单位，离心率0.3，求近日点和远日点的速度",
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
                r"\b(no|zero|without) gravity\b[^.?]*\b(orbit|space station|iss|satellite)"
                r"|\b(astronauts?|satellites?)\b[^.?]*\b(no|zero) gravity\b",
                r"(卫星|空间站|宇航员)[^。？]*(没有|不受)(重力|引力)",
            ),
            truth=Wording(
                "Gravity is nearly as strong there as on the ground. An orbit is a fall that never "
                "arrives; everything falls together, and so seems weightless.",
                "轨道上的引力几乎和地面一样大。卫星一直在下落却落不到地面；一切一起下落，所以像是失重。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\b(heavier|more massive) (satellite|spacecraft)\b[^.?]*\b(faster|slower)",
                r"(卫星|飞船)越重[^。？]*(快|慢)",
            ),
            truth=Wording(
                "The satellite's own mass does not matter: at one distance all are equally fast.",
                "与卫星自身的质量无关：同一轨道上的卫星速度都相同。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\b(higher|farther (out|away)|larger)\b[^.?]{0,16}\b(orbits?|satellites?)\b[^.?]*"
                r"\b(faster|quicker|higher speed)",
                r"(轨道(半径)?|卫星)(离地面?)?越(高|大|远)[^。？]{0,6}(线?速度[^。？]{0,4}越(快|大)"
                r"|(运行|飞|转)得?越快)",
            ),
            truth=Wording(
                "The other way round: the higher the orbit, the weaker gravity is, and the slower "
                "the satellite: v = √(GM/r).",
                "正好相反：轨道越高，引力越弱，线速度越小，周期越长：v = √(GM/r)。",
            ),
        ),
    ),
)  # fmt: skip
