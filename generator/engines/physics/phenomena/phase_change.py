"""Ice is heated until it is steam: its temperature stands still while it melts and boils."""

from collections.abc import Sequence

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    BLUE,
    SKY,
    STEEL,
    VERMILLION,
)
from generator.engines.physics.phenomena._heating import (
    BOILING,
    FUSION,
    MELTING,
    VAPORISATION,
    WATER,
    Heating,
)
from generator.engines.physics.phenomena._heating_picture import paint_beaker, paint_thermometer
from generator.engines.physics.phenomena._openings import told
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

_ROOM = 10.0  # K, above and below a temperature that stays
_WARMEST = 393.15  # K, where nothing tells when to end
_ROOMY, _FROZEN = 293.15, 253.15  # K, where water and ice begin of which nothing is told
_COLDEST = 73.15  # K
_GOALS = {"melts": (MELTING, True), "freezes": (MELTING, False), "steam": (BOILING, True)}
"""The temperature at which a change ends, and whether it ends as the warmer of the two phases."""

_TEMPERATURE = Slot(
    "temperature", "T₁", "K", 0.0, 0.0, 773.15, shown="°C", quiet=True, open=True,
    name=Wording("temperature at first", "初温"),
    cues=Wording("from|at|initially|starts at", "从|初温|最初|的冰"),
)  # fmt: skip
_TEMPERATURE2 = Slot(
    "temperature2", "T₂", "K", 0.0, 0.0, 773.15, shown="°C", quiet=True, open=True,
    name=Wording("temperature in the end", "末温"),
    cues=Wording("to|until|up to|reaches|end", "到|变成|末温|直到"),
)  # fmt: skip


def simulate(values: Values) -> Heating:
    """A change that is named ends with it, if no last temperature is told."""
    goal, first, last = values["goal"], None, None
    start, end = told(values, _TEMPERATURE) or _start(values), told(values, _TEMPERATURE2)
    if goal in _GOALS:
        usual, last = _GOALS[goal]
        end = end or usual
    elif goal == "stays":
        end = end or max(MELTING, start) + 2 * _ROOM
    if values["first"] == "water" and start == MELTING:
        first = True
    return Heating(values["mass"], values["power"], start, end or _WARMEST, first, last)


def _start(values: Values) -> float:
    """Where it begins if the text does not tell, in K: ice that is to be melted at its melting
    point, so that all heat goes into melting it."""
    if values["goal"] == "melts":
        return MELTING
    liquid = values["goal"] == "freezes" or values["first"] == "water"
    return _ROOMY if liquid else _FROZEN


def settled(values: Values) -> dict[str, float]:
    """Where it begins, and where a change that is named ends."""
    heating = simulate(values)
    return {"temperature": heating.start, "temperature2": heating.end}


def impossible(values: Values) -> Wording | None:
    temperatures = (told(values, it) for it in (_TEMPERATURE, _TEMPERATURE2))
    if any(it is not None and it < _COLDEST for it in temperatures):
        low, high = amount(_COLDEST, "°C"), amount(_TEMPERATURE.high, "°C")
        return Wording(
            f"The temperatures have to be between {low} and {high}.",
            f"温度应在 {low} 到 {high} 之间。",
        )
    if abs(simulate(values).heat) < 0.1 * WATER * values["mass"]:
        return Wording(
            "Temperature at first and in the end have to be different.", "初温和末温应不同。"
        )
    return None


def span(values: Values, heating: Heating) -> Span:
    return Span(heating.seconds)


