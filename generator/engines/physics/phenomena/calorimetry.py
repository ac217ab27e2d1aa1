"""Something warm meets something cold: heat goes over until both are equally warm."""

import math

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._exchange import SHOWN, Exchange
from generator.engines.physics.phenomena._exchange_picture import draw
from generator.engines.physics.phenomena._openings import as_is
from generator.engines.physics.phenomena._substances import (
    OWN,
    called,
    quantity,
    substances,
)
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
from generator.engines.physics.understand.tables import table
from generator.engines.physics.wording import Wording, both

_FREEZES, _BOILS = 273.15, 373.15  # K, of water
_HOTTEST = 600.0  # K, of any other liquid


def simulate(values: Values) -> Exchange:
    masses, volumes = zip(*(_portion(values, which) for which in "12"), strict=True)
    one = masses[0] * quantity(values, _HEAT1, _BODIES, "heat")
    two = masses[1] * quantity(values, _HEAT2, _LIQUIDS, "heat")
    return Exchange(
        one, two, values["temperature1"], values["temperature2"], values["conductance"],
        solid=values["body"] != "water", ratio=volumes[0] / volumes[1],
    )  # fmt: skip


def _portion(values: Values, which: str) -> tuple[float, float]:
    """Mass (kg) and volume (m³) of the first or the second, by whichever of them is told."""
    key = values["body" if which == "1" else "liquid"]
    density = float(table("substances").get(key, {}).get("density", 1000.0))
    volume = float(values[f"volume{which}"])
    mass = volume * density if volume else float(values[f"mass{which}"])
    return mass, volume or mass / density


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    one, two = ((_HEAT1, _BODIES), (_HEAT2, _LIQUIDS))
    found = {slot.key: quantity(values, slot, kind, "heat") for slot, kind in (one, two)}
    found |= {f"mass{it}": _portion(values, it)[0] for it in "12" if values[f"volume{it}"]}
    return found | as_is(values, "conductance")


def impossible(values: Values) -> Wording | None:
    run = simulate(values)
    warmths = [run.second, run.final, *(() if run.solid else (run.first,))]
    if values["liquid"] == "water" and not _FREEZES <= min(warmths) <= max(warmths) <= _BOILS:
        return Wording(
            "The water would freeze or boil: here it has to stay between 0 °C and 100 °C.",
            "水会结冰或沸腾：这里水温应保持在 0 °C 到 100 °C 之间。",
        )
    if max(warmths) > _HOTTEST:
        return Wording("The liquid would boil away.", "液体会沸腾汽化。")
    return None


def span(values: Values, run: Exchange) -> Span:
    return Span(SHOWN * run.settling)


def facts(values: Values, run: Exchange) -> tuple[Fact, ...]:
    one, two = run.final - run.first, run.final - run.second
    return (
        Fact("final", Wording("temperature in the end", "末温"), "T", run.final, "K", "°C"),
        Fact("heat", Wording("heat exchanged", "交换的热量"), "Q", abs(run.heat), "J"),
        Fact("change1", Wording("change of the first", "物体 1 的温度变化"), "ΔT₁", one, "K"),
        Fact("change2", Wording("change of the second", "物体 2 的温度变化"), "ΔT₂", two, "K"),
        Fact("capacity1", Wording("heat capacity of the first", "热容 1"), "m₁c₁", run.one, "J/K"),
        Fact("capacity2", Wording("heat capacity of the second", "热容 2"), "m₂c₂", run.two, "J/K"),
    )


def story(values: Values, run: Exchange) -> Wording:
    final, heat = amount(run.final, "°C"), amount(abs(run.heat), "J")
    body, fluid = _names(values, run)
    if run.first == run.second:
        return Wording(
            "Both are equally warm already, so no heat goes over.",
            "两者温度相同，没有热量传递。",
        )
    larger = max(run.one, run.two) / min(run.one, run.two)
    warmer, colder = (body, fluid) if run.first > run.second else (fluid, body)
    en = (
        f"The warmer one, {warmer.en}, gives {heat} to the colder one, {colder.en}, and no heat "
        f"is lost: both end at {final}."
    )
    zh = f"温度高的{warmer.zh}放出 {heat}，温度低的{colder.zh}吸收同样多的热量，最后都是 {final}。"
    if larger > 1.2:
        side = fluid if run.two > run.one else body
        both_water = values["body"] == values["liquid"]
        more = "of which there is more" if both_water else "whose heat capacity is larger"
        en += f" That is nearer to where the {side.en} began, {more}."
        zh += f"{side.zh}的{'质量' if both_water else '热容'}较大，所以末温更接近它的初温。"
    return Wording(en, zh)


