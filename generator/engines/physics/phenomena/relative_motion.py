"""Relative motion: a boat in a river, and two cars as they see each other."""

import math
from collections.abc import Sequence
from typing import Any

from generator.engines.physics.draw.page import Page
from generator.engines.physics.phenomena import _passing, _river
from generator.engines.physics.phenomena._passing import Passing
from generator.engines.physics.phenomena._relative_told import facts, story
from generator.engines.physics.phenomena._river import Crossing, named
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

_USUAL = {"boat": (4.0, 3.0, 100.0), "swimmer": (1.2, 0.8, 50.0), "cars": (20.0, 30.0, 200.0)}
"""Speeds (m/s) and the width of the river or the gap (m), where they are not told."""

_RIVER = ("across", "opposite")

_SWIMMER = "swimmer"


def _told(values: Values) -> tuple[float, float, float]:
    usual = _USUAL[values["mover"] if values["kind"] in _RIVER else "cars"]
    one, two, way = (
        float(values[key]) or other
        for key, other in zip(("speed1", "speed2", "width"), usual, strict=True)
    )
    return one, two, way


def simulate(values: Values) -> Crossing | Passing:
    one, two, way = _told(values)
    swims = values["mover"] == _SWIMMER
    match values["kind"]:
        case "opposite":
            return Crossing(one, two, way, math.asin(min(two / one, 1.0)), swims)
        case "across":
            return Crossing(one, two, way, values["angle"], swims)
        case "behind":
            return Passing(one, two, way)
        case _:
            return Passing(one, -two, way)


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    made = zip(("speed1", "speed2", "width"), _told(values), strict=True)
    return {key: value for key, value in made if not values[key]}


def impossible(values: Values) -> Wording | None:
    one, two, _ = _told(values)
    if values["kind"] != "opposite" or one > 1.001 * two:
        return None
    name = named(values["mover"] == _SWIMMER)
    return Wording(
        f"To land straight opposite, the {name.en} has to be faster than the current.",
        f"要垂直到达正对岸，{name.zh}在静水中的速度必须大于水流速度。",
    )


def formula(values: Values) -> Wording:
    """How the velocities add up: at a right angle by Pythagoras, along one line by their signs."""
    run = simulate(values)
    if isinstance(run, Passing):
        return both("v = v₁ + v₂" if run.two < 0 else "v = |v₁ − v₂|")
    if values["kind"] == "opposite":
        return both("v = √(v₁² − v₂²)")
    return both("v = √(v₁² + v₂²)") if run.heading == 0 else _SUM


def span(values: Values, run: Crossing | Passing) -> Span:
    return Span(run.end)


def draw(page: Page, cases: Sequence[Case[Any]]) -> None:
    """A comparison of a boat with cars shows those that are like the first."""
    alike = [case for case in cases if type(case.run) is type(cases[0].run)]
    painter = _river.draw if isinstance(alike[0].run, Crossing) else _passing.draw
    painter(page, alike)


_KIND = Choice(
    "kind",
    Wording("situation", "情景"),
    (
        Option(
            "across",
            Wording("heading straight across", "船头垂直河岸"),
            Wording("shortest time|perpendicular to the bank", "船头正对|最短时间|时间最短"),
        ),
        Option(
            "opposite",
            Wording("landing straight opposite", "到达正对岸"),
            Wording(
                "directly opposite|straight opposite|point opposite|shortest path"
                "|shortest way|shortest distance",
                "正对岸|垂直到达|垂直渡河|最短路程|路程最短|位移最短",
            ),
            ignores=("angle",),
        ),
        Option(
            "behind",
            Wording("same direction", "同向行驶"),
            Wording(
                "overtak(?:es?|ing)|catch(?:es)? up|same direction|behind|passes|chas(?:es|ing)"
                "|follow(?:s|ing)",
                "同向|追上|追及|超车|追赶|后面",
            ),
            ignores=("angle",),
        ),
        Option(
            "towards",
            Wording("towards each other", "相向而行"),
            Wording(
                "approach(?:es|ing)? each other|opposite directions?|towards? each other|head-?on"
                "|oncoming|relative (?:speed|velocity) of two (?:cars|trains)|two (?:cars|trains)",
                "相向|迎面|相遇|对开|会车|两车|两辆",
            ),
            ignores=("angle",),
        ),
    ),
)

