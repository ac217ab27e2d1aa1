"""What is told of round bodies on a slope: their numbers, and why one comes first or farthest."""

import math
from collections.abc import Sequence

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._roller import SHAPES, Roller
from generator.engines.physics.phenomenon import Fact, Values
from generator.engines.physics.wording import Wording

Rollers = tuple[Roller, ...]

_BOTTOM = Wording("speed at the bottom", "底端速度")
_BACK = Wording("speed back at the bottom", "回到底端的速度")
_TOP = Wording("speed at the top", "到顶速度")


def facts(values: Values, rollers: Rollers) -> tuple[Fact, ...]:
    if len(rollers) > 1:
        return _of_race(rollers)
    (it,) = rollers
    grip = math.tan(it.ramp.angle) * it.share / (1 + it.share)
    share = Wording("share of rotation", "转动动能占比")
    return (
        *(_up(it) if it.upward else ()),
        *(() if it.upward or not it.moves else _down(it)[:1]),
        Fact("acceleration", Wording("acceleration", "加速度"), "a", it.acceleration, "m/s²"),
        *(() if it.upward or not it.moves else _down(it)[1:]),
        Fact("rotational_share", share, "Eᵣ/E", it.share / (1 + it.share), "", "%"),
        Fact("least_friction", Wording("least friction", "最小摩擦因数"), "μ", grip, ""),
        Fact("height", Wording("height", "高度"), "h", it.ramp.height, "m"),
    )


def _down(it: Roller) -> tuple[Fact, ...]:
    end = it.seconds
    speed = it.speed(end)
    turning = Wording("angular speed at the bottom", "底端角速度")
    return (
        Fact("time", Wording("time", "时间"), "t", end, "s"),
        Fact("speed", _BOTTOM, "v", speed, "m/s"),
        Fact("angular_speed", turning, "ω", speed / it.radius, "rad/s"),
    )


def _up(it: Roller) -> tuple[Fact, ...]:
    """How far, how long, and what comes of it; without a turn it leaves the slope at its top."""
    end, turn = it.seconds, it.turn
    last = Fact("speed", _TOP if turn is None else _BACK, "v", abs(it.speed(end)), "m/s")
    if turn is None:
        return (last, Fact("top_time", Wording("time to the top", "到顶用时"), "t", end, "s"))
    far, high = it.rise(turn), it.rise(turn) * math.sin(it.ramp.angle)
    return (
        Fact("far", Wording("how far up", "上滚的最大距离"), "s", far, "m"),
        Fact("top_time", Wording("time to the highest point", "到最高点用时"), "t₁", turn, "s"),
        last,
        Fact("time", Wording("time until it is back", "返回底端的总时间"), "t", end, "s"),
        Fact("rise", Wording("height gained", "上升高度"), "Δh", high, "m"),
    )


def _of_race(rollers: Rollers) -> tuple[Fact, ...]:
    told = []
    height = Fact("height", Wording("height", "高度"), "h", rollers[0].ramp.height, "m")
    if rollers[0].upward:
        for it in rollers:
            name = Wording(f"how far up the {it.name.en}", f"{it.name.zh}上滚距离")
            told.append(Fact(f"far_{it.shape}", name, "s", _farthest(it), "m"))
        return (*told, height)
    for it in rollers if rollers[0].moves else ():
        name = Wording(f"time of the {it.name.en}", f"{it.name.zh}用时")
        told.append(Fact(f"time_{it.shape}", name, "t", it.seconds, "s"))
    for it in rollers:
        name = Wording(f"speed of the {it.name.en}", f"{it.name.zh}末速度")
        told.append(Fact(f"speed_{it.shape}", name, "v", it.speed(it.seconds), "m/s"))
    return (*told, height)


def _farthest(it: Roller) -> float:
    """How far up it comes, in m."""
    return it.ramp.length if it.turn is None else it.rise(it.turn)


def story(values: Values, rollers: Rollers) -> Wording:
    en, zh = rollers[0].ramp.words
    if not rollers[0].moves:
        return Wording(f"{en}, nothing pulls it down: it rests.", f"{zh}，物体静止不动。")
    up = rollers[0].upward
    if len(rollers) == 1:
        told = _story_up(rollers[0]) if up else _story_down(rollers[0])
    else:
        told = _story_climb(rollers) if up else _story_race(rollers)
    return Wording(f"{en}, {told.en}", f"{zh}，{told.zh}")


