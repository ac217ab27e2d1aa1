"""Two bodies that collide in a line: elastic, sticking together, and all between."""

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._collision_picture import draw
from generator.engines.physics.phenomena._impact import Collision
from generator.engines.physics.phenomenon import (
    Choice,
    Fact,
    Option,
    Phenomenon,
    Premise,
    Slot,
    Span,
    Values,
)
from generator.engines.physics.wording import Wording

_MASS1, _MASS2 = 2.0, 1.0  # kg, where the text tells none
_BILLIARD = 0.17  # kg: a ball of pool (World Pool-Billiard Association: 5.5 to 6 oz)

_UNSAID = 0.5  # the restitution where none is said; then the kind of collision decides

_KINDS = {"usual": 1.0, "elastic": 1.0, "inelastic": 0.0, "partly": _UNSAID}


def _velocities(values: Values) -> tuple[float, float]:
    """Before the collision. Two that could not meet one behind the other move towards each
    other."""
    one, two = values["speed1"], values["speed2"]
    if two > 0 and (values["heading"] == "towards" or one <= two):
        two = -two
    return one, two


def simulate(values: Values) -> Collision:
    balls = values["bodies"] == "balls"
    return Collision(_masses(values), _velocities(values), _restitution(values), balls)


def _restitution(values: Values) -> float:
    said = float(values["restitution"])
    return said if said != _UNSAID else _KINDS[values["kind"]]


def _masses(values: Values) -> tuple[float, float]:
    """In kg; of equal ones that one which the text tells."""
    one, two = values["mass1"], values["mass2"]
    unsaid = (one, two) == (_MASS1, _MASS2)
    if values["masses"] == "billiard" and unsaid:
        return _BILLIARD, _BILLIARD
    if values["masses"] == "lighter" and unsaid:
        return two, one
    if values["masses"] in ("equal", "billiard"):
        one = two = two if one == _MASS1 else one
    return one, two


def settled(values: Values) -> dict[str, float]:
    """The restitution, where no kind of collision is said that decides it, and the masses where
    the text tells how one is to the other."""
    found = {"restitution": _restitution(values)} if values["kind"] in ("usual", "partly") else {}
    if values["masses"] != "own":
        found |= dict(zip(("mass1", "mass2"), _masses(values), strict=True))
    return found


def impossible(values: Values) -> Wording | None:
    one, two = _velocities(values)
    if one - two > 1e-6 * max(abs(one), abs(two)):
        return None
    return Wording(
        "They never meet: the first body has to be faster than the second, or come towards it.",
        "它们不会相撞：第一个物体必须比第二个快，或者迎面而来。",
    )


def span(values: Values, run: Collision) -> Span:
    return Span(run.end)


def facts(values: Values, run: Collision) -> tuple[Fact, ...]:
    one, two = run.after
    impulse = run.masses[1] * (two - run.before[1])
    before = run.energy(0.0)
    return (
        Fact("speed1_after", Wording("first body after", "物体1末速度"), "v₁′", one, "m/s"),
        Fact("speed2_after", Wording("second body after", "物体2末速度"), "v₂′", two, "m/s"),
        Fact("momentum", Wording("total momentum", "总动量"), "p", run.total_momentum, "kg·m/s"),
        Fact("lost", Wording("energy turned into heat", "损失的动能"), "Q", run.lost, "J"),
        Fact("kinetic", Wording("kinetic energy before", "碰前动能"), "K", before, "J"),
        Fact("kinetic_after", Wording("after", "碰后动能"), "K′", before - run.lost, "J"),
        Fact("impulse", Wording("impulse", "冲量"), "J", impulse, "N·s"),
        Fact("restitution", Wording("restitution", "恢复系数"), "e", run.restitution, ""),
    )