def _names(values: Values, run: Exchange) -> tuple[Wording, Wording]:
    """Of both; two portions of water are told from each other by how warm they are."""
    body, fluid = called(values, _BODIES), called(values, _LIQUIDS)
    if values["body"] != "water":
        return body, fluid
    if values["liquid"] != "water":
        return Wording("water", "水"), fluid
    hot, cold = Wording("hot water", "热水"), Wording("cold water", "冷水")
    return (hot, cold) if run.first > run.second else (cold, hot)


_HEAT1 = Slot(
    "heat1", "c₁", "J/(kg·K)", 4186.0, 10.0, 2e4, quiet=True,
    name=Wording("first specific heat", "物体 1 的比热容"),
    cues=Wording("specific heat|heat capacity", "比热容|比热"),
)  # fmt: skip
_HEAT2 = Slot(
    "heat2", "c₂", "J/(kg·K)", 4186.0, 10.0, 2e4, quiet=True,
    name=Wording("second specific heat", "物体 2 的比热容"),
    cues=Wording("specific heat|heat capacity", "比热容|比热"),
)  # fmt: skip
_BODIES = substances(
    "body",
    Wording("first body", "物体 1"),
    Option(
        "water",
        Wording("hot water", "热水"),
        Wording("(?:hot|warm|boiling) water", "热水|温水|开水|沸水"),
    ),
    "copper", "iron", "steel", "aluminium", "lead", "brass", "silver", "gold", "glass", "stone",
    "sand",
    Option(OWN, Wording("given body", "所给物体"), Wording("specific heat", "比热容?")),
    quiet=True,
)  # fmt: skip
_LIQUIDS = substances(
    "liquid", Wording("liquid", "液体"), "water", "oil", "alcohol", "glycerine", "mercury"
)
_SHAPES = Choice(
    "shape",
    Wording("shape", "形状"),
    (
        Option("block", Wording("block", "块状")),
        Option("ball", Wording("ball", "球形"), Wording("balls?|spheres?|shot", "球")),
    ),
    quiet=True,
)

_METALS = Wording(
    "metal|copper|iron|steel|aluminium|aluminum|lead|brass|silver|gold|glass|stone",
    "金属|铜|铁|钢|铝|铅|银|玻璃|石",
)

