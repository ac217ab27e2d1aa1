"""Jets out of the holes of a tank: how fast, how far, and how soon it is empty."""

import math

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._jets import Jet, Tank
from generator.engines.physics.phenomena._jets_picture import draw
from generator.engines.physics.phenomena._openings import as_is
from generator.engines.physics.phenomena._slots import gravity
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

_BOTTOM = "bottom"
_THREE = (0.5, 0.25, 0.75)  # of the level, where three holes are; the middle one first


def simulate(values: Values) -> Tank:
    level, hole = _heights(values)
    pull, width, size = values["gravity"], values["tank_diameter"], values["hole_diameter"]
    if values["holes"] == "three":
        jets = [Jet(level * share, level * (1 - share), 0.0, pull) for share in _THREE]
        return Tank(level, width, size, tuple(jets))
    return Tank(level, width, size, (Jet(hole, level - hole, (size / width) ** 2, pull),))


def _heights(values: Values) -> tuple[float, float]:
    """Of the liquid and of the hole above the ground, by whatever two the text gives."""
    level, hole, head = values["level"], values["hole_height"], values["head"]
    low = values["holes"] == _BOTTOM and hole == _HOLE.default
    if low:
        hole = min(values["hole_diameter"], (head or level) / 4)
    if not head:
        return level, hole
    if level != _LEVEL.default:
        return level, level - head
    return (hole + head, hole) if low or hole != _HOLE.default else (head * 4 / 3, head / 3)


def settled(values: Values) -> dict[str, float]:
    """What is taken where neither the text nor two others of its heights tell it."""
    level, hole = _heights(values)
    found = as_is(values, "hole_diameter", "tank_diameter")
    if not values["head"]:
        found[_LEVEL.key] = level
        if values["holes"] != "three":
            found[_HOLE.key] = hole
    elif (values["level"], values["hole_height"]) == (_LEVEL.default, _HOLE.default):
        found[_LEVEL.key] = level
    return found


def impossible(values: Values) -> Wording | None:
    level, hole = _heights(values)
    if values["holes"] != "three" and not 1e-4 < hole < level * 0.9999:
        return Wording(
            "The hole has to be above the ground and below the surface of the liquid.",
            "小孔应在地面以上、液面以下。",
        )
    if values["hole_diameter"] > 0.3 * values["tank_diameter"]:
        return Wording(
            "The hole has to be small beside the tank: at most 0.3 of its diameter.",
            "小孔要比水箱小得多：直径最多为水箱的 0.3 倍。",
        )
    return None


def span(values: Values, tank: Tank) -> Span:
    return Span(tank.seconds)


def facts(values: Values, tank: Tank) -> tuple[Fact, ...]:
    jet = tank.first
    flow = math.pi / 4 * tank.hole**2 * jet.fastest
    told = (
        Fact("speed", Wording("speed of the jet", "喷出速度"), "v", jet.fastest, "m/s"),
        Fact("range", Wording("where it lands", "水平射程"), "x", jet.reach(0.0), "m"),
    )
    last = (
        Fact("flow", Wording("flow", "流量"), "Q", flow, "m³/s"),
        Fact("flight", Wording("time in the air", "空中时间"), "t", jet.flight, "s"),
    )
    if len(tank.jets) > 1:
        _, low, high = tank.jets
        lowest = Wording("speed of the lowest jet", "最低孔的速度")
        other = Wording("where the others land", "另两股的射程")
        return (
            *told,
            Fact("speed_low", lowest, "v₁", low.fastest, "m/s"),
            Fact("range_other", other, "x₁ = x₃", high.reach(0.0), "m"),
            *last,
        )
    name = Wording("time until the level is at the hole", "液面降到孔口的时间")
    drained = Fact("drained", name, "T", jet.drained, "s")
    return (*told, drained, *last)


def story(values: Values, tank: Tank) -> Wording:
    jet = tank.first
    speed, far = amount(jet.fastest, "m/s"), amount(jet.reach(0.0), "m")
    if len(tank.jets) > 1:
        return Wording(
            "The deeper a hole, the faster the jet; the higher it is, the longer the fall. Both "
            f"together carry the middle one farthest, to {far}, and the other two equally far.",
            "孔越深，喷得越快；孔越高，下落时间越长。两者合起来，中间的孔喷得最远，"
            f"达到 {far}，另外两股落在同一处。",
        )
    head, time = amount(jet.head, "m"), amount(jet.drained, "s")
    hole, width = amount(tank.hole, "m"), amount(tank.width, "m")
    return Wording(
        f"With {head} of liquid above the hole the jet leaves at {speed}, as if it had fallen that "
        f"far, and lands {far} away. Ever more slowly the tank, {width} across, drains through the "
        f"hole of {hole}: after {time} the level is down at the hole.",
        f"孔上方有 {head} 的液体，喷出速度是 {speed}，和从这个高度自由落下一样，落在 {far} 远处。"
        f"直径 {width} 的水箱从 {hole} 的孔流出，越流越慢，{time} 后流到孔口。",
    )


