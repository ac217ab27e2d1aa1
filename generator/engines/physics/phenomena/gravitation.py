"""Newton's law of gravitation: two bodies that are drawn apart and let come near again."""

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._attraction import PERIOD, Pair
from generator.engines.physics.phenomena._attraction_scene import draw
from generator.engines.physics.phenomena._bodies import BODIES, COMPANIONS
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

_PAIRS = {
    "masses": (1000.0, 1000.0, 1.0),
    "moon": (BODIES["earth"].mass, BODIES["moon"].mass, COMPANIONS["luna"].axis),
    "earth": (BODIES["sun"].mass, BODIES["earth"].mass, COMPANIONS["terra"].axis),
    "people": (70.0, 70.0, 1.0),
    "ground": (BODIES["earth"].mass, 70.0, BODIES["earth"].radius),
}
"""Masses (kg) and distance (m), where they are not told."""

_ALIKE = "masses", "people"
"""Pairs of which one mass that is told is that of both."""

_PLANET = 1e20  # kg: a body with less stands on the ground of another


def simulate(values: Values) -> Pair:
    usual = _PAIRS[values["pair"]]
    keys = ("mass1", "mass2", "distance")
    one, two, apart = (float(values[key]) or other for key, other in zip(keys, usual, strict=True))
    told = values["mass1"] or values["mass2"]
    if values["pair"] in _ALIKE and told:  # "two people of 60 kg" are 60 kg each
        one, two = float(values["mass1"] or told), float(values["mass2"] or told)
    if values["pair"] == "ground" and values["mass1"] < _PLANET and not values["mass2"]:
        one, two = usual[0], float(values["mass1"]) or usual[1]  # what is on the ground is told
    return Pair(one, two, apart)


def settled(values: Values) -> dict[str, float]:
    """What is taken of masses and distance where the text leaves them open."""
    pair = simulate(values)
    made = {"mass1": pair.one, "mass2": pair.two, "distance": pair.distance}
    return {key: value for key, value in made.items() if not values[key]}


def span(values: Values, pair: Pair) -> Span:
    return Span(PERIOD, repeats=True)


def facts(values: Values, pair: Pair) -> tuple[Fact, ...]:
    force = pair.force(pair.distance)
    twice = pair.force(2 * pair.distance)
    energy = -force * pair.distance
    on_one, on_two = (
        Wording("acceleration of the first", "物体1的加速度"),
        Wording("acceleration of the second", "物体2的加速度"),
    )
    return (
        Fact("force", Wording("force on each", "相互引力"), "F", force, "N"),
        Fact("twice", Wording("at twice the distance", "距离加倍时"), "F/4", twice, "N"),
        Fact("acceleration1", on_one, "a₁", force / pair.one, "m/s²"),
        Fact("acceleration2", on_two, "a₂", force / pair.two, "m/s²"),
        Fact("energy", Wording("potential energy", "引力势能"), "Eₚ", energy, "J"),
    )


def story(values: Values, pair: Pair) -> Wording:
    force = amount(pair.force(pair.distance), "N")
    apart = amount(pair.distance, "m")
    return Wording(
        f"Each pulls the other with the same force, {force} at {apart}. At twice the distance it "
        "is a quarter, at three times a ninth: the force falls with the square of the distance.",
        f"两个物体以大小相等的力互相吸引：相距 {apart} 时为 {force}。距离变为两倍，力变为四分之一；"
        "三倍，九分之一：引力与距离的平方成反比。",
    )


_PAIR = Choice(
    "pair",
    Wording("bodies", "物体"),
    (
        Option("masses", Wording("two bodies", "两个物体"), Wording("masses", "两物体|质点")),
        Option(
            "moon",
            Wording("Earth and Moon", "地球和月球"),
            Wording(
                "moon and (?:the )?earth|earth and (?:the )?moon|earth-moon|earth pulls the moon"
                "|moon pulls the earth|moon.*earth|earth.*moon",
                "地月|月球和地球|地球.*月球|月球.*地球|月亮.*地球",
            ),
        ),
        Option(
            "earth",
            Wording("Sun and Earth", "太阳和地球"),
            Wording(
                "sun and (?:the )?earth|earth and (?:the )?sun|sun.*earth|earth.*sun",
                "日地|地球和太阳|太阳.*地球|地球.*太阳",
            ),
        ),
        Option(
            "people",
            Wording("two people", "两个人"),
            Wording(
                "two people|two persons|two students|people",
                "两个人|两名|两位|人与人|两个.{1,12}的人",
            ),
        ),
        Option(
            "ground",
            Wording("Earth and a person", "地球和人"),
            Wording(
                "earth and (?:a |an |the |your )?(?:[\\d.]+ ?kg )?"
                "(?:person|man|woman|human|body|apple|object|student)"
                "|earth (?:pulls|attracts) (?:a |an |the |you)(?!.*moon)",
                "地球(?:和|与)(?:地面上的?)?(?:人|物体)|地球对(?:地面上的?)?(?:人|物体)",
            ),
        ),
    ),
    quiet=True,
)  # fmt: skip

