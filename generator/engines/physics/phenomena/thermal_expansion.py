"""Things grow when they get warm: a rod, a ring with its hole, a strip of two metals that bends."""

import math
from collections.abc import Sequence

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.phenomena._expanding import SECONDS, Expansion
from generator.engines.physics.phenomena._expanding_picture import rings, rods, strip
from generator.engines.physics.phenomena._openings import as_is
from generator.engines.physics.phenomena._substances import (
    OWN,
    called,
    quantity,
    substance,
    substances,
)
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
from generator.engines.physics.understand.tables import table
from generator.engines.physics.wording import Wording, both

_STEELS = ("steel", "iron", "invar", "concrete", "glass")
"""What is joined to brass in a strip of two metals; all others are joined to steel."""


def simulate(values: Values) -> Expansion:
    start = values["temperature"]
    end = start + values["heating"] if values["heating"] else values["temperature2"]
    known = float(table("substances")[_partner(values)]["expansion"])
    return Expansion(
        kind=values["kind"],
        metal=values["material"],
        partner=_partner(values),
        size=values["length"],
        start=start,
        end=end,
        coefficient=quantity(values, _COEFFICIENT, _MATERIALS, "expansion"),
        other=known,
        thickness=values["thickness"],
    )


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    run = simulate(values)
    found = {_COEFFICIENT.key: run.coefficient}
    if not values["heating"]:
        found["temperature2"] = run.end
    return found | (as_is(values, "thickness") if run.kind == "bimetal" else {})


def _partner(values: Values) -> str:
    """The second metal of a strip."""
    return "brass" if values["material"] in _STEELS else "steel"


def impossible(values: Values) -> Wording | None:
    run = simulate(values)
    if run.end <= 0:
        return Wording("Nothing gets colder than absolute zero.", "温度不能低于绝对零度。")
    if run.kind == "bimetal" and abs(run.bend) > 4:
        return Wording(
            "Such a long and thin strip would curl up into a ring: take a thicker or a shorter "
            "one.",
            "这样又长又薄的双金属片会卷成一圈：请取厚一些或短一些的。",
        )
    return None


def span(values: Values, run: Expansion) -> Span:
    return Span(SECONDS)


def facts(values: Values, run: Expansion) -> tuple[Fact, ...]:
    growth = run.growth(SECONDS)
    hole = run.kind == "ring"
    name = Wording("growth of the hole", "孔径增大") if hole else Wording("growth", "伸长量")
    told = [
        Fact("growth", name, "ΔL", growth, "m"),
        Fact("coefficient", Wording("coefficient", "线膨胀系数"), "α", run.coefficient, "1/K"),
        Fact("strain", Wording("relative growth", "相对伸长"), "ΔL/L₀", run.strain, "", "%"),
        Fact("warming", Wording("warming", "升温"), "ΔT", run.end - run.start, "K"),
        Fact("volume", Wording("relative growth of the volume", "体积相对增大"), "ΔV/V₀",
             (1 + run.strain) ** 3 - 1, "", "%"),
        Fact("length", Wording("size in the end", "最终长度"), "L", run.size + growth, "m"),
    ]  # fmt: skip
    if run.kind == "bimetal":
        bend = Fact("bend", Wording("turn of the end", "端部转角"), "θ", run.bend, "rad", "deg")
        swing = Fact("swing", Wording("swing of the end", "端部位移"), "y", run.swing, "m")
        return (*told[:2], bend, swing, *told[2:])
    return tuple(told)