_LEVEL = Slot(
    "level", "H", "m", 1.0, 0.01, 100.0, Wording("level of the liquid", "液面高度"), quiet=True,
    cues=Wording("deep|level|filled|water|tank|high|full", "深|水深|液面|水面|水位|高|装有"),
)  # fmt: skip
_HOLE = Slot(
    "hole_height", "y", "m", 0.25, 1e-3, 100.0, Wording("height of the hole", "孔的高度"),
    quiet=True,
    cues=Wording(
        "above the ground|from the ground|above the bottom|from the bottom|above the floor|up",
        "离地|离底|距地|距底|高处|孔高|孔的高度",
    ),
)  # fmt: skip

PHENOMENON = Phenomenon(
    slug="torricelli",
    name=Wording("Draining tank", "小孔出流"),
    formula=both("v = √(2gh),  x = 2√(hy)"),
    slots=(
        _LEVEL,
        _HOLE,
        Slot(
            "head", "h", "m", 0.0, 0.0, 100.0, quiet=True, open=True,
            name=Wording("depth of the hole below the surface", "孔在液面下的深度"),
            cues=Wording(
                "below the surface|under the surface|below the water|below the top|below",
                "水面下|液面下|水面以下|液面以下|孔上方",
            ),
        ),
        Slot(
            "hole_diameter", "d", "m", 0.02, 1e-4, 1.0, quiet=True,
            name=Wording("diameter of the hole", "孔的直径"),
            cues=Wording(
                r"hole\b|holes? of|diameter|wide|opening", "孔径|孔的直径|小孔直径|直径|孔宽"
            ),
        ),
        Slot(
            "tank_diameter", "D", "m", 0.4, 0.01, 50.0, quiet=True,
            name=Wording("diameter of the tank", "水箱直径"),
            cues=Wording("diameter|wide|across|barrel|bucket|tank", "水箱直径|水桶直径|直径"),
        ),
        gravity(0.01),
    ),
    choices=(
        Choice(
            "holes",
            Wording("holes", "孔"),
            (
                Option(
                    "one",
                    Wording("one hole", "一个孔"),
                    Wording("(?:one|single) hole", "一个小?孔|单孔"),
                ),
                Option(
                    _BOTTOM,
                    Wording("hole at the bottom", "孔在底部"),
                    Wording(
                        "(?:at|near|in|close to) (?:the|its) (?:bottom|base|foot)|drains?|drained"
                        "|empty|empties|emptied|runs? (?:dry|empty|out)",
                        "底侧|底部|流空|排空|流完|放完|放空|漏完|流光",
                    ),
                ),
                Option(
                    "three",
                    Wording("three holes", "三个孔"),
                    Wording(
                        "(?:three|3|several|many) (?:holes|jets)|holes at different heights"
                        "|different heights|which (?:hole|jet)",
                        "(?:三|3|几|多)(?:个|股)?(?:小孔|孔|小?洞|水流)|不同高度|哪个[孔洞]|上中下",
                    ),
                    ignores=("hole_height",),
                ),
            ),
            quiet=True,
        ),
    ),
    cues={
        r"\btorricelli|托里拆利定律|小孔出流|\befflux\b|孔口出流": 3,
        r"\b(water|liquid|tank|bucket|barrel|bottle|can|cylinder|jets?)\b.*\bholes?\b"
        r"|\bholes?\b.*\b(water|liquid|tank|bucket|barrel|bottle|jets?|drain|spout|squirt)"
        r"|(水箱|水桶|水槽|水罐|容器|瓶|桶|水).*(小孔|孔|洞)|(小孔|孔|洞).*(喷|流出|水|漏)": 3,
        r"\b(tank|bucket|barrel)\b.*\b(drain|leak|empt(y|ies))"
        r"|(水箱|水桶|水槽).*(流空|排空|漏|流完|放水)": 2,
        r"\b(drain|drains|draining|leak|leaks|jets?|spout|squirts?)\b|喷出|漏水|排空|流空": 1,
        r"\bblack hole|\bslit|\bpipe|\bventuri|\bprojectile|\bsound|黑洞|狭缝|文丘里|管道"
        r"|\bcapacitor|电容|\blight\b|小孔成像|pinhole": -3,
        r"\b(pok\w+|punch\w*|drill\w*|nail|prick\w*|pierc\w+|make|made)\b.{0,24}"
        r"\bholes?\b.{0,50}\b(bottle|can|bucket|tank|barrel|cup|carton|squirt\w*|jets?)\b"
        r"|(扎|戳|钻|打|开|凿|破)(一?个|了|出|几个|三个|两个|个)?.{0,3}(小?孔|洞|眼).{0,30}"
        r"(喷|射|流|漏)|(瓶|桶|罐|水箱|水槽|水池).{0,20}(扎|戳|钻|凿).{0,6}(孔|洞)": 3,
        r"\b(bath(tub)?|sink|pool|aquarium|water butt|cistern)\b.{0,40}\b(drain|draining"
        r"|empty|empties|emptying|plug|run out)s?\b|\bwater clocks?\b|\bclepsydra|\bspigots?\b"
        r"|漏壶|漏刻|水钟"
        r"|(浴缸|水池|水缸|水塔|鱼缸).{0,14}(放完|流完|排完|放空|排水|放水|流光)": 3,
        r"\b(jets?|stream|squirt\w*)\b.{0,40}\b(weaker|shorter|farthest|furthest|slower"
        r"|distance)\b.{0,40}\b(level|empt\w+|water|falls|drops)\b"
        r"|\bleak\w*\b.{0,20}\b(tank|bucket|barrel|can|bottle|drum)\b"
        r"|(漏水|漏出).{0,16}(射|喷|多远|多久)|小孔.{0,8}流速|流速.{0,10}小孔"
        r"|水(位|面)(下降|降低|越低|越高).{0,24}(喷|射|流)"
        r"|(喷|射)得?.{0,4}(最远|越来越近|越来越慢)": 2,
        r"托里切利(?!实验|管)": 3,
        r"\bbarometers?\b|托里[拆切]利(实验|管)|大气压": -3,
        r"\b(tap|spigot|outlet|valve|spout)\b.{0,20}\b(at|near) the (bottom|foot|base)\b"
        r"|\bpunctur\w+\b.{0,20}\b(bucket|can|tank|bottle|barrel)\b"
        r"|\b(draining|emptying|leaking) (tank|bucket|barrel|can|bottle|cistern)\b"
        r"|(水塔|水箱|水池|桶).{0,10}(底|下).{0,10}(龙头|出水|阀)|(桶|瓶|罐|箱|缸|池)漏水": 3,
        r"\bleak\w*\b.{0,30}\b(near|at)\b.{0,10}\b(base|bottom|foot)\b|\borifices?\b"
        r"|\bemptying time|\btime to (empty|drain)|(孔|洞|眼).{0,6}高度.{0,14}(射|喷|水)"
        r"|(放|排|流)完.{0,3}水|出水口|液面下": 3,
    },
    examples_en=(
        "water jet out of a hole in a tank",
        "a tank filled 2 m deep has a hole 50 cm above the ground, where does the jet land",
        "Torricelli's law with three holes at different heights",
        "how long does a barrel 60 cm across with a 1 cm hole take to drain",
        "how fast does water leave a hole 1.5 m below the surface",
        "a bucket with a hole in its side leaks on the Moon",
        "bottle with holes in its side, which jet goes farthest",
        "I drilled a hole near the bottom of a bottle, how far does the water squirt",
        "how long until a bathtub has run empty through its drain",
        "the jet from a leaking can gets weaker as the level falls",
        "an ancient water clock drips through a small opening at its bottom",
    ),
    examples_zh=(
        "水箱侧面小孔喷出的水流",
        "水深2米的水箱，离地50厘米处有一个小孔，水流落在多远处",
        "托里拆利定律，三个孔的水流哪个最远",
        "直径60厘米的水桶底侧有直径1厘米的小孔，多久流空",
        "小孔在水面下1.5米，水的喷出速度是多少",
        "瓶子上不同高度的孔喷水的远近",
        "在塑料瓶上钻几个小洞，哪个洞的水喷得最远",
        "浴缸里的水放完要多长时间",
        "水位下降后，孔里射出的水为什么越来越近",
        "古代的漏壶怎样用滴水计时",
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
                r"(lowest|bottom|deepest) (hole|jet|one)\b"
                r".*\b(goes|lands|shoots|reaches|squirts?)\b.{0,20}\b(farthest|furthest)",
                r"(最低|最下面|最下方|底部)的?(小?孔|水流).{0,6}(最远)",
            ),
            truth=Wording(
                "The lowest jet is the fastest, but it hits the ground too soon: the hole at half "
                "the height shoots farthest, if the tank stands on the ground.",
                "最低的孔喷得最快，但落地也最早；水箱放在地面上时，半高处的孔喷得最远。",
            ),
        ),
    ),
)  # fmt: skip