def facts(values: Values, heating: Heating) -> tuple[Fact, ...]:
    found = [
        Fact("time", Wording("time in all", "总时间"), "t", heating.seconds, "s"),
        Fact("heat", Wording("heat in all", "总热量"), "Q", heating.heat, "J"),
    ]
    if heating.melting is not None:
        name = (
            Wording("time to freeze", "凝固时间")
            if heating.cools
            else Wording("time to melt", "熔化时间")
        )
        found.append(Fact("melting", name, "t₁", heating.melting, "s"))
    if heating.boils_at:
        found.append(
            Fact("boils_at", Wording("boils after", "开始沸腾"), "t₂", heating.boils_at, "s")
        )
    if heating.boiling is not None:
        name = (
            Wording("time to condense", "液化时间")
            if heating.cools
            else Wording("time to boil away", "汽化时间")
        )
        found.append(Fact("boiling", name, "t₃", heating.boiling, "s"))
    if heating.melting is not None:
        fusion = heating.mass * FUSION
        found.append(Fact("fusion", Wording("heat to melt it", "熔化热"), "mLₘ", fusion, "J"))
    if heating.boiling is not None:
        steam, name = heating.mass * VAPORISATION, Wording("heat to boil it away", "汽化热")
        found.append(Fact("vaporisation", name, "mLᵥ", steam, "J"))
    return tuple(found)


def story(values: Values, heating: Heating) -> Wording:
    time, heat = amount(heating.seconds, "s"), amount(abs(heating.heat), "J")
    start, end = amount(heating.start, "°C"), amount(heating.end, "°C")
    if heating.start == heating.end:
        way = Wording(
            "gives away" if heating.cools else "takes up", "放出" if heating.cools else "吸收"
        )
        en = f"At {start} it {way.en} {heat} while it changes, which takes {time}."
        zh = f"在 {start} 发生物态变化，一共{way.zh} {heat}，用时 {time}。"
    elif heating.cools:
        en = f"From {start} down to {end} it gives {heat} away, which takes {time}."
        zh = f"从 {start} 降到 {end}，一共放出 {heat}，用时 {time}。"
    else:
        en = f"From {start} up to {end} it takes {heat}, which needs {time}."
        zh = f"从 {start} 升到 {end}，一共吸收 {heat}，用时 {time}。"
    if heating.melting is not None or heating.boiling is not None:
        en += (
            " While it changes from one phase to another its temperature stands still: all heat "
            "goes into loosening the bonds of the molecules"
        )
        en += ", or comes from them." if heating.cools else "."
        zh += "物态变化时温度保持不变：" + (
            "放出的热量来自分子势能的减小。"
            if heating.cools
            else "热量全部用于克服分子间的作用力。"
        )
    return Wording(en, zh)


def draw(page: Page, cases: Sequence[Case[Heating]]) -> None:
    runs = [case.run for case in cases]
    low, high = min(min(it.start, it.end) for it in runs), max(max(it.start, it.end) for it in runs)
    if high - low < 2 * _ROOM:
        low, high = low - _ROOM, high + _ROOM
    scenes = page.scenes(cases, (-0.72, 1.28), (-0.32, 1.4))
    for case, scene in zip(cases, scenes, strict=True):
        paint_beaker(scene, case.run)
        paint_thermometer(scene, case.run, low, high)
    longest = max(it.seconds for it in runs)
    most = max(abs(it.heat) for it in runs)
    name = Wording("temperature T", "温度 T")
    page.read(name, "°C", high, cases, lambda it, t: it.phase(t).temperature)
    page.read(Wording("heat Q", "热量 Q"), "J", most, cases, Heating.taken)
    curves = []
    for case in cases:
        times = np.array(case.run.times())
        warmth = np.array([case.run.phase(time).temperature for time in times])
        curves.append(Curve(times, warmth, case.colour if len(cases) > 1 else VERMILLION))
    room = 0.06 * (high - low)
    page.graph(Graph(Axis("t", "s", 0, longest), Axis("T", "°C", low - room, high + room), curves))
    if len(cases) == 1:
        (run,) = runs
        _shares(page, run)


def _shares(page: Page, run: Heating) -> None:
    """How much of it is in each phase, of those that there are at any time."""
    phases = [run.phase(time) for time in run.times()]
    bars = [
        (Wording("ice", "冰"), SKY, lambda t: run.mass * run.phase(t).ice),
        (Wording("water", "水"), BLUE, lambda t: run.mass * run.phase(t).water),
        (Wording("steam", "水蒸气"), STEEL, lambda t: run.mass * run.phase(t).steam),
    ]
    there = (
        any(it.ice for it in phases),
        any(it.water for it in phases),
        any(it.steam for it in phases),
    )
    shown = [bar for bar, seen in zip(bars, there, strict=True) if seen]
    if len(shown) > 1:
        page.bars(Wording("mass", "质量"), "kg", run.mass, shown)