def story(values: Values, run: Expansion) -> Wording:
    name, warmth = called(values, _MATERIALS), amount(abs(run.end - run.start), "K")
    growth, size = amount(abs(run.growth(SECONDS)), "m"), _grown(run)
    cooled = run.end < run.start
    if run.kind == "bimetal":
        other, bend = substance(_partner(values)).name, amount(abs(run.bend), "deg")
        more = run.coefficient > run.other
        outer, inner = (name, other) if more else (other, name)
        return Wording(
            f"The {outer.en} changes its length more than the {inner.en}. They are joined, so the "
            f"strip has to bend: by {bend} for {warmth}.",
            f"{outer.zh}的长度变化比{inner.zh}大，两者又贴在一起，所以双金属片弯曲："
            f"温度改变 {warmth}，转过 {bend}。",
        )
    if run.kind == "ring":
        verb = ("colder", "shrinks") if cooled else ("warmer", "grows")
        return Wording(
            f"When the ring gets {warmth} {verb[0]} it {verb[1]} everywhere alike, and so does "
            f"the hole: its diameter changes by {growth}, to {size}.",
            f"温度改变 {warmth}，圆环各处按同样的比例胀缩，孔也一样：孔的直径改变 {growth}，"
            f"变为 {size}。",
        )
    verb = ("colder", "shorter") if cooled else ("warmer", "longer")
    return Wording(
        f"In warm metal the atoms swing more widely and take more room. {warmth} {verb[0]}, the "
        f"{name.en} gets {growth} {verb[1]}, {size} in all; twice as long a rod would change "
        "twice as much.",
        f"温度越高，原子振动越剧烈，所占空间越大。温度改变 {warmth}，{name.zh}的长度改变 {growth}，"
        f"变为 {size}；长度加倍，变化量也加倍。",
    )


def _grown(run: Expansion) -> str:
    """The size in the end with as many figures as show the growth, which is small beside it."""
    strain = abs(run.strain)
    figures = 3 - math.floor(math.log10(strain)) if strain else 3
    return amount(run.size * (1 + run.strain), "m", min(12, max(3, figures)))


def draw(page: Page, cases: Sequence[Case[Expansion]]) -> None:
    runs = [case.run for case in cases]
    kinds = {run.kind for run in runs}
    if kinds == {"bimetal"}:
        strip(page, cases)
    elif kinds == {"ring"}:
        rings(page, cases)
    else:
        rods(page, cases)
    low, high = min(min(it.start, it.end) for it in runs), max(max(it.start, it.end) for it in runs)
    most = max(abs(run.growth(SECONDS)) for run in runs)
    warmth = Wording("temperature T", "温度 T")
    page.read(warmth, "°C", high, cases, lambda it, t: it.temperature(t))
    page.read(Wording("growth ΔL", "伸长 ΔL"), "m", most, cases, Expansion.growth)
    if kinds == {"bimetal"}:
        turn = Wording("turn of the end θ", "端部转角 θ")
        page.read(turn, "deg", abs(runs[0].bend), cases[:1], lambda it, t: abs(it.turned(t)))
    times = np.linspace(0, SECONDS, 80)
    curves = [
        Curve(
            np.array([case.run.temperature(time) for time in times]),
            np.array([case.run.growth(time) for time in times]),
            case.colour,
            times=times,
        )
        for case in cases
    ]
    ends = [run.growth(SECONDS) for run in runs]
    up = Axis("ΔL", "m", 1.1 * min(0.0, *ends), 1.1 * max(0.0, *ends))
    page.graph(Graph(Axis("T", "°C", low, max(high, low + 1)), up, curves))