def _story_down(it: Roller) -> Wording:
    share, time = f"{it.share / (1 + it.share):.0%}", amount(it.seconds, "s")
    speed, rank = amount(it.speed(it.seconds), "m/s"), _rank(it)
    return Wording(
        f"the {it.name.en} rolls down in {time} and has {speed} at the bottom. "
        f"{share} of its energy is in its rotation, so it is slower than something that "
        f"slides without friction; mass and radius make no difference. {rank.en}",
        f"{it.name.zh}经 {time} 滚到底端，速度为 {speed}。动能的 {share} 用于转动，"
        f"所以比无摩擦下滑的物体慢；质量和半径没有影响。{rank.zh}",
    )


def _rank(it: Roller) -> Wording:
    """Which round bodies come before it and which after it, whatever their sizes."""
    order = sorted(SHAPES.values(), key=lambda shape: shape[0])
    before = [name for share, name in order if share < it.share]
    after = [name for share, name in order if share > it.share]
    en = [f"{word} {_listed(names)}" for word, names in (("after", before), ("before", after))]
    zh = [
        f"{word}{'、'.join(name.zh for name in names)}"
        for word, names in (("晚于", before), ("早于", after))
    ]
    told = [at for at, names in enumerate((before, after)) if names]
    return Wording(
        f"It arrives {' and '.join(en[at] for at in told)}.",
        f"它{'，'.join(zh[at] for at in told)}到达。",
    )


def _listed(names: Sequence[Wording]) -> str:
    """As "a disc, a hollow sphere and a hoop"."""
    each = [f"a {name.en}" for name in names]
    return " and ".join([", ".join(each[:-1]), each[-1]] if len(each) > 1 else each)


def _story_up(it: Roller) -> Wording:
    start, a = amount(abs(it.motion.first.speed), "m/s"), amount(it.acceleration, "m/s²")
    en = f"the {it.name.en} that is rolled up at {start} loses speed at {a}"
    zh = f"{it.name.zh}以 {start} 的初速度滚上斜面，以 {a} 减速"
    if it.acceleration == 0:
        en, zh = f"the {it.name.en} rolls on at {start}", f"{it.name.zh}以 {start} 匀速滚动"
    end, last = amount(it.seconds, "s"), amount(abs(it.speed(it.seconds)), "m/s")
    if it.turn is None:
        return Wording(
            f"{en}, and leaves the other end after {end} at {last}.",
            f"{zh}，{end} 后以 {last} 离开斜面的另一端。",
        )
    far, time = amount(it.rise(it.turn), "m"), amount(it.turn, "s")
    return Wording(
        f"{en}: after {time} it has come {far} up and stands still for a moment. Then it rolls "
        f"back and is at the bottom again after {end}, as fast as at the start. Its rotation "
        "carries it farther than something that slides up without friction.",
        f"{zh}：{time} 后上滚 {far}，速度为零，随后滚回，{end} 时回到底端，速度大小与出发时相同。"
        "转动动能也变成势能，所以它比无摩擦上滑的物体走得更远。",
    )


def _story_race(rollers: Sequence[Roller]) -> Wording:
    first, last = rollers[0], rollers[-1]
    time, late = amount(first.seconds, "s"), amount(last.seconds, "s")
    return Wording(
        f"the {first.name.en} wins in {time}, and the {last.name.en} comes last in {late}. "
        "The farther the mass is from the middle, the more energy goes into the rotation and the "
        f"less is left for speed; mass and radius make no difference.",
        f"{first.name.zh}最先到达，用时 {time}；{last.name.zh}最后，用时 {late}。"
        f"质量离轴越远，转动分走的能量越多，滚得越慢；与质量和半径的大小无关。",
    )


def _story_climb(rollers: Sequence[Roller]) -> Wording:
    least, most = rollers[0], rollers[-1]
    start = amount(abs(most.motion.first.speed), "m/s")
    if least.turn is None:
        return Wording(
            f"all of them start up at {start} and leave the other end.",
            f"它们都以 {start} 的初速度出发，从斜面的另一端离开。",
        )
    near, far = amount(_farthest(least), "m"), amount(_farthest(most), "m")
    return Wording(
        f"all of them start up at {start}; the {most.name.en} comes farthest, {far}, and the "
        f"{least.name.en} least far, {near}. The farther the mass is from the middle, the more "
        "energy the rotation brings along; mass and radius make no difference.",
        f"它们都以 {start} 的初速度滚上斜面：{most.name.zh}滚得最远，{far}；"
        f"{least.name.zh}最近，{near}。质量离轴越远，转动动能越多，滚得越高；"
        "与质量和半径的大小无关。",
    )