_FIRST = Choice(
    "first",
    Wording("at first", "起始状态"),
    (
        Option("ice", Wording("ice", "冰"), Wording("ice|snow", "冰|雪")),
        Option(
            "water", Wording("liquid at first", "起始为液态"),
            Wording(r"^(?!.*\b(?:ice|snow|steam)\b).*\bwater", "^(?!.*(?:冰|雪|水蒸气)).*水"),
        ),
    ),
    quiet=True,
)  # fmt: skip
_STAYS = r"(?:\bstay(?:s|ing)?\b|\bconstant\b|\bsame\b|\bflat\b|\bplateau\b|n't rise)"
_GOAL = Choice(
    "goal",
    Wording("in the end", "最终状态"),
    (
        Option("told", Wording("at the last temperature", "到末温为止")),
        Option(
            "melts", Wording("all of it melts", "全部熔化"),
            Wording(
                r"^(?!.*\b(?:boil|steam|vapou?r)).*\b(?:to melt|melt all|melts? completely"
                r"|melting (?:\d|an? |the |all |half ))",
                "^(?!.*(?:沸|汽|蒸|烧开)).*(?:(?:熔化|融化)成水|化成水|全部(?:熔化|融化))",
            ),
        ),
        Option(
            "stays", Wording("melting and a little more", "熔化前后"),
            Wording(
                rf"^(?!.*\b(?:boil|steam|vapou?r)).*(?:{_STAYS}.*\bmelt\w*|\bmelt.*{_STAYS})",
                "^(?!.*(?:沸|汽|蒸|烧开)).*(?:(?:熔化|融化).*(?:不变|不升|保持)"
                "|(?:不变|不升|保持).*(?:熔化|融化))",
            ),
        ),
        Option(
            "freezes", Wording("all of it freezes", "全部凝固"),
            Wording(
                "to freeze|freezes|turns? (?:in)?to ice", "结冰|结成冰|冻成冰|凝固成冰"
            ),
        ),
        Option(
            "steam", Wording("all of it boils away", "全部汽化"),
            Wording(
                "(?:in)?to (?:steam|vapou?r)|boil (?:it )?away|boils away|evaporate all",
                "(?:变|化)(?:成|为)[^，。]{0,8}(?:水蒸气|蒸气|蒸汽)|烧干|蒸干|全部汽化|汽化成"
                "|(?:熔化|融化|化)(?:成水)?(?:再|后|然后|最后|直到|并)[^，。]{0,4}(?:沸腾|汽化)",
            ),
        ),
    ),
    quiet=True,
)  # fmt: skip