def story(values: Values, run: Collision) -> Wording:
    momentum = amount(run.total_momentum, "kg·m/s")
    share = run.lost / run.energy(0.0)
    one, two = (amount(speed, "m/s") for speed in run.after)
    lost = f"{share:.1%}" if 0.985 < share < 0.9995 else f"{share:.0%}"
    en = f"The momentum of both together is {momentum} before and after the collision. "
    zh = f"碰撞前后两物体的总动量都是 {momentum}。"
    if run.restitution == 0:
        en += f"They stick together and go on at {one}; {lost} of the kinetic energy is lost."
        zh += f"碰后粘在一起，以 {one} 运动，损失了 {lost} 的动能。"
        return Wording(en, zh)
    if run.after[0] == 0:
        en += f"The first stops, and the second goes on at {two}; "
        zh += f"碰后物体1静止，物体2的速度为 {two}；"
    else:
        en += f"The first goes on at {one}, the second at {two}; "
        zh += f"碰后物体1的速度为 {one}，物体2的速度为 {two}；"
    if run.restitution == 1:
        return Wording(en + "no kinetic energy is lost.", zh + "动能没有损失。")
    return Wording(en + f"{lost} of the kinetic energy is lost.", zh + f"损失了 {lost} 的动能。")


_MASS_EN = (
    "mass|kg|cart|car|ball|block|trolley|truck|body|object|glider|puck|weighs|weighing|bullet"
)

_MASS_ZH = "质量|小车|小球|球|滑块|物块|物体|车|子弹|木块"

