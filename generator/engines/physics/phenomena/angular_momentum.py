"""Angular momentum: a skater, or somebody with weights in the hands, pulls in the arms."""

import math

from generator.engines.physics.draw.amounts import amount, digits
from generator.engines.physics.phenomena._openings import as_is
from generator.engines.physics.phenomena._spin import Spin
from generator.engines.physics.phenomena._spin_picture import draw
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

_ARMS = r"(?:her|his|their|the|your|my|both) (?:arms|legs|hands)"
_LATER = r".*\b(?:pull|draw|bring|tuck|fold|curl)"  # what comes after being stretched out
_OUT, _IN = 0.85, 0.22  # m: where the hands of a skater are, whose moments of inertia are given
_PULLED, _STRETCHED = "in", "out"


def simulate(values: Values) -> Spin:
    if values["given"] == "weights":
        radii = _told(values, "radius1", "radius2")
        return Spin(values["body"], 2 * values["mass"], radii, values["turning"])
    before, after = _told(values, "inertia1", "inertia2")
    radii = (_OUT, _IN) if before >= after else (_IN, _OUT)
    hands = (before - after) / (radii[0] ** 2 - radii[1] ** 2)
    return Spin(before - hands * radii[0] ** 2, hands, radii, values["turning"])


def _told(values: Values, first: str, second: str) -> tuple[float, float]:
    """What is before and what after, of inertias or radii, by the keys of their slots. Arms that
    are stretched out make more of it: of what is not told is taken the larger one for after."""
    before, after = float(values[first]), float(values[second])
    usual_before, usual_after = (PHENOMENON.slot(key).default for key in (first, second))
    if values["arms"] == _STRETCHED and before >= after:
        ratio = usual_before / usual_after
        if (before, after) == (usual_before, usual_after):
            return after, before
        if after == usual_after:
            return before, ratio * before
        if before == usual_before:
            return after / ratio, after
    return before, after


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    if values["given"] == "weights":
        pair, more = ("radius1", "radius2"), as_is(values, "mass", "body")
    else:
        pair, more = ("inertia1", "inertia2"), {}
    return dict(zip(pair, _told(values, *pair), strict=True)) | more


def span(values: Values, run: Spin) -> Span:
    return Span(run.end)


def facts(values: Values, run: Spin) -> tuple[Fact, ...]:
    before, after = run.inertias
    return (
        Fact("last", Wording("angular velocity after", "末角速度"), "ω₂", run.last, "rad/s"),
        Fact("momentum", Wording("angular momentum", "角动量"), "L", run.momentum, "kg·m²/s"),
        Fact("gain", Wording("times as fast", "转速倍数"), "ω₂/ω₁", run.last / run.first, ""),
        Fact("turns", Wording("turns per second", "末转速"), "n₂", run.last / (2 * math.pi), "Hz"),
        Fact("work", Wording("work of the arms", "手臂做的功"), "W", run.work, "J"),
        Fact("inertia1", Wording("inertia before", "初转动惯量"), "I₁", before, "kg·m²"),
        Fact("inertia2", Wording("inertia after", "末转动惯量"), "I₂", after, "kg·m²"),
        Fact("energy1", Wording("energy before", "初动能"), "K₁", run.energy(0.0), "J"),
        Fact("energy2", Wording("energy after", "末动能"), "K₂", run.energy(run.end), "J"),
    )


