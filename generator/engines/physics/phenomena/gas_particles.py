"""An ideal gas: particles that fly about in a cylinder, and the pressure they make."""

from collections.abc import Sequence

from generator.engines.physics.draw.page import Page
from generator.engines.physics.phenomena._gas import SECONDS, Gas, State
from generator.engines.physics.phenomena._gas_graphs import changes, maxwell
from generator.engines.physics.phenomena._gas_picture import paint_cylinder
from generator.engines.physics.phenomena._gas_told import facts, story
from generator.engines.physics.phenomena._gases import GASES, MOLAR
from generator.engines.physics.phenomena._openings import as_is
from generator.engines.physics.phenomena._substances import quantity
from generator.engines.physics.phenomenon import (
    Case,
    Choice,
    Option,
    Phenomenon,
    Premise,
    Slot,
    Span,
    Values,
)
from generator.engines.physics.wording import Wording, both

_GAS_CONSTANT = 8.314462618  # J/(mol·K), CODATA 2018
_NOT_FREE = "(?!.*(?:isobaric|constant pressure|free piston|movable piston|expand))"
_NOT_FREE_ZH = "(?!.*(?:等压|压强不变|自由活塞|可移动的活塞|膨胀))"
_DENSEST = 3e4  # mol/m³: about that of a liquid, where the gas law has long failed


def simulate(values: Values) -> Gas:
    molar = quantity(values, MOLAR, GASES, "molar_mass")
    first = _first(values)
    return Gas(first, _last(values, first), molar, int(values.get("seed", 0)))


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    gas = simulate(values)
    found = {} if values["pressure"] else as_is(values, "amount")
    found[MOLAR.key] = gas.molar
    warmed = gas.first.temperature != gas.last.temperature
    if warmed and not values["temperature2"] and not values["heating"] and not _grows(values):
        found["temperature2"] = gas.last.temperature
    if gas.changes and not warmed and not values["volume2"]:
        found["volume2"] = gas.last.volume
    return found


def _first(values: Values) -> State:
    volume, warmth = values["volume"], values["temperature"]
    moles = values["amount"]
    if values["pressure"]:
        moles = values["pressure"] * volume / (_GAS_CONSTANT * warmth)
    return State(moles, volume, warmth)


def _last(values: Values, first: State) -> State:
    """What becomes of it: by the process, or by a second temperature or volume."""
    process = values["process"]
    warmth = values["temperature2"] or (
        first.temperature + values["heating"] if values["heating"] else 2 * first.temperature
    )
    if process == "free" and _grows(values):
        warmth = first.temperature * values["volume2"] / first.volume
    volume = values["volume2"] or first.volume / 2
    if process == "still" and (values["temperature2"] or values["heating"]):
        process = "heated"
    elif process == "still" and values["volume2"]:
        process = "squeezed"
    if process == "heated":
        return State(first.amount, first.volume, warmth)
    if process == "squeezed":
        return State(first.amount, volume, first.temperature)
    if process == "free":
        return State(first.amount, first.volume * warmth / first.temperature, warmth)
    return first


def _grows(values: Values) -> bool:
    """Whether it is a second volume alone that tells how warm a gas under a free piston gets."""
    warmed = values["temperature2"] or values["heating"]
    return bool(values["process"] == "free" and values["volume2"] and not warmed)


def impossible(values: Values) -> Wording | None:
    first = _first(values)
    last = _last(values, first)
    if last.temperature <= 0:
        return Wording(
            "The gas cannot become colder than absolute zero.", "气体的温度不能低于绝对零度。"
        )
    if first.amount / min(first.volume, last.volume) > _DENSEST:
        return Wording(
            "So much gas in so little room would be denser than a liquid: the gas law does not "
            "hold there.",
            "这么多气体挤在这么小的空间里，会比液体还密，理想气体定律不再成立。",
        )
    return None


def span(values: Values, gas: Gas) -> Span:
    return Span(SECONDS, repeats=not gas.changes)


