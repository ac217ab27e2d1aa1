"""Forces in balance: a sign on two ropes, a lamp on a cord, a book on a table. They are shown one
after another, and laid head to tail they close."""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from generator.engines.physics.draw.graph import Axis, Curve, Graph, Marker
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import pale
from generator.engines.physics.phenomena._balance import (
    ANGLE2,
    BETWEEN,
    CORD,
    FLAT,
    HORIZONTAL,
    MASS,
    ROPE_WORDS,
    ROPES,
    TABLE,
    UPRIGHT,
    VERTICAL,
    WEIGHT,
    Balance,
    impossible,
    settled,
    simulate,
)
from generator.engines.physics.phenomena._balance_picture import SECONDS, picture, polygon, window
from generator.engines.physics.phenomena._balance_told import facts, story
from generator.engines.physics.phenomena._slots import gravity
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


def span(values: Values, balance: Balance) -> Span:
    return Span(SECONDS)


def draw(page: Page, cases: Sequence[Case[Balance]]) -> None:
    alone = len(cases) == 1
    strongest = max(max(case.run.weight, *case.run.pulls) for case in cases)
    windows = [window(case.run) for case in cases]
    x, y = ((min(it[a][0] for it in windows), max(it[a][1] for it in windows)) for a in (0, 1))
    for case, scene in zip(cases, page.scenes(cases, x, y), strict=True):
        picture(scene, case.run, case.colour, strongest, alone=alone)
    if alone and page.numbers and cases[0].run.kind == ROPES:
        polygon(page, cases[0].run)
    _tell(page, cases)


def _tell(page: Page, cases: Sequence[Case[Balance]]) -> None:
    largest = max(max(case.run.weight, *case.run.pulls) for case in cases)
    ropes = all(case.run.kind == ROPES for case in cases)
    page.read(Wording("weight G", "重力 G"), "N", largest, cases, lambda it, t: it.weight)
    if not ropes:
        page.read(_upwards(cases), "N", largest, cases, lambda it, t: it.pulls[0])
        return
    left, right = Wording("tension T₁", "拉力 T₁"), Wording("tension T₂", "拉力 T₂")
    page.read(left, "N", largest, cases, lambda it, t: it.pulls[0])
    page.read(right, "N", largest, cases, lambda it, t: it.pulls[1])
    if all(case.run.even for case in cases) and len({case.run.measured for case in cases}) == 1:
        top = max(largest, max(case.run.weight for case in cases) * 2)
        curves, markers = [], []
        for case in cases:
            half = case.run.weight / 2
            steep = np.linspace(math.asin(half / top), UPRIGHT, 160)
            lines = [replace(case.run, angles=(float(it), float(it))) for it in steep]
            angles = np.array([line.told[0] for line in lines])
            curves.append(Curve(angles, half / np.sin(steep), pale(case.colour, 0.3), grows=False))
            at = case.run.told[0], case.run.pulls[0]
            markers.append(Marker(partial(_still, at), case.colour))
        widest = math.pi if cases[0].run.measured == BETWEEN else UPRIGHT
        axes = Axis("α", "deg", 0, widest), Axis("T", "N", 0, top)
        page.graph(Graph(*axes, curves, markers=markers))


def _upwards(cases: Sequence[Case[Balance]]) -> Wording:
    """What the one force is called that carries the weight."""
    kinds = {case.run.kind for case in cases}
    if kinds == {TABLE}:
        return Wording("normal force N", "支持力 N")
    return Wording("tension T", "拉力 T") if kinds == {CORD} else Wording("upwards", "向上的力")


def _still(at: tuple[float, float], _: float) -> tuple[float, float]:
    return at