_COEFFICIENT = Slot(
    "expansion", "α", "1/K", 23.1e-6, 1e-8, 1e-3, Wording("coefficient of expansion", "线膨胀系数"),
    quiet=True, cues=Wording("coefficient|alpha", "膨胀系数|系数"),
)  # fmt: skip
_MATERIALS = substances(
    "material",
    Wording("material", "材料"),
    "aluminium", "steel", "iron", "copper", "brass", "zinc", "lead", "silver", "gold", "invar",
    "glass", "concrete",
    Option(OWN, Wording("given metal", "所给金属"), Wording("coefficient of", "膨胀系数")),
)  # fmt: skip
_KIND = Choice(
    "kind",
    Wording("thing", "物体"),
    (
        Option(
            "rod",
            Wording("rod", "棒"),
            Wording("rod|bar|rail|bridge|wire", "棒|杆|轨|桥|导线"),
            ignores=("thickness",),
        ),
        Option(
            "ring",
            Wording("ring", "圆环"),
            Wording("ring|hole|hoop|disc|washer|ball and ring", "圆环|环|孔|洞|垫圈"),
            ignores=("thickness",),
        ),
        Option(
            "bimetal",
            Wording("bimetallic strip", "双金属片"),
            Wording(
                r"bimetal(?:lic)?(?: strips?)?|thermostat|strips? (?:made )?of \w+ (?:and|on) \w+",
                "双金属片?|双金属条",
            ),
            formula=both("θ = 3(α₁ − α₂)L₀ΔT/2h"),
        ),
    ),
)