def story(values: Values, run: Spin) -> Wording:
    one, two = (amount(inertia, "kg·m²") for inertia in run.inertias)
    times = digits(run.last / run.first, 2)
    work = amount(abs(run.work), "J")
    if math.isclose(run.first, run.last):
        return Wording(
            "The arms stay where they are and nothing turns it from outside: it goes on as before.",
            "手臂没有动，又没有外力矩，转速保持不变。",
        )
    inward = run.last > run.first
    en = (
        f"{'Pulling in' if inward else 'Stretching out'} the arms changes the moment of inertia "
        f"from {one} to {two}. Nothing turns it from outside, so I ω stays {_said(run)} and it "
        f"turns {times} times as fast. "
    )
    zh = (
        f"{'收拢' if inward else '张开'}手臂，转动惯量从 {one} 变为 {two}。没有外力矩，"
        f"角动量 Iω 保持 {_said(run)}，转速变为 {times} 倍。"
    )
    if inward:
        en += f"Its kinetic energy grows by {work}: the work of the arms."
        zh += f"动能增加 {work}，来自手臂做的功。"
    else:
        en += f"Its kinetic energy falls by {work}, which the arms take up as they are held back."
        zh += f"动能减少 {work}：手臂向外运动时，拉住它的力做负功。"
    return Wording(en, zh)


def _said(run: Spin) -> str:
    return amount(run.momentum, "kg·m²/s")