_MOVER = Choice(
    "mover",
    Wording("who crosses", "过河者"),
    (
        Option("boat", named(swims=False)),
        Option(
            _SWIMMER,
            named(swims=True),
            Wording("swimmers?|swims?|swam|swimming", "游泳|泳者|游泳者|游过|游到|游向|游去"),
        ),
    ),
    quiet=True,
)

_SUM = Wording("v = v₁ + v₂ (vectors)", "v = v₁ + v₂（矢量和）")

PHENOMENON = Phenomenon(
    slug="relative-motion",
    name=Wording("Relative motion", "相对运动"),
    formula=_SUM,
    formula_in=formula,
    slots=(
        Slot(
            "speed1", "v₁", "m/s", 0.0, 0.0, 3000.0,
            Wording("speed of the boat or the first car", "船速或第一辆车的速度"),
            cues=Wording(
                "boat|swimmer|swims|rows|in still water|through the water|first|car a|train a|ship",
                "船速|静水|船|游泳|甲|第一",
            ),
            quiet=True, open=True,
        ),
        Slot(
            "speed2", "v₂", "m/s", 0.0, 0.0, 3000.0,
            Wording("speed of the current or the second car", "水速或第二辆车的速度"),
            cues=Wording(
                "current|stream|wind|second|other|car b|train b",
                "水流|水速|流速|河水|风|乙|第二|另一",
            ),
            quiet=True, open=True,
        ),
        Slot(
            "width", "d", "m", 0.0, 0.0, 1e6,
            Wording("width of the river or gap", "河宽或两车距离"),
            cues=Wording("wide|width|apart|across|distance|ahead|behind", "宽|河宽|相距|相隔|距离"),
            quiet=True, open=True,
        ),
        Slot(
            "angle", "θ", "rad", 0.0, -math.radians(80), math.radians(80),
            Wording("heading upstream", "船头偏上游的角"),
            cues=Wording("upstream|heading|heads|angle", "上游|偏|角"),
            shown="deg",
            quiet=True,
        ),
    ),
    choices=(_KIND, _MOVER),
    cues={
        r"\b(point|aim|head|steer|straight across|which way)\b.{0,50}\b(across|stream|curre"
        r"nt|river)\b"
        r"|\b(canoe|kayak|raft|row\w*)\b.{0,50}\b(across|current|upstream|downstream)\b"
        r"|\b(moving walkways?|escalators?|travelators?|moving sidewalks?)\b.{0,60}\b(speed"
        r"|walk\w*|fast|seen|steps)"
        r"|\bwalk\w*\b.{0,30}\b(moving walkways?|escalators?|travelators?|moving (train|bus"
        r"|sidewalk))"
        r"|\b(sit|sitting|other|next|neighbou?ring)\b.{0,40}\btrain\b.{0,60}\b(seems?|feels"
        r"?|looks?|think|backwards?)\b"
        r"|\b(plane|pilot|aircraft)\b.{0,40}\b(cross|tail|head)?winds?\b.{0,30}\b(speed|km/"
        r"h|m/s|blow\w*|ground)|\brain\b.{0,40}\bslant\w*"
        r"|\bumbrella\b.{0,40}\b(tilt|forwards?|lean)\w*"
        r"|(坐在|坐).{0,4}(火车|高铁|车|船).{0,20}(后退|往后|倒退|觉得|感觉|以为)"
        r"|(窗外|路边|两旁).{0,6}树.{0,8}(后退|往后|向后|倒退)|刻舟求剑|顺水|逆水|顺流而下"
        r"|逆流而上|自动扶梯|扶梯上|(车|跑|走).{0,20}雨.{0,10}(斜|前倾)"
        r"|雨.{0,15}(斜|打伞).{0,20}(车|跑|走)|地铁.{0,12}(后退|在动)|空中加油|参照系|参考糸"
        r"|相对速渡": 3,
        r"\brelative (motion|velocity|velocities|speed)\b|\bframes? of reference\b": 3,
        r"相对运动|相对速度|参考系|参照物|渡河|过河|追及|相遇问题": 3,
        r"\b(boat|swimmer|ferry|rower|ship)\b.*\b(river|current|stream)\b": 3,
        r"\b(river|current|stream)\b.*\b(boat|swimmer|ferry)\b|(船|游泳).*(河|水流|静水)": 3,
        r"\btwo (cars|trains|ships|cyclists|runners)\b"
        r".*\b(approach|towards?|opposite|meet|overtak|pass)": 3,
        r"\b(overtak(es?|ing)|catch(es)? up with|oncoming)\b.*\b(car|train|truck|m/s|km/h)\b": 2,
        r"(两车|两辆车|两列火车|甲车|乙车|甲乙).*(相向|同向|追|相遇|会车|迎面)": 3,
        r"\bseen from\b.*\b(train|car|boat|bank|platform)\b|以.*为参考系": 2,
        r"\bcrosswind\b|\bstill water\b|\bdrifts? downstream\b|静水|水速": 2,
        r"\bcurrent\b|\briver\b|船|河": 1,
        r"\b(electric|circuit|resistor|wire|volt|ampere|relativity|light speed|doppler|siren)": -3,
        r"电流|电路|相对论|光速|多普勒|警笛|碰撞|浮力": -3,
        r"\bcollid|\bcollision|\bbuoyan|\bfloat|\bsink|\bwaterfall\b": -2,
    },
    examples_en=(
        "a boat crosses a river 100 m wide at 4 m/s while the current flows at 3 m/s",
        "where must a boat of 5 m/s head to land directly opposite if the current is 2 m/s",
        "two cars drive towards each other at 20 m/s and 30 m/s",
        "a car at 30 m/s overtakes a truck at 20 m/s that is 200 m ahead: relative velocity",
        "a swimmer in a river drifts downstream",
        "relative motion seen from a moving train",
        "relative velocity of two trains approaching each other at 80 km/h and 100 km/h",
        "my train stands still but it seems to move when the train next to it pulls out",
        "walking up an escalator that moves too, how fast do I go past the wall",
        "a kayak paddles upstream and then downstream, which takes longer",
        "does rain fall at a slant on the window of a moving train",
        "a plane flies 200 km/h through a crosswind of 50 km/h, ground speed",
    ),
    examples_zh=(
        "小船以4m/s渡过100米宽的河，水流速度3m/s",
        "船在静水中速度5m/s，水速2m/s，怎样到达正对岸",
        "两车相距500米相向而行，甲车20m/s，乙车30m/s，多久相遇",
        "甲车以20m/s行驶，乙车以30m/s从后面追上",
        "以河岸为参考系和以水为参考系看小船渡河",
        "旁边的列车开动时，为什么觉得是自己的车在动",
        "在自动扶梯上往前走，相对地面的速度是多少",
        "坐车时窗外的树为什么往后退",
        "小船顺水和逆水行驶的速度有什么不同",
        "下雨天跑步时雨伞为什么要往前斜",
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
                r"\bstronger current\b[^.?]*\b(longer|more time)\b[^.?]*\bcross"
                r"|\bcurrent\b[^.?]*\b(slows?|delays?) the (boat|crossing)",
                r"水流(越快|越急|变快)[^。？]*(渡河|过河)?(时间|用时)(越|更|变)长",
            ),
            truth=Wording(
                "A boat that heads straight across takes the same time whatever the current: the "
                "water carries it downstream, not back.",
                "船头垂直河岸时，渡河时间与水流快慢无关：水流只让船向下游漂移。",
            ),
        ),
    ),
)  # fmt: skip
