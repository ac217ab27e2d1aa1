"""Diffraction at a single slit: the narrower it is, the wider the light spreads."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

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

_SHOWN = 3.4  # dark fringes to each side
_SOURCES = 24  # of the waves in the slit (Huygens)
_FIRST_SIDE = 0.04719  # of the middle: Hecht, Optics, 10.2.1

_MIDDLE = opening(
    "middle", "w", "m", 100.0, Wording("width of the central maximum", "中央亮纹宽度"),
    Wording("central maximum|central fringe|central bright|bright band", "中央亮纹|中央明纹"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SingleSlit:
    """A slit `width` wide and a screen at `distance`, all in m; the light falls straight in.
    `share` of what the brightest of several has in its middle is in the middle of this one."""

    wavelength: float
    width: float
    distance: float
    share: float = 1.0

    @property
    def dark(self) -> int:
        """Dark fringes to each side."""
        return math.floor(self.width / self.wavelength * (1 - 1e-12))

    @property
    def angle(self) -> float:
        """Towards the first dark fringe, in rad: sin θ = λ/a; a right angle where there is none."""
        return math.asin(min(1.0, self.wavelength / self.width))

    @property
    def first(self) -> float:
        """Where on the screen the first dark fringe is, in m; infinite where there is none."""
        return self.distance * math.tan(self.angle) if self.dark else math.inf

    @property
    def middle(self) -> float:
        """How wide the central maximum is, in m, from dark to dark."""
        return 2 * self.first

    @property
    def half(self) -> float:
        """How much of the screen is shown to each side, in m."""
        return min(_SHOWN * self.wavelength * self.distance / self.width, 3 * self.distance)

    def intensity(self, y: NDArray[np.float64]) -> NDArray[np.float64]:
        """At `y` (m) on the screen, 0 to 1 (Fraunhofer)."""
        sine = y / np.hypot(y, self.distance)
        bright: NDArray[np.float64] = np.sinc(self.width * sine / self.wavelength) ** 2
        return self.share * bright


def simulate(values: Values) -> SingleSlit:
    width, distance = values["width"], values["distance"]
    wavelength, middle = told(values, _light.WAVELENGTH), told(values, _MIDDLE)
    if wavelength is None and middle is not None:
        wavelength = width * math.sin(math.atan(middle / 2 / distance))
    if wavelength is None:
        wavelength = _light.usual(values["colour"])
    return SingleSlit(wavelength, width, distance)


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    usual = [(_light.WAVELENGTH, _light.usual(values["colour"]))]
    return left_open(values, usual if told(values, _MIDDLE) is None else [])


def span(values: Values, slit: SingleSlit) -> Span:
    return Span(slit.wavelength / _light.SPEED, repeats=True)


def facts(values: Values, slit: SingleSlit) -> tuple[Fact, ...]:
    length = Fact("wavelength", Wording("wavelength", "波长"), "λ", slit.wavelength, "m")
    count = Fact("dark", Wording("dark fringes in all", "暗纹总数"), "N", 2.0 * slit.dark, "")
    if not slit.dark:
        return (count, length)
    middle = Wording("width of the central maximum", "中央亮纹宽度")
    angle, first = Wording("angle of the first dark fringe", "第一暗纹角度"), slit.first
    side = Wording("first side maximum beside the middle", "第一级次极大的相对强度")
    return (
        Fact("middle", middle, "w", slit.middle, "m"),
        Fact("angle", angle, "θ₁", slit.angle, "rad", "deg"),
        Fact("first", Wording("first dark fringe at", "第一暗纹位置"), "y₁", first, "m"),
        length,
        Fact("side", side, "I₁/I₀", _FIRST_SIDE, "", "%"),
        count,
    )


def story(values: Values, slit: SingleSlit) -> Wording:
    if not slit.dark:
        return Wording(
            "The slit is narrower than a wavelength: it is the source of a half round wave that "
            "goes everywhere, and there is no dark fringe.",
            "缝宽小于波长：它就像一个新波源，向各个方向发出半圆形的波，没有暗纹。",
        )
    length, width, angle, middle = (
        amount(slit.wavelength, "m"),
        amount(slit.width, "m"),
        amount(slit.angle, "deg"),
        amount(slit.middle, "m"),
    )
    return Wording(
        "Every point of the slit sends out waves, and they add up behind it. The first dark fringe "
        f"is where the paths from its two edges differ by one λ, sin θ = λ/a: {angle} for "
        f"λ = {length} and a = {width}. The bright middle is {middle} wide; a narrower slit would "
        f"make it wider.",
        f"缝上每一点都发出子波，在后方叠加。从缝的两边到某处路程差恰为一个波长时出现第一暗纹，"
        f"sin θ = λ/a：λ = {length}、a = {width} 时 θ = {angle}。中央亮纹宽 {middle}，"
        f"缝越窄，它越宽。",
    )


def draw(page: Page, cases: Sequence[Case[SingleSlit]]) -> None:
    half = max(case.run.half for case in cases)
    cases = in_its_light(_beside(cases)) if len(cases) > 1 else cases
    if len(cases) == 1:
        _waves(page, cases[0].run)
    else:
        screens(page, cases, half)
    measured(page, Wording("wavelength λ", "波长 λ"), cases, lambda slit: slit.wavelength)
    if all(case.run.dark for case in cases):
        name = Wording("width of central maximum", "中央亮纹宽度")
        measured(page, name, cases, lambda slit: slit.middle)
    profile_of(page, cases, half)


def _beside(cases: Sequence[Case[SingleSlit]]) -> list[Case[SingleSlit]]:
    """The cases as bright as they are beside each other in the same light: a²/λL in the middle (the
    amplitude is that of the slit's width; Hecht, Optics, 10.2.1). What is light of two colours, of
    which nobody says how bright it is, stays as it is."""
    if len({case.run.wavelength for case in cases}) > 1:
        return list(cases)
    bright = [case.run.width**2 / case.run.distance for case in cases]
    return [
        replace(case, run=replace(case.run, share=it / max(bright)))
        for case, it in zip(cases, bright, strict=True)
    ]


def _waves(page: Page, slit: SingleSlit) -> None:
    ratio = slit.width / slit.wavelength
    drawn = Drawn.of(ratio, slit.distance / slit.wavelength, 1.6 if ratio > 1 else 0.3, 3.0)
    edge = drawn.size / 2
    sources = (np.arange(_SOURCES) + 0.5) / _SOURCES * drawn.size - edge
    first = drawn.reach * math.tan(math.asin(1 / drawn.size)) if slit.dark else None
    waves(
        page,
        ripples_of(sources, drawn, slit.wavelength, slit.wavelength / _light.SPEED),
        [(-edge, edge)],
        drawn,
        distance=slit.distance,
        sizes=[("a", -edge, edge)],
        first=None if first is None else ("y₁", first),
    )


PHENOMENON = Phenomenon(
    slug="diffraction",
    name=Wording("Single-slit diffraction", "单缝衍射"),
    formula=both("a sin θ = λ"),
    slots=(
        Slot(
            "width", "a", "m", 1e-4, 1e-8, 10.0,
            Wording("slit width", "缝宽"),
            cues=Wording("wide|width|slit|slit width|gap|opening", "缝宽|宽|单缝|狭缝|缝"),
        ),
        Slot(
            "distance", "L", "m", 2.0, 1e-3, 1e5,
            Wording("distance to the screen", "缝到屏的距离"),
            cues=Wording("screen|away|distance|from the slit|behind", "屏|光屏|屏幕|距离"),
        ),
        _light.WAVELENGTH, _MIDDLE,
    ),
    choices=(_light.COLOUR,),
    cues={
        r"\bsingle[- ]slits?\b|\bone (narrow )?slit\b|单缝": 3,
        r"\bdiffract\w*\b.{0,80}\b(slit|gap|opening|aperture|light|wave|laser)|衍射": 3,
        r"\b(slit|gap|opening|aperture)\b.{0,80}\bdiffract\w*": 3,
        r"\bdiffract\w*|\bcentral (maximum|bright)|中央(亮|明)纹": 2,
        r"\b(light|laser|waves?)\b.{0,80}\b(slit|gap|opening)\b.{0,80}\b(spread|bend)": 2,
        r"\b(light|waves?)\b.{0,80}\b(bend|spread)\w*\b"
        r".{0,80}\b(gap|opening|slit|corner|obstacle)": 3,
        r"(狭缝|小孔|缝隙).*(散开|变宽)": 2,
        r"\bslit\b|狭缝|\bnarrow gap\b": 1,
        r"\b(double|two|twin)[- ]slits?|双缝|\byoung|杨氏|\bgrating|光栅|\bx-?ray|晶体": -3,
        r"\bdress\b|\bskirt|裙|\bcoin slot": -3,
        r"\b(hear|sound|music|voices?)\b.{0,50}\b(around|round) (the |a )?corners?\b.{0,60}"
        r"\b(see|light|not)\b|\b(around|round) (the |a )?corners?\b.{0,50}\b(hear|sound|see)\b"
        r"|(听见|听到|听得见|闻其声).{0,24}(看不见|看不到|不见其人)|隔墙.{0,6}(听|耳)"
        r"|(墙|拐角|门).{0,12}(听|声).{0,16}(看不|光)": 3,
        r"\b(light|laser|wave|water wave|ripple|swell)\w*\b.{0,60}\b(gap|opening|slit|harbou?r"
        r"|breakwater|hole|pinhole|slot|entrance|wall)\b.{0,60}\b(spread\w*|bend\w*|fan\w*"
        r"|curve\w*|wider|round)\b|\b(wave|ripple|swell)\w*\b.{0,50}\b(harbou?r|breakwater)\b"
        r"|\b(spread\w*|bend\w*)\b.{0,30}\b(after|behind|through|around|past)\b.{0,24}\b(gap"
        r"|slit|opening|hole|obstacle|edge|corner)\b"
        r"|\blight\b.{0,12}\bbends?\b.{0,12}\b(round|around)\b|隔(着|了)?.{0,6}(墙|门).{0,6}听"
        r"|声音?.{0,6}绕|(水波|波|光|声波|电波).{0,16}(绕过|绕到|缺口|小缝|障碍物|缝隙).{0,16}"
        r"|(缺口|小孔|窄缝|狭缝|防波堤|港口).{0,14}(扩散|散开|绕|传播)|绕射": 3,
        r"\b(slit|gap|opening)\b.{0,30}\b(thinner|narrower|wider|smaller)\b.{0,60}\b(wider"
        r"|narrower|spread\w*|central|middle|band|pattern)\b"
        r"|\b(central|middle)\b.{0,16}\b(band|maximum|fringe|stripe|spot)\b"
        r"|\b(wider|narrower|spread\w*)\b.{0,50}\b(thinner|narrower|smaller|wider) (slit|gap"
        r"|opening)\b|缝.{0,6}越?(窄|宽|小|大).{0,16}(亮纹|条纹|光|衍射|散)"
        r"|中央.{0,4}(亮|明)(条)?纹": 3,
        r"\b(am|radio|long|fm)\b.{0,12}\b(waves?|radio)\b.{0,60}\b(hills?|mountains?"
        r"|buildings?|around|behind)\b|\b(poisson|arago)('?s)? spot|\bairy (disc|disk|pattern)"
        r"|\bhair\b.{0,40}\blaser|\blaser\b.{0,40}\bhair\b|\bresolv\w+ power"
        r"|\brayleigh criterion|(长波|无线电波|收音机|电磁波|手机信号).{0,20}(绕|山|翻过)"
        r"|泊松亮斑|艾里斑|头发丝?.{0,12}激光|激光.{0,12}头发|圆孔"
        r"|(眯|铅笔|手指|羽毛).{0,10}(缝|看).{0,10}(灯|日光灯)": 3,
        r"\b(laser|light)\b.{0,30}\b(thin|narrow|tiny|fine)\b.{0,12}\b(opening|slit|gap"
        r"|aperture)\b|\b(sharp|blur\w*|details?)\b.{0,40}\b(tiny|small) aperture"
        r"|\b(tiny|small) aperture\b.{0,40}\b(sharp|blur\w*|details?)"
        r"|水波.{0,8}(小口|缺口|缝|口)|缝宽.{0,6}(减半|变|一半|加倍|减小|增大)"
        r"|光.{0,6}过.{0,6}(窄|细|小)的?(缝|孔)": 3,
        r"两(条|道).{0,4}缝|\btwo (narrow |thin )?(slits|openings)\b": -3,
        r"\bwaves?\b.{0,30}\b(behind|around)\b.{0,12}\b(wall|barrier|obstacle|breakwater)\b"
        r"|\bhear\b.{0,50}\bdoor\b.{0,14}\b(ajar|crack)|(门|窗).{0,6}缝.{0,10}(听|声)": 3,
    },
    examples_en=(
        "single-slit diffraction of 650 nm light by a slit 0.1 mm wide, screen 2 m away",
        "diffraction of a green laser at a narrow slit",
        "light spreads out after a narrow slit and makes a wide central maximum",
        "compare single slits of 0.05 mm and 0.1 mm with red light",
        "first dark fringe of 589 nm light behind a single slit 0.2 mm wide, L = 1.5 m",
        "waves with a wavelength of 3 cm diffract through a gap 9 cm wide",
        "why do I hear my friend behind the corner of a house although I cannot see him",
        "sea waves fan out behind the narrow mouth of a harbour",
        "the narrower the slit, the wider the bright stripe in the middle",
        "measure the thickness of a hair with a laser",
        "why do long radio waves reach the far side of a hill",
    ),
    examples_zh=(
        "单缝衍射，波长650纳米，缝宽0.1毫米，屏距2米",
        "红光通过单缝的衍射图样",
        "比较缝宽0.05毫米和0.1毫米的单缝衍射",
        "激光通过狭缝后散开，中央亮纹有多宽",
        "波绕过狭缝传播：衍射现象",
        "隔着墙角为什么能听到声音却看不到人",
        "水波穿过防波堤的缺口后向四周散开",
        "狭缝调窄，中央亮条纹反而变宽",
        "用激光照头发丝看到的条纹",
        "长波为什么能绕过高山传播",
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
                r"\bnarrower (slit|gap)\b.*\b(narrower|smaller|sharper) (beam|pattern|central|spot)"
                r"|\bwider slit\b.*\b(spreads? more|wider (pattern|central))",
                r"缝越窄.{0,10}(亮纹|光束|图样|条纹).{0,4}越窄"
                r"|缝越宽.{0,10}(亮纹|图样|衍射).{0,4}越(宽|明显)",
            ),
            truth=Wording(
                "It is the other way round: the narrower the slit, the more the light spreads, "
                "sin θ = λ/a.",
                "恰恰相反：缝越窄，光散得越开，中央亮纹越宽，sin θ = λ/a。",
            ),
        ),
    ),
)  # fmt: skip