PHENOMENON = Phenomenon(
    slug="calorimetry",
    name=Wording("Mixing temperatures", "热平衡"),
    formula=both("Q = mcΔT"),
    slots=(
        Slot(
            "mass1", "m₁", "kg", 0.3, 1e-4, 1e4, Wording("first mass", "质量 1"),
            cues=Wording(
                f"of hot|of hot water|of warm water|block|body|piece|ball|{_METALS.en}",
                f"热水|温水|物体|块|球|{_METALS.zh}",
            ),
        ),
        Slot(
            "temperature1", "T₁", "K", 353.15, 200.0, 1500.0, shown="°C",
            name=Wording("first temperature", "温度 1"),
            cues=Wording(
                f"of hot|of hot water|block|body|piece|ball|heated to|{_METALS.en}",
                f"热水|温水|物体|块|球|加热到|{_METALS.zh}",
            ),
        ),
        Slot(
            "mass2", "m₂", "kg", 0.5, 1e-4, 1e4, Wording("second mass", "质量 2"),
            cues=Wording("of cold|of cold water|liquid|into", "冷水|凉水|液体|放入|放进|投入"),
        ),
        Slot(
            "temperature2", "T₂", "K", 293.15, 200.0, 600.0, shown="°C",
            name=Wording("second temperature", "温度 2"),
            cues=Wording("of cold|of cold water|liquid|into", "冷水|凉水|液体|放入|放进|投入"),
        ),
        Slot(
            "volume1", "V₁", "m³", 0.0, 0.0, 10.0, Wording("first volume", "体积 1"),
            cues=Wording("of hot|of hot water|of warm water", "热水|温水"), quiet=True, open=True,
        ),
        Slot(
            "volume2", "V₂", "m³", 0.0, 0.0, 10.0, Wording("second volume", "体积 2"),
            cues=Wording("of cold|of cold water|of water|water|liquid", "冷水|凉水|水|液体"),
            quiet=True, open=True,
        ),
        _HEAT1,
        _HEAT2,
        Slot(
            "conductance", "K", "W/K", 20.0, 1e-3, 1e6, quiet=True,
            name=Wording("heat passed on per kelvin", "每开传热功率"),
            cues=Wording("conductance", "导热能力"),
        ),
    ),
    choices=(_BODIES, _LIQUIDS, _SHAPES),
    cues={
        r"\bcalorimet(er|ry|ric)|\bthermal equilibrium|\bfinal temperature|\bmixing temperature"
        r"|量热|热平衡|混合后的?温度|末温|热交换": 3,
        r"\bmix(es|ed|ing)?\b.*\b(hot|cold|warm|water|temperatures?|°c|degrees)"
        r"|\bhot\b.*\b(into|with|in|and)\b.*\bcold\b"
        r"|\bcold\b.*\b(into|with|to)\b.*\bhot (water|tea)"
        r"|(热水|开水|温水).*(冷水|凉水)|(冷水|凉水).*热水|混合.*温度|温度.*混合": 3,
        r"\b(metal|copper|iron|steel|alumini?um|lead|block|ball|stone)\b.{0,60}"
        r"\b(hot|heated|°c|degrees)\b.{0,60}\b(dropped|placed|put|plunged|lowered|thrown)\b"
        r".{0,60}\bwater"
        r"|(铜|铁|铝|铅|钢|金属).*(℃|度|加热).*(放入|投入|放进|浸入|投进).*水": 3,
        r"\bspecific heat|\bheat capacity|比热|热容": 2,
        r"\bmix(es|ed|ing)?\b|\bhot\b|\bcold\b|混合|热水|冷水": 1,
        r"\bmelt|\bice\b(?![- ](cold|water))|\bboil(s|ing)?\b(?! water)|\bsteam\b|熔化|融化|冰"
        r"|沸腾|水蒸气|\bcolou?r|\blight|\bpaint|颜色|光|\bfloat|\bsink|浮|沉|\bbar\b|\brod\b"
        r"|\bconduct|导热": -2,
        r"\b(both|two)\b.{0,60}\bsame temperature\b|\btouch\b.{0,40}\bsame temperature"
        r"|\bboiling water\b.{0,40}\bcold"
        r"|\bsand\b.{0,40}\b(hotter|warmer|heats|cools)\b.{0,40}\b(sea|water)\b"
        r"|(热|冷)的?物体.{0,14}(接触|碰)|沙.{0,20}(海水|水).{0,8}(烫|热|凉|升温|温差)"
        r"|(热|烫).{0,8}(放|丢|浸|泡|投)(进|入|在|到).{0,6}(冷水|凉水)"
        r"|(℃|度)的?水.{0,24}(℃|度)的?水|洗澡水.{0,20}(冷水|凉水|热水)": 3,
        r"\bheat (lost|given (off|up|out)|released)\b.{0,50}\b(heat )?(gained|taken|absorbed"
        r"|received)\b|\bheat (gained|absorbed)\b.{0,40}\b(lost|given|released)|\bq ?= ?m ?c\b"
        r"|(吸热|吸收的热量).{0,8}(放热|放出的热量)|(放热|放出的热量).{0,8}(吸热|吸收的热量)"
        r"|q ?吸 ?= ?q ?放|q ?= ?c ?m|热平衡方程": 3,
        r"\b(milk|cream|cold water|cool water|ice water)\b.{0,50}\b(tea|coffee|bath|soup"
        r"|hot water)\b.{0,50}\b(temperature|cool\w*|degrees|°c|end up|how (warm|hot|much))"
        r"|\b(tea|coffee|soup|bath)\b.{0,40}\b(cold|cool\w*|milk|cream)\b.{0,40}\b(degrees|°c"
        r"|temperature|how much)\b"
        r"|(热|开|冷|凉|温)水.{0,14}(倒|加|兑|掺|混).{0,10}(热|开|冷|凉|温)水"
        r"|(洗澡水|牛奶|奶瓶|咖啡|茶).{0,20}(兑|掺|加|倒|泡).{0,16}(度|℃|温度)"
        r"|多少度.{0,10}(热水|冷水)": 3,
        r"\b(red[- ]hot|glowing|hot|heated)\b.{0,40}\b(iron|steel|horseshoe|sword|nail|metal"
        r"|bolt|stone|coin|copper|brass|lead)\b.{0,50}\b(water|bucket|oil|trough)\b"
        r"|\bquench\w*"
        r"|\b(both|they|two)\b.{0,30}\b(end up|come to|reach)\b.{0,20}\b(same )?temperature"
        r"|\bblacksmith|淬火|烧红的?.{0,8}(铁|刀|马蹄铁|钢|铜).{0,16}水"
        r"|(铁|铜|铝|金属|石头).{0,16}(丢|扔|放|投|浸)(进|入|到).{0,6}(冷水|凉水|水)": 3,
        r"\b(sand|land)\b.{0,40}\b(sea|water|ocean)\b.{0,50}\b(heats?|warms?|hotter"
        r"|specific)\b|(沙子|沙滩|陆地).{0,20}(海水|水).{0,20}(热|升温|温差|温度)|比热容?": 2,
        r"(两个?|冷热|高温|低温).{0,6}物体.{0,10}接触.{0,20}(温度|热)"
        r"|(最后|最终|最后会).{0,6}(是|变成|都是|达到)?.{0,4}(多少|几)度|混合(后|法)": 2,
        r"\b(warm|hot)\b.{0,20}\b(cool|cold)\b.{0,10}\bwater\b"
        r"|\bbottle\b.{0,30}\b(warm|hot) water\b"
        r"|热的?(铜|铁|铅|铝|石|金属).{0,10}(倒|放|丢|扔|投).{0,3}(进|入|到)|热石头?": 3,
        r"空心|冰水混合": -3,
        r"\b(toss|drop|throw|plunge)\w*\b.{0,20}(\bhot|\d ?°? ?c|\d degrees?)\b.{0,24}\b(bolt"
        r"|nail|metal|iron|steel|copper|stone|block|ball)\b"
        r"|\b(cold|cool)\b.{0,20}\band\b.{0,8}\b(warm|hot)\b.{0,40}\b(together|jug|mix\w*|cup"
        r"|one)\b|\d ?(度|℃)的?.{0,8}(扔|放|丢|投|倒)(进|入|到|在).{0,6}水"
        r"|(度|℃).{0,10}水加?.{0,16}(度|℃).{0,10}水": 3,
    },
    examples_en=(
        "a 200 g copper block at 100 °C is dropped into 500 g of water at 20 °C",
        "mix hot and cold water: 300 g at 80 °C with 500 g at 20 °C",
        "final temperature of 1 kg of water at 60 °C and 2 kg of water at 15 °C",
        "calorimetry with a piece of lead",
        "a hot iron ball at 300 °C of 100 g is put into 1 kg of cold water",
        "calorimeter: compare copper and aluminium blocks in water",
        "how hot is the bath when cold water is poured into the hot water",
        "a red-hot horseshoe is quenched in a bucket of water",
        "two bodies of different temperature touch until both have the same temperature",
        "the heat given off by the warm body is the heat taken up by the cold one",
        "measure the specific heat of brass by the method of mixtures",
        "cream poured into hot coffee, how warm is it then",
    ),
    examples_zh=(
        "200克100℃的铜块放入500克20℃的水中",
        "300克80℃的热水和500克20℃的冷水混合后的温度",
        "量热实验：铅块放入冷水",
        "把加热到300℃的100克铁球放入1千克冷水中，末温是多少",
        "比较铜块和铝块放入水中的热平衡",
        "烧红的铁块丢进水里，最后水温是多少",
        "洗澡水太烫，兑多少冷水才到40度",
        "高温物体和低温物体接触，最后温度相同",
        "牛奶倒进热咖啡里，混合后多少度",
        "放出的热量等于吸收的热量",
        "用混合法测定铜的比热容",
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
                r"(final|mixed|mixing) temperature is (always )?(just )?(the )?(average|mean|middle"
                r"|half)"
                r"|\b(mixture|water|both)\b.{0,12}\b(has|have|takes?|ends? (up )?(at|with)|reach"
                r"(es)?)\b.{0,5}\b(mean|average) (of|temperature)",
                r"(末温|混合后的?温度)(总|一定|就)?是.{0,6}(平均值|平均|一半)",
            ),
            truth=Wording(
                "The final temperature is the mean only where both have the same heat capacity; "
                "otherwise it lies nearer to the one with the larger mass times specific heat.",
                "只有两者的热容（质量乘比热容）相等时，末温才是平均值；否则更接近热容大的一方。",
            ),
            when=lambda cases: any(
                not math.isclose(run.one, run.two, rel_tol=0.01) for run in map(simulate, cases)
            ),
        ),
    ),
)  # fmt: skip