def draw(page: Page, cases: Sequence[Case[Gas]]) -> None:
    gases = [case.run for case in cases]
    widest = max(max(gas.first.volume, gas.last.volume) for gas in gases)
    for case, scene in zip(cases, page.scenes(cases, (-0.12, 1.3), (-0.2, 1.15)), strict=True):
        paint_cylinder(scene, case.run, widest)
    end = SECONDS * 2
    most = max(max(gas.first.pressure, gas.last.pressure) for gas in gases)
    fastest = max(max(gas.speed(0.0), gas.speed(end)) for gas in gases)
    hottest = max(max(gas.first.temperature, gas.last.temperature) for gas in gases)
    page.read(
        Wording("pressure p", "压强 p"), "Pa", most, cases, lambda it, t: it.state(t).pressure
    )
    if len({gas.first.temperature for gas in gases}) > 1 or hottest > gases[0].first.temperature:
        name = Wording("temperature T", "温度 T")
        page.read(name, "°C", hottest, cases, lambda it, t: it.state(t).temperature)
    else:
        page.read(
            Wording("volume V", "体积 V"), "m³", widest, cases, lambda it, t: it.state(t).volume
        )
    page.read(Wording("speed v (rms)", "方均根速率 v"), "m/s", fastest, cases, Gas.speed)
    if any(gas.changes for gas in gases):
        page.graph(changes(cases, most, widest, hottest))
    else:
        page.graph(maxwell(page, cases, fastest))


