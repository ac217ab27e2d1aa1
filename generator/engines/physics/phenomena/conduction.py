"""Heat flows along a bar from its hot end to its cold one, until the temperature falls evenly."""

from collections.abc import Sequence

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import INK, SOFT_INK, VERMILLION, Colour
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._bar import SHARES, Bar
from generator.engines.physics.phenomena._conductors import THING, THINGS
from generator.engines.physics.phenomena._substances import OWN, called, quantity, substances
from generator.engines.physics.phenomena._vessel import Ends
from generator.engines.physics.phenomena._warmth import shades, warm
from generator.engines.physics.phenomenon import (
    Case,
    Fact,
    Option,
    Phenomenon,
    Premise,
    Slot,
    Span,
    Values,
)
from generator.engines.physics.understand.tables import table
from generator.engines.physics.wording import NOTHING, Wording, both

_WALLS = ("wall", "window")
_ANY = "any"  # material, where the text tells none
_SHOWN = 4.0  # time constants; then 2 % is left to change
_IRON = 2.3e-5  # m²/s: the diffusivity of iron (CRC Handbook, 80 W/(m·K) and 3.5×10⁶ J/(m³·K))
_BAD = 0.1  # of it, below which something conducts heat badly


def _made(values: Values) -> Values:
    """With the material of what the text says nothing of."""
    if values["material"] != _ANY:
        return values
    return {**values, "material": THINGS[values["thing"]].material}


def simulate(values: Values) -> Bar:
    values, thing = _made(values), THINGS[values["thing"]]
    row = table("substances").get(values["material"], {})
    known = row["density"] * row["heat"] if "heat" in row else _CAPACITY.default
    told = values["capacity"]
    right = values["temperature2"] or thing.cold
    return Bar(
        length=values["length"] or thing.length,
        left=values["temperature1"] or thing.hot,
        right=right,
        start=values["start"] or right,
        conductivity=quantity(values, _CONDUCTIVITY, _MATERIALS, "conductivity"),
        capacity=told if told != _CAPACITY.default else known,
        area=values["bar_area"] or thing.area,
        free=thing.free,
    )


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    bar = simulate(values)
    found = {_CONDUCTIVITY.key: bar.conductivity, _CAPACITY.key: bar.capacity}
    found |= {"length": bar.length, "bar_area": bar.area}
    found |= {"temperature1": bar.left, "temperature2": bar.right}
    return found if values["start"] else found | {"start": bar.start}


def span(values: Values, bar: Bar) -> Span:
    """A bar that conducts badly is followed as long as one of iron would take to settle: beside
    metals nothing would be seen of them else, and that it hardly warms is what there is to see."""
    whole = _SHOWN * bar.settling
    if values["thing"] in _WALLS or values["material"] == OWN:
        return Span(whole)
    iron = _SHOWN * bar.settling * bar.diffusivity / _IRON
    return Span(min(whole, 1.2 * iron) if bar.diffusivity < _BAD * _IRON else whole)


def facts(values: Values, bar: Bar) -> tuple[Fact, ...]:
    gradient = (bar.right - bar.left) / bar.length
    middle = (bar.left + bar.right) / 2
    flux = bar.power / bar.area
    settling = Fact("settling", Wording("time constant", "时间常数"), "τ", bar.settling, "s")
    rate = Fact("diffusivity", Wording("diffusivity", "热扩散率"), "α", bar.diffusivity, "m²/s")
    if bar.free:
        last = Wording("other end in the end", "另一端最终温度")
        return (Fact("last", last, "T", bar.last, "K", "°C"), settling, rate)
    return (
        Fact("power", Wording("heat flow in the end", "稳定热流"), "P", bar.power, "W"),
        Fact("middle", Wording("middle in the end", "中点最终温度"), "T", middle, "K", "°C"),
        settling,
        Fact("gradient", Wording("gradient", "温度梯度"), "ΔT/L", gradient, "K/m"),
        Fact("flux", Wording("flow through 1 m²", "热流密度"), "q", flux, "W/m²"),
        rate,
    )


