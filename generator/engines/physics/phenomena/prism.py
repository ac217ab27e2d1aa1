"""A prism: white light is turned and spread into its colours, because each has its own index."""

import math

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._dispersed import Dispersed
from generator.engines.physics.phenomena._dispersion import (
    MATERIALS,
    YELLOW,
    indices,
    least,
)
from generator.engines.physics.phenomena._light import COLOUR, usual
from generator.engines.physics.phenomena._openings import left_open, opening, told
from generator.engines.physics.phenomena._prism import Prism
from generator.engines.physics.phenomena._prism_picture import draw
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
from generator.engines.physics.wording import Wording

_RED, _VIOLET, _STEPS = 700e-9, 400e-9, 29

_USUAL = math.radians(50) + 1e-9  # a hair beside 50°, so that those who say 50° are told from it

_SECONDS = 3.4

_WHITE = "white"

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


def simulate(values: Values) -> Dispersed:
    apex, wavelength = values["apex"], _colour(values)
    lengths = np.linspace(_VIOLET, _RED, _STEPS) if wavelength is None else np.array([wavelength])
    index = _index(values)
    incidence = values["angle"]
    if incidence == _USUAL:
        symmetric = least(apex, index)
        incidence = incidence if symmetric is None else min(symmetric, math.radians(89))
    prism = Prism(apex)
    start = prism.entry(incidence, index)
    alone = np.array([index])
    each = alone if wavelength else indices(values["material"], index, lengths)
    ways = tuple(prism.way(start, incidence, float(it)) for it in each)
    return Dispersed(prism, incidence, index, lengths, each, ways)


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open; the index is that for yellow light, or for the
    only colour."""
    run, wavelength = simulate(values), _colour(values)
    usual = [(_INDEX, run.index)]
    if wavelength is not None:
        usual.append((_WAVELENGTH, wavelength))
    return {"angle": run.incidence} | left_open(values, usual)


def _index(values: Values) -> float:
    """For yellow light, or for the only colour: the text's, or the material's as it is told, so
    that who works with that number comes to the same angles."""
    given = told(values, _INDEX)
    made_of = MATERIALS[values["material"]]
    return given or round(float(made_of.index(_colour(values) or YELLOW)), 2)


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
    found.append(("emergence", Wording("angle of emergence", "出射角"), "θ₂", run.emergence))
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
