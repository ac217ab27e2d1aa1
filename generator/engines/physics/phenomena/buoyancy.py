"""A body let go at the surface of a liquid: it floats, hovers or sinks."""

import math
from collections.abc import Sequence

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import BLUE, FORCE
from generator.engines.physics.phenomena._dip import Dip, at_rest, dipped
from generator.engines.physics.phenomena._dip_picture import DEPTH, paint_tank
from generator.engines.physics.phenomena._dip_told import facts, story
from generator.engines.physics.phenomena._immersed import DENSITY, LIQUID, LIQUIDS, MATERIALS
from generator.engines.physics.phenomena._openings import as_is
from generator.engines.physics.phenomena._slots import gravity
from generator.engines.physics.phenomena._substances import OWN, called, quantity
from generator.engines.physics.phenomenon import Case, Phenomenon, Premise, Slot, Span, Values
from generator.engines.physics.wording import Wording

_TOLERANCE = 0.05  # by how much two sizes of one body may differ, which are rounded


def simulate(values: Values) -> Dip:
    density, volume = _body(values)
    is_round = values["radius"] > 0
    side = (volume * 6 / math.pi if is_round else volume) ** (1 / 3)
    fluid = quantity(values, LIQUID, LIQUIDS, "density")
    times, depths = at_rest(*dipped(density / fluid, is_round), density / fluid, is_round)
    pull = values["gravity"]
    scale = math.sqrt(side / pull)
    return Dip(density, fluid, volume, pull, side, is_round, times * scale, depths * side)


def _body(values: Values) -> tuple[float, float]:
    """Density and volume, by whatever the text gives of density, substance, mass and size."""
    mass = values["mass"] or values["weight"] / values["gravity"]
    volume = _size(values)
    density = quantity(values, DENSITY, MATERIALS, "density")
    if _weighed_twice(values) and values["reading"] < mass * values["gravity"]:
        lifted = mass - values["reading"] / values["gravity"]  # kg of the liquid
        volume = lifted / quantity(values, LIQUID, LIQUIDS, "density")
        return mass / volume, volume
    if values["reading"] and not _weighed_twice(values):
        return _read(values, density, volume)
    if mass and volume and not _is_known(values):
        density = mass / volume
    return density, volume or (mass / density if mass else _VOLUME.default)


def _weighed_twice(values: Values) -> bool:
    """Whether it is its weight, and what a scale in the liquid shows, that tell of a body. A size
    that is told says more than the mass that a thing of its kind has."""
    sized = values["volume"] != _VOLUME.default or values["side"]
    return bool(values["reading"] and (values["weight"] or (values["mass"] and not sized)))


def _read(values: Values, density: float, volume: float) -> tuple[float, float]:
    """What a scale in the liquid tells of a body of unknown weight: of a known substance its size,
    or else of what it is made, by a size that is told or taken."""
    fluid = quantity(values, LIQUID, LIQUIDS, "density")
    pressed = values["reading"] / values["gravity"]  # kg
    if not volume and _is_known(values):
        return density, pressed / (density - fluid) if density > fluid else _VOLUME.default
    volume = volume or _VOLUME.default
    return fluid + pressed / volume, volume


def _size(values: Values) -> float:
    """The volume that the text tells, 0 where it tells none."""
    told = values["volume"] if values["volume"] != _VOLUME.default else 0.0
    volume: float = told or values["side"] ** 3 or 4 / 3 * math.pi * values["radius"] ** 3
    return volume


def _disagreeing(values: Values) -> bool:
    """Whether sizes or weights of a known substance cannot all be its own: the mass and the radius
    that things of its kind have, and another size or weight that the text tells of this one."""
    if values["material"] == OWN or not (values["mass"] and values["radius"]):
        return False
    volume, weight = _size(values), values["mass"] * values["gravity"]
    ball = 4 / 3 * math.pi * values["radius"] ** 3
    other_size = not math.isclose(volume, ball, rel_tol=_TOLERANCE)
    other_weight = values["weight"] and not math.isclose(
        values["weight"], weight, rel_tol=_TOLERANCE
    )
    return other_size or bool(other_weight)


