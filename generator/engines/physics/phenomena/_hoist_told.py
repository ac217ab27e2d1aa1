"""What is told of weights on a pulley: their numbers and their story."""

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._hoist import (
    FIXED,
    TABLE,
    WEIGHT,
    Hoist,
    simulate,
)
from generator.engines.physics.phenomena._openings import told
from generator.engines.physics.phenomenon import Fact, Values
from generator.engines.physics.wording import Wording, both


def formula(values: Values) -> Wording:
    """The law of this kind of pulley; a wheel that has a mass is a uniform disc, ½MR², which
    resists like M/2 on the rope."""
    hoist = simulate(values)
    if hoist.lifts:
        load = "m₁g" if told(values, WEIGHT) is None else "G"
        if hoist.strands > 1 and hoist.pulley > 0:
            load = "(m₁ + M)g" if load == "m₁g" or values["pulley_mass"] else "(G + G₀)"
        return Wording(f"F = {load}/n,  n strands", f"F = {load}/n，n 段绳承重")
    moved = "(m₁ + m₂ + M/2)" if hoist.pulley > 0 else "(m₁ + m₂)"
    if hoist.kind != TABLE:
        return both(f"a = |m₂ − m₁|g/{moved}")
    if hoist.acceleration == 0 and hoist.friction > 0:
        return both("m₂g ≤ μm₁g")
    return both(f"a = (m₂ − μm₁)g/{moved}" if hoist.friction > 0 else f"a = m₂g/{moved}")


def facts(values: Values, hoist: Hoist) -> tuple[Fact, ...]:
    return _facts_of_lifting(hoist) if hoist.lifts else _facts_of_falling(hoist)


def _facts_of_lifting(hoist: Hoist) -> tuple[Fact, ...]:
    end = hoist.seconds
    useful, work = hoist.gained(end), hoist.work(end)
    return (
        Fact("force", Wording("pull of the hand", "拉力"), "F", hoist.force, "N"),
        Fact("rope", Wording("rope pulled", "绳端移动距离"), "s", hoist.pulled(end), "m"),
        Fact("work", Wording("work of the hand", "总功"), "W", work, "J"),
        Fact("useful_work", Wording("useful work", "有用功"), "m₁gh", useful, "J"),
        Fact(
            "efficiency", Wording("efficiency", "机械效率"), "η",
            useful / work if work > 0 else 1.0, "", "%",
        ),
        Fact("strands", Wording("strands that bear it", "承重绳段数"), "n", hoist.strands, ""),
    )  # fmt: skip


def _facts_of_falling(hoist: Hoist) -> tuple[Fact, ...]:
    first, second = hoist.tensions
    a = abs(hoist.acceleration)
    told = [Fact("acceleration", Wording("acceleration", "加速度"), "a", a, "m/s²")]
    if hoist.pulley > 0:
        told += [
            Fact("tension1", Wording("tension at m₁", "m₁ 侧拉力"), "T₁", first, "N"),
            Fact("tension2", Wording("tension at m₂", "m₂ 侧拉力"), "T₂", second, "N"),
        ]
    else:
        told.append(Fact("tension", Wording("tension of the rope", "绳的拉力"), "T", second, "N"))
    if hoist.acceleration != 0:
        end = hoist.seconds
        told += [
            Fact("time", Wording("time", "时间"), "t", end, "s"),
            Fact("speed", Wording("final speed", "末速度"), "v", hoist.speed(end), "m/s"),
        ]
    return tuple(told)


def story(values: Values, hoist: Hoist) -> Wording:
    return _story_of_lifting(values, hoist) if hoist.lifts else _story_of_falling(hoist)


def _story_of_lifting(values: Values, hoist: Hoist) -> Wording:
    force, weight = amount(hoist.force, "N"), told(values, WEIGHT)
    load = amount(hoist.mass1, "kg") if weight is None else amount(weight, "N")
    height, rope = amount(hoist.height, "m"), amount(hoist.pulled(hoist.seconds), "m")
    if hoist.kind == FIXED:
        return Wording(
            f"A fixed pulley only turns the pull around: lifting {load} by {height} takes its "
            f"whole weight, {force}, and {rope} of rope.",
            f"定滑轮只改变力的方向，不省力：提升 {load} 的重物 {height}，需要用 {force} 的力，"
            f"绳端移动 {rope}。",
        )
    borne = Wording("the load", "物重")
    if hoist.pulley > 0:
        borne = Wording("the load and the pulley", "物重与动滑轮重之和")
    return Wording(
        f"Two strands of the rope bear {borne.en}, so the hand pulls with only half of that "
        f"weight, {force}, but has to pull twice as far: {rope} for {height}.",
        f"动滑轮由两段绳承重，拉力只要{borne.zh}的一半，即 {force}；"
        f"但绳端要移动两倍的距离：重物上升 {height}，绳端移动 {rope}。",
    )


def _story_of_falling(hoist: Hoist) -> Wording:
    one, two = amount(hoist.mass1, "kg"), amount(hoist.mass2, "kg")
    if hoist.acceleration == 0 and hoist.kind == TABLE:
        return Wording(
            f"Friction can hold what {two} pulls with, so nothing moves.",
            f"桌面的最大静摩擦力不小于 {two} 重物的拉力，所以系统静止。",
        )
    if hoist.acceleration == 0:
        return Wording(
            "Both sides pull alike, so they are in balance and nothing moves.",
            "两边的拉力相等，系统平衡，静止不动。",
        )
    a, end = amount(abs(hoist.acceleration), "m/s²"), hoist.seconds
    speed, time, height = (
        amount(value, unit)
        for value, unit in ((hoist.speed(end), "m/s"), (end, "s"), (hoist.height, "m"))
    )
    after = Wording(
        f" After {time} and {height} they have {speed}.",
        f"经过 {time}、{height} 后速度为 {speed}。",
    )
    if hoist.kind == TABLE:
        return Wording(
            f"The weight of {two} has to move both masses, so they speed up together at {a}, "
            f"slower than in free fall.{after.en}",
            f"{two} 的重力要带动两个物体，所以它们一起以 {a} 加速，比自由落体慢。{after.zh}",
        )
    heavy, light = (two, one) if hoist.acceleration > 0 else (one, two)
    return Wording(
        f"{heavy} goes down and {light} goes up. Only the difference of their weights drives "
        f"them, and it has to move both masses, so the acceleration is {a}.{after.en}",
        f"{heavy} 的一侧下降，{light} 的一侧上升。驱动它们的只是两侧重力之差，却要带动全部质量，"
        f"所以加速度是 {a}。{after.zh}",
    )