PHENOMENON = Phenomenon(
    slug="angular-momentum",
    name=Wording("Conservation of angular momentum", "角动量守恒"),
    formula=both("I₁ω₁ = I₂ω₂"),
    slots=(
        Slot(
            "turning", "ω₁", "rad/s", 2 * math.pi, 0.01, 200.0,
            Wording("angular velocity", "角速度"),
            cues=Wording(
                "spinning at|spins at|rotating at|turning at|rotates at|angular speed|initial"
                "|speed|rate|initially",
                "角速度|转速|每秒|旋转|转动|初始",
            ),
        ),
        Slot(
            "inertia1", "I₁", "kg·m²", 4.0, 1e-3, 1e6, Wording("first inertia", "初转动惯量"),
            quiet=True,
            cues=Wording(
                "moment of inertia|inertia|arms out|outstretched|from|initial moment of inertia",
                "转动惯量|张开|伸开|初始转动惯量|从",
            ),
        ),
        Slot(
            "inertia2", "I₂", "kg·m²", 1.6, 1e-3, 1e6, Wording("second inertia", "末转动惯量"),
            quiet=True,
            cues=Wording(
                "moment of inertia|inertia|arms in|pulled in|to|final moment of inertia|reducing",
                "转动惯量|收拢|收回|末转动惯量|减小到|变为|减为",
            ),
        ),
        Slot(
            "mass", "m", "kg", 3.0, 0.01, 100.0, Wording("mass of each weight", "每个哑铃的质量"),
            quiet=True,
            cues=Wording("dumbbell|weight|mass|in each hand|each|holding", "哑铃|重物|质量|手持"),
        ),
        Slot(
            "radius1", "r₁", "m", 0.85, 0.02, 20.0, Wording("first radius", "初半径"), quiet=True,
            cues=Wording("radius|arm's length|from|distance|out to|axis", "半径|伸开|臂长|从|距轴"),
        ),
        Slot(
            "radius2", "r₂", "m", 0.2, 0.02, 20.0, Wording("second radius", "末半径"), quiet=True,
            cues=Wording("radius|to|distance|pulled in to|axis", "半径|收到|拉到|到|距轴"),
        ),
        Slot(
            "body", "I₀", "kg·m²", 1.4, 1e-3, 1e4, Wording("inertia of the body", "身体的转动惯量"),
            quiet=True, cues=Wording("body|stool|student|person|without", "身体|转椅|人"),
        ),
    ),
    choices=(
        Choice(
            "given",
            Wording("who turns", "谁在转"),
            (
                Option("skater", Wording("skater", "花样滑冰运动员"), Wording(
                    "ice skater|figure skater|ballerina|dancer|gymnast|diver",
                    "滑冰|冰上|舞者|芭蕾|花滑|体操",
                ), ignores=("mass", "radius1", "radius2", "body")),
                Option("weights", Wording("with dumbbells", "手持哑铃"), Wording(
                    "dumbbell|weights|stool|swivel chair|rotating chair|in each hand|in both hands"
                    "|(?:kg|g|kilograms?|grams?) mass(?:es)?",
                    "哑铃|转椅|转凳|重物|双手各|手中各|每只手|两手各|手持",
                ), ignores=("inertia1", "inertia2")),
            ),
        ),
        Choice(
            "arms",
            Wording("arms", "手臂"),
            (
                Option(_PULLED, Wording("arms move in", "手臂收回"), Wording(
                    r"(?:pull|draw|bring|tuck|fold)(?:s|ing)?\b[^.,;]{0,24}"
                    r"\b(?:in|inwards?|close|closer)|curl(?:s|ing)? up|tuck(?:s|ing)?"
                    r"|(?:arms|legs|hands) (?:in|close|tight)",
                    "收拢|收起|收紧|收回|收臂|抱紧|抱膝|团身|缩",
                )),
                Option(_STRETCHED, Wording("arms move out", "手臂张开"), Wording(
                    rf"(?:(?:stretch|spread|extend|open)(?:e?s|ing)?|open|stretch|spread|extend"
                    rf"|put(?:s|ting)?|mov(?:es?|ing)) (?:out|(?:out )?{_ARMS})(?!{_LATER})"
                    r"|open(?:s|ing)? out(?= of\b)",
                    "(?:张开|伸开|展开|打开|伸展|伸直)(?!.*(?:收|抱|团|缩))"
                    "|(?:手臂|双臂|胳膊)(?:向外)?(?:张|伸|展)开?(?!.*(?:收|抱|团|缩))",
                )),
            ),
            quiet=True,
        ),
    ),
    cues={
        r"\b(diver|gymnast|acrobat|trampolinist)s?\b.{0,60}\b(tuck\w*|curl\w*|pike|somersau"
        r"lt\w*|faster|turns)\b"
        r"|\btuck(s|ed|ing)?\b.{0,40}\b(spin\w*|rotat\w*|somersault\w*|flips?|faster)\b"
        r"|\bsomersault\w*\b.{0,40}\b(tuck\w*|faster|straight)"
        r"|\b(swivel|office|spinning|rotating|desk|revolving) chair\b.{0,60}\b(arms?|legs?|"
        r"books|weights|faster|dumbbells)\b"
        r"|\b(spin|twirl|pirouette|turn|rotat)\w*\b.{0,40}\b(arms|hands|legs) (in|out|close"
        r"|tight)\b|\b(arms|legs) (in|close|tight)\b.{0,40}\b(spin|faster|twirl)"
        r"|\b(merry-go-round|turntable|carousel|roundabout)\b.{0,50}\b(walks?|crawls?|moves"
        r"?|steps?)\b.{0,40}\b(cent(re|er)|edge|middle|inwards?)\b"
        r"|\b(neutron star|pulsar|collapsing star)\b.{0,50}\b(spin\w*|rotat\w*|shrink\w*|fa"
        r"ster)|(跳水|体操|翻跟头|空翻|翻腾|蹦床).{0,20}(抱膝|抱腿|团身|缩|抱成|蜷|转得|翻得)"
        r"|(抱膝|团身|蜷缩|缩成一团|直体).{0,20}(翻|转|快|空翻)"
        r"|(花样滑冰|花滑|滑冰|芭蕾|舞者|舞蹈|溜冰).{0,25}(手臂|双臂|胳膊|手|臂).{0,15}(转|"
        r"快|慢)|(转椅|转盘|转台).{0,20}(哑铃|手臂|收|车轮)"
        r"|收.{0,2}(手臂|双臂|臂|胳膊|手|腿).{0,15}(转|快)|(中子星|脉冲星).{0,15}(转|快)"
        r"|角动两|角冻量|角动量守横": 3,
        r"\bangular momentum\b|角动量": 3,
        r"\b(figure|ice) skat\w+\b.{0,80}\b(arms|faster|angular|inertia)\b": 3,
        r"\b(spin\w*|rotat\w+|skater|dancer|ballerina|stool|chair)\b.{0,60}"
        r"\b(pull\w*|draw\w*|bring\w*|tuck\w*|fold\w*|stretch\w*)\b.{0,15}\barms?\b": 3,
        r"(滑冰|旋转|花滑|转椅|舞者).{0,25}(收|张开|伸|抱).{0,6}(手臂|双臂|胳膊|臂)": 3,
        r"(收拢|收起|收紧|收回|张开|伸开).{0,4}(手臂|双臂|胳膊|臂).{0,15}(转|快|慢)": 3,
        r"\b(moment of inertia|dumbbells?)\b.{0,60}\b(spin\w*|rotat\w+|arms?|stool)\b": 2,
        r"转动惯量.{0,30}(转速|角速度|收|臂)|哑铃.{0,20}(转|臂)": 2,
        r"\bmoment of inertia\b|转动惯量|\bspins? faster\b": 1,
        r"\bskat(er|ing)\b.{0,30}\bspin|滑冰.{0,12}旋转": 1,
        r"\b(torque|flywheel|rolling|roll(s|ed)? down|incline|gyroscope|precess\w*)\b": -2,
        r"力矩|飞轮|滚下|斜面|陀螺|进动|开普勒": -2,
        r"\b(planet|orbit|electron|quantum|spin[- ]half|half[- ]?pipe|ramp)\b": -2,
        r"行星|轨道|量子|电子": -2,
    },
    examples_en=(
        "a figure skater spinning at 1 turn per second pulls in her arms",
        "conservation of angular momentum with a skater: from 4 kg m^2 to 1.6 kg m^2",
        "why does a spinning ice skater turn faster when she pulls in her arms",
        "a student on a rotating stool with 3 kg dumbbells pulls in his arms from 0.85 m to 0.2 m",
        "angular momentum is conserved when a dancer stretches out her arms",
        "a skater spins at 2 rad/s with arms outstretched and brings the arms in",
        "a gymnast curls up during a somersault and turns faster",
        "on a swivel chair with weights in your hands, what happens when you pull your arms in",
        "a child walks from the edge of a merry-go-round to its centre, does it speed up",
        "a collapsing star becomes a neutron star that spins very fast",
        "a springboard diver opens out of the tuck before she enters the water",
    ),
    examples_zh=(
        "花样滑冰运动员旋转时收拢双臂，为什么转得更快",
        "演示角动量守恒",
        "滑冰运动员转速6.28rad/s，转动惯量从4 kg·m²减小到1.6 kg·m²",
        "坐在转椅上的人手持3千克的哑铃，收回手臂",
        "舞者旋转时张开手臂会变慢吗",
        "跳水运动员在空中团身，翻转为什么变快",
        "芭蕾舞者转圈时把手臂收紧会转得更快",
        "坐在转椅上双手拿哑铃，手臂收回来会怎样",
        "中子星为什么转得那么快",
        "体操运动员空翻时为什么要抱紧身体",
        "小孩从转盘边缘走到中心，转盘会变快吗",
    ),
    simulate=simulate,
    settled=settled,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    premises=(
        Premise(
            claim=Wording(
                r"\b(pull\w*|bring\w*|draw\w*)\b.{0,20}\barms?\b.{0,60}"
                r"\b(increases|raises|gains|adds to|more) (\w+ ){0,2}angular momentum"
                r"|\bangular momentum (grows|increases|gets larger|rises|becomes larger)\b",
                r"收.{0,4}臂.{0,15}角动量.{0,4}(增大|变大|增加|更大)|因为.{0,4}角动量(增大|变大|增加)",
            ),
            truth=Wording(
                "The angular momentum stays the same; with less moment of inertia it is the "
                "angular velocity that grows.",
                "角动量不变；转动惯量变小，增大的是角速度。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\b(kinetic )?energy\b.{0,30}\b(stays the same|is conserved|does not change)\b"
                r".{0,60}\b(arms?|skater)\b"
                r"|\b(arms?|skater)\b.{0,60}\bkinetic energy (stays the same|is conserved)\b",
                r"(收|臂|滑冰).{0,20}动能(不变|守恒)",
            ),
            truth=Wording(
                "The kinetic energy grows: the arms do work when they are pulled in.",
                "动能会增加：收臂时手臂做了功。",
            ),
        ),
    ),
)  # fmt: skip
