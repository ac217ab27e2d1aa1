"""What is told of a coil with a current in it."""

from generator.engines.physics.draw.amounts import amount, digits
from generator.engines.physics.phenomena._coil import RADIUS, Coil
from generator.engines.physics.phenomenon import Fact
from generator.engines.physics.wording import Wording


def coil_facts(coil: Coil) -> tuple[Fact, ...]:
    """The field in the middle first, unless it is asked for elsewhere. A text that tells no radius
    means a solenoid that is long, so that there its field is the first."""
    middle = Fact("field", Wording("field at the centre", "中心磁感应强度"), "B", coil.centre, "T")
    aside: tuple[Fact, ...] = ()
    if coil.aside:
        name = Wording("field there on the axis", "轴线上该处磁感应强度")
        aside = (Fact("aside", name, "B(r)", float(coil.axial(coil.aside)), "T"),)
    moment = Fact("moment", Wording("magnetic moment", "磁矩"), "m", coil.moment, "A·m²")
    if not coil.length:
        name = Wording("field one radius along the axis", "轴线上一个半径处磁场")
        beyond = Fact("beyond", name, "B′", float(coil.axial(coil.radius)), "T")
        return (*aside, middle, beyond, moment)
    name = Wording("field of a very long one", "无限长时磁感应强度")
    long = Fact("long", name, "μ₀nI", coil.endless, "T")
    density = Fact("density", Wording("turns per metre", "每米匝数"), "n", coil.density, "1/m")
    name = Wording("field at its ends", "端口处磁感应强度")
    end = Fact("end", name, "B₁", float(coil.axial(coil.length / 2)), "T")
    first = (long, middle) if _slim(coil) else (middle, long)
    return (*aside, *first, density, end, moment)


def coil_story(coil: Coil) -> Wording:
    centre, turns = amount(coil.centre, "T"), digits(coil.turns)
    if not coil.length:
        several = coil.turns > 1
        return Wording(
            f"The field of every piece of the {'coil' if several else 'loop'} goes the same way "
            f"through it: together {centre} at the centre, B = μ₀{'N' if several else ''}I/(2R). "
            "Curl the fingers of the right hand along the current, and the thumb points to the "
            "north pole.",
            f"环上每一小段电流的磁场都从同一侧穿过环面，在中心叠加成 {centre}，"
            f"B = μ₀{'N' if several else ''}I/(2R)。右手四指沿电流方向弯曲，拇指指向北极（N）。",
        )
    long = amount(coil.endless, "T")
    return Wording(
        f"The fields of all {turns} turns add up: inside it is even and strong, {centre} in the "
        f"middle (a very long one has μ₀nI = {long}), and outside weak, like a bar magnet's. Curl "
        "the fingers of the right hand along the current: the thumb points to the north pole.",
        f"{turns} 匝线圈的磁场叠加：管内磁场强而均匀，中点为 {centre}（很长的螺线管为 "
        f"μ₀nI = {long}），管外很弱，像条形磁铁。右手四指沿电流方向弯曲，拇指指向北极（N）。",
    )


def _slim(coil: Coil) -> bool:
    """Whether nobody told how wide it is."""
    return any(key == RADIUS.key for key, _ in coil.assumed)
