"""What is told of a body on an incline: its numbers and its story."""

import math

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._slide import Slide, simulate
from generator.engines.physics.phenomenon import Fact, Values
from generator.engines.physics.wording import Wording, both


def facts(values: Values, slide: Slide) -> tuple[Fact, ...]:
    told = [
        Fact(
            "acceleration", Wording("acceleration", "加速度"), "a",
            abs(slide.motion.first.acceleration), "m/s²",
        )
    ]  # fmt: skip
    if not slide.held:
        told += _of_the_way(slide)
    rub = abs(slide.rub(0.0))
    told += [
        *([_most(slide)] if slide.held else []),
        Fact("friction_force", Wording("friction", "摩擦力"), "f", rub, "N"),
        Fact("normal_force", Wording("normal force", "支持力"), "N", slide.normal, "N"),
        Fact("pull", Wording("weight along the slope", "下滑分力"), "mg sin θ", slide.pull, "N"),
        Fact("height", Wording("height", "高度"), "h", slide.ramp.height, "m"),
        Fact("length", Wording("length", "斜面长度"), "L", slide.ramp.length, "m"),
        Fact(
            "critical_angle", Wording("angle at which it begins to slide", "临界角"), "θ₀",
            math.atan(slide.friction), "rad", "deg",
        ),
    ]  # fmt: skip
    return tuple(told)


def _most(slide: Slide) -> Fact:
    """What friction could hold."""
    return Fact("grip", Wording("friction at most", "最大静摩擦力"), "μN", slide.grip, "N")


def formula(values: Values) -> Wording:
    """Newton's second law along the slope, as it is on the way down, up, or at rest."""
    slide = simulate(values)
    if slide.held:
        return both("f = mg sin θ ≤ μN")
    if slide.friction == 0:
        return both("a = g sin θ")
    if slide.back is not None:
        return both("a = g(sin θ ± μ cos θ)")
    return both("a = g(sin θ + μ cos θ)" if slide.upward else "a = g(sin θ − μ cos θ)")


def _of_the_way(slide: Slide) -> list[Fact]:
    """How far, how long and how fast."""
    motion = slide.motion
    turn, told = motion.turn, []
    if turn is not None:
        way = abs(turn.place - motion.first.place)
        rise = way * math.sin(slide.ramp.angle)
        told = [Fact("way", Wording("distance until it stops", "停下前的路程"), "s", way, "m")]
        told += [Fact("rise", Wording("height gained", "上升高度"), "Δh", rise, "m")] * slide.upward
        told += [
            Fact("stop_time", Wording("time until it stops", "停下用时"), "t₁", turn.start, "s")
        ]
    if slide.back is not None and slide.friction > 0:
        told += [Fact("back", Wording("acceleration back", "下滑加速度"), "a′", slide.back, "m/s²")]
    if motion.end < math.inf and (turn is None or motion.end > turn.start):
        speed = abs(motion.speed(motion.end))
        top = slide.upward and turn is None
        where = Wording("speed at the top", "到顶速度") if top else _BOTTOM
        told += [
            Fact("speed", where, "v", speed, "m/s"),
            Fact("time", Wording("time", "时间"), "t", motion.end, "s"),
        ]
    return told


_BOTTOM = Wording("speed at the bottom", "底端速度")


def story(values: Values, slide: Slide) -> Wording:
    en, zh = slide.ramp.words
    told = _story_up(slide) if slide.upward else _story_down(slide)
    return Wording(f"{en}, {told.en}", f"{zh}，{told.zh}")


def _story_down(slide: Slide) -> Wording:
    motion = slide.motion
    a, pull = amount(abs(motion.first.acceleration), "m/s²"), amount(slide.pull, "N")
    rub = amount(abs(slide.rub(0.0)), "N")
    if slide.held:
        grip = amount(slide.grip, "N")
        return Wording(
            f"gravity pulls the block along with {pull}, and friction can hold up to μN = {grip}: "
            "it stays where it is.",
            f"重力沿斜面的分力是 {pull}，不超过最大静摩擦力 μN = {grip}，所以物块静止不动。",
        )
    smooth = slide.friction == 0
    en = f"gravity pulls the block along with mg sin θ = {pull}"
    zh = f"重力沿斜面的分力 mg sin θ = {pull}"
    en += ", and nothing holds it back" if smooth else f", and friction holds back {rub}"
    zh += "，没有摩擦阻碍" if smooth else f"，摩擦力为 {rub}"
    if motion.turn is not None:
        way = amount(motion.turn.place, "m")
        return Wording(
            f"{en}, which is more: it slows down by {a} and stops after {way}.",
            f"{zh}，比前者大：物块以 {a} 减速，滑行 {way} 后停下。",
        )
    if motion.first.acceleration == 0:
        return Wording(f"{en}: its speed does not change.", f"{zh}：物块的速度不变。")
    speed, time = amount(motion.speed(motion.end), "m/s"), amount(motion.end, "s")
    faster = motion.first.acceleration > 0
    return Wording(
        f"{en}. It {'speeds up' if faster else 'slows down'} at {a}, and reaches the bottom after "
        f"{time} at {speed}.",
        f"{zh}。物块以 {a} 的加速度匀{'加' if faster else '减'}速下滑，{time} 后到达底端，"
        f"速度为 {speed}。",
    )


def _story_up(slide: Slide) -> Wording:
    motion, start = slide.motion, amount(abs(slide.motion.first.speed), "m/s")
    a, rough = amount(abs(motion.first.acceleration), "m/s²"), slide.friction > 0
    by = ("gravity and friction", "重力的分力和摩擦力") if rough else ("gravity", "重力的分力")
    en = f"a block that starts up at {start} loses speed at {a} by {by[0]}"
    zh = f"物块以 {start} 冲上斜面，{by[1]}使它以 {a} 减速"
    turn = motion.turn
    if turn is None:
        end = amount(abs(motion.speed(slide.seconds)), "m/s")
        return Wording(f"{en}, and leaves the top at {end}.", f"{zh}，到达顶端时速度为 {end}。")
    way = amount(motion.first.place - turn.place, "m")
    en, zh = f"{en}, and stops after {way}", f"{zh}，上滑 {way} 后停下"
    if motion.end == turn.start:
        return Wording(f"{en}. There friction holds it.", f"{zh}，并被摩擦力留在那里。")
    back, again = amount(motion.speed(motion.end), "m/s"), amount(slide.back or 0.0, "m/s²")
    why = (
        (f" at {again}, as friction now acts the other way,", f"以 {again} ") if rough else ("", "")
    )
    return Wording(
        f"{en}. Then it slides back{why[0]} and is at the foot again at {back}.",
        f"{zh}，再{why[1]}滑回底端，速度为 {back}。",
    )
