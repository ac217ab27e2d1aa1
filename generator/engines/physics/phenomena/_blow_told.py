"""What is told of a blow: its numbers, its formula and its story."""

from generator.engines.physics.draw.amounts import amount, digits
from generator.engines.physics.phenomena._blow import CRASH, WALL, Blow
from generator.engines.physics.phenomenon import Fact, Values
from generator.engines.physics.wording import Wording, both

Blows = tuple[Blow, ...]


def facts(values: Values, blows: Blows) -> tuple[Fact, ...]:
    if len(blows) > 1:
        return _facts_of_crash(*blows)
    (it,) = blows
    return (
        Fact("force", Wording("average force", "平均作用力"), "F", it.average, "N"),
        Fact("impulse", Wording("impulse", "冲量"), "I", abs(it.impulse), "N·s"),
        Fact("peak_force", Wording("largest force", "最大作用力"), "Fₘ", it.peak, "N"),
        Fact("time", Wording("time of contact", "接触时间"), "Δt", it.time, "s"),
        Fact("before", Wording("momentum before", "碰前动量"), "p₁", it.mass * it.first, "kg·m/s"),
        Fact("after", Wording("momentum after", "碰后动量"), "p₂", it.mass * it.last, "kg·m/s"),
    )


def _facts_of_crash(hard: Blow, soft: Blow) -> tuple[Fact, ...]:
    one, two = hard.first * hard.time / 2, soft.first * soft.time / 2
    return (
        Fact(
            "force_without", Wording("mean force without it", "无气囊平均力"), "F₁", hard.average,
            "N",
        ),
        Fact(
            "force_with", Wording("mean force with airbag", "有气囊平均力"), "F₂", soft.average, "N"
        ),
        Fact("impulse", Wording("impulse of either", "冲量"), "I", abs(hard.impulse), "N·s"),
        Fact(
            "way_without", Wording("stopping distance without it", "无气囊停止距离"), "s₁", one, "m"
        ),
        Fact(
            "way_with", Wording("stopping distance with airbag", "有气囊停止距离"), "s₂", two, "m"
        ),
    )  # fmt: skip


def story(values: Values, blows: Blows) -> Wording:
    it = blows[0]
    impulse, force = amount(abs(it.impulse), "N·s"), amount(it.average, "N")
    time = amount(it.time, "s")
    if it.kind == CRASH:
        soft = blows[1]
        mass, speed = amount(it.mass, "kg"), amount(it.first, "m/s")
        longer, weaker = digits(soft.time / it.time, 2), amount(soft.average, "N")
        return Wording(
            f"To stop {mass} from {speed} takes an impulse of {impulse} in any case. Without an "
            f"airbag it is given in {time}, with {force} on average; the airbag takes {longer} "
            f"times as long and so needs only {weaker}.",
            f"使 {mass} 的人从 {speed} 停下，所需冲量都是 {impulse}。没有气囊时只用 {time}，"
            f"平均力 {force}；气囊把时间延长到 {longer} 倍，平均力只有 {weaker}。",
        )
    first, last = amount(abs(it.first), "m/s"), amount(abs(it.last), "m/s")
    if it.kind == WALL and it.last == 0:
        return Wording(
            f"It comes with {first} and is stopped, so it loses all its momentum: {impulse}. That "
            f"takes {time}, with a force of {force} on average; a longer time needs less force.",
            f"物体以 {first} 撞上后停下，动量减小 {impulse}。这一过程用时 {time}，"
            f"平均作用力为 {force}；作用时间越长，作用力越小。",
        )
    if it.kind == WALL:
        come, gone = (amount(it.mass * speed, "kg·m/s") for speed in (it.first, it.last))
        return Wording(
            f"The ball comes with {first} and goes back with {last}. Away from the wall is "
            f"positive: its momentum changes from {come} to {gone}, by {impulse}. The wall has "
            f"only {time} for that, and pushes with {force} on average.",
            f"球以 {first} 撞墙，以 {last} 反向弹回。取离开墙的方向为正，动量由 {come} 变为 "
            f"{gone}，改变了 {impulse}。作用时间只有 {time}，平均作用力为 {force}。",
        )
    flying = (
        (f" that comes with {first}", f"以 {first} 飞来的") if it.first else (" at rest", "静止的")
    )
    return Wording(
        f"The blow on the ball{flying[0]} lasts {time}. With {force} on average it gives an "
        f"impulse of {impulse}, and the ball flies off with {last}.",
        f"对{flying[1]}球的击打持续 {time}，平均力 {force}，冲量 {impulse}，球以 {last} 飞出。",
    )


def formula(values: Values) -> Wording:
    """In a crash the velocity is positive and falls, and what is told is how large the force is."""
    return both("|F| Δt = m |Δv|" if values["kind"] == CRASH else "F Δt = m Δv")