PHENOMENON = Phenomenon(
    slug="gravitation",
    name=Wording("Law of gravitation", "万有引力定律"),
    formula=both("F = Gm₁m₂/r²"),
    slots=(
        Slot(
            "mass1", "m₁", "kg", 0.0, 0.0, 1e42,
            Wording("first mass", "第一个质量"),
            cues=Wording("mass|masses|first|star|planet|sun|earth", "质量|第一|地球|太阳"),
            quiet=True, open=True,
        ),
        Slot(
            "mass2", "m₂", "kg", 0.0, 0.0, 1e42,
            Wording("second mass", "第二个质量"),
            cues=Wording(
                "mass|masses|second|other|moon|person|man|woman|human|body|student|apple|object",
                "质量|第二|另一|月球|人|学生|苹果",
            ),
            quiet=True, open=True,
        ),
        Slot(
            "distance", "r", "m", 0.0, 0.0, 1e22,
            Wording("distance", "距离"),
            cues=Wording("apart|distance|away|separated|between", "相距|距离|间距|相隔"),
            quiet=True, open=True,
        ),
    ),
    choices=(_PAIR,),
    cues={
        r"\bgravity\b.{0,50}\b(weak\w*|strong\w*|decreas\w*|altitude|farther|further|distan"
        r"ce)\b|\b(weigh|weight)\w*\b.{0,30}\b(mountain|everest|space station|altitude)\b"
        r"|(重力|重力加速度|g值?).{0,20}(高度|离地|越高|变小|减小|海拔|高空)"
        r"|(离地|越高|高空|海拔|远离地球).{0,20}(重力|引力)": 2,
        r"\btid(e|es|al)\b.{0,40}\b(moon|sun|gravit\w*)\b|\b(moon|sun)\b.{0,40}\btid(es|al)\b"
        r"|\b(two people|lead balls|lead spheres)\b.{0,30}\battract|潮汐.{0,12}(月|引力|太阳)"
        r"|月.{0,12}潮汐|万有隐力|万有引里|万有引力定率|\bgravit(aional|ationl|ional)"
        r"|\bg\b.{0,30}\b(weak\w*|decreas\w*|smaller|altitude|go up|everest)\b": 3,
        r"\bgravity\b.{0,16}\bin (outer )?space\b|太空.{0,6}(引力|重力)": 2,
        r"\blaw of (universal )?gravit\w+|\buniversal gravitation\b": 3,
        r"\bgravitational (force|attraction|pull)\b|万有引力|\bcavendish\b|卡文迪许": 3,
        r"\binverse[- ]square law\b|平方反比": 2,
        r"\b(attract(s|ed|ion)?|pulls?)\b.*\b(each other|earth|moon|sun|masses|planets?)\b": 2,
        r"引力(大小|定律)|互相吸引|相互吸引|之间的引力|引力常量": 2,
        r"\bgravit(y|ation)\b.*\b(between|distance|masses)\b|引力": 1,
        r"\b(charges?|charged|coulomb|electric|magnet(s|ic)?|light|sound|intensity)\b": -3,
        r"电荷|库仑|静电|磁|光强|声强": -3,
        r"\borbit(s|ing|al)?\b|\bsatellites?\b|\bfree[- ]?fall\b|\bkepler|\bescape\b": -2,
        r"轨道|卫星|公转|自由落体|开普勒|逃逸|宇宙速度|下落": -2,
        r"\b(lens|lensing|waves?|black hole)\b|引力波|黑洞|引力透镜": -2,
    },
    examples_en=(
        "the gravitational force between the Earth and the Moon",
        "gravitational force between two masses of 1000 kg and 500 kg 2 m apart",
        "show the inverse square law of gravitation",
        "how strongly do two people of 70 kg attract each other by gravity at a distance of 1 m",
        "the gravitational attraction of the Sun on the Earth",
        "Newton's law of universal gravitation: what happens when the distance doubles",
        "gravitational force between 10 kg and 20 kg at 1 m and at 2 m",
        "gravity gets weaker with altitude: g on Mount Everest and at the space station",
        "the Moon pulls on the sea and makes the tides",
        "do I weigh less on top of a high mountain",
    ),
    examples_zh=(
        "地球和月球之间的万有引力有多大",
        "质量1000千克和500千克的两个物体相距2米，求万有引力",
        "万有引力与距离的平方成反比",
        "两个70千克的人相距1米，互相吸引的引力是多少",
        "太阳对地球的万有引力",
        "离地面越高重力加速度越小，400千米高处的g是多少",
        "月球的引力怎样引起潮汐",
        "站在珠穆朗玛峰上体重会变轻吗",
    ),
    simulate=simulate,
    settled=settled,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    premises=(
        Premise(
            claim=Wording(
                r"\bearth (pulls|attracts)( on)? the moon\b[^.?]*\b(more|harder|stronger)"
                r"|\bheavier (one|body|mass|planet)\b[^.?]*\b(pulls|attracts) (harder|more)",
                r"地球(对|吸引)月球[^。？]*(大于|比)[^。？]*(强|大)|(重|质量大)的[^。？]*引力[^。？]*更大",
            ),
            truth=Wording(
                "Both pull equally hard on each other, as Newton's third law says; only the "
                "accelerations differ, because the masses do.",
                "两者的引力大小相等（牛顿第三定律）；质量不同，所以加速度不同。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\b(twice|double) the distance\b[^.?]*\bhalf (the|as) (force|gravity|strong)",
                r"距离(加倍|变为?两倍|增大一倍)[^。？]*(引力|力)[^。？]*(一半|二分之一)",
            ),
            truth=Wording(
                "At twice the distance the force is a quarter, not half: it falls with the square.",
                "距离加倍，引力变为四分之一，而不是一半：它与距离的平方成反比。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\b(no|zero) gravity\b[^.?]{0,12}\bin (outer )?space\b"
                r"|\bspace has (no|zero) gravity\b",
                r"太空[中里]?[^。？]{0,4}(没有|不存在)(重力|引力|万有引力)",
            ),
            truth=Wording(
                "Gravity reaches everywhere: it only gets weaker with the square of the distance. "
                "It is what keeps the Moon and all satellites on their orbits.",
                "引力处处存在，只是随距离的平方减小；正是它使月球和卫星绕地球运动。",
            ),
        ),
    ),
)  # fmt: skip