def story(values: Values, bar: Bar) -> Wording:
    name, time = called(_made(values), _MATERIALS), amount(bar.settling, "s")
    power = amount(abs(bar.power), "W")
    rate = amount(bar.conductivity, "W/(m·K)")
    if bar.left == bar.right == bar.start:
        return Wording(
            "Both ends are equally warm, so no heat flows.", "两端温度相同，所以没有热量流动。"
        )
    thing = THINGS[values["thing"]].name
    en = (
        f"Heat goes from warm to cold, from layer to layer. The {thing.en} of {name.en} ({rate}) "
        f"warms up with a time constant of {time}; "
    )
    zh = (
        "热量一层一层地从高温端传向低温端。"
        f"这{thing.zh}（{name.zh}，{rate}）升温的时间常数为 {time}；"
    )
    shown = span(values, bar).seconds
    part = amount(shown, "s", 2) if shown < bar.settling else ""
    hardly = Wording(
        f" In the {part} shown it hardly warms." if part else "",
        f"在所示的 {part} 内它几乎没有变热。" if part else "",
    )
    if bar.free:
        return Wording(
            en
            + "if it loses nothing to the air, its other end becomes as hot in the end."
            + hardly.en,
            zh + "不计向空气的散热，另一端最后也会一样热。" + hardly.zh,
        )
    along = f"through the {thing.en}" if values["thing"] in _WALLS else "along the bar"
    air = _FILMS if values["thing"] == "window" else NOTHING
    return Wording(
        f"{en}in the end the temperature falls evenly {along} and {power} flow through "
        f"{amount(bar.area, 'm²')} of it.{hardly.en}{air.en}",
        f"{zh}最后温度均匀变化，通过 {amount(bar.area, 'm²')} 截面的热流稳定在 {power}。"
        f"{hardly.zh}{air.zh}",
    )


_FILMS = Wording(
    " The layers of still air on the glass, which let far less heat through, are left out.",
    "这里没有考虑玻璃两侧的静止空气层，它们使热流小得多。",
)


def formula(values: Values) -> Wording:
    """Fourier's law; of the whole where heat goes in at one end and out at the other."""
    return both("P = −kA ΔT/Δx") if THINGS[values["thing"]].free else _BETWEEN


def draw(page: Page, cases: Sequence[Case[Bar]]) -> None:
    bars = [case.run for case in cases]
    low, high = min(it.lowest for it in bars), max(it.highest for it in bars)
    range_ = max(high - low, 1.0)
    long = max(it.length for it in bars)
    row = 0.5 if len(cases) == 1 else 0.3
    if all(case.values["thing"] in _WALLS for case in cases):
        row *= 1.5
    bottom = low - (0.2 + row * len(cases)) * range_
    scene = page.scene(
        (-0.16 * long, 1.12 * long), (bottom - 0.18 * range_, low + 1.22 * range_), equal=False
    )
    scene.ruler((0, low), (0, low + range_), "°C", zero=low - 273.15, side="left", steps=6)
    top = 0, low + 1.02 * range_
    scene.label("T", top, SOFT_INK, size=13, prefer=("above",), gap=3, bold=True, number=True)
    scene.line([(0, low), (long, low)], SOFT_INK, 1.2)
    for index, case in enumerate(cases):
        centre = low - (0.2 + row * (index + 0.5)) * range_
        ends = centre - 0.32 * row * range_, centre + 0.32 * row * range_
        edge = INK if len(cases) == 1 else case.colour
        _bar(scene, case.run, ends, (low, low + range_), long, edge)
        _profile(scene, case, VERMILLION if len(cases) == 1 else case.colour)
    scene.ruler((0, bottom), (long, bottom), "m", side="below", steps=6)
    page.legend(cases)
    longest = max(span(case.values, case.run).seconds for case in cases)
    page.read(Wording("time t", "时间 t"), "s", longest, cases[:1], lambda _, t: t)
    if all(it.free for it in bars):
        name = Wording("T at the other end", "另一端温度")
        page.read(name, "°C", low + range_, cases, lambda it, t: float(it.temperatures(t)[-1]))
    else:
        page.read(Wording("T in the middle", "中点温度"), "°C", low + range_, cases, Bar.middle)
    power = max(abs(it.power) or abs(it.passing(0.3 * it.settling)) for it in bars)
    page.read(Wording("flow in the middle", "中点热流"), "W", power, cases, Bar.passing)


