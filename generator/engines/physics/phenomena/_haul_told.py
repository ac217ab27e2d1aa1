"""What is told of work and kinetic energy."""

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._haul import Haul
from generator.engines.physics.phenomenon import Fact, Values
from generator.engines.physics.wording import Wording, both

FORMULA = both("W − fs = ½mv² − ½mv₀²")


def formula_of(run: Haul) -> Wording:
    """Work and energy as they are here: with friction, or an angle, or a force that brakes."""
    if run.carries:
        return both("W = Fs cos 90° = 0")
    if run.brakes:
        return both(f"½mv₀² − ½mv² = {'(F + f)s' if run.rubbing else 'Fs'}")
    if run.rubbing:
        return FORMULA
    return both("Fs cos θ = ½mv² − ½mv₀²" if run.angle else "Fs = ½mv² − ½mv₀²")


def facts(values: Values, run: Haul) -> tuple[Fact, ...]:
    work = run.work(run.end) * (-1 if run.brakes else 1)
    change = run.kinetic(run.end) - run.kinetic(0.0)
    return (
        Fact("work", Wording("work of the force", "力做的功"), "W", work, "J"),
        Fact("speed", Wording("final speed", "末速度"), "v", run.final, "m/s"),
        Fact("change", Wording("change of kinetic energy", "动能变化"), "ΔK", change, "J"),
        Fact("heat", _heat_of(run), "Q", run.warmed(run.end), "J"),
        Fact("way", Wording("distance", "位移"), "s", run.way, "m"),
        Fact("time", Wording("time", "时间"), "t", run.end if run.moves else 0.0, "s"),
        Fact("kinetic", Wording("final kinetic energy", "末动能"), "K", run.kinetic(run.end), "J"),
        Fact("acceleration", Wording("acceleration", "加速度"), "a",
             run.acceleration if run.moves else 0.0, "m/s²"),
        Fact("friction", Wording("friction", "摩擦力"), "f", run.rubbing, "N"),
        Fact("normal", Wording("normal force", "支持力"), "N", run.pressed, "N"),
    )  # fmt: skip


def _heat_of(run: Haul) -> Wording:
    """What makes the heat, told."""
    if not run.brakes:
        return Wording("heat of friction", "摩擦生热")
    if run.rubbing:
        return Wording("heat of brakes and friction", "制动和摩擦生热")
    return Wording("heat in the brakes", "制动生热")


def story(values: Values, run: Haul) -> Wording:
    work, way = amount(run.work(run.end), "J"), amount(run.way, "m")
    final, heat = amount(run.final, "m/s"), amount(run.warmed(run.end), "J")
    if not run.moves:
        return Wording(
            "The force is not greater than friction: nothing moves, so no work is done.",
            "拉力不大于最大静摩擦力：物体不动，没有位移，也就没有做功。",
        )
    if run.carries:
        hold = amount(run.force, "N")
        return Wording(
            f"The force of {hold} that holds it up is at right angles to the way, so along {way} "
            f"it does no work, and the speed stays {final}.",
            f"托住它的力为 {hold}，与位移方向垂直，所以在 {way} 的位移上不做功，速度保持 {final}。",
        )
    if run.brakes:
        rest = Wording(
            "it stops" if run.final == 0 else f"it still goes at {final}",
            "停了下来" if run.final == 0 else f"还剩 {final}",
        )
        return Wording(
            f"The brakes push against the motion and turn {work} of kinetic energy into heat along "
            f"{way}; then {rest.en}. Twice the speed needs four times the distance.",
            f"制动力与运动方向相反，在 {way} 内把 {work} 的动能变成内能，{rest.zh}。"
            "速度加倍，刹车距离变为四倍。",
        )
    slanted = run.angle > 0
    en = f"Along {way} the force does {work} of work{', W = Fs cos θ' if slanted else ''}. "
    zh = f"力在 {way} 的位移上做功 {work}{'（W = Fs cos θ）' if slanted else ''}。"
    if run.rubbing:
        en += f"Friction turns {heat} into heat, and the rest changes the kinetic energy: "
        zh += f"其中 {heat} 因摩擦变成内能，其余改变了动能，"
    else:
        en += "All of it becomes kinetic energy: "
        zh += "全部变成动能，"
    return Wording(en + f"the speed at the end is {final}.", zh + f"末速度为 {final}。")