def _is_known(values: Values) -> bool:
    """Whether the text tells a density or a material that has one."""
    if values["density"] != DENSITY.default:
        return True
    weighed = values["mass"] or values["weight"]
    # A mass and a volume tell more of an egg or a hollow ball than what it is made of.
    return bool(values["material"] != OWN and not (weighed and values["volume"] != _VOLUME.default))


def settled(values: Values) -> dict[str, float]:
    """What is taken where the text leaves it open; two of density, volume and mass make the
    third."""
    density, volume = _body(values)
    weighed, sized = values["mass"] or values["weight"], _size(values)
    known, read = _is_known(values), values["reading"]
    found = {LIQUID.key: quantity(values, LIQUID, LIQUIDS, "density")}
    if _weighed_twice(values):
        return found | (as_is(values, "mass") if not values["weight"] else {})
    if not read and (known or not (weighed and sized)):
        found[DENSITY.key] = density
    if read and known and not (weighed or sized):
        found[DENSITY.key] = density
    elif not (weighed or sized):
        found[_VOLUME.key] = volume
    if values["mass"] and not (read or (sized and known)):
        found["mass"] = values["mass"]
    is_round = values["radius"] and values["volume"] == _VOLUME.default
    return found | {"radius": values["radius"]} if is_round else found


def span(values: Values, dip: Dip) -> Span:
    moving = np.abs(dip.depths - dip.depths[-1]) > 1e-9 * dip.side
    if dip.sinks:
        moving = dip.depths < DEPTH * dip.side
    last = int(np.flatnonzero(moving)[-1]) + 1 if moving.any() else 0
    last = min(last, len(moving) - 1)
    return Span(max(float(dip.times[last]), 0.1 * float(dip.times[-1])))


def impossible(values: Values) -> Wording | None:
    if _disagreeing(values):
        return Wording(
            "Its sizes contradict each other: please give its volume or its radius, and its mass "
            "or its weight.",
            "所给的尺寸或重量互相矛盾：体积和半径、质量和重力请各给一个。",
        )
    weight = values["weight"] or values["mass"] * values["gravity"]
    if 0 < weight <= values["reading"]:
        return Wording(
            f"In the liquid the scale shows less than the weight of {amount(weight, 'N')}.",
            f"浸没在液体中时，测力计示数应小于物重 {amount(weight, 'N')}。",
        )
    density, volume = _body(values)
    fluid = quantity(values, LIQUID, LIQUIDS, "density")
    if values["reading"] and not weight and density <= fluid:
        return Wording(
            "That floats, so a scale in the liquid shows nothing.",
            "它会漂浮，在液体中测力计没有示数。",
        )
    if not DENSITY.low <= density <= DENSITY.high:
        made = amount(density, "kg/m³")
        return Wording(
            f"Mass and volume make a density of {made}, which no body has.",
            f"由质量和体积得到的密度是 {made}，没有这样的物体。",
        )
    if not _VOLUME.low <= volume <= _VOLUME.high:
        made = amount(volume, "m³")
        return Wording(
            f"That makes a volume of {made}, which is out of reach here.",
            f"由此得到的体积是 {made}，超出了范围。",
        )
    return None