def _bar(scene: Scene, bar: Bar, y: Ends, scale: Ends, long: float, edge: Colour) -> None:
    """The bar between a thing that stays hot and one that stays cold; `scale` are the coldest and
    the hottest temperature of all."""
    (bottom, top), wide = y, 0.07 * long
    scene.raster(lambda t: shades(bar.temperatures(t), *scale), (0, bar.length), y)
    room = 0.3 * (top - bottom)
    ends = ((-wide, bar.left), (bar.length, bar.right))
    for start, kept in ends[:1] if bar.free else ends:
        corners = [
            (start, bottom - room), (start + wide, bottom - room),
            (start + wide, top + room), (start, top + room),
        ]  # fmt: skip
        scene.polygon(corners, warm(kept, *scale), INK, 1.5, front=True)
    corners = [(0, bottom), (bar.length, bottom), (bar.length, top), (0, top)]
    scene.polygon(corners, None, edge, 1.5 if edge == INK else 3.0, front=True)


def _profile(scene: Scene, case: Case[Bar], paint: Colour) -> None:
    """The temperature along the bar, and what it comes to."""
    bar = case.run
    places = SHARES * bar.length
    scene.line([(0, bar.left), (bar.length, bar.last)], SOFT_INK, 1.2, dash=(5, 4))
    scene.line(lambda t: np.column_stack([places, bar.temperatures(t)]), paint, 2.6)


_CONDUCTIVITY = Slot(
    "conductivity", "k", "W/(m·K)", 401.0, 1e-3, 5000.0, Wording("conductivity", "导热系数"),
    quiet=True, cues=Wording("conductivity", "导热系数|热导率|导热率"),
)  # fmt: skip
_CAPACITY = Slot(
    "capacity", "ρc", "J/(m³·K)", 3.45e6, 1e3, 1e7, quiet=True,
    name=Wording("heat capacity of 1 m³", "体积热容"),
    cues=Wording("volumetric heat capacity", "体积热容"),
)  # fmt: skip
_MATERIALS = substances(
    "material",
    Wording("material", "材料"),
    Option(_ANY, Wording("usual material", "常见材料")),
    "copper", "aluminium", "iron", "steel", "silver", "gold", "brass", "lead", "glass", "stone",
    "concrete", "wood", "ice", "plastic", "rubber", "foam",
    Option(OWN, Wording("given material", "所给材料"), Wording("conductivity", "导热系数|热导率")),
    quiet=True,
)  # fmt: skip

_BETWEEN = both("P = kA(T₁ − T₂)/L")

