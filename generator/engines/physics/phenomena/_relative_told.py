"""What is told of relative motion: its numbers and its story."""

import math

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._passing import Passing
from generator.engines.physics.phenomena._river import Crossing, named
from generator.engines.physics.phenomenon import (
    Fact,
    Values,
)
from generator.engines.physics.wording import Wording


def facts(values: Values, run: Crossing | Passing) -> tuple[Fact, ...]:
    return _river_facts(run) if isinstance(run, Crossing) else _car_facts(run)


def _river_facts(run: Crossing) -> tuple[Fact, ...]:
    along, across = (float(it) for it in run.velocity)
    speed, away = math.hypot(along, across), math.atan2(abs(along), across)
    way, shortest = math.hypot(run.width, run.drift), run.width / run.boat
    off = Wording("angle to straight across", "偏离正对岸的角")
    up = Wording("heading upstream", "偏上游的角")
    return (
        Fact("time", Wording("time to cross", "渡河时间"), "t", run.end, "s"),
        Fact("drift", Wording("drift downstream", "漂移距离"), "x", run.drift, "m"),
        Fact("speed", Wording("speed seen from the bank", "合速度"), "v", speed, "m/s"),
        Fact("heading", up, "θ", run.heading, "rad", "deg"),
        Fact("direction", off, "β", away if run.drift else 0.0, "rad", "deg"),
        Fact("way", Wording("distance over the ground", "实际路程"), "s", way, "m"),
        Fact("shortest", Wording("shortest possible time", "最短渡河时间"), "t₀", shortest, "s"),
    )


def _car_facts(run: Passing) -> tuple[Fact, ...]:
    told = [Fact("relative", Wording("relative speed", "相对速度"), "v", abs(run.relative), "m/s")]
    if run.meets is not None:
        way1, way2 = abs(run.one) * run.meets, abs(run.two) * run.meets
        told += [
            Fact("time", Wording("time until they meet", "相遇时间"), "t", run.meets, "s"),
            Fact("way1", Wording("distance of the first", "甲车路程"), "s₁", way1, "m"),
            Fact("way2", Wording("distance of the second", "乙车路程"), "s₂", way2, "m"),
        ]
    return tuple(told)


def story(values: Values, run: Crossing | Passing) -> Wording:
    return _river_story(run) if isinstance(run, Crossing) else _car_story(run)


def _river_story(run: Crossing) -> Wording:
    time, speed = amount(run.end, "s"), amount(math.hypot(*run.velocity), "m/s")
    name = named(run.swims)
    if run.drift == 0 and run.heading > 0:
        angle = amount(run.heading, "deg")
        return Wording(
            f"The {name.en} heads {angle} upstream, just enough to cancel the current, and lands "
            f"straight opposite after {time}. The speed seen from the bank is {speed}.",
            f"{name.zh}偏向上游 {angle}，正好抵消水流，{time} 后到达正对岸；"
            f"从岸上看速度是 {speed}。",
        )
    way = Wording("downstream", "下游") if run.drift >= 0 else Wording("upstream", "上游")
    drift = amount(abs(run.drift), "m")
    return Wording(
        f"The {name.en} moves through the water while the water flows: both happen at once. The "
        f"crossing takes {time} and ends {drift} {way.en}. The current does not change the "
        "time, only the place.",
        f"{name.zh}相对水运动，水又带着{name.zh}走，两个运动同时进行。渡河用时 "
        f"{time}，到岸时偏向{way.zh} {drift}。水流只影响到岸的位置，不影响渡河时间。",
    )


def _car_story(run: Passing) -> Wording:
    one, two = amount(abs(run.one), "m/s"), amount(abs(run.two), "m/s")
    rate = amount(abs(run.relative), "m/s")
    if run.meets is None:
        return Wording(
            f"Both cars drive at {one} the same way: seen from one, the other stands still.",
            f"两车以相同的速度 {one} 同向行驶：从一辆车上看，另一辆车静止不动。",
        )
    time, gap = amount(run.meets, "s"), amount(run.gap, "m")
    if run.two < 0:
        return Wording(
            f"The cars come towards each other, so the speeds add up: seen from one, the other "
            f"comes at {one} + {two} = {rate}. They are {gap} apart and meet after {time}.",
            f"两车相向而行，速度相加：从一辆车上看，另一辆以 {one} + {two} = {rate} 驶来。"
            f"相距 {gap}，{time} 后相遇。",
        )
    return Wording(
        f"Both drive the same way, so only the difference counts: seen from one, the other moves "
        f"at {rate}. The faster one makes up the {gap} in {time}.",
        f"两车同向行驶，只看速度之差：从一辆车上看，另一辆以 {rate} 运动。"
        f"快车追上 {gap} 的距离用时 {time}。",
    )