PHENOMENON = Phenomenon(
    slug="thermal-expansion",
    name=Wording("Thermal expansion", "热膨胀"),
    formula=both("ΔL = αL₀ΔT"),
    slots=(
        Slot(
            "length", "L₀", "m", 1.0, 1e-3, 1e5, Wording("length or diameter", "长度或直径"),
            cues=Wording("long|length|diameter|wide|across", "长|长度|直径"),
        ),
        Slot(
            "temperature", "T₁", "K", 293.15, 1.0, 2000.0, shown="°C",
            name=Wording("temperature at first", "初温"),
            cues=Wording("from|at|initially", "从|初温|原来"),
        ),
        Slot(
            "temperature2", "T₂", "K", 393.15, 1.0, 2000.0, quiet=True, shown="°C",
            name=Wording("temperature in the end", "末温"),
            cues=Wording("to|heated to|cooled to|until", "到|加热到|升到|升高到|冷却到|降到"),
        ),
        Slot(
            "heating", "ΔT", "K", 0.0, -2000.0, 2000.0, quiet=True, open=True,
            name=Wording("warming", "升温"),
            cues=Wording("by|warmer|rise|heated by", "升高|升温|升高了|温度变化"),
        ),
        _COEFFICIENT,
        Slot(
            "thickness", "h", "m", 2e-3, 1e-5, 1.0, quiet=True,
            name=Wording("thickness of the strip", "片厚"),
            cues=Wording("thick|thickness", "厚|厚度"),
        ),
    ),
    choices=(_KIND, _MATERIALS),
    cues={
        r"\b(bridge|rails?|wire|rod|pipe)\b"
        r"(?=.*\b(cools?|warms? up|from -?\d+ ?°)(?!.*\bend\b))": 2,
        r"\bthermal(ly)? expan|\bheat expansion|\bbimetal|热膨胀|热胀冷缩|线膨胀|双金属": 3,
        r"\b(rod|bar|rail|bridge|ring|wire|metal|steel|iron|copper|alumini?um|brass|hole)\b.*"
        r"\b(expands?|expansion|gets? longer|grows|lengthens?|contracts?)\b"
        r"|\bexpan(ds?|sion)\b.*\b(heated|heat|hot|temperature|rod|bar|rail|ring|bridge)"
        r"|(棒|杆|铁轨|钢轨|桥|圆环|金属|铜|铝|铁|钢).*(受热|加热|升温).*(膨胀|伸长|变长|变大)"
        r"|(膨胀|伸长).*(温度|加热|受热)": 3,
        r"\bexpan(ds?|ding|sion)\b|膨胀|伸长|收缩": 1,
        r"\bheated\b|\btemperature\b|加热|受热|温度": 1,
        r"\bgas\b|\bpiston|气体|活塞|\buniverse|宇宙|\bspring\b|弹簧|\bmelt|\bboils?\b|熔化|沸腾"
        r"|\bballoon|气球|\bisobaric|等压|\bconduct|导热|\bheat flow": -3,
        r"\b(rail|railway|railroad|track|bridge|pavement|sidewalk|concrete|slab"
        r"|road)\w*\b.{0,50}\b(gaps?|expansion joints?|joints?|buckl\w+|warp\w*)\b"
        r"|\b(gap|joint|space)s?\b.{0,40}\b(rails?|railway|railroad|tracks|bridges?|concrete"
        r"|pavement|sidewalk)\b|\bexpansion joints?"
        r"|(铁轨|钢轨|轨道|桥|水泥路|混凝土|马路|路面|地砖).{0,16}(缝|间隙|空隙)"
        r"|(缝|间隙|空隙).{0,12}(铁轨|钢轨|大桥|桥面|水泥)|伸缩缝": 3,
        r"\b(power|telephone|electric|overhead|phone) (lines?|cables?|wires?)\b.{0,50}"
        r"\b(sag\w*|droop\w*|slack|hang\w*|tight\w*|looser?)\b"
        r"|\b(sag|droop)\w*\b.{0,40}\b(power|telephone|electric|cables?|wires?|lines)\b"
        r"|(电线|电缆|输电线).{0,24}(下垂|松|垂|绷|紧)|(夏天|冬天).{0,8}(电线|电缆)": 3,
        r"\b(lid|cap|top)s?\b.{0,50}\b(jars?|bottles?|stuck|tight|unscrew|open\w*"
        r"|loosen\w*)\b.{0,50}\b(hot|warm|heat\w*)\b|\b(hot|warm)\b.{0,40}\b(lids?|jars?)\b"
        r"|(瓶盖|罐头盖|盖子|瓶子?盖).{0,24}(热水|拧|烫|烤)|热水.{0,16}(瓶盖|盖子)": 3,
        r"\beiffel\b.{0,50}\b(taller|higher|grows?|centimet\w*|cm)"
        r"|\b(ball|sphere)\b.{0,20}\b(ring|hoop)\b.{0,50}\b(heat\w*|hot|fit\w*|pass\w*"
        r"|through)\b"
        r"|\b(glass|tumbler|jar)\b.{0,40}\b(cracks?|shatters?|breaks?)\b.{0,40}\b(hot"
        r"|boiling)\b|\b(hot|boiling) water\b.{0,40}\b(cracks?|shatters?|breaks?)\b"
        r"|\bthermostats?\b.{0,40}\b(strip|bend\w*|switch\w*)|\bshrink[- ]fit"
        r"|\bball and ring\b|\bring and ball\b"
        r"|\b(heat\w*|hot|warm\w*)\b.{0,40}\b(ring|hole|washer)\b.{0,40}\b(grows?|bigger"
        r"|smaller|larger|shrinks?|fit)\b|\bball\b.{0,30}\bfits? through\b.{0,12}\bring"
        r"|铁塔.{0,16}(高|热|夏)|(铜球|金属球|铁球).{0,20}(环|圈|孔)"
        r"|(铁轨|钢轨|桥|棒|杆|导线|铜线|铁丝|管).{0,20}(℃|度).{0,10}(长了|伸长|变长|长多少)"
        r"|玻璃杯.{0,16}(炸|裂|破)|(开水|沸水).{0,12}玻璃|温控"
        r"|(桥|铁轨|铁塔|管道|钢轨).{0,14}(夏天|冬天|热天)"
        r"|(夏天|冬天).{0,10}(桥|铁轨|钢轨).{0,12}(长|短|鼓)": 3,
        r"\b(longer|taller|lengthen|grow|grows)s?\b.{0,40}\b(heat\w*|hot|warm\w*|summer|°c"
        r"|degrees|kelvin|k)\b"
        r"|\b(warm|heated|heats|summer|hotter)s?\b.{0,50}\b(longer|taller|lengthens?)\b"
        r"|(升高|加热|受热).{0,12}(伸长|变长|长多少|长了)": 2,
        r"温度计.{0,14}(水银|酒精|液柱|上升|原理)|\bmercury\b.{0,40}\bthermometer"
        r"|\bthermometer\b.{0,40}\b(mercury|alcohol|liquid|rises?)": 2,
        r"\b(metals?|steel|iron|rods?|bridges?)\b.{0,20}\b(gets?|grows?|becomes?) (bigger"
        r"|larger|longer)\b.{0,30}\b(hot\w*|heat\w*|warm\w*|summer)\b"
        r"|\bdoors?\b.{0,20}\b(jams?|sticks?|stuck)\b.{0,30}\b(summer|hot|heat)\b"
        r"|\btwo (different )?metals?\b.{0,50}\b(bend|curl|warp)\w*|两种金属.{0,20}弯"
        r"|(高压线|电话线|输电线).{0,12}(松|紧|垂)|金属.{0,8}(受热|加热).{0,6}变(大|长)"
        r"|(铁桥|钢桥|铁塔).{0,8}(夏|冬)": 3,
        r"\b(voltage|flux|magnet|magnets|magnetic)\b|磁": -3,
        r"\b(ruler|tape measure|measuring tape)\b.{0,50}\b(wrong|degrees|hot|temperature)\b"
        r"|\bbridges?\b.{0,30}\brollers?\b|桥.{0,10}(滚轴|滚子|滑动)"
        r"|(热天|夏天).{0,8}门.{0,6}(关|卡|紧)|(铁环|铁箍|轮箍|轴承).{0,8}热.{0,8}套"
        r"|电线杆.{0,16}(垂|坠|松)": 3,
        r"热涨冷缩|铁路.{0,8}缝": 3,
    },
    examples_en=(
        "thermal expansion of an aluminium rod heated from 20 °C to 120 °C",
        "a steel rail 25 m long gets 40 °C warmer, how much does it expand",
        "a bimetallic strip of brass and steel bends when it is heated",
        "does the hole in a metal ring get smaller when it is heated",
        "compare the expansion of copper, iron and invar bars heated by 100 K",
        "a concrete bridge 200 m long expands in summer",
        "why are small gaps left between the rails of a railway line",
        "telephone wires hang lower in summer than in winter",
        "hot water helps to open a jar whose metal lid is stuck",
        "how many centimetres does an iron tower grow on a hot day",
        "a hot metal ball no longer fits through a ring",
        "why does a thick glass crack when boiling water is poured in",
        "expansion joints in a long road bridge",
    ),
    examples_zh=(
        "铝棒从20℃加热到120℃的热膨胀",
        "25米长的钢轨温度升高40℃伸长多少",
        "黄铜和钢的双金属片受热弯曲",
        "金属圆环受热后孔会变大还是变小，热胀冷缩",
        "比较铜棒和铁棒受热的伸长",
        "钢轨接头处为什么要留一点间隙",
        "架设电线时为什么夏天要松一些",
        "罐头盖子拧不开，用热水烫一下就开了",
        "埃菲尔铁塔夏天会变高吗",
        "加热后的铜球为什么穿不过金属环",
        "厚玻璃杯倒进开水为什么会炸裂",
        "大桥上为什么要有伸缩缝",
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
                r"\b(hole|ring)\b.*\b(smaller|shrinks?|closes|narrower|tighter)\b.*\b(heat|hot|warm)"
                r"|\b(heated|hot|warm)\b.*\bhole\b.*\b(smaller|shrinks?|closes|narrower)"
                r"|\bhole\b.*\b(heated|hot|warm)\b.*\b(smaller|shrinks?|closes|narrower)",
                r"(受热|加热|升温).{0,10}孔.{0,4}(变小|缩小)|孔.{0,6}(受热|加热).{0,6}(变小|缩小)",
            ),
            truth=Wording(
                "The hole grows too: everything in the ring grows by the same share, as in a "
                "photograph that is enlarged.",
                "孔也会变大：圆环各处按同样的比例膨胀，就像照片整体放大一样。",
            ),
        ),
    ),
)  # fmt: skip