def draw(page: Page, cases: Sequence[Case[Dip]]) -> None:
    largest = max(case.run.side for case in cases)
    x, y = (-1.9 * largest, 1.7 * largest), (-(DEPTH + 0.45) * largest, 1.6 * largest)
    for case, scene in zip(cases, page.scenes(cases, x, y), strict=True):
        paint_tank(scene, case, largest, _told(page, case) if len(cases) == 1 else "")
    heaviest = max(case.run.weight for case in cases)
    most = max(heaviest, *(case.run.strongest for case in cases))  # the two are to be compared
    page.read(Wording("weight G", "重力 G"), "N", most, cases, lambda dip, _: dip.weight)
    page.read(Wording("buoyancy F", "浮力 F"), "N", most, cases, Dip.buoyancy)
    shares = Wording("displaced V′", "排开体积 V′")
    room = max(case.run.strongest / case.run.liquid / case.run.gravity for case in cases)
    page.read(shares, "m³", room, cases, lambda dip, t: dip.share(t) * dip.volume)
    if len(cases) == 1:
        (dip,) = (case.run for case in cases)
        bars = [
            (Wording("weight", "重力"), FORCE, lambda _: dip.weight),
            (Wording("buoyancy", "浮力"), BLUE, dip.buoyancy),
        ]
        page.bars(Wording("forces", "力"), "N", most, bars)
        return
    end = max(span(case.values, case.run).seconds for case in cases)
    times = np.linspace(0, end, 240)
    curves = [
        Curve(times, np.array([case.run.share(t) for t in times]), case.colour) for case in cases
    ]
    page.graph(Graph(Axis("t", "s", 0, end), Axis("V′/V", "%", 0, 1), curves))


def _told(page: Page, case: Case[Dip]) -> str:
    """Body and liquid with their densities."""
    dip = case.run
    body, fluid = (page.say(called(case.values, it)) for it in (MATERIALS, LIQUIDS))
    one, two = amount(dip.density, "kg/m³"), amount(dip.liquid, "kg/m³")
    return f"{body} {one}, {amount(dip.volume, 'm³')}   {fluid} {two}"


_VOLUME = Slot(
    "volume", "V", "m³", 1e-3, 1e-9, 1e6, Wording("volume", "体积"), quiet=True,
    cues=Wording("volume", "体积"),
)  # fmt: skip

