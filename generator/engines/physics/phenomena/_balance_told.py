"""What is told of forces in balance: their numbers and their story."""

import math

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._balance import BETWEEN, CORD, TABLE, VERTICAL, Balance
from generator.engines.physics.phenomenon import Fact, Values
from generator.engines.physics.wording import Wording


def facts(values: Values, balance: Balance) -> tuple[Fact, ...]:
    first, second = balance.pulls
    weight = Fact("weight", Wording("weight", "重力"), "G", balance.weight, "N")
    net = Fact("net_force", Wording("net force", "合力"), "ΣF", 0.0, "N")
    if balance.kind == TABLE:
        force = Fact("normal_force", Wording("normal force", "支持力"), "N", first, "N")
        return force, weight, net
    if balance.kind == CORD:
        return Fact("tension", Wording("tension", "拉力"), "T", first, "N"), weight, net
    across = first * math.cos(balance.angles[0])
    return (
        Fact("tension1", Wording("tension on the left", "左绳拉力"), "T₁", first, "N"),
        Fact("tension2", Wording("tension on the right", "右绳拉力"), "T₂", second, "N"),
        weight,
        Fact("horizontal", Wording("sideways pull of each", "各绳的水平分力"), "Tₓ", across, "N"),
        net,
    )


def story(values: Values, balance: Balance) -> Wording:
    weight, mass = amount(balance.weight, "N"), amount(balance.mass, "kg")
    first, second = (amount(pull, "N") for pull in balance.pulls)
    if balance.kind == TABLE:
        return Wording(
            f"Gravity pulls {mass} down with {weight}, and the table pushes up with just as much: "
            "the net force is zero, so it stays at rest.",
            f"重力向下拉，大小 {weight}，桌面向上的支持力同样大：合力为零，所以它保持静止。",
        )
    if balance.kind == CORD:
        return Wording(
            f"Gravity pulls {mass} down with {weight}, and the cord pulls up with just as much: "
            "the net force is zero, so it hangs at rest.",
            f"重力向下，大小 {weight}，绳子向上的拉力同样大：合力为零，所以它静止。",
        )
    steep = _steep(balance)
    pulls = (f"{first} each", f"都是 {first}") if first == second else (
        f"{first} and {second}", f"为 {first} 和 {second}"
    )  # fmt: skip
    en = (
        f"{steep.en}. Sideways their pulls cancel, upwards they carry the weight of {weight} "
        f"together, with {pulls[0]}."
    )
    zh = (
        f"{steep.zh}。水平方向两绳的分力抵消，竖直方向的分力之和等于重力 {weight}，"
        f"所以拉力{pulls[1]}。"
    )
    if min(balance.pulls) > balance.weight:
        en += " They are so flat that each pulls harder than the weight alone."
        zh += "绳子很平，每根绳的拉力都大于重力。"
    return Wording(en, zh)


def _steep(balance: Balance) -> Wording:
    """How the ropes go, by the angles that are told."""
    angles = [amount(angle, "deg") for angle in balance.told]
    if balance.measured == BETWEEN:
        return Wording(
            f"The ropes make an angle of {angles[0]} with each other", f"两绳夹角为 {angles[0]}"
        )
    en, zh = " and ".join(angles), f"分别成 {' 和 '.join(angles)}"
    if angles[0] == angles[1]:
        en, zh = angles[0], f"都成 {angles[0]}"
    if balance.measured == VERTICAL:
        return Wording(f"The ropes hang {en} from the vertical", f"两绳与竖直方向{zh}")
    return Wording(f"The ropes rise at {en}", f"两绳与水平方向{zh}")
