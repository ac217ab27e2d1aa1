"""A ball that is dropped and bounces, a little lower each time."""

import math
from collections.abc import Callable, Sequence

import numpy as np

from generator.engines.physics.draw.amounts import Steady, amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    EDGE,
    FORCE,
    INK,
    KINETIC,
    POTENTIAL,
    SOFT_INK,
    VELOCITY,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.draw.view import Thing
from generator.engines.physics.phenomena import _slots
from generator.engines.physics.phenomena._axes import around
from generator.engines.physics.phenomena._bounces import Bounces
from generator.engines.physics.phenomena._openings import as_is
from generator.engines.physics.phenomenon import Case, Fact, Phenomenon, Premise, Slot, Span, Values
from generator.engines.physics.wording import Wording, both

_BALL = 0.045  # its radius, of the height
_SUBSCRIPTS = "₀₁₂₃"

_MASS = "ball_mass"
"""Told of this ball alone: the mass that a kind of thing has ("mass") changes no bounce, and the
stone that a floor is made of is no second ball."""


def simulate(values: Values) -> Bounces:
    height, kept = float(values["height"]), values["restitution"]
    if values["rebound"] > 0:
        kept = math.sqrt(values["rebound"] / height)
    elif values["share"] > 0:
        kept = math.sqrt(values["share"])
    elif values["loss"] > 0:
        kept = math.sqrt(1 - values["loss"])
    return Bounces(height, kept, values["gravity"])


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    known = values["rebound"] or values["share"] or values["loss"]
    return as_is(values, _MASS, *([] if known else ["restitution"]))


def impossible(values: Values) -> Wording | None:
    if values["rebound"] <= values["height"]:
        return None
    return Wording(
        "A ball that is dropped cannot bounce higher than it was: that would take energy out of "
        "nothing.",
        "落下的球不可能弹得比原来更高，否则就凭空产生了能量。",
    )


def span(values: Values, ball: Bounces) -> Span:
    if ball.restitution == 1:
        return Span(2 * ball.first, repeats=True)
    return Span(ball.shown)


def facts(values: Values, ball: Bounces) -> tuple[Fact, ...]:
    e, high = ball.restitution, ball.height
    told = [
        Fact("rebound", Wording("first rebound", "第一次弹起高度"), "h₁", ball.top(1), "m"),
        Fact("impact", Wording("speed of impact", "落地速度"), "v", ball.impact, "m/s"),
        Fact("leaving", Wording("speed after it", "弹起速度"), "v′", e * ball.impact, "m/s"),
        Fact("first", Wording("time of the first fall", "首次下落时间"), "t₀", ball.first, "s"),
        Fact("third", Wording("third rebound", "第三次弹起高度"), "h₃", ball.top(3), "m"),
    ]
    if e < 1:
        way = high * (1 + e * e) / (1 - e * e)
        told += [
            Fact("rest", Wording("time until it rests", "停下所需时间"), "T", ball.rest, "s"),
            Fact("way", Wording("whole way up and down", "总路程"), "s", way, "m"),
            Fact(
                "lost",
                Wording("energy lost each time", "每次损失能量"),
                "ΔE/E",
                1 - e * e,
                "",
                "%",
            ),
        ]
    return tuple(told)


def story(values: Values, ball: Bounces) -> Wording:
    e, high = ball.restitution, amount(ball.height, "m")
    if e == 1:
        return Wording(
            f"The bounce is perfectly elastic: nothing is lost, and the ball comes back to {high} "
            "every time, for ever.",
            f"完全弹性碰撞没有能量损失，球每次都弹回 {high}，永不停止。",
        )
    if e == 0:
        return Wording(
            f"The ball strikes the ground at {amount(ball.impact, 'm/s')} and stays there: all "
            "its energy of motion turns into heat.",
            f"球以 {amount(ball.impact, 'm/s')} 落地后不再弹起，动能全部变成内能。",
        )
    first, rest = amount(ball.top(1), "m"), amount(ball.rest, "s")
    return Wording(
        f"Each bounce keeps {e:.0%} of the speed, and so {e * e:.0%} of the energy and of the "
        f"height: from {high} it comes back to {first}. The bounces become shorter and shorter, "
        f"and it rests after {rest}.",
        f"每次弹起保留 {e:.0%} 的速度，也就是 {e * e:.0%} 的能量和高度：从 {high} 落下弹回 "
        f"{first}。弹跳越来越短，{rest} 后静止。",
    )


