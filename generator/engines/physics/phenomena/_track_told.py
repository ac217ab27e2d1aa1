"""What is told of a ride along a track: its numbers and its story."""

import math

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._track import Ride
from generator.engines.physics.phenomenon import Fact, Values
from generator.engines.physics.wording import Wording, both


def facts(values: Values, run: Ride) -> tuple[Fact, ...]:
    told = [
        Fact("speed", Wording("greatest speed", "最大速度"), "v", run.fastest, "m/s"),
        Fact("energy", Wording("energy", "总机械能"), "E", run.energy, "J"),
        Fact("top", Wording("greatest height", "最大高度"), "h", _highest(run), "m"),
    ]
    if run.hills and run.friction == 0 and run.passes:
        name = Wording("speed over the hill", "过坡顶速度")
        told.insert(1, Fact("hill_speed", name, "v₂", _over(run), "m/s"))
    if run.friction:
        heat = run.heat(run.end)
        told.append(
            Fact("heat", Wording("turned into heat so far", "至此摩擦生热"), "Q", heat, "J")
        )
    elif run.returns:
        told.append(Fact("period", Wording("there and back", "往返时间"), "T", run.end, "s"))
    told.append(Fact("way", Wording("distance along the track", "路程"), "s", run.way, "m"))
    return tuple(told)


def _over(run: Ride) -> float:
    """The speed at the top of the hill, in m/s, where there is no friction."""
    return math.sqrt(max(0.0, 2 * run.gravity * (run.top - run.hill)))


def formula(values: Values) -> Wording:
    """Where there is friction, heat is a part of the energy."""
    return both("½mv² + mgh + Q = E" if values["friction"] else "½mv² + mgh = E")


def _highest(run: Ride) -> float:
    return run.top if run.friction == 0 else float(np.max(run.shape.height(run.samples[1])))


def story(values: Values, run: Ride) -> Wording:
    energy, fastest = amount(run.energy, "J"), amount(run.fastest, "m/s")
    if run.fastest == 0:
        return Wording(
            "Friction is so large that it holds on the slope: it never starts to slide.",
            "摩擦太大，物体停在坡上，根本滑不动。",
        )
    en = (
        f"Its energy of {energy} goes to and fro between height and speed: it is fastest at the "
        f"bottom, with {fastest}. "
    )
    zh = f"{energy} 的机械能在势能和动能之间来回转化：最低点最快，速度为 {fastest}。"
    if run.friction:
        heat, way = amount(run.heat(run.end), "J"), amount(run.way, "m")
        en += f"After {way} friction has turned {heat} of it into heat, so each climb is lower."
        zh += f"滑过 {way} 后，摩擦已把 {heat} 变成内能，所以一次比一次爬得低。"
        if run.hills:
            hill = amount(run.hill, "m")
            en += f" It {'gets' if run.passes else 'does not get'} over the hill of {hill}."
            zh += f"它{'能' if run.passes else '不能'}翻过 {hill} 高的坡。"
    elif run.hills and not run.passes:
        en += f"The hill of {amount(run.hill, 'm')} is too high for that, and it rolls back."
        zh += f"{amount(run.hill, 'm')} 高的坡过不去，只好滑回来。"
    elif run.hills:
        hill, over = amount(run.hill, "m"), amount(_over(run), "m/s")
        en += (
            f"It gets over the hill of {hill}, as it has more energy than it needs to be up there: "
            f"at the top it still has {over}."
        )
        zh += f"它能翻过 {hill} 高的坡：机械能大于在坡顶所需的势能，坡顶仍有 {over} 的速度。"
    else:
        en += (
            "Without friction it climbs as high on the other side, and the mass makes no "
            "difference to the speed."
        )
        zh += "没有摩擦时，它在另一侧爬到同样的高度；速度与质量无关。"
    return Wording(en, zh)