PHENOMENON = Phenomenon(
    slug="buoyancy",
    name=Wording("Buoyancy", "浮力"),
    formula=Wording("F = ρ₀gV′", "F = ρ₀gV′"),
    slots=(
        DENSITY,
        _VOLUME,
        LIQUID,
        Slot(
            "mass", "m", "kg", 0.0, 0.0, 1e9, Wording("mass", "质量"), quiet=True, open=True,
            cues=Wording("mass|weighs|heavy", "质量|重"),
        ),
        Slot(
            "weight", "G", "N", 0.0, 0.0, 1e10, Wording("weight", "物重"), quiet=True, open=True,
            cues=Wording("weight|weighs|heavy", "重力|重|物重"),
        ),
        Slot(
            "reading", "F′", "N", 0.0, 0.0, 1e10, quiet=True, open=True,
            name=Wording("reading of the scale in the liquid", "浸没时测力计示数"),
            cues=Wording(
                "in water|in the water|in the liquid|reading|reads|apparent weight|under water",
                "示数|称重|水中称|水中重|视重|浸没时|测力计|拉力",
            ),
        ),
        Slot(
            "side", "a", "m", 0.0, 0.0, 100.0, Wording("side of the cube", "边长"), quiet=True,
            open=True,
            cues=Wording("side|sides|edge|cube", "边长|棱长|正方体"),
        ),
        Slot(
            "radius", "r", "m", 0.0, 0.0, 60.0, Wording("radius", "半径"), quiet=True, open=True,
            cues=Wording("radius", "半径"),
        ),
        gravity(0.01),
    ),
    choices=(MATERIALS, LIQUIDS),
    cues={
        r"\bbuoyan(t|cy)\b|\barchimedes\b|\bupthrust\b|浮力|阿基米德(原理|定律)|沉浮|浮沉"
        r"|\bfloats? (or|and|vs) sinks?\b|\bsinks? (or|and|vs) floats?\b"
        r"|(漂|上)?浮(还是|或|和)下?沉": 3,
        r"\b(floats?|floating|sinks?|sinking|sank|submerged|immersed|dropped|placed|pushed|held)\b.*"
        r"\b(in|into|on|under)\b.*\b(water|oil|mercury|liquid|honey|alcohol|brine|sea)\b"
        r"|\b(wood(en)?|cork|ice|iceberg|iron|steel|stone|egg|ball|block|cube|body)\b.*"
        r"\b(floats?|floating|sinks?|sinking)\b"
        r"|(浮在|漂在|沉入|沉到|沉在|浸没|浸入|浸在|放入|放进|丢进|扔进).*(水|油|液|酒精|海)"
        r"|(水|油|液|酒精|海)(中|里|面|上|下).*(浮|沉|浸没)": 2,
        r"\begg\b.*\b(salt|fresh) ?water|鸡蛋.*盐水|\bweighs? less\b.*\bwater|水中.*变轻"
        r"|\bwhy (do|does)\b.*\b(floats?|sinks?)\b|为什么.*(浮|沉)": 3,
        r"\bdisplace(s|d|ment)? (of )?(water|liquid|volume)\b|排开的?(水|液体|体积)|排水量"
        r"|\bshare of .*\b(under|below) (the )?(water|sea|surface)|悬浮在": 2,
        r"\b(float(s|ing)?|sink(s|ing)?|density|iceberg)\b|漂浮|悬浮|下沉|冰山|密度": 1,
        r"\bterminal|\bviscosity\b|\bstokes\b|粘滞|收尾速度|\bballoon\b|热气球"
        r"|\bspring\b(?! (scale|balance))": -2,
        r"\bheat|temperature|\bmelt|°C|融化|熔化|加热|温度|导热": -2,
        r"\bpressure\b|压强|压力|磁|电|\bcharge": -2,
        r"\b(ship|boat|hull|tanker|ferry|raft)s?\b.{0,60}\b(floats?|afloat|sinks?"
        r"|top of the water|go(es)? down)\b"
        r"|\b(float|afloat|sink)s?\b.{0,40}\b(ships?|boats?|nails?|needles?)\b|\bdead sea\b"
        r"|(轮船|船|航母|铁钉|钢铁).{0,24}(浮|沉)|死海": 3,
        r"\blife ?(jackets?|vests?|belts?|buoys?)\b|\bballast tanks?|\bplimsoll"
        r"|\bhydrometers?\b|\bcartesian diver|\beureka\b"
        r"|\bcrown\b.{0,40}\b(gold|archimedes|king)|救生衣|救生圈|密度计|浮沉子|曹冲称象|浮筒"
        r"|浮力|(王冠|皇冠).{0,12}(金|阿基米德)": 3,
        r"\b(ball|cork|duck|balloon|bottle)\b.{0,50}\b(under ?water|under the water"
        r"|below the surface)\b.{0,50}\b(pops?|shoots?|pushe?s?|jumps?|back up|let go"
        r"|released?|rises?)\b|\b(seems?|appears?) to weigh|\bapparent weight"
        r"|\bupward (push|force)\b.{0,40}\b(sunk|submerged|water|liquid)\b"
        r"|\boil\b.{0,40}\b(rises?|comes? up|on top|to the top)\b.{0,24}\bwater"
        r"|露出.{0,6}(多少|水面|几分)|(实心|空心).{0,16}(水里|水中|浮|沉)"
        r"|\bsubmarines?\b.{0,50}\b(rises?|surfaces?|dives?|sinks?|floats?|up and down)\b"
        r"|(潜水艇|潜艇|饺子|汤圆).{0,20}(浮|沉)"
        r"|(乒乓球|皮球|篮球|气球|木块|木头).{0,12}(按|压|摁).{0,6}水"
        r"|\b(easier|lighter|weighs? less|feels? light)\b.{0,40}\b(in|under) ?(the )?(water"
        r"|pool|swimming)\b|水(里|中|下).{0,24}(变轻|轻了|轻松|轻得多|轻很多)"
        r"|(测力计|弹簧秤).{0,30}(浸|水).{0,20}(示数|读数|变小)": 3,
        r"\b(ice|cubes?|oranges?|grapes?|potato(es)?|lemons?|log|people|person"
        r"|swimmers?)\b.{0,40}\b(float|sink)s?\b"
        r"|\bbath(tub)?\b.{0,60}\b(water|level)\b.{0,20}\b(rises?|goes up|overflows?"
        r"|spills?)\b|(橘子|橙子|葡萄|土豆|冰块|鸡蛋|苹果|西瓜|木头|铁球).{0,16}(浮|沉|漂)": 2,
        r"\b(boat|ship|raft|barge)\b.{0,60}\b(sits?|draught|draft|displac\w*)\b"
        r"|\b(ship|boat|carrier)\b.{0,24}\b(go(es)? (down|under)|stays? up)\b"
        r"|\bweigh\w*\b.{0,40}\bin air\b.{0,20}\bin (water|oil)\b"
        r"|\b(balsa|oak|pine|cork|pumice)\b.{0,50}\b(tub|water|floats?|sinks?)\b"
        r"|(潜水员|潜水艇|潜艇).{0,12}(上浮|浮)|排水量": 3,
        r"\blift\w*\b.{0,40}\b(in|under) (the )?(pool|water)\b"
        r"|从?水(里|中|下)(搬|提|拿|捞).{0,10}(重|轻)|气球.{0,8}水(底|下|里).{0,16}(上|浮|冲)"
        r"|漂.{0,14}沉|沉.{0,14}漂": 3,
        r"阿基米[得特]": 3,
        r"\b(spring (scale|balance)|newton ?meter)\b.{0,60}\b(in|under) (the )?"
        r"(water|liquid|oil)\b|\b(in|under) (the )?(water|liquid|oil)\b.{0,60}"
        r"\b(spring (scale|balance)|newton ?meter)\b": 4,
    },
    examples_en=(
        "a wooden block floats in water",
        "does an iron cube of 10 cm sides sink in mercury",
        "buoyant force on a 2 litre stone under water",
        "a body of density 800 kg/m³ and volume 500 cm³ is placed in oil",
        "how much of an iceberg is under the sea",
        "an egg in fresh water and in salt water side by side",
        "compare wood and iron in water, which one floats",
        "why does a steel ship float although a steel nail goes to the bottom",
        "how does a submarine dive and come up again with its ballast tanks",
        "a beach ball held under water shoots up when I let go",
        "why can you lie on the Dead Sea without sinking",
        "a stone feels lighter when it is lifted under water",
    ),
    examples_zh=(
        "木块浮在水面上",
        "边长10厘米的铁块放入水银中是漂浮还是下沉",
        "体积为200立方厘米的石块浸没在水中受到的浮力",
        "冰山有多少在海水下面",
        "比较鸡蛋在清水和盐水中的沉浮",
        "密度0.8g/cm³、质量2千克的物体放入水中",
        "铁钉会沉，为什么钢铁造的轮船能浮在水面",
        "潜水艇是怎样上浮和下沉的",
        "人为什么能躺在死海上不沉下去",
        "把乒乓球按到水底，松手后会浮上来",
        "石头在水里提起来感觉轻了",
        "曹冲称象用的是什么原理",
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
                r"heav(y|ier) (things|objects|bodies|ones?) (always )?sinks?\b"
                r"|(sinks?|sank) because (it is|it's|they are) (too )?heav",
                r"重的(物体|东西)?(一定|总是|都)?(会)?(下沉|沉)|因为.{0,6}(太重|很重).{0,4}沉",
            ),
            truth=Wording(
                "Not the weight decides but the density: a heavy log floats and a small nail "
                "sinks, because only what is denser than the liquid goes down.",
                "决定沉浮的不是重量而是密度：很重的木头会浮，小铁钉会沉，密度大于液体的才下沉。",
            ),
        ),
        Premise(
            claim=Wording(
                r"buoyan(t force|cy) (is |gets )?(larger|bigger|greater|stronger|increases|grows)"
                r".*\b(deep|depth)",
                r"(越深|深度越大).{0,6}浮力越大|浮力.{0,6}随.{0,4}深度.{0,4}(增大|变大)",
            ),
            truth=Wording(
                "Once a body is fully under, going deeper does not change the buoyant force: it "
                "displaces the same volume.",
                "物体完全浸没后，再深浮力也不变，因为排开的体积不变。",
            ),
        ),
    ),
)  # fmt: skip