def draw(page: Page, cases: Sequence[Case[Bounces]]) -> None:
    balls = [case.run for case in cases]
    high = max(ball.height for ball in balls)
    fastest = max(ball.impact for ball in balls)
    lane = 0.34 * high
    right = lane * len(cases) + (0.16 if len(cases) > 1 else 0.62) * high
    scene = page.scene((-0.22 * high, right), (-0.16 * high, 1.18 * high))
    scene.ground(0.0)
    scene.ruler((0, 0), (0, high), side="left")
    for number, case in enumerate(cases):
        x = (number + 0.7) * lane
        if len(cases) == 1:
            _marks(scene, case.run, x)
        _ball(scene, case, x, _BALL * high, fastest, "v" if len(cases) == 1 else "")
    page.legend(cases)
    _tell(page, cases, high, fastest)


def _ball(
    scene: Scene, case: Case[Bounces], x: float, radius: float, fastest: float, name: str
) -> None:
    ball = case.run

    def centre(time: float) -> tuple[float, float]:
        return x, ball.y(time) + radius

    def edge(time: float) -> tuple[float, float]:
        return x, ball.y(time) + radius + math.copysign(radius, ball.speed(time))

    scene.vector(edge, lambda t: (0.0, ball.speed(t)), VELOCITY, name, longest=fastest, points=58)
    scene.disc(centre, radius, case.colour, INK, front=True)


def _marks(scene: Scene, ball: Bounces, x: float) -> None:
    """The heights of the bounces, each from when it is reached."""
    steady = Steady("m", ball.height)
    for bounce, index in enumerate(_SUBSCRIPTS):
        level = ball.top(bounce)
        if level < 0.03 * ball.height or (bounce and ball.restitution == 1):
            continue
        since = (ball.start(bounce) + ball.start(bounce + 1)) / 2 if bounce else 0.0
        ends = np.array([[0.0, level], [x + 0.24 * ball.height, level]])
        scene.line(_from(since, ends, ends[:0]), EDGE, 1.2)
        text = _from(since, f"h{index} = {steady.text(level)}", "")
        scene.label(text, ends[1], SOFT_INK, size=14, prefer=("right",), number=True)


def _from(since: float, thing: Thing, nothing: Thing) -> Callable[[float], Thing]:
    return lambda time: thing if time >= since else nothing


def _tell(page: Page, cases: Sequence[Case[Bounces]], high: float, fastest: float) -> None:
    page.read(Wording("height y", "高度 y"), "m", high, cases, Bounces.y)
    page.read(
        Wording("speed v", "速度 v"), "m/s", fastest, cases, lambda ball, t: abs(ball.speed(t))
    )
    endless = all(case.run.restitution == 1 for case in cases)
    end = max(2 * case.run.first if endless else case.run.shown for case in cases)
    curves = []
    for case in cases:
        times = case.run.moments(end)
        heights = np.array([case.run.y(float(time)) for time in times])
        curves.append(Curve(times, heights, case.colour))
    along = Axis("t", "s", 0, end)
    page.graph(Graph(along, around("y", "m", high), curves, wraps=end if endless else None))
    if len(cases) == 1:
        _energies(page, cases[0])


def _energies(page: Page, case: Case[Bounces]) -> None:
    ball, mass = case.run, float(case.values[_MASS])
    whole = mass * ball.gravity * ball.height

    def kinetic(time: float) -> float:
        return 0.5 * mass * ball.speed(time) ** 2

    def potential(time: float) -> float:
        return mass * ball.gravity * ball.y(time)

    page.bars(
        Wording("energy", "能量"), "J", whole,
        [
            (Wording("kinetic", "动能"), KINETIC, kinetic),
            (Wording("potential", "势能"), POTENTIAL, potential),
            (Wording("heat", "内能"), FORCE, lambda t: whole - kinetic(t) - potential(t)),
        ],
    )  # fmt: skip


