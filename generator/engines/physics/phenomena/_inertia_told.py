"""What is told of what keeps on moving, or keeps still."""

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._inertia import BRAKES, CLOTH, PUCK, Inertia
from generator.engines.physics.phenomenon import Fact, Values
from generator.engines.physics.wording import Wording


def facts(values: Values, run: Inertia) -> tuple[Fact, ...]:
    return {CLOTH: _facts_of_cloth, PUCK: _facts_of_puck}.get(run.kind, _facts_of_bus)(run)


def _facts_of_bus(run: Inertia) -> tuple[Fact, ...]:
    change = run.support.stretches[-1]
    slip = abs(run.slip(run.end))
    zh = "刹车用时" if run.kind == BRAKES else "启动用时"
    time = Wording("time the bus takes", zh)
    way, most = (
        Wording("distance of the bus", "汽车位移"),
        Wording("most by friction", "摩擦最大加速度"),
    )
    return (
        Fact("slip", Wording("passenger slides in the bus", "乘客相对车滑动"), "Δs", slip, "m"),
        Fact("time", time, "t", change.start, "s"),
        Fact("way", way, "s", run.support.place(change.start), "m"),
        Fact("grip", most, "μg", run.grip, "m/s²"),
        *_rubbing(run),
    )


def _rubbing(run: Inertia) -> tuple[Fact, ...]:
    """The friction that is all there is to change the body's motion, at its start; none without a
    mass."""
    if not run.mass:
        return ()
    force = run.mass * abs(run.body.acceleration(0.0))
    return (Fact("friction", Wording("friction on it", "受到的摩擦力"), "f", force, "N"),)


def _facts_of_cloth(run: Inertia) -> tuple[Fact, ...]:
    leaves = run.body.stretches[1].start if len(run.body.stretches) > 1 else run.end
    fastest = run.body.speed(leaves)
    least = Wording("cloth must be pulled faster than", "桌布加速度须大于")
    return (
        Fact("way", Wording("distance the dish moves", "餐具位移"), "s", run.place(run.end), "m"),
        Fact("time", Wording("time on the cloth", "在桌布上的时间"), "t", leaves, "s"),
        Fact("speed", Wording("top speed of the dish", "餐具最大速度"), "v", fastest, "m/s"),
        Fact("grip", least, "μg", run.grip, "m/s²"),
        *_rubbing(run),
    )


def _facts_of_puck(run: Inertia) -> tuple[Fact, ...]:
    speed = run.speed(0.0)
    free = Fact(
        "speed", Wording("speed on the ice at any time", "冰面上任意时刻速度"), "v", speed, "m/s"
    )
    if run.grip == 0:
        return (
            free,
            Fact("way", Wording("distance so far", "已滑行路程"), "s", run.place(run.end), "m"),
        )
    return (
        free,
        Fact(
            "stop_way",
            Wording("distance on rough ground", "粗糙面滑行距离"),
            "s",
            run.place(run.end),
            "m",
        ),
        Fact(
            "stop_time", Wording("time on rough ground", "粗糙面滑行时间"), "t", run.body.end, "s"
        ),
        Fact("grip", Wording("deceleration by friction", "摩擦减速度"), "μg", run.grip, "m/s²"),
        *_rubbing(run),
    )


def story(values: Values, run: Inertia) -> Wording:
    if run.kind == CLOTH:
        return _story_of_cloth(values, run)
    if run.kind == PUCK:
        return _story_of_puck(run)
    return _story_of_bus(values, run)


def _story_of_bus(values: Values, run: Inertia) -> Wording:
    speed, rate = amount(values["speed"], "m/s"), amount(values["braking"], "m/s²")
    slip = amount(abs(run.slip(run.end)), "m")
    if run.kind == BRAKES:
        en = f"The bus brakes from {speed} at {rate}"
        zh = f"汽车从 {speed} 以 {rate} 刹车"
        way, kept = ("forwards", "向前"), "要保持原来的速度，减速比车慢"
    else:
        en = f"The bus starts at {rate} and gets to {speed}"
        zh = f"汽车以 {rate} 启动，加速到 {speed}"
        way, kept = ("backwards", "向后"), "要保持静止，加速比车慢"
    if run.grip >= values["braking"]:
        return Wording(
            f"{en}. Friction is strong enough to take the passenger along.",
            f"{zh}。摩擦足够大，乘客与车一起变速。",
        )
    en += f", but friction can change the passenger's speed by only {amount(run.grip, 'm/s²')}"
    zh += f"，而摩擦最多只能使乘客的速度以 {amount(run.grip, 'm/s²')} 改变"
    if run.hits:
        en += f": by inertia the passenger goes on and slides {way[0]} to the wall of the bus."
        zh += f"：乘客由于惯性{kept}，相对车{way[1]}滑动，一直撞到车壁。"
    else:
        en += f": by inertia the passenger slides {way[0]}, {slip} over the floor."
        zh += f"：乘客由于惯性{kept}，相对车{way[1]}滑动 {slip}。"
    return Wording(en, zh)


def _story_of_cloth(values: Values, run: Inertia) -> Wording:
    pull, grip = amount(values["pull"], "m/s²"), amount(run.grip, "m/s²")
    if values["pull"] <= run.grip:
        return Wording(
            f"The cloth is pulled at only {pull}: friction takes the dish along. Pull faster than "
            f"{grip}, and the dish stays behind.",
            f"桌布的加速度只有 {pull}，摩擦带着餐具一起走。加速度超过 {grip}，餐具才会留在桌上。",
        )
    way, time = amount(run.place(run.end), "m"), amount(run.body.stretches[1].start, "s")
    return Wording(
        f"The cloth is pulled away at {pull} and is gone in {time}. In so short a time friction "
        f"hardly moves the dish: by inertia it stays nearly where it was, and moves {way}.",
        f"桌布以 {pull} 的加速度抽走，只用 {time}。时间太短，摩擦来不及改变餐具的运动："
        f"餐具由于惯性几乎留在原处，只移动 {way}。",
    )


def _story_of_puck(run: Inertia) -> Wording:
    speed = amount(run.speed(0.0), "m/s")
    en = f"On smooth ice no force acts along the way, and the puck keeps its {speed} for ever."
    zh = f"在光滑冰面上，水平方向不受力，冰球永远保持 {speed} 的速度。"
    if run.grip > 0:
        way = amount(run.place(run.end), "m")
        en += f" On rough ground friction is what stops it, after {way}."
        zh += f"在粗糙面上，是摩擦力使它在 {way} 后停下。"
    return Wording(en, zh)