PHENOMENON = Phenomenon(
    slug="conduction",
    name=Wording("Heat conduction", "热传导"),
    formula=_BETWEEN,
    slots=(
        Slot(
            "length", "L", "m", 0.0, 0.0, 100.0, Wording("length", "长度"), quiet=True, open=True,
            cues=Wording("long|length|thick|thickness|bar|rod", "长|长度|厚|厚度"),
        ),
        Slot(
            "temperature1", "T₁", "K", 0.0, 0.0, 3500.0, shown="°C", quiet=True, open=True,
            name=Wording("hot end", "热端温度"),
            cues=Wording(
                "hot|hot end|one end|at one end|heated|from|inside", "热端|一端|加热|内侧"
            ),
        ),
        Slot(
            "temperature2", "T₂", "K", 0.0, 0.0, 3500.0, Wording("cold end", "冷端温度"),
            shown="°C", quiet=True, open=True,
            cues=Wording("cold|cold end|other end|at the other|to|outside", "冷端|另一端|外侧"),
        ),
        Slot(
            "start", "T₀", "K", 0.0, 0.0, 3500.0, quiet=True, open=True, shown="°C",
            name=Wording("temperature at first", "初始温度"),
            cues=Wording("initially|at first|starts at", "初始|最初|开始时"),
        ),
        _CONDUCTIVITY,
        Slot(
            "bar_area", "A", "m²", 0.0, 0.0, 1e4, quiet=True, open=True,
            name=Wording("cross-section", "截面积"),
            cues=Wording("cross-section|area|cross section", "截面积|面积|横截面"),
        ),
        _CAPACITY,
    ),
    choices=(_MATERIALS, THING),
    cues={
        r"\b(metal|steel|iron)\b.{0,20}\bfeels? (so )?cold|(金属|铁).{0,4}(摸|感觉).{0,6}[凉冷]": 2,
        r"热量.{0,6}(低温|高温).{0,8}传|heat .{0,12}\bfrom (hot|cold|warm)\w* to": 2,
        r"\b(heat|thermal) conduct(ion|ivity|or)|\bconduction of heat|\bfourier'?s law|热传导"
        r"|导热|热导率|传热": 3,
        r"\b(heat|heated|hot|temperature|warm)\b.*\b(bar|rod|wall|spoon|poker|pan|wire)\b.*"
        r"\b(end|handle|flows?|travels?|spreads?|cold|conducts?|through|along)\b"
        r"|\b(bar|rod|wall|spoon)\b.*\b(hot|heated|warm)\b.*\b(end|cold)"
        r"|(棒|杆|勺|墙|金属).*(一端|热端|传热|变热)|热量.*(传到|传递|传向|流过)": 3,
        r"\bheat (flow|transfer)|\btemperature gradient|\bconducts? heat|热流|温度梯度|热量传递": 2,
        r"\bheat\b|\bhot\b.*\bcold\b|\btemperature\b|\bconduct|热量|热端|冷端|温度": 1,
        r"\bexpan|膨胀|\bmelt|\bboil|熔化|沸腾|融化|\bgas\b|气体|\bmix|混合|\bcurrent|\bresist"
        r"|电流|电阻|\bradiat|辐射|\bcalorimet|\bdropped into|放入.*水|\bbimetal|\bdiffus": -3,
        r"\b(spoons?|ladles?|pokers?|forks?|pans?|pots?|saucepans?|frying pans?)\b.{0,60}"
        r"\bhandles?\b|\bhandles?\b.{0,50}\b(pans?|pots?|saucepans?|kettles?|spoons?)\b"
        r"|\bspoons?\b.{0,40}\b(soup|tea|coffee|stew|pot)\b.{0,60}\b(hot|warm|burn\w*)\b"
        r"|(勺|铲|锅|筷).{0,20}(烫手|烫|手柄|把手|柄|木把)|(锅|壶|勺)(把|柄)": 3,
        r"\b(metal|steel|iron|tiles?|marble|stone|aluminium|railing|bench|chair)\b.{0,50}"
        r"\bfeels? (so |much )?(cold|colder|cooler|warmer|hotter|chilly|icy)\b"
        r"|\bfeels? (so |much )?(cold|colder|cooler|warmer)\b.{0,50}\b(wood\w*|carpet|rug"
        r"|metal|tiles?|plastic)\b"
        r"|(摸|光脚|赤脚|踩).{0,24}(铁|金属|瓷砖|木|大理石|地毯|栏杆).{0,20}(冷|凉|冰|暖)"
        r"|(铁|金属|瓷砖|大理石).{0,10}比(木|地毯|木头|木地板).{0,10}(冷|凉|冰)": 3,
        r"\b(insulat|double-glaz|double glaz|styrofoam|polystyrene|fibreglass|fiberglass"
        r"|u-value|igloo|heat loss)\w*"
        r"|\b(wool|sweater|jumper|blanket|coat|down jacket|gloves|fur|feathers)\w*\b.{0,40}"
        r"\b(warm|heat|cold|insulat\w*)\b"
        r"|\b(leak\w*|escap\w*|los\w+|flows?|gets?)\b.{0,30}\b(through|out of)\b.{0,20}"
        r"\b(walls?|windows?|roofs?|glass|bricks?|house)\b|保温|隔热|冰屋|散热": 2,
        r"\bthermos\b.{0,40}\b(hot|warm|cold|keeps?|work\w*)|\bvacuum flask"
        r"|\bconductors? of heat|\bheat conductors?|\bpoker\b.{0,40}\b(fire|hot|end)\b|保温杯"
        r"|双层玻璃|中空玻璃|(羽绒服|棉被|棉衣|毛衣|被子).{0,16}(暖|保|化|热)|良导体"
        r"|(棒|铁丝|针|勺|条)的?一(头|端).{0,24}(另一|热|烫)"
        r"|(瓷砖|地砖|大理石).{0,10}(脚|踩|摸).{0,8}(凉|冷|冰)": 3,
        r"\b(wax|pins?|thumbtacks?)\b.{0,30}\b(falls?|drops?|melts?) off\b": 3,
        r"\b(wax|pin|drawing pins|thumbtack|matches|butter)s?\b.{0,60}\b(rods?|bars?|metal"
        r"|heated)\b.{0,40}\b(falls?|drops?|melts?|off|in turn)\b"
        r"|(蜡|火柴|图钉|火柴棒).{0,24}(依次|先后|掉|落).{0,10}"
        r"|(棒|条|丝).{0,20}(蜡|火柴|图钉).{0,16}(掉|落|依次)"
        r"|\b(heat|warmth)\b.{0,40}\b(walls?|windows?|bricks?|brick)\b": 3,
        r"\b(nail|needle|wire|pin|rod)\b.{0,30}\b(flame|candle|fire|stove)\b.{0,40}"
        r"\b(fingers?|hand|burns?|hot)\b"
        r"|\b(metal|steel|iron)\b.{0,40}\bthan\b.{0,12}\b(wood\w*|plastic|carpet)\b"
        r"|(钉|铁丝|铜丝|针).{0,14}(蜡烛|火|酒精灯).{0,10}(烫|热)"
        r"|金属.{0,6}木.{0,16}(温度|冷|凉|摸)"
        r"|热量?.{0,6}(通过|穿过|沿着|经过|从).{0,10}(墙|窗|玻璃|棒)|暖气片"
        r"|(棒|杆|墙|板)的?两(端|侧|头|面).{0,16}(℃|度|温)": 3,
        r"\b(teaspoons?|spoon)\b.{0,40}\b(hot|burns?)\b.{0,40}\b(coffee|tea|soup)\b"
        r"|\b(snow (houses?|huts?)|igloos?)\b.{0,30}\bwarm\b"
        r"|\b(ceramic|wooden|plastic|metal)\b.{0,30}\b(metal|ceramic|wooden|plastic)\b.{0,30}"
        r"\bburns?\b|烫手|雪.{0,10}(麦苗|小麦|庄稼|麦子)|墙.{0,8}温度": 3,
        r"热传到": 3,
    },
    examples_en=(
        "heat conduction along a copper bar between 100 °C and 20 °C",
        "a 30 cm iron rod is heated at one end to 200 °C, the other end stays at 0 °C",
        "how does heat travel along a metal spoon in hot soup",
        "compare heat conduction in copper, iron and glass bars",
        "heat flow through a concrete wall 20 cm thick, 20 °C inside and -10 °C outside",
        "temperature along a rod of conductivity 50 W/(m·K) and 1 m length, Fourier's law",
        "why do pans have handles of wood or plastic",
        "a tile floor feels colder to bare feet than a carpet in the same room",
        "how does a woollen blanket or a down jacket keep me warm",
        "drops of wax fall off a heated metal rod one after another",
        "how much warmth is lost through a window with double glazing",
        "the handle of a steel ladle burns my hand after a while in the pot",
    ),
    examples_zh=(
        "铜棒一端100℃一端20℃，热传导过程",
        "30厘米长的铁棒一端加热到200℃，另一端保持0℃",
        "金属勺放在热汤里，热量怎样传到勺柄",
        "比较铜、铁和玻璃的导热",
        "20厘米厚的混凝土墙，内侧20℃外侧-10℃的热流",
        "锅的手柄为什么用木头或塑料做",
        "光脚踩在瓷砖上比踩在地毯上凉",
        "金属棒上的蜡从加热的一端开始依次掉下来",
        "羽绒服和棉被为什么能保暖",
        "双层玻璃窗为什么能隔热保温",
        "不锈钢勺子放在热粥里一会儿就烫手",
    ),
    simulate=simulate,
    settled=settled,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    formula_in=formula,
    premises=(
        Premise(
            claim=Wording(
                r"\bcold (flows|goes|moves|travels|gets) (in|into|to|through|from)\b"
                r"|heat (flows|goes|travels) from (the )?cold",
                r"冷气?(传到|流向|传给)热|热量从低温.{0,4}(传|流)[向到给]?高温",
            ),
            truth=Wording(
                "Cold does not flow: it is always heat that goes, from the warmer to the colder "
                "place.",
                "“冷”不会流动：总是热量从温度高的地方传向温度低的地方。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\b(metal|iron|steel|copper)\b.{0,24}\bcold(er)?\b.{0,12}\b(because|since|as)\b"
                r".{0,16}\b(colder|cooler|lower temperature|temperature is lower)",
                r"(金属|铁|钢|铜).{0,8}(凉|冷).{0,4}(是因为|因为|说明).{0,8}温度.{0,3}低",
            ),
            truth=Wording(
                "Metal and wood in the same room have the same temperature. Metal only feels "
                "colder because it conducts the heat of the hand away faster.",
                "同一房间里的金属和木头温度相同。金属导热快，更快地把手上的热量传走，所以摸起来更凉。",
            ),
        ),
    ),
)  # fmt: skip