PHENOMENON = Phenomenon(
    slug="bounce",
    name=Wording("Bouncing ball", "弹跳的小球"),
    formula=both("hₙ = e²ⁿ h"),
    slots=(
        Slot(
            "height", "h", "m", 2.0, 0.01, 10_000.0,
            Wording("height of the drop", "下落高度"),
            cues=Wording(
                "dropped from|from a height|height|high|above|falls from|drop",
                "高|高度|高处|落下|释放",
            ),
        ),
        Slot(
            "restitution", "e", "", 0.8, 0.0, 1.0,
            Wording("coefficient of restitution", "恢复系数"),
            cues=Wording("restitution|coefficient|of its speed", "恢复系数|弹性系数|系数"),
            quiet=True,
        ),
        Slot(
            "share", "h₁/h", "", 0.0, 0.0, 1.0,
            Wording("share of the height kept", "弹起高度比例"),
            cues=Wording(
                "of its height|of the height|of its previous height|of the previous height"
                "|of its original height|of the original height|of its energy",
                "原来高度|原高度|前一次高度|上一次高度|高度的|能量",
            ),
            quiet=True, open=True,
        ),
        Slot(
            "loss", "ΔE/E", "", 0.0, 0.0, 1.0,
            Wording("share of the energy lost", "每次损失的能量比例"),
            cues=Wording(
                r"loses|lost|loss|energy lost|energy loss"
                r"|los(?:es|ing|t) \S+ of (?:its|the) energy",
                r"损失|减少|损耗|能量损失|损失\S{1,8}?(?:机械能|能量)",
            ),
            quiet=True, open=True,
        ),
        Slot(
            "rebound", "h₁", "m", 0.0, 0.0, 10_000.0,
            Wording("height of the first rebound", "反弹高度"),
            cues=Wording(
                "bounces to|bounces back to|bounces up to|rebounds to|back up to|rebound height",
                "反弹到|弹起到|弹到|弹回|弹起|反弹",
            ),
            quiet=True, open=True,
        ),
        _slots.gravity(0.01),
        Slot(
            _MASS, "m", "kg", 0.1, 1e-4, 1e4,
            Wording("mass of the ball", "球的质量"),
            cues=Wording("mass|ball|weighs", "质量|重|球"),
            quiet=True,
        ),
    ),
    cues={
        r"\bball\b.{0,60}\bback up\b|\b(comes?|goes|jumps?|springs?|flies) back up\b"
        r"|\b(not|never|n't)\b.{0,25}\b(same|original|full|starting) height"
        r"|\b(tennis|ping[- ]?pong|golf|basket|rubber|super|bouncy|volley|foot|soccer)[- ]?"
        r"balls?\b.{0,60}\b(bounc\w*|rebound\w*|back up|each time|original height)\b"
        r"|\b(sand|carpet|concrete|grass)\b.{0,30}\bbounc"
        r"|\bbounc\w*\b.{0,30}\b(sand|carpet|concrete|grass)\b|\bbounch?ing ball"
        r"|球.{0,25}(弹(起|多高|回|得|几)|越弹|能弹|不弹|回弹|蹦)|回不到原来的?高度"
        r"|弹不(回|到)|越弹越低|越蹦越低": 3,
        r"\bbounc(e|es|ed|ing|y)\b(?=.*\b(ball|restitution|height|metres?|meters?|m)\b)": 3,
        r"\bball(s)?\b(?=.*\b(bounc(e|es|ed|ing)|rebounds?)\b)|\bsuper ?ball\b": 3,
        r"\b(bouncing|bouncy) balls?\b|弹跳|弹力球|弹性球|反弹高度|球.*(反弹|弹起|弹回|弹几)": 3,
        r"\bcoefficient of restitution\b|恢复系数": 2,
        r"恢复系数(?=.*(落下|下落|高|米))|(落下|下落)(?=.*恢复系数)": 2,
        r"\bbounc(e|es|ed|ing)\b|\brebound(s|ed)?\b|反弹|弹起": 1,
        r"\b(collid|collision|carts?|billiard|newton'?s cradle)|碰撞|相撞|小车|牛顿摆": -3,
        r"\bspring\b|\btrampoline\b|弹簧|蹦床|\blight\b.*\breflect|反射|\bray\b|\bmirror\b": -3,
        r"\b(idea|dance|bounce house|email|castle)\b|\bbouncy castle\b|充气城堡": -3,
    },
    examples_en=(
        "a ball dropped from 2 m bounces with a coefficient of restitution of 0.8",
        "a bouncing ball that loses energy at every bounce",
        "compare bouncing balls with a restitution of 0.5, 0.7 and 0.9",
        "a rubber ball falls from 1.5 m and rebounds to 1.2 m",
        "a steel ball bounces on a stone floor, e = 0.95, dropped from 1 m",
        "a ball bouncing on the Moon",
        "how long does a ball bounce until it stops",
        "a tennis ball let fall from 1 m comes back up to what height after each bounce",
        "why does a ball never get back to its starting height",
        "how high does a golf ball bounce on concrete and on grass",
    ),
    examples_zh=(
        "小球从2米高处落下，恢复系数0.8，反复弹跳",
        "弹力球每次弹起都比前一次低，为什么",
        "比较恢复系数0.5、0.7和0.9的弹跳小球",
        "皮球从1.5米高处落下，反弹到1.2米",
        "月球上弹跳的小球",
        "网球从1米高处松手，每次能弹起多高",
        "拍皮球为什么越拍越低，回不到手里的高度",
        "高尔夫球落在水泥地上和草地上弹得一样高吗",
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
                r"\bbounc(e|es|ing)\b[^,.?]*\bhigher (and higher|each time|every time|than before"
                r"|than (where )?it (was (dropped|released)|started|fell))",
                r"(弹|反弹)[^，。？]*(越来越高|比(原来|释放|下落)(的?(高度|位置|地方))?[还更]?高|越弹越高)",
            ),
            truth=Wording(
                "A ball that is only dropped never bounces higher than before: each bounce turns "
                "some of its energy into heat and sound.",
                "只是落下的球不会越弹越高：每次碰撞都有一部分能量变成内能和声音。",
            ),
        ),
    ),
)  # fmt: skip
