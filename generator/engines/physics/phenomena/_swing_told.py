"""What is told of a pendulum: its numbers, and why it swings as it does."""

import math

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._swing import Swing, told_period
from generator.engines.physics.phenomenon import Fact, Values
from generator.engines.physics.wording import Wording

_MORE = 0.01  # share by which a wide swing must be longer to be worth a word


def facts(values: Values, swing: Swing) -> tuple[Fact, ...]:
    drop = 1 - math.cos(swing.amplitude)
    tension = swing.mass * (swing.gravity + swing.fastest**2 / swing.length)
    return (
        *_solved(values, swing),
        *(_damped(swing) if swing.damped else _undamped(swing)),
        Fact("speed", Wording("speed at the bottom", "最低点速度"), "v", swing.fastest, "m/s"),
        Fact("height", Wording("height of the swing", "摆起高度"), "h", swing.length * drop, "m"),
        Fact("tension", Wording("tension at the bottom", "最低点拉力"), "F", tension, "N"),
    )


def _undamped(swing: Swing) -> tuple[Fact, ...]:
    small = 2 * math.pi / swing.small
    return (
        Fact("period", Wording("period", "周期"), "T", swing.period, "s"),
        Fact("small_period", Wording("period of small swings", "小角度周期"), "T₀", small, "s"),
        Fact("frequency", Wording("frequency", "频率"), "f", 1 / swing.period, "Hz"),
    )


def _damped(swing: Swing) -> tuple[Fact, ...]:
    """The period and the envelope are those of small swings, ω = √(ω₀² − γ²) and e^(−γt)."""
    half, small = math.log(2) / swing.decay, 2 * math.pi / swing.small
    return (
        Fact(
            "period", Wording("period of small damped swings", "小角度阻尼周期"), "T",
            swing.period, "s",
        ),
        Fact("half", Wording("amplitude halves in", "振幅减半用时"), "t½", half, "s"),
        Fact(
            "lost", Wording("energy lost in the first swing", "第一次全振动损失的能量"), "ΔE/E",
            swing.lost, "", "%",
        ),
        Fact("small_period", Wording("period without damping", "无阻尼周期"), "T₀", small, "s"),
    )  # fmt: skip


def _solved(values: Values, swing: Swing) -> tuple[Fact, ...]:
    """What follows from the period."""
    if not told_period(values):
        swings = Wording("swings in that time", "这段时间内的全振动次数")
        time = values["time"]
        return (Fact("swings", swings, "N", time / swing.period, ""),) if time else ()
    if values["length"]:
        return (Fact("gravity", Wording("gravity", "重力加速度"), "g", swing.gravity, "m/s²"),)
    return (Fact("length", Wording("length", "摆长"), "L", swing.length, "m"),)


def story(values: Values, swing: Swing) -> Wording:
    if swing.damped:
        return _story_damped(swing)
    if told_period(values):
        period = amount(swing.period, "s")
        length, gravity = amount(swing.length, "m"), amount(swing.gravity, "m/s²")
        if values["length"]:
            return Wording(
                f"With a length of {length} and a period of {period}, gravity is "
                f"g = 4π²L/T² = {gravity}: the stronger it is, the faster the pendulum swings.",
                f"摆长 {length}、周期 {period}，由 g = 4π²L/T² 得重力加速度 {gravity}；"
                "重力加速度越大，摆得越快。",
            )
        return Wording(
            f"The period depends on the length and on gravity alone: for {period} the string has "
            f"to be L = gT²/4π² = {length} long. Four times the length would double the period.",
            f"周期只由摆长和重力加速度决定：周期为 {period} 时，摆长 L = gT²/4π² = {length}。"
            "摆长变为四倍，周期变为两倍。",
        )
    return _story_undamped(swing)


def _story_damped(swing: Swing) -> Wording:
    half, period = amount(math.log(2) / swing.decay, "s"), amount(swing.period, "s")
    lost, longer = amount(swing.lost, "%", 2), swing.period * swing.small / (2 * math.pi) - 1
    en = (
        "Friction and the air take energy from the bob on every way, so that each swing is lower "
        f"than the one before: the first full swing loses {lost} of its energy, and after about "
        f"{half} half of the amplitude is left. A small swing still takes {period}, "
    )
    zh = (
        f"摩擦和空气阻力不断消耗机械能，使摆动越来越低：第一次全振动损失 {lost} 的能量，"
        f"约 {half} 后振幅减半。小角度时一次全振动仍用时 {period}，"
    )
    if longer > _MORE:
        return Wording(
            f"{en}{longer:.0%} longer than without damping.", f"{zh}比没有阻尼时长 {longer:.0%}。"
        )
    return Wording(
        f"{en}hardly longer than without damping.", f"{zh}与没有阻尼时几乎相同。"
    )  # fmt: skip


def _story_undamped(swing: Swing) -> Wording:
    more = swing.period * swing.small / (2 * math.pi) - 1
    en = (
        "Gravity pulls the bob back to the middle, where it is fastest, and it swings on to the "
        f"same height on the other side; a full swing takes {amount(swing.period, 's')}."
    )
    zh = (
        "重力把摆球拉回最低点，在那里速度最大，然后摆到另一侧的同样高度；"
        f"一次全振动用时 {amount(swing.period, 's')}。"
    )
    if more > _MORE:
        en += f" The swing is wide, so that is {more:.0%} longer than for small swings."
        zh += f"摆角较大，所以比小角度时长 {more:.0%}。"
    else:
        en += " The mass of the bob makes no difference."
        zh += "摆球的质量不影响周期。"
    return Wording(en, zh)