PHENOMENON = Phenomenon(
    slug="collision",
    name=Wording("Collision", "碰撞"),
    formula=Wording("m₁v₁ + m₂v₂ = const", "m₁v₁ + m₂v₂ = 恒量"),
    slots=(
        Slot(
            "mass1", "m₁", "kg", _MASS1, 1e-3, 1e6, Wording("first mass", "第一个物体的质量"),
            cues=Wording(_MASS_EN, _MASS_ZH),
        ),
        Slot(
            "mass2", "m₂", "kg", _MASS2, 1e-3, 1e6, Wording("second mass", "第二个物体的质量"),
            cues=Wording(f"{_MASS_EN}|other|second", f"{_MASS_ZH}|另一个"),
        ),
        Slot(
            "speed1", "v₁", "m/s", 3.0, 0.0, 1e4, Wording("first speed", "第一个物体的速度"),
            cues=Wording(
                "moving at|moving|speed|velocity|at|travelling|rolling|going", "速度|以|运动|速率",
            ),
        ),
        Slot(
            "speed2", "v₂", "m/s", 0.0, -1e4, 1e4, Wording("second speed", "第二个物体的速度"),
            cues=Wording(
                "moving at|moving|speed|velocity|at|travelling|other way|opposite",
                "速度|以|运动|速率|反向",
            ),
        ),
        Slot(
            "restitution", "e", "", _UNSAID, 0.0, 1.0, Wording("restitution", "恢复系数"),
            quiet=True,
            cues=Wording("restitution|coefficient of restitution|elasticity", "恢复系数|弹性系数"),
        ),
    ),
    choices=(
        Choice(
            "kind",
            Wording("kind of collision", "碰撞类型"),
            (
                Option("usual", Wording("taken to be elastic", "视为弹性碰撞")),
                Option("elastic", Wording("elastic", "弹性碰撞"), Wording(
                    "perfectly elastic|completely elastic|elastically|bounce off|bounces off"
                    "|rebound",
                    "弹性|完全弹性|弹开",
                )),
                Option("inelastic", Wording("inelastic", "完全非弹性碰撞"), Wording(
                    "perfectly inelastic|completely inelastic|totally inelastic|inelastically|stick"
                    "|stick together|sticking|stuck|couple|couple together|lock together"
                    "|join together|move together|velcro|embeds?|embedded|lodges?",
                    "非弹性|完全非弹性|粘|粘合|粘在一起|连在一起|合为一体|一起运动|共同速度|结合在一起"
                    "|挂在一起|嵌入",
                )),
                Option("partly", Wording("partly elastic", "部分弹性碰撞"), Wording(
                    "partially elastic|partially inelastic|semi-elastic|partly inelastic"
                    "|restitution",
                    "部分弹性|不完全弹性|一般非弹性|恢复系数",
                )),
            ),
            quiet=True,
        ),
        Choice(
            "heading",
            Wording("directions", "方向"),
            (
                Option("line", Wording("in a line", "一维")),
                Option("towards", Wording("towards each other", "相向运动"), Wording(
                    "toward each other|toward one another|towards one another|opposite directions"
                    "|in the opposite direction|head[- ]on|from opposite sides",
                    "相向|迎面|对撞|相对运动|反方向|相反方向|正对",
                )),
            ),
            quiet=True,
        ),
        Choice(
            "masses",
            Wording("masses", "质量关系"),
            (
                Option("own", Wording("each its own mass", "各有其质量")),
                Option("equal", Wording("equal masses", "质量相等"), Wording(
                    "equal mass(?:es)?|same mass|identical|equally heavy|newton'?s cradle"
                    "|(?:swap|exchange|trade)s? (?:their )?(?:speeds|velocities)",
                    "质量相[等同]|等质量|完全相同的(?:小?球|小?车|滑块|物[体块])|质量均为|相同质量"
                    "|牛顿摆|(?:交换|互换)了?速度",
                )),
                Option("billiard", Wording("billiard balls", "台球"), Wording(
                    "billiards?|pool balls?|snooker|cue ball", "台球|桌球|母球",
                )),
                Option("lighter", Wording("a light one on a heavy one", "轻撞重"), Wording(
                    r"light(?:er)?\b[^.?]{0,24}\b(?:hits?|strikes?|into|against|and)\b[^.?]{0,16}"
                    r"\bheav(?:y|ier)",
                    "轻的?[^。？]{0,8}(?:撞|碰)[^。？]{0,6}重的?",
                )),
            ),
            quiet=True,
        ),
        Choice(
            "bodies",
            Wording("bodies", "物体"),
            (
                Option("carts", Wording("carts", "小车"), Wording(
                    "cart|trolley|trolleys|glider|block|train|wagon", "车|滑块|物块|木块",
                )),
                Option("cars", Wording("cars", "汽车"), Wording(
                    "car|truck|lorry", "汽车|轿车|卡车|货车",
                )),
                Option("balls", Wording("balls", "小球"), Wording(
                    "ball|billiard|marble|puck|sphere|pool|snooker|stone",
                    "球|弹珠|台球|冰壶|石头",
                )),
            ),
            quiet=True,
        ),
    ),
    cues={
        r"\brear-?end\w*|\bhead-on\b|追尾|迎面相撞|母球|\bcue ball\b|桌球"
        r"|弹珠.{0,12}(撞|碰|打)|牛顿摆": 2,
        r"碰幢|碰装|碰状|彭撞|动量守横|动量手恒|动量受恒|(交换|互换)了?速度"
        r"|\b(swap|exchange|trade)\w* (their )?(speeds?|velocit)"
        r"|\bbullet\b.{0,40}\b(lodges?|embed\w*|stuck|block of wood)"
        r"|子弹.{0,8}(射入|打入|打进|嵌).{0,8}木块|(火车|车厢).{0,8}(挂钩|连挂|对接)"
        r"|\brail(way|road)? (car|wagon)s?\b.{0,30}\bcoupl": 3,
        r"\b(in)?elastic(ally)? (collision|collid|impact)|弹性碰撞|弹性对撞|对心碰|正碰": 3,
        r"\bbullet\b(?=.*\b(hits?|strikes?|into)\b.*\bblock\b)|\bstick together\b(?=.*\bkg\b)": 3,
        r"\bkg\b(?=.*\bstick together\b)|\btowards each other\b(?=.*\bstick)": 3,
        r"\b(coefficient of )?restitution\b.{0,40}\bcolli|\bcolli.{0,40}\brestitution\b": 3,
        r"\bconservation of momentum\b|\bmomentum (is )?conserv|动量守恒": 3,
        r"\bcolli(sion|sions|de|des|ded|ding)\b|碰撞|相撞|对撞|撞击": 2,
        r"\b(cart|car|ball|block|trolley|truck|puck|marble|glider|body|mass)\w*\b.{0,50}"
        r"\b(hits?|strikes?|bumps? into|runs? into|crash\w*|stick\w* together)\b"
        r".{0,40}\b(cart|car|ball|block|trolley|truck|puck|marble|glider|body|another|other)": 2,
        r"(车|球|滑块|物块|物体).{0,15}(撞|碰).{0,12}(车|球|滑块|物块|物体|静止)": 2,
        r"\bbilliards?\b|\bnewton'?s cradle\b|台球": 1,
        r"\bmomentum\b|动量|恢复系数|\brestitution\b": 1,
        r"\bcrash|\bbump|粘在一起|\bstick together\b": 1,
        r"\b(drop|dropped|floor|ground|bounc\w+ height|wall|trampoline)\b|落下|地面|弹起|墙": -1,
        r"\bangular momentum\b|角动量|\bgalax|\bmolecul|\bgas\b|分子|气体|\bcollider\b|星系": -3,
        r"\b(ballistic pendulum|two dimension|2d|oblique)\b|冲击摆|斜碰": -1,
    },
    examples_en=(
        "a 2 kg cart moving at 3 m/s collides with a 1 kg cart at rest",
        "elastic collision of two billiard balls",
        "compare an elastic and an inelastic collision",
        "a 1000 kg car at 20 m/s crashes into a 1500 kg car and they stick together",
        "two carts of 1 kg and 3 kg move towards each other at 2 m/s and 1 m/s and collide",
        "collision with a coefficient of restitution of 0.6",
        "conservation of momentum with two trolleys",
        "the cue ball hits another ball and stops, they swap velocities",
        "a bullet lodges in a block of wood, how fast does the block move",
        "a light marble hits a heavy marble head-on",
    ),
    examples_zh=(
        "一个2千克的小车以3米每秒撞上静止的1千克小车",
        "两个小球的弹性碰撞",
        "比较弹性碰撞和完全非弹性碰撞",
        "两车相向而行，速度分别为2m/s和1m/s，相撞后粘在一起",
        "演示动量守恒",
        "恢复系数0.6的碰撞，质量分别为1kg和2kg",
        "母球撞上另一个球后停住，两球交换速度",
        "子弹打进木块后一起运动的速度",
        "轻的弹珠撞上重的弹珠会弹回来吗",
        "两节火车车厢碰撞后挂在一起",
        "牛顿摆的小球为什么一个撞一个出去",
    ),
    simulate=simulate,
    settled=settled,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    impossible=impossible,
    premises=(
        Premise(
            claim=Wording(
                r"\bmomentum\b.{0,20}\b(is|gets) (lost|not conserved)\b.{0,40}\b(inelastic|stick)"
                r"|\binelastic\b.{0,60}\bmomentum (is|gets) lost",
                r"非弹性碰撞.{0,12}动量.{0,4}(不守恒|损失|减少)",
            ),
            truth=Wording(
                "Momentum stays the same in every collision; only kinetic energy is lost in an "
                "inelastic one.",
                "任何碰撞中总动量都守恒；非弹性碰撞损失的只是动能。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\b(truck|lorry|heavier|bigger|larger)\b.{0,40}\b(exerts?|feels?|pushes)\b.{0,20}"
                r"\b(more|larger|bigger|greater|smaller|less) force",
                r"(卡车|大车|重).{0,15}(作用力|受力|受到的力).{0,6}(更大|更小|大于|小于)",
            ),
            truth=Wording(
                "Both bodies feel the same force, in opposite directions; the lighter one only "
                "changes its velocity more.",
                "两物体受到的力大小相等、方向相反；轻的物体只是速度变化更大。",
            ),
        ),
    ),
)  # fmt: skip