PHENOMENON = Phenomenon(
    slug="phase-change",
    name=Wording("Melting and boiling", "物态变化"),
    formula=both("Q = mcΔT,  Q = mL"),
    slots=(
        Slot(
            "mass", "m", "kg", 0.5, 1e-6, 1e6, Wording("mass", "质量"),
            cues=Wording("mass|ice|water|steam|of", "质量|冰|水"),
        ),
        Slot(
            "power", "P", "W", 1000.0, 1e-3, 1e9, Wording("power", "功率"),
            cues=Wording("power|heater|heated with|kettle|stove", "功率|加热器|电热水壶|炉"),
        ),
        _TEMPERATURE,
        _TEMPERATURE2,
    ),
    choices=(_FIRST, _GOAL),
    cues={
        r"\bphase (change|transition)|\bheating curve|\bcooling curve|\blatent heat|物态变化|相变"
        r"|加热曲线|升温曲线|熔化曲线|潜热|熔化热|汽化热": 3,
        r"\b(ice|water|steam)\b.*\b(latent|how much (heat|energy))"
        r"|\b(heat|energy)\b.*\bto (melt|boil|freeze|evaporate)"
        r"|冰.*(化成|化为)水|(冰|水).*(需要|吸收|放出).{0,6}热量": 3,
        r"\b(ice|snow)\b.*\b(melts?|melting|steam|boil|water|heated)\b.*"
        r"|\b(heat|heated|heating)\b.*\b(ice|snow)\b|\bmelts?\b.*\b(ice|ice cubes?|snow)\b"
        r"|冰.*(熔化|融化|加热|变成水|水蒸气)|(加热|融化|熔化).*冰": 2,
        r"\b(water|kettle|pot)\b.*\b(boil(s|ing)?|freezes?|evaporates?|steam)"
        r"|\bboil(s|ing)?\b.*\bwater"
        r"|(水|壶).*(烧开|沸腾|结冰|凝固|汽化|蒸干)|(烧开|煮沸|烧).*水": 2,
        r"\bmelt(s|ing)?\b|\bboil(s|ing)?\b|\bfreez|\bsteam\b|\bevaporat|熔化|融化|沸腾|结冰|蒸发"
        r"|水蒸气|凝固": 1,
        r"\bfloat|\bsink|\bbuoyan|漂浮|浮力|\biceberg|冰山|\bmix(es|ed|ing)?\b|混合|\bcalorimet|量热"
        r"|\bskat|\bslid|\bhockey|滑|\bexpan|膨胀|\bconduct|导热|\bcool(s|ing)? (down|law)|\bcoffee"
        r"|\bnewton'?s law of cool": -2,
        r"\b(temperature|thermometer)\b.{0,50}\b(stays?|constant|same|stuck|not rise"
        r"|doesn'?t (rise|change|go up)|flat|plateau)\b.{0,50}\b(melt\w*|boil\w*|freez\w*|ice"
        r"|steam)\b"
        r"|\b(melt\w*|boil\w*|freez\w*|ice)\b.{0,60}\b(temperature|thermometer)\b.{0,40}"
        r"\b(stays?|constant|same|stuck|not rise|doesn'?t|flat)\b"
        r"|(熔化|融化|化|沸腾|烧开|凝固|结冰).{0,24}温度.{0,10}(不变|不升|不再|保持)"
        r"|温度.{0,8}(不变|不升高|保持).{0,16}(熔化|融化|沸腾)": 3,
        r"\bice\b.{0,60}\btemperature (against|vs|over|versus|with) time"
        r"|\b(puddles?|laundry|wet clothes|wet hair)\b.{0,40}\bdr(y|ies|ied|ying)\b"
        r"|水.{0,14}不(再|会|能)?.{0,4}(升高|上升|升温)|晶体.{0,8}(熔化|熔点|凝固)"
        r"|三种?(状态|形态)": 3,
        r"\b(three|3) (states|phases) of (matter|water)\b|\bstates of matter\b"
        r"|\bsolids?,? (and )?liquids?,? (and|or) gas"
        r"|\b(ice|solid)\b.{0,30}\b(water|liquid)\b.{0,30}\b(steam|vapou?r|gas)\b|三态|固态"
        r"|液态|气态|(冰|固体).{0,6}(水|液体).{0,6}(水蒸气|蒸汽|气体)": 3,
        r"\bsteam\b.{0,40}\b(burns?|scalds?|worse)\b|\bpressure cookers?\b"
        r"|\b(boil|cook)\w*\b.{0,40}\b(mountains?|altitude|everest|high up|pressure)\b"
        r"|\b(boiling|melting|freezing) points?\b|\bdry ice\b|\bsublim\w+"
        r"|\bevaporat\w+\b.{0,40}\b(cool\w*|cold|sweat\w*|skin)|\bsweat\w*\b.{0,40}\bcool"
        r"|高压锅|(高山|高原|山顶|珠峰).{0,16}(煮|沸|烧|水)|(沸|熔|凝固|冰)点|干冰|升华|凝华"
        r"|液化|汽化|蒸发吸热|(出汗|酒精).{0,16}(凉|冷)|化雪|(水蒸气|蒸汽).{0,10}烫": 3,
        r"\b(dew|frost|fog\w*|mist\w*|condens\w+)\b.{0,40}\b(glass\w*|windows?|grass|cold"
        r"|morning|form\w*)\b.{0,40}\b(why|how|from|where)|\bcondensation\b|非?晶体|海波|石蜡"
        r"|(霜|露|雾|白气|水珠|冰花).{0,10}(形成|怎么|为什么|来的|哪)|湿衣服|晾干": 2,
        r"(干|蒸|烧|煮|水壶|锅).{0,6}(一直|继续|不停|不断)加热"
        r"|(继续|一直|不断)加热.{0,20}(温度|沸腾|开)": 2,
        r"\b(glasses|windows?|windshield|lenses)\b.{0,20}\bfogs?\b|\bfogg?(s|ing|ed) up\b"
        r"|冰.{0,6}变(成|为)?水|水.{0,4}变(成|为)?.{0,2}(汽|蒸汽|冰)|烧干|蒸干|冰水混合|凝结"
        r"|(雪|冰).{0,4}化.{0,8}(吸热|热|冷)": 3,
        r"\bwet (hands?|skin|hair)\b.{0,20}\b(cold|cool\w*)\b"
        r"|\bfrost\b.{0,20}\b(form\w*|appears?|comes?)\b|\bboil\w* dry\b"
        r"|湿.{0,6}(手|衣|身).{0,10}(冷|凉)|水.{0,4}烧(没|完)|(熔化|凝固).{0,4}图像": 3,
        r"冰.{0,4}溶化|溶化.{0,6}(吸热|温度)": 3,
    },
    examples_en=(
        "half a kilogram of ice is heated from -20 °C to steam at 120 °C",
        "heating curve of water from ice to steam with a 1 kW heater",
        "how long does a 2 kW kettle take to boil 1.5 kg of water from 20 °C to 100 °C",
        "ice melts and boils, why does the temperature stay at 0 °C",
        "latent heat: melting 200 g of ice with 300 W",
        "water freezes as it cools from 20 °C to -10 °C",
        "why does the thermometer stay still in melting ice although the stove is on",
        "how do the particles of a solid, a liquid and a gas move",
        "why is steam worse for the skin than boiling water",
        "does water boil at a lower temperature on a high mountain",
        "the temperature stays constant while a solid melts, a flat part of the curve",
        "why does sweat cool us when it evaporates",
    ),
    examples_zh=(
        "把0.5千克-20℃的冰加热到120℃的水蒸气",
        "冰熔化成水再沸腾的加热曲线",
        "2千瓦的电热水壶把1.5千克水从20℃烧到100℃要多久",
        "冰熔化时温度为什么保持0℃不变",
        "水从20℃冷却到-10℃结冰的过程",
        "物态变化：200克冰用300瓦加热",
        "水烧开以后继续加热，温度还会升高吗",
        "固态、液态和气态的分子是怎样排列的",
        "被水蒸气烫伤为什么比被开水烫伤更严重",
        "高山上的水为什么不到100℃就沸腾",
        "晶体熔化时吸热但温度不变",
        "为什么化雪的时候比下雪的时候冷",
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
                r"temperature (keeps rising|rises|goes up|increases) (while|when|as) .{0,20}"
                r"(melts|melting|boils|boiling)|boiling water (gets|becomes) (hotter|warmer)"
                r"|(water|ice|it) (keeps|goes on) (getting )?(hotter|warmer|heating up) (while|when"
                r"|as) (it|the water|the ice)?.{0,4}(melts|melting|boils|boiling)",
                r"(熔化|融化|沸腾)(时|过程中|的时候).{0,8}温度(不断|继续|一直)?(升高|上升)",
            ),
            truth=Wording(
                "While ice melts and while water boils the temperature stays the same, however "
                "much it is heated: the heat goes into the change itself.",
                "冰熔化和水沸腾时，继续吸热但温度不变，热量全部用于物态变化。",
            ),
        ),
    ),
)  # fmt: skip
