"""What is told of a gas in a box: its numbers and its story."""

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._gas import SECONDS, Gas
from generator.engines.physics.phenomena._gases import GASES
from generator.engines.physics.phenomena._substances import called
from generator.engines.physics.phenomenon import Fact, Values
from generator.engines.physics.wording import Wording


def facts(values: Values, gas: Gas) -> tuple[Fact, ...]:
    first, last = gas.first, gas.last
    told = [
        Fact("pressure", Wording("pressure", "压强"), "p", first.pressure, "Pa"),
        Fact("speed", Wording("rms speed", "方均根速率"), "v", gas.speed(0.0), "m/s"),
        Fact("energy", Wording("mean energy", "分子平均动能"), "E", gas.energy(0.0), "J"),
        Fact("molecules", Wording("number of molecules", "分子数"), "N", gas.molecules, ""),
        Fact("amount", Wording("amount", "物质的量"), "n", first.amount, "mol"),
    ]  # fmt: skip
    if gas.changes:
        end, warmth = 2 * SECONDS, last.temperature
        after = [
            Fact("pressure2", Wording("pressure after", "末压强"), "p₂", last.pressure, "Pa"),
            Fact("volume2", Wording("volume after", "末体积"), "V₂", last.volume, "m³"),
            Fact("temperature2", Wording("temperature after", "末温度"), "T₂", warmth, "K", "°C"),
            Fact("speed2", Wording("rms speed after", "末方均根速率"), "v₂", gas.speed(end), "m/s"),
        ]
        return (after[0], told[0], *after[1:], *told[1:])
    return tuple(told)


def story(values: Values, gas: Gas) -> Wording:
    first, last = gas.first, gas.last
    one, two = amount(first.pressure, "Pa"), amount(last.pressure, "Pa")
    name, speed = called(values, GASES), amount(gas.speed(0.0), "m/s")
    if not gas.changes:
        return Wording(
            f"The molecules of the {name.en} fly about at {speed} (root mean square) and bounce "
            f"off the walls; all the knocks together are the pressure of {one}. Twice the absolute "
            "temperature would be twice the pressure.",
            f"{name.zh}分子做无规则运动，方均根速率为 {speed}，不断撞击器壁，无数次撞击合起来就是 "
            f"{one} 的压强。热力学温度加倍，压强也加倍。",
        )
    if last.volume == first.volume:
        hotter = last.temperature > first.temperature
        en = "Heat makes the molecules faster: they hit the walls harder and more often"
        if not hotter:
            en = "Cooled, the molecules are slower: they hit the walls less hard and less often"
        much = ("升高", "变大", "增加") if hotter else ("降低", "变小", "减少")
        return Wording(
            f"{en}, and the pressure goes from {one} to {two}, as the absolute temperature does.",
            f"温度{much[0]}，分子的速率{much[1]}，撞击器壁的力度和次数都{much[2]}："
            f"压强从 {one} 变到 {two}，与热力学温度成正比。",
        )
    if last.temperature == first.temperature:
        smaller = last.volume < first.volume
        room, often = ("less room", "more") if smaller else ("more room", "less")
        size, count = ("减小", "增多") if smaller else ("增大", "减少")
        return Wording(
            f"The molecules stay as fast as they were, but with {room} they meet the walls "
            f"{often} often: pV stays the same, and the pressure goes from {one} to {two}.",
            f"分子的速率不变，但体积{size}，单位时间撞击器壁的次数{count}：pV 不变，"
            f"压强从 {one} 变到 {two}。",
        )
    small, large = amount(first.volume, "m³"), amount(last.volume, "m³")
    return Wording(
        f"The piston moves freely, so the pressure stays at {one}; the volume follows the absolute "
        f"temperature, from {small} to {large}.",
        f"活塞可以自由移动，压强保持 {one}；体积与热力学温度成正比，从 {small} 变到 {large}。",
    )