PHENOMENON = Phenomenon(
    slug="gas-particles",
    name=Wording("Ideal gas", "理想气体"),
    formula=both("pV = nRT,  ½mv² = 3kT/2"),
    slots=(
        Slot(
            "temperature", "T₁", "K", 293.15, 1.0, 1e4, Wording("temperature", "温度"), shown="°C",
            cues=Wording("temperature|at|from", "温度|从"),
        ),
        Slot(
            "volume", "V₁", "m³", 0.024, 1e-6, 1e4, Wording("volume", "体积"),
            cues=Wording("volume|container|box|cylinder|from", "体积|容器|从|容积"),
        ),
        Slot(
            "amount", "n", "mol", 1.0, 1e-6, 1e5, Wording("amount", "物质的量"), quiet=True,
            cues=Wording("amount|moles|mole|mol", "物质的量|摩尔"),
        ),
        Slot(
            "pressure", "p", "Pa", 0.0, 0.0, 1e8, Wording("pressure", "压强"), quiet=True,
            open=True,
            cues=Wording("pressure|at", "压强|压力|气压"),
        ),
        Slot(
            "temperature2", "T₂", "K", 0.0, 0.0, 1e4, quiet=True, open=True, shown="°C",
            name=Wording("temperature after", "末温度"),
            cues=Wording("to|heated to|cooled to|until", "到|升到|升高到|加热到|冷却到|降到"),
        ),
        Slot(
            "heating", "ΔT", "K", 0.0, -1e4, 1e4, quiet=True, open=True,
            name=Wording("change of temperature", "温度变化"),
            cues=Wording("by|heated by|warmer|rise", "升高|升高了|加热了"),
        ),
        Slot(
            "volume2", "V₂", "m³", 0.0, 0.0, 1e4, Wording("volume after", "末体积"), quiet=True,
            open=True,
            cues=Wording("to|compressed to|expands to|squeezed to", "到|压缩到|膨胀到|压到"),
        ),
        MOLAR,
    ),
    choices=(
        Choice(
            "process",
            Wording("process", "过程"),
            (
                Option("still", Wording("nothing changes", "状态不变")),
                Option(
                    "heated",
                    Wording("volume stays", "等容"),
                    Wording(
                        rf"(?:heated|heating|warmed|cooled|sealed){_NOT_FREE}|isochoric"
                        "|constant volume|fixed volume|rigid|gay-lussac",
                        rf"(?:加热|升温|冷却|密闭|密封){_NOT_FREE_ZH}|等容|体积不变|查理定律",
                    ),
                    ignores=("volume2",),
                ),
                Option(
                    "squeezed",
                    Wording("temperature stays", "等温"),
                    Wording(
                        "compress(?:ed|es|ing|ion)?|squeez(?:ed|es|ing|e)|isothermal|boyle"
                        "|constant temperature|push(?:ed|es|ing)? the piston|halved|expands?"
                        "|expanded",
                        "压缩|等温|温度不变|玻意耳|波义耳|推活塞|推动活塞|膨胀",
                    ),
                    ignores=("temperature2", "heating"),
                ),
                Option(
                    "free",
                    Wording("pressure stays", "等压"),
                    Wording(
                        r"isobaric|constant pressure|free piston|movable piston|charles"
                        r"|(?:heated|warmed|cooled)\b.{0,30}\b(?:expand|shrink)(?:s|ed)?",
                        "等压|压强不变|自由活塞|可移动的活塞|盖-吕萨克|盖吕萨克|(?:加热|受热).{0,12}膨胀",
                    ),
                ),
            ),
            quiet=True,
        ),
        GASES,
    ),
    cues={
        r"\bideal gas|\bgas laws?\b|\bkinetic theory|\bboyle'?s?\b|\bgay-lussac|\bcharles'?s? law"
        r"|\bmaxwell.boltzmann|\bgas (particles?|molecules?|pressure)|理想气体|气体定律|分子动理论"
        r"|玻意耳|波义耳|查理定律|盖.?吕萨克|气体分子|麦克斯韦速率|气体压强": 3,
        r"\bmol(es?)? of (a |an )?(ideal )?(gas|air|helium|hydrogen|oxygen|nitrogen|neon|argon)"
        r"|摩尔的?(理想)?(气体|空气|氦气|氢气|氧气|氮气)": 3,
        r"\bisothermal|\bisobaric|\bisochoric|等温|等压|等容|气体状态方程|pV ?= ?nRT": 3,
        r"\b(gas|air|helium|nitrogen|oxygen|hydrogen)\b.*\b(piston|cylinder|compress|squeez"
        r"|container|box|heated|molecules?|particles?|moles?|litres?|pressure|temperature)"
        r"|(气体|空气|氦气|氮气|氧气|氢气).*(活塞|压缩|容器|加热|分子|温度|体积|摩尔|升)"
        r"|\b(molecules?|particles?)\b.*\b(box|container|walls?|temperature)"
        r"|分子.*(容器|撞击|运动)": 2,
        r"\bgas(es)?\b|\bmolecules?\b|\bpiston\b|\bpressure\b|气体|分子|活塞|压强": 1,
        r"\bdiffus|\bbrownian|\bhydraulic|\bdepth\b|\bwater pressure|\bcharged|\bsound|\bdrag"
        r"|air resistance|\bfall|\bspread|\bperfume|扩散|布朗|液压|水压|水下|液体|带电|空气阻力"
        r"|下落|香水": -3,
        r"\b(syringe|bicycle pump|bike pump|tyre pump)\b.{0,60}\b(seal\w*|block\w*|clos\w+"
        r"|finger|squeez\w*|push\w*|press\w*|compress\w*|hot|warm|air)\b"
        r"|\b(seal\w*|block\w*|squeez\w*|compress\w*)\b.{0,30}\b(syringe|bicycle pump"
        r"|bike pump)\b|注射器.{0,16}(封|堵|推|压)|(封|堵)住?.{0,8}注射器|打气筒": 3,
        r"\b(tyre|tire)s?\b.{0,50}\b(pressure|summer|hot|heat|burst\w*|winter|cold|inflat\w*)\b"
        r"|\b(pressure|inflat)\w*\b.{0,30}\b(tyres?|tires?)\b|\b(aerosol|spray) cans?\b"
        r"|\bbag of (chips|crisps)|\b(chip|crisp)s? (bag|packet)"
        r"|(轮胎|车胎).{0,24}(气|爆|夏天|热)|爆胎|薯片.{0,12}(鼓|胀)"
        r"|(喷雾罐|杀虫剂|罐子?).{0,16}(爆炸|火)": 3,
        r"\bballoons?\b.{0,50}\b(freezer|fridge|liquid nitrogen|shrinks?|swells?|sun|cold"
        r"|altitude)\b|\bdented\b.{0,30}\bping|\bmarshmallows?\b.{0,30}\b(vacuum|syringe)"
        r"|\bbubbles?\b.{0,40}\b(grow|bigger|expand|larger)\b"
        r"|气球.{0,20}(冰箱|冷冻|液氮|变瘪|变小|太阳|晒|变大)|(瘪|凹).{0,6}乒乓球"
        r"|乒乓球.{0,6}(瘪|凹)|气泡.{0,16}(变大|越来越大)": 3,
        r"\b(molecule|particle|atom)\w*\b.{0,50}\b(bounc\w+|collid\w+|bang\w*|hit\w*|fly\w*"
        r"|zip\w*|speed\w*|faster)\b.{0,40}\b(box|container|walls?|jar|gas|heat\w*|hot\w*"
        r"|warm\w*|room)\b"
        r"|\b(air|gas) (molecules?|particles?)\b.{0,40}\b(box|jar|container|room|bottle"
        r"|doing)\b|分子.{0,16}(撞|碰撞|跑得|运动得|速率分布|平均动能|热运动)": 3,
        r"\bsealed\b.{0,40}\b(fire|heat\w*|bursts?|explodes?)\b"
        r"|\bmaxwell('?s)? (speed|velocity|distribution)|\bpressure\b.{0,40}\bvolume\b"
        r"|\bvolume\b.{0,40}\bpressure\b|针筒.{0,16}(堵|封|推|压)|(体积).{0,12}压强"
        r"|压强.{0,12}体积": 3,
        r"\bneedle|针头|流速|\bflow": -3,
        r"\babsolute zero|\bp ?v ?= ?n ?r ?t\b|\bavogadro|绝对零度|一定质量的?(理想)?气体"
        r"|理想气体状态": 3,
        r"\bpiston\b.{0,30}\bgas\b|\bgas atoms?\b|\btemperature\b.{0,40}\bmolecul\w+"
        r"|\b(basketball|football|soccer ball|ball)\b.{0,40}\b(soft\w*|flat\w*"
        r"|deflate\w*)\b.{0,30}\b(cold|winter|freez\w*)\b"
        r"|(篮球|足球|皮球|车胎|轮胎).{0,8}(变软|软|瘪)|(密闭|密封).{0,14}(加热|压强|升温)"
        r"|活塞.{0,10}气|气.{0,6}活塞|气缸|温度.{0,10}分子": 3,
        r"\binflated\b.{0,20}\b(ball|balloon)\b.{0,30}\b(burst\w*|sun|heat|hot)\b"
        r"|\bdent\w*\b.{0,40}\bhot water|充(好|了|满)?气.{0,12}(炸|爆|晒|热)"
        r"|温度不变.{0,10}体积|体积.{0,12}温度不变|气体.{0,2}分子": 3,
        r"[波玻][意义]耳|[波玻][意义]尔": 3,
    },
    examples_en=(
        "ideal gas in a box with a piston at 20 °C",
        "2 moles of helium in a 10 litre container, how fast are the molecules",
        "air in a cylinder is compressed from 24 L to 8 L: Boyle's law",
        "a sealed gas is heated from 27 °C to 327 °C, what happens to its pressure",
        "gas molecules bounce around in a box, kinetic theory",
        "compare Maxwell-Boltzmann speeds of nitrogen at 300 K and 900 K",
        "gas with a free piston at constant pressure heated by 100 K",
        "why does the pressure rise when I push in the plunger of a closed syringe",
        "car tyres have a higher pressure after a long drive in the heat",
        "what happens to a balloon that is put into the freezer",
        "a bag of crisps swells up in an aeroplane",
        "molecules of air hit the walls of a jar faster when it is warmed",
        "how do gas particles make pressure in a closed box",
    ),
    examples_zh=(
        "20摄氏度时活塞容器里的理想气体",
        "10升容器里有2摩尔氦气，分子速率多大",
        "把空气从24升压缩到8升，玻意耳定律",
        "密闭气体从27℃加热到327℃，压强怎样变化",
        "气体分子撞击器壁产生压强",
        "比较氢气和氧气的分子速率",
        "堵住注射器的口往里推，为什么越推越费力",
        "夏天给轮胎打气太足为什么容易爆胎",
        "吹好的气球放进冰箱会变小吗",
        "踩瘪的乒乓球用热水一烫就鼓起来",
        "薯片带到高原上包装袋会鼓起来",
        "容器里的分子撞来撞去，温度高了会怎样",
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
                r"(molecules|particles|atoms) (themselves )?(expand|swell|get (bigger|larger))"
                r"|air sinks .* because .* molecules",
                r"分子(本身)?(会)?(膨胀|变大)",
            ),
            truth=Wording(
                "The molecules keep their size; warmer ones only move faster and farther apart.",
                "分子本身不会变大，温度升高只是运动更快、间距更大。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\b(molecules|atoms|particles) (stop( moving)?|stand still|are at rest)\b.{0,12}"
                r"(\b0 ?°|\bzero (degrees )?celsius|\bfreezing)",
                r"(?<![\d.])0 ?(℃|°c|摄氏度|度).{0,8}分子.{0,4}(停止|静止|不动|不再)"
                r"|分子.{0,4}在?(?<![\d.])0 ?(℃|°c|摄氏度|度).{0,4}(停止|静止|不动)",
            ),
            truth=Wording(
                "At 0 °C the molecules are still fast: their mean energy is proportional to the "
                "absolute temperature, which is 273 K there.",
                "0 ℃ 时分子仍在高速运动：分子平均动能与热力学温度成正比，0 ℃ 是 273 K。",
            ),
        ),
    ),
)  # fmt: skip
