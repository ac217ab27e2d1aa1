"""What is told of pressure in liquids: its numbers and its story."""

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._pressing import Press, Pressed
from generator.engines.physics.phenomenon import (
    Fact,
    Values,
)
from generator.engines.physics.wording import Wording

ATMOSPHERE = 101325.0  # Pa


def facts(values: Values, pressed: Pressed) -> tuple[Fact, ...]:
    named = Fact("pressure", Wording("pressure", "压强"), "p", pressed.largest, "Pa")
    if isinstance(pressed, Press):
        force, lift, load = pressed.lifting, pressed.lift, pressed.lifting / pressed.gravity
        return (
            Fact("force2", Wording("force of the second piston", "大活塞的力"), "F₂", force, "N"),
            named,
            Fact("ratio", Wording("gain in force", "力的放大倍数"), "A₂/A₁", pressed.ratio, ""),
            Fact(
                "lift",
                Wording("its rise for 10 cm of the first", "小活塞下移 10 cm 时上升"),
                "d₂",
                lift,
                "m",
            ),
            Fact("load", Wording("mass it can lift", "能举起的质量"), "m", load, "kg"),
        )
    total, deeper = pressed.total, pressed.density * pressed.gravity
    return (
        named,
        Fact("total", Wording("total pressure", "总压强"), "p₀ + p", total, "Pa"),
        Fact(
            "atmospheres",
            Wording("in atmospheres", "相当于大气压的倍数"),
            "n",
            total / ATMOSPHERE,
            "",
        ),
        Fact("per_metre", Wording("gain per metre", "每深一米增加"), "ρg", deeper, "Pa"),
        Fact("force", Wording("force on 1 cm²", "每平方厘米受力"), "F", total * 1e-4, "N"),
    )


def story(pressed: Pressed, fluid: Wording) -> Wording:
    """Of the `fluid` by its name."""
    pressure = amount(pressed.largest, "Pa")
    if isinstance(pressed, Press):
        one, two = amount(pressed.force, "N"), amount(pressed.lifting, "N")
        ratio = amount(pressed.ratio)
        return Wording(
            f"The liquid passes the pressure of {pressure} on to every place alike. The second "
            f"piston has {ratio} times the area, so {one} become {two}; it moves as many times "
            "less far.",
            f"液体把 {pressure} 的压强大小不变地传到各处。大活塞的面积是小活塞的 {ratio} 倍，"
            f"所以 {one} 的力变成 {two}，而上升的距离缩小同样的倍数。",
        )
    deep = amount(pressed.depth, "m")
    return Wording(
        f"At {deep} the {fluid.en} above presses with {pressure}, and the air on top of it adds "
        f"{amount(pressed.air, 'Pa')}. The pressure acts from all sides alike and grows evenly "
        "with depth, whatever the shape of the vessel.",
        f"在 {deep} 深处，上方的{fluid.zh}产生 {pressure} 的压强，大气再加上 "
        f"{amount(pressed.air, 'Pa')}。同一深度各方向压强相等，"
        "压强随深度均匀增大，与容器形状无关。",
    )
