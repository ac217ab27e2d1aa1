"""Young's double slit: two waves that meet on a screen in and out of step."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.page import Page
from generator.engines.physics.phenomena import _light
from generator.engines.physics.phenomena._openings import left_open, opening, told
from generator.engines.physics.phenomena._slit_scene import (
    Drawn,
    in_its_light,
    measured,
    profile_of,
    ripples_of,
    screens,
    waves,
)
from generator.engines.physics.phenomenon import (
    Case,
    Fact,
    Phenomenon,
    Premise,
    Slot,
    Span,
    Values,
)
from generator.engines.physics.wording import Wording, both

_NARROW = 0.2  # of the separation: how wide the slits are where the text does not tell
_SHOWN = 4.6  # fringes to each side
_OBLIQUE = 0.1  # rad: from here on sin θ = tan θ is too rough
_EXACT = 1e-6  # of an order: no further from a dark place, a fringe is missing
_COUNTED = 20  # orders: nobody counts more

_WIDTH = opening(
    "width", "a", "m", 1.0, Wording("slit width", "缝宽"),
    Wording("slit width|wide|width|each slit", "缝宽|宽"),
)  # fmt: skip
_SPACING = opening(
    "spacing", "Δy", "m", 100.0, Wording("fringe spacing", "条纹间距"),
    Wording("fringe spacing|fringes?|bright bands", "条纹间距|条纹|相邻亮纹"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DoubleSlit:
    """Slits `separation` apart and `width` wide, a screen at `distance`, all in m."""

    wavelength: float
    separation: float
    width: float
    distance: float

    @property
    def spacing(self) -> float:
        """From one bright fringe to the next near the middle, in m: λL/d."""
        return self.wavelength * self.distance / self.separation

    @property
    def orders(self) -> int:
        """Bright fringes to each side of the middle one."""
        return math.floor(self.separation / self.wavelength * (1 - 1e-12))

    def missing(self, order: float | NDArray[np.float64]) -> NDArray[np.bool_]:
        """Whether neither slit sends light to the bright fringe of that order: mλ/d = nλ/a."""
        share = np.abs(order) * self.width / self.separation
        return (np.abs(share - np.rint(share)) < _EXACT) & (share > 0.5)

    @property
    def bright(self) -> int:
        """Bright fringes that there are in all, where they can be counted."""
        return int(np.sum(~self.missing(np.arange(-self.orders, self.orders + 1.0))))

    def envelope(self, order: NDArray[np.float64]) -> NDArray[np.float64]:
        """Beside two slits without a width, how bright it is where one way is so many wavelengths
        longer, 0 to 1."""
        share: NDArray[np.float64] = np.sinc(order * self.width / self.separation) ** 2
        return share

    @property
    def angle(self) -> float:
        """Towards the first bright fringe, in rad: sin θ = λ/d; a right angle where there is
        none."""
        return math.asin(min(1.0, self.wavelength / self.separation))

    @property
    def first(self) -> float:
        """Where on the screen the first bright fringe is, in m; infinite where there is none."""
        return self.distance * math.tan(self.angle) if self.orders else math.inf

    @property
    def half(self) -> float:
        """How much of the screen is shown to each side, in m."""
        return min(_SHOWN * self.spacing, 3 * self.distance)

    def intensity(self, y: NDArray[np.float64]) -> NDArray[np.float64]:
        """At `y` (m) on the screen, 0 to 1 (Fraunhofer)."""
        sine = y / np.hypot(y, self.distance)
        order = self.separation * sine / self.wavelength
        bright: NDArray[np.float64] = np.cos(math.pi * order) ** 2 * self.envelope(order)
        return bright


def simulate(values: Values) -> DoubleSlit:
    separation, distance = values["separation"], values["distance"]
    wavelength, spacing = told(values, _light.WAVELENGTH), told(values, _SPACING)
    width = told(values, _WIDTH)
    if wavelength is None and spacing is not None:
        wavelength = spacing * separation / distance
    if wavelength is None:
        wavelength = _light.usual(values["colour"])
    return DoubleSlit(wavelength, separation, width or _NARROW * separation, distance)


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    usual = [(_WIDTH, _NARROW * values["separation"])]
    if told(values, _SPACING) is None:
        usual.append((_light.WAVELENGTH, _light.usual(values["colour"])))
    return left_open(values, usual)


def span(values: Values, slit: DoubleSlit) -> Span:
    return Span(slit.wavelength / _light.SPEED, repeats=True)


def facts(values: Values, slit: DoubleSlit) -> tuple[Fact, ...]:
    length = Fact("wavelength", Wording("wavelength", "波长"), "λ", slit.wavelength, "m")
    told_of: list[Fact] = []
    if slit.orders:
        spacing = Wording("fringe spacing", "条纹间距")
        angle = Wording("angle of the first bright fringe", "第一级亮纹角度")
        told_of += [
            Fact("spacing", spacing, "Δy", slit.spacing, "m"),
            Fact("angle", angle, "θ₁", slit.angle, "rad", "deg"),
        ]
    if slit.orders and slit.angle > _OBLIQUE:  # else it is the spacing
        first = Wording("first bright fringe at", "第一级亮纹位置")
        told_of.append(Fact("first", first, "y₁", slit.first, "m"))
    told_of.append(length)
    if slit.orders <= _COUNTED:
        name = Wording("bright fringes in all", "亮纹总数")
        told_of.append(Fact("fringes", name, "N", float(slit.bright), ""))
    return tuple(told_of)


def story(values: Values, slit: DoubleSlit) -> Wording:
    if not slit.orders:
        return Wording(
            "The slits are less than a wavelength apart: nowhere on the screen is one way longer "
            "by a whole wavelength, so there is but the bright middle.",
            "两缝间距小于一个波长，屏上任何一点的路程差都达不到一个波长，因此只有中央亮纹。",
        )
    spacing, length = amount(slit.spacing, "m"), amount(slit.wavelength, "m")
    en = (
        "Waves from the two slits add up. Where one way is longer by whole wavelengths the screen "
        f"is bright, half way between it is dark. For λ = {length} the bright fringes are "
        f"Δy = λL/d = {spacing} apart."
    )
    zh = (
        "两缝发出的波在屏上叠加：路程差为波长整数倍处是亮纹，为半波长奇数倍处是暗纹。"
        f"λ = {length} 时，相邻亮纹间距 Δy = λL/d = {spacing}。"
    )
    if slit.angle > _OBLIQUE:
        exact = amount(slit.first, "m")
        en += f" That holds near the middle only: the first one is really at {exact}."
        zh += f"这只在中央附近成立：第一级亮纹实际在 {exact} 处。"
    return Wording(en, zh)


def impossible(values: Values) -> Wording | None:
    width = told(values, _WIDTH)
    if width is not None and width >= values["separation"]:
        return Wording(
            "The slits cannot be wider than they are apart: they would be one.",
            "缝宽不能大于双缝间距，否则两缝就连成一条了。",
        )
    return None


def draw(page: Page, cases: Sequence[Case[DoubleSlit]]) -> None:
    half = max(case.run.half for case in cases)
    cases = in_its_light(cases) if len(cases) > 1 else cases
    if len(cases) == 1:
        _waves(page, cases[0].run)
    else:
        screens(page, cases, half)
    measured(page, Wording("wavelength λ", "波长 λ"), cases, lambda slit: slit.wavelength)
    if all(case.run.orders for case in cases):
        name = Wording("fringe spacing Δy", "条纹间距 Δy")
        measured(page, name, cases, lambda slit: slit.spacing)
    profile_of(page, cases, half)


def _waves(page: Page, slit: DoubleSlit) -> None:
    ratio = slit.separation / slit.wavelength
    drawn = Drawn.of(ratio, slit.distance / slit.wavelength, 1.3 if ratio > 1 else 0.6, 4.0)
    far = drawn.size / 2
    gap = 0.3
    sources = np.array([-far, far])
    first = drawn.reach * math.tan(math.asin(1 / drawn.size)) if slit.orders else None

    def envelope(height: NDArray[np.float64]) -> NDArray[np.float64]:
        return slit.envelope(drawn.size * height / np.hypot(height, drawn.reach))

    waves(
        page,
        ripples_of(
            sources, drawn, slit.wavelength, slit.wavelength / _light.SPEED, envelope=envelope
        ),
        [(side - gap, side + gap) for side in (-far, far)],
        drawn,
        distance=slit.distance,
        sizes=[("d", -far, far)],
        first=None if first is None else ("Δy", first),
    )


PHENOMENON = Phenomenon(
    slug="double-slit",
    name=Wording("Double slit", "双缝干涉"),
    formula=both("Δy = λL/d"),
    slots=(
        Slot(
            "separation", "d", "m", 2e-4, 1e-8, 10.0,
            Wording("slit separation", "双缝间距"),
            cues=Wording(
                "apart|separation|separated by|slit spacing|slit separation|between the slits"
                "|slits? distance|slits|double slit",
                "缝间距|双缝间距|间距|相距|缝距|双缝",
            ),
        ),
        Slot(
            "distance", "L", "m", 1.5, 1e-3, 1e5,
            Wording("distance to the screen", "缝到屏的距离"),
            cues=Wording("screen|away|distance|from the slits", "屏|光屏|屏幕|缝屏距离|距离"),
        ),
        _light.WAVELENGTH, _WIDTH, _SPACING,
    ),
    choices=(_light.COLOUR,),
    cues={
        r"\b(double|two|twin|2)[- ]slits?\b|\byoung'?s (double|slit|experiment)|双缝|杨氏": 3,
        r"\bslits\b.*\b(apart|interfer\w+|fringes?|screen)|\binterference fringes\b|干涉条纹": 3,
        r"\btwo[- ]source interference\b|两个?(点)?波源.{0,4}干涉|水波.{0,4}干涉": 2,
        r"\bslit (separation|spacing)\b": 3,
        r"\b(fringe|interference) pattern|\bfringe (spacing|width|separation)": 2,
        r"条纹间距|明暗相间|亮纹|暗纹": 2,
        r"\b(light|laser)\b.*\binterfer\w+|\binterfer\w+\b.*\b(light|laser)|光的干涉": 2,
        r"\bfringes?\b|\bslits?\b|\binterference\b|条纹|干涉|狭缝": 1,
        r"\bsingle[- ]slit|\bone (narrow )?slit|单缝|\bgrating|光栅|\bthin film|薄膜|肥皂泡": -3,
        r"\bnewton'?s rings|牛顿环|\bdiffract\w*(?!.*double)|衍射": -1,
        r"\bbeats\b|\bpulses?\b|脉冲|\bdress\b|\bskirt|裙": -3,
        r"\b(two|pair of|twin|both)\b.{0,30}\b(slits?|openings|narrow gaps|slots)\b.{0,70}"
        r"\b(stripes?|fringes?|bright|dark|bands?|pattern|screen|light|laser|closer"
        r"|interfer\w*|electrons?)\b"
        r"|\b(stripe|fringe|band|light|laser|electron)\w*\b.{0,70}\b(two|2|double|both)\b.{0,24}"
        r"\b(slits?|openings)\b|\byoung'?s\b.{0,30}\b(slits?|fringes?|interference|light)\b"
        r"|两(条|个|道)?.{0,8}(狭?缝|缝隙).{0,24}(条纹|亮|暗|光|屏|干涉|电子)"
        r"|(条纹|光|激光|电子).{0,16}两(条|个|道).{0,8}缝": 3,
        r"\b(bright and dark|dark and bright|light and dark)\b.{0,20}\b(stripes?|bands?"
        r"|fringes?|lines?)\b|\bpath difference\b|\bcoherent (light|sources?|waves?)"
        r"|\bstripes?\b.{0,40}\b(slits?|laser|interfer\w*)"
        r"|\b(fringe|stripe)s?\b.{0,50}\b(wider|narrower|spacing|apart|closer|colou?r"
        r"|wavelength)\b|(光程差|路程差|相干光|相干)"
        r"|条纹.{0,10}(间距|变宽|变窄|变密|变疏|宽|窄|密|疏)|明暗相间": 2,
        r"\bslit\b.{0,20}\b(thinner|narrower|wider)|缝.{0,6}越(窄|宽)|中央(亮|明)": -2,
        r"\btwo (pin)?holes\b.{0,30}\b(light|overlap\w*|interfer\w*)"
        r"|\blight\b.{0,20}\btwo (pin)?holes"
        r"|\b(first|second|third|fourth|central|\d(st|nd|rd|th)) (order )?(bright"
        r"|dark) (fringe|stripe|band)|\bthomas young|托马斯.?杨"
        r"|\blight (plus|and|added to) light\b.{0,30}\bdark|光.{0,2}加.{0,2}光.{0,10}(暗|黑)"
        r"|第.{0,2}条?(亮|暗)条?纹": 3,
        r"\bpair of\b.{0,16}\b(slits|scratches|openings|holes)\b|\bis light a wave\b"
        r"|光是(一种)?波|光的波动性": 3,
        r"[扬阳]氏.{0,6}(缝|干涉|实验)|杨式.{0,4}(双缝|干涉|实验)": 3,
    },
    examples_en=(
        "double slit with 600 nm light, slits 0.2 mm apart, screen 1.5 m away",
        "Young's double slit experiment with red light",
        "fringe spacing for two slits 0.1 mm apart and a green laser",
        "compare red and blue light through a double slit",
        "light through two narrow slits makes bright and dark fringes on a screen",
        "double slit d = 0.25 mm, L = 2 m, fringes 4 mm apart: what is the wavelength",
        "a laser through two thin slits makes bright and dark stripes, why",
        "do the stripes move apart when the two slits are brought nearer",
        "electrons sent one by one through two slits build up stripes",
        "path difference of one wavelength makes a bright fringe",
    ),
    examples_zh=(
        "双缝干涉，波长600纳米，双缝间距0.2毫米，屏距1.5米",
        "杨氏双缝实验，红光",
        "比较红光和蓝光的双缝干涉条纹",
        "激光通过两条狭缝在屏上形成明暗相间的条纹",
        "双缝间距0.1毫米，绿光，条纹间距是多少",
        "两条狭缝靠近一些，条纹会变宽吗",
        "电子一个一个通过双缝也会出现条纹",
        "红光换成紫光，双缝的亮纹间距怎么变",
        "两束相干光的光程差等于波长时是亮纹",
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
                r"\b(slits?|they) (are |being )?(further|farther|wider) apart\b.*\bfringes?\b.*"
                r"\b(wider|further|farther|spread)|\bcloser slits\b.*\bcloser\b.*\bfringes",
                r"(缝|间距)越(大|宽).{0,8}条纹(间距)?越(大|宽)",
            ),
            truth=Wording(
                "It is the other way round: the farther apart the slits, the closer the fringes, "
                "Δy = λL/d.",
                "恰恰相反：双缝间距越大，条纹越密，Δy = λL/d。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\b(blue|violet)\b.*\b(wider|farther apart|larger)\b.*\bfringes?\b.*\bred"
                r"|\b(blue|violet)\b.*\bfringes?\b.*\b(wider|farther apart) than\b.*\bred"
                r"|\bred\b.{0,20}\b(narrower|closer|smaller)\b.{0,8}\bfringes?\b.*\b(blue|violet)",
                r"(蓝|紫)光.{0,8}(条纹)?.{0,4}比红光.{0,4}(宽|大|疏)"
                r"|红光.{0,8}比(蓝|紫|绿)光.{0,4}(窄|小|密)",
            ),
            truth=Wording(
                "Red light has the longer wave, so its fringes are farther apart than blue ones.",
                "红光波长更长，条纹间距比蓝光大。",
            ),
        ),
    ),
)  # fmt: skip