PHENOMENON = Phenomenon(
    slug="equilibrium",
    name=Wording("Forces in balance", "力的平衡"),
    formula=both("ΣF = 0"),
    slots=(
        MASS,
        WEIGHT,
        Slot(
            "angle1", "α", "rad", math.radians(45), FLAT, math.radians(179),
            Wording("angle of the rope", "绳子的角度"),
            cues=Wording(*ROPE_WORDS),
            shown="deg",
            quiet=True,
        ),
        ANGLE2,
        gravity(1e-3),
    ),
    choices=(
        Choice(
            "kind",
            Wording("kind", "类型"),
            (
                Option(
                    ROPES, Wording("two ropes", "两根绳"),
                    Wording(
                        "two (?:ropes|cables|wires|strings|chains)|both ropes"
                        "|(?:a|one) (?:rope|cord|string|wire|cable|chain)\\b.{0,40}\\banother",
                        "两根|两绳|两条绳|双绳|一根.{1,20}另一根",
                    ),
                ),
                Option(
                    CORD, Wording("one cord", "一根绳"),
                    Wording(
                        "one rope|a (?:rope|cord|string|wire|cable|chain)"
                        "|(?:lamp|chandelier)(?!.*\\b(?:two|both|another|ropes|cables|wires)\\b)",
                        "一根绳|一根线|(?:吊灯|电灯|细绳)(?!.*(?:两|双|另一))",
                    ),
                    ignores=("angle1", "angle2"),
                ),
                Option(
                    TABLE, Wording("on a table", "放在桌上"),
                    Wording("table|desk|shelf|floor|normal force", "桌|书架|地面|支持力"),
                    ignores=("angle1", "angle2"),
                ),
            ),
        ),
        Choice(
            "measured",
            Wording("angles from", "角度起点"),
            (
                Option(
                    HORIZONTAL, Wording("angles to the horizontal", "与水平方向夹角"),
                    Wording("horizontal|ceiling", "水平|天花板"),
                ),
                Option(
                    VERTICAL, Wording("angles to the vertical", "与竖直方向夹角"),
                    Wording("vertical", "竖直|铅垂"),
                ),
                Option(
                    BETWEEN, Wording("angle between the ropes", "两绳夹角"),
                    Wording(
                        "between (?:them|(?:the )?(?:two )?(?:ropes|cables|wires|strings))",
                        "绳的夹角|绳夹角|绳之间|绳间|夹角为",
                    ),
                    ignores=("angle2",),
                ),
            ),
            quiet=True,
        ),
    ),
    cues={
        r"\b(two|three|all( the)?) forces\b.{0,40}\b(balanc\w*|cancel|closed|zero)\b"
        r"|\bclosed (triangle|polygon)\b|\bforce (triangle|polygon)\b|\btriangle of forces\b"
        r"|\bpull-?ups?\b.{0,40}\b(wide|arms|grip|harder)"
        r"|\b(picture|painting|clothes ?line|washing line|hammock|tightrope|slackline)\b"
        r".{0,60}\b(sag\w*|tension|flatter|tight\w*|pulls? harder)\b"
        r"|(晾衣绳|晒衣绳|晾衣服|走?钢丝|吊床|画框|相框).{0,20}(拉力|绷|平|断|绳)|封闭三角形"
        r"|力的?(矢量)?三角形|二力平衡|共点力|两[根跟条]绳子?.{0,15}(吊|悬|挂|天花板)"
        r"|(吊|悬|挂).{0,12}两[根跟条]绳|引体向上.{0,12}(手|臂|费力|省力)|受力平横"
        r"|静止不动.{0,10}受力|支持力.{0,8}重力|重力.{0,8}支持力": 3,
        r"\b(static|mechanical) equilibrium\b|\bforces? in (balance|equilibrium)\b": 3,
        r"\bbalanced forces\b|\bequilibrium of forces\b": 3,
        r"力的?平衡|三力平衡|受力平衡": 3,
        r"\b(sign|picture|lamp|light|load|mass|kg)\b.*\btwo (ropes|cables|wires|strings|chains)": 3,
        r"\b(hangs?|hung|hanging|suspended)\b.*\b(ropes|cables|wires|strings|chains)\b": 2,
        r"(招牌|吊灯|画|重物|物体).*(两根|两条|两)(绳|线|钢)|两(根|条)?绳.*(悬挂|吊|挂)": 3,
        r"\b(book|cup|vase|box)\b.*\b(rests?|resting|lies|lying)\b.*\b(table|desk|shelf)": 2,
        r"(书|杯子|花瓶).*放在.*(桌|架).*(力|静止|平衡)|合力为零|平衡状态": 2,
        r"\bequilibrium\b|\btension\b|\bnet force\b|平衡|拉力|绳": 1,
        r"\b(see-?saw|lever|torque|pivot|pulley|chemical|thermal|pendulum|spring)\b": -3,
        r"杠杆|跷跷板|力矩|支点|滑轮|化学平衡|热平衡|单摆|摆动|弹簧|斜面": -3,
    },
    examples_en=(
        "a 10 kg sign hung by two ropes at 30 and 45 degrees to the horizontal",
        "forces in balance on a traffic light held by two cables",
        "a picture of 5 kg hangs on two wires, 60 degrees between the wires, find the tension",
        "balanced forces on a book that rests on a table",
        "a 3 kg lamp hangs from a cord, static equilibrium",
        "compare a sign on two ropes at 20 and 60 degrees",
        "forces at a point are in equilibrium, force triangle",
        "a wet shirt in the middle of a clothes line makes it sag, tension in the line",
        "are pull-ups harder with the arms wide apart",
        "the normal force balances the weight of a vase on a shelf",
    ),
    examples_zh=(
        "10千克的招牌用两根绳悬挂，与水平方向成30度和45度",
        "共点力的平衡演示",
        "二力平衡：书静止放在桌面上",
        "用两根绳吊起重物，绳子越平拉力越大",
        "吊灯重3千克，受力平衡",
        "两根绳吊着5千克的画，两绳夹角为120度，求拉力",
        "共点力平衡时首尾相接成封闭三角形",
        "晾衣绳拉得越直越容易断，为什么",
        "做引体向上时两臂张得越开越费力吗",
        "吊灯用两条绳子挂在天花板上，每根绳子的拉力",
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
                r"\b(at rest|rests?|still)\b.*\bno forces?\b|\bno forces?\b.*\b(at rest|rests?)\b",
                r"静止.*(不受力|没有力)|(不受力|没有力).*静止",
            ),
            truth=Wording(
                "Rest does not mean that there are no forces: they are there, and cancel.",
                "静止并不表示不受力：力是存在的，只是合力为零。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\b(each|every) (rope|cable|wire)\b.*\b(always )?(carries|holds|bears|has) half\b",
                r"每根绳.*(总是|一定)?.*(承担|受)(重力的)?一半",
            ),
            truth=Wording(
                "Each rope carries half the weight only if both are upright. Slanting ones pull "
                "harder, because part of the pull goes sideways.",
                "只有两绳都竖直时各承担一半；倾斜时有一部分拉力沿水平方向，所以拉力更大。",
            ),
            when=lambda cases: any(it["kind"] == ROPES for it in cases),
        ),
    ),
)  # fmt: skip
