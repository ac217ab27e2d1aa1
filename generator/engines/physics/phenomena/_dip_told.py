"""What is told of a body in a liquid: its numbers and its story."""

import math

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._dip import Dip
from generator.engines.physics.phenomena._immersed import LIQUIDS, MATERIALS
from generator.engines.physics.phenomena._substances import OWN, called
from generator.engines.physics.phenomenon import Fact, Values
from generator.engines.physics.wording import Wording

_THING = Wording("body", "物体")


def facts(values: Values, dip: Dip) -> tuple[Fact, ...]:
    displaced = dip.rest * dip.volume
    return (
        Fact("buoyancy", Wording("buoyant force", "浮力"), "F", dip.lifted, "N"),
        Fact("weight", Wording("weight", "重力"), "G", dip.weight, "N"),
        Fact("submerged", Wording("share under the surface", "浸入体积比"), "k", dip.rest, "", "%"),
        Fact("displaced", Wording("displaced volume", "排开体积"), "V′", displaced, "m³"),
        Fact("apparent_weight", Wording("apparent weight", "视重"), "G − F", dip.apparent, "N"),
        Fact("mass", Wording("mass", "质量"), "m", dip.density * dip.volume, "kg"),
        Fact("density", Wording("density of the body", "物体密度"), "ρ", dip.density, "kg/m³"),
    )


def story(values: Values, dip: Dip) -> Wording:
    body = _THING if values["material"] == OWN else called(values, MATERIALS)
    fluid = called(values, LIQUIDS)
    one, two = amount(dip.density, "kg/m³"), amount(dip.liquid, "kg/m³")
    share = amount(dip.rest, "%")
    en = f"The {body.en} has {one}, the {fluid.en} {two}. "
    zh = f"{body.zh}的密度是 {one}，{fluid.zh}的密度是 {two}。"
    if math.isclose(dip.density, dip.liquid):
        en += "They are equal, so it hovers, as heavy as the liquid in whose place it is."
        zh += "两者相等，所以物体悬浮，它的重力等于排开液体的重力。"
    elif dip.sinks:
        en += "Even fully under, it displaces less weight than its own, so it sinks to the bottom."
        zh += "完全浸没时，排开液体的重力仍小于自身重力，所以沉到底部。"
    else:
        en += (
            "It goes down until the liquid it displaces weighs as much as itself: it floats, "
            f"{share} under the surface."
        )
        zh += f"当排开液体的重力等于自身重力时达到平衡：物体漂浮，{share} 的体积在液面以下。"
    return Wording(en, zh)
