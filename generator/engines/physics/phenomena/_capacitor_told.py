"""What is told of several capacitors that are joined."""

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._capacitor import Charging
from generator.engines.physics.phenomenon import Fact
from generator.engines.physics.wording import Wording

_SMALL = "₁₂₃"


def joined_facts(charging: Charging) -> list[Fact]:
    """Their common capacitance, the charge and the voltage of each when full, and the energy."""
    whole, charge = charging.capacitance, charging.charge
    name = Wording("equivalent capacitance", "等效电容")
    symbol = "C" + _SMALL[: len(charging.parts)]
    found = [Fact("capacitance", name, symbol, whole, "F")]
    common = Fact("charge", Wording("total charge", "总电荷量"), "Q", charge, "C")
    if charging.series:
        name = Wording("charge on each", "每个电容器的电荷量")
        found.append(Fact("charge", name, "Q", charge, "C"))
    for index in range(len(charging.parts)):
        small, number = _SMALL[index], index + 1
        if charging.series:
            name = Wording(f"voltage of C{small}", f"C{small} 的电压")
            volts = charging.part_voltage(index)
            found.append(Fact(f"voltage{number}", name, f"U{small}", volts, "V"))
        else:
            name = Wording(f"charge on C{small}", f"C{small} 的电荷量")
            part = charging.part_charge(index)
            found.append(Fact(f"charge{number}", name, f"Q{small}", part, "C"))
    if not charging.series:
        found.append(common)
    found.append(Fact("energy", Wording("stored energy", "储存的能量"), "W", charging.energy, "J"))
    found.append(Fact("voltage", Wording("full voltage", "充满时电压"), "U", charging.voltage, "V"))
    name = Wording("time constant", "时间常数")
    found.append(Fact("time_constant", name, "τ", charging.constant, "s"))
    first = abs(charging.first)
    found.append(Fact("current", Wording("current at first", "初始电流"), "I₀", first, "A"))
    return found


def joined_story(charging: Charging) -> Wording:
    count, whole = range(len(charging.parts)), amount(charging.capacitance, "F")
    charge, volts = amount(charging.charge, "C"), amount(charging.voltage, "V")
    if charging.series:
        parts = [amount(charging.part_voltage(it), "V") for it in count]
        told = Wording(
            f"In series the same charge comes to each: what leaves one plate goes on to the next "
            f"one, {charge} when full. The {volts} divide into {_and(parts)}, the most over the "
            f"smallest capacitance. Together they are as one of {whole}.",
            f"串联时每个电容器的电荷量相同：从一块极板离开的电荷到达下一块极板，充满时为 {charge}。"
            f"总电压 {volts} 分为 {'、'.join(parts)}，电容越小分得的电压越大。"
            f"等效电容为 {whole}。",
        )
    else:
        parts = [amount(charging.part_charge(it), "C") for it in count]
        told = Wording(
            f"In parallel each of them has the whole {volts}, and takes charge as its capacitance: "
            f"{_and(parts)}, together {charge}. So the capacitances add up, to {whole}: "
            "C = C₁ + C₂ + …",
            f"并联时每个电容器的电压都是 {volts}，电荷量与电容成正比：{'、'.join(parts)}，"
            f"总共 {charge}。所以电容直接相加，等效电容为 {whole}：C = C₁ + C₂ + …。",
        )
    if not charging.emptied:
        return told
    return Wording(f"It starts full. {told.en}", f"开始时已充满。{told.zh}")


def _and(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]])
