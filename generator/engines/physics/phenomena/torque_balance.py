"""A seesaw or lever: two weights on two arms, in balance or tipping to the larger torque."""

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._seesaw import (
    FORCE1,
    FORCE2,
    MASS1,
    MASS2,
    Seesaw,
    settled,
    simulate,
    solved,
)
from generator.engines.physics.phenomena._seesaw_picture import draw
from generator.engines.physics.phenomena._slots import gravity
from generator.engines.physics.phenomenon import (
    Fact,
    Phenomenon,
    Premise,
    Slot,
    Span,
    Values,
)
from generator.engines.physics.wording import Wording, both

_NET = Wording("net torque, anticlockwise", "合力矩（逆时针为正）")


def formula(values: Values) -> Wording:
    """The law of the lever, or what is left over where it does not hold."""
    return both("M = F₁d₁ − F₂d₂" if simulate(values).net else "F₁d₁ = F₂d₂")


def span(values: Values, seesaw: Seesaw) -> Span:
    return Span(seesaw.seconds)


def facts(values: Values, seesaw: Seesaw) -> tuple[Fact, ...]:
    left, right = seesaw.torques
    held = (seesaw.mass1 + seesaw.mass2 + seesaw.beam) * seesaw.gravity
    alpha = abs(seesaw.net) / seesaw.inertia if seesaw.net else 0.0
    told = [
        Fact("torque1", Wording("torque on the left", "左侧力矩"), "M₁", left, "N·m"),
        Fact("torque2", Wording("torque on the right", "右侧力矩"), "M₂", right, "N·m"),
        Fact("net_torque", _NET, "M", -seesaw.net, "N·m"),
    ]
    if seesaw.mass2 > 0:
        name = Wording("arm at which m₂ would balance", "m₂ 平衡所需的力臂")
        arm = seesaw.mass1 * seesaw.arm1 / seesaw.mass2
        told.append(Fact("balancing_arm", name, "d₂′", arm, "m"))
    name = Wording("force at d₂ that balances", "d₂ 处平衡所需的力")
    told.append(Fact("balancing_force", name, "F₂", left / seesaw.arm2, "N"))
    if seesaw.newtons:
        told = [
            Fact("force1", Wording("force on the left", "动力"), "F₁", left / seesaw.arm1, "N"),
            Fact("force2", Wording("force on the right", "阻力"), "F₂", right / seesaw.arm2, "N"),
            *told[:3],
        ]
    if seesaw.net == 0:
        name = Wording("force of the pivot", "支点支持力")
        return (*told, Fact("pivot_force", name, "N", held, "N"))
    return (
        *told,
        Fact(
            "angular_acceleration", Wording("angular acceleration", "角加速度"), "α", alpha,
            "rad/s²",
        ),
        Fact("time", Wording("time until it is down", "着地用时"), "t", seesaw.seconds, "s"),
    )  # fmt: skip


def story(values: Values, seesaw: Seesaw) -> Wording:
    left, right = (amount(torque, "N·m") for torque in seesaw.torques)
    one, two = ("F₁d₁", "F₂d₂") if seesaw.newtons else ("m₁gd₁", "m₂gd₂")
    sums = Wording(f"{one} = {left}, {two} = {right}", f"{one} = {left}，{two} = {right}")
    if (key := solved(values)) is not None:
        return _balanced(seesaw, key)
    if seesaw.net == 0:
        return Wording(
            f"Weight times arm is the same on both sides, F₁d₁ = F₂d₂ ({sums.en}), so the beam "
            "stays in balance.",
            f"两侧的力与力臂之积相等，F₁d₁ = F₂d₂（{sums.zh}），杠杆保持平衡。",
        )
    side, other = (("right", "右"), ("left", "左"))[:: 1 if seesaw.net > 0 else -1]
    en = (
        f"What counts is weight times arm: {sums.en}. "
        f"The {side[0]} side has more of it and goes down."
    )
    zh = f"决定转动的是力与力臂的乘积：{sums.zh}。{side[1]}侧更大，所以{side[1]}侧下沉。"
    heavier = seesaw.mass1 > seesaw.mass2
    if seesaw.mass1 != seesaw.mass2 and heavier == (seesaw.net > 0):
        en += f" The {other[0]} side is heavier, but its arm is too short."
        zh += f"{other[1]}侧虽然更重，但力臂太短。"
    en += " As it tilts, both arms get shorter by the same share, cos θ."
    zh += "倾斜后两侧力臂都按 cos θ 缩短，哪侧更大不变。"
    return Wording(en, zh)


def _balanced(seesaw: Seesaw, key: str) -> Wording:
    """Of a lever on which the force `key` is whatever balances the other."""
    weights = [mass * seesaw.gravity for mass in (seesaw.mass1, seesaw.mass2)]
    arms = [amount(arm, "m") for arm in (seesaw.arm1, seesaw.arm2)]
    side = 0 if key == "force1" else 1
    found, other = amount(weights[side], "N"), amount(weights[1 - side], "N")
    return Wording(
        f"Force times arm is the same on both sides, F₁d₁ = F₂d₂: at an arm of "
        f"{arms[side]} it takes {found} to balance {other} at {arms[1 - side]}. The "
        "longer the arm, the smaller the force.",
        f"杠杆平衡时动力×动力臂＝阻力×阻力臂（F₁d₁ = F₂d₂）："
        f"在 {arms[side]} 的力臂上用 {found} 的力，"
        f"就能与 {arms[1 - side]} 力臂上的 {other} 平衡；力臂越长越省力。",
    )


PHENOMENON = Phenomenon(
    slug="torque-balance",
    name=Wording("Torque balance", "杠杆平衡"),
    formula=both("M = F₁d₁ − F₂d₂"),
    formula_in=formula,
    slots=(
        MASS1,
        Slot(
            "arm1", "d₁", "m", 2.0, 0.01, 1000.0,
            Wording("arm on the left", "左侧力臂"),
            cues=Wording(
                "from the pivot|arm|effort arm|distance|away|fulcrum|centre|center",
                "动力臂|力臂|支点|距离|臂长|处",
            ),
        ),
        MASS2,
        Slot(
            "arm2", "d₂", "m", 1.0, 0.01, 1000.0,
            Wording("arm on the right", "右侧力臂"),
            cues=Wording(
                "from the pivot|arm|load arm|other side|distance|away|fulcrum|centre|center",
                "阻力臂|力臂|支点|距离|臂长|处",
            ),
        ),
        FORCE1,
        FORCE2,
        Slot(
            "beam_mass", "M", "kg", 0.0, 0.0, 1e6,
            Wording("mass of the beam", "横梁质量"),
            cues=Wording("beam|plank|board|bar|rod", "横梁|木板|杆重|杠杆质量|杠杆自重|板重"),
            quiet=True,
        ),
        gravity(1e-3),
    ),
    cues={
        r"扳手.{0,10}(省力|长|容易)|长.{0,4}扳手|\bwrench\b.{0,40}\b(longer|easier|handle)\b"
        r"|\blong\w*\b.{0,10}\bwrench": 5,
        r"\b(doors?|gate)\b.{0,50}\bhinges?\b|\bhinges?\b.{0,50}\b(door|gate)\b"
        r"|\bcrow-?bars?\b|\bsteelyard\b|\barchimedes\b.{0,40}\b(move|lift|earth|lever)"
        r"|\bwheelbarrow\b.{0,30}\b(easier|lift|load|lever|why)"
        r"|\b(scissors|nutcracker|bottle opener|pliers|tweezers|fishing rod)\b.{0,40}\b(lev"
        r"ers?|effort|force|easier)|\bruler\b.{0,30}\b(balanc\w*|coins?|pivot)"
        r"|\blong\w*\b.{0,15}\b(spanner|handle)\b|\bspanner\b.{0,30}\b(longer|easier)"
        r"|\bleavers?\b.{0,20}\bforce"
        r"|门.{0,10}(门轴|把手|合页|铰链).{0,15}(省力|容易|远|推|费力)"
        r"|(推|开|关)门.{0,15}(轴|把手|合页|省力|费力|边)|撬(棍|棒|杠|动|起|石|开)|用.{0,6}撬"
        r"|杆秤|秤砣|秤杆|给我一个支点|阿基米德.{0,10}(地球|支点)"
        r"|(剪刀|筷子|钳子|开瓶器|核桃夹|镊子|独轮车|钓鱼竿).{0,14}(杠杆|省力|费力)"
        r"|(扁担|挑担|挑水).{0,15}(平衡|肩|中间|省力)|(直尺|尺子).{0,10}(平衡|硬币|支)"
        r"|(塔吊|起重机).{0,10}(配重|平衡)|杠干|杠杄|杆杠|翘翘扳|力距": 3,
        r"\bsee-?saw|\bteeter|跷跷板|翘翘板": 3,
        r"\blevers?\b|\bfulcrum\b|杠杆|支点": 3,
        r"\btorques?\b.*\b(balanc\w*|equilibrium)|\bbalanc\w*\b.*\btorques?\b|力矩平衡": 3,
        r"\b(moments?|principle of moments)\b.*\b(balanc\w*|pivot|arm)|力矩": 2,
        r"\b(torque|pivot|moment arm|lever arm)\b|力臂|天平": 2,
        r"\bbalanc(e|ed|es|ing)\b|平衡": 1,
        r"\b(two ropes|cables|hung by|hangs from two|gyroscope|wrench|motor|wheel)\b": -2,
        r"两根绳|陀螺|扳手|化学平衡|热平衡|滑轮": -3,
    },
    examples_en=(
        "a 30 kg child 2 m from the pivot of a seesaw and a 40 kg child 1.5 m on the other side",
        "seesaw with a heavy adult and a light child",
        "a lever lifts a 100 kg stone 0.5 m from the fulcrum with a 25 kg weight at 2 m",
        "show how torques balance on a beam",
        "which way does a see-saw tip with 50 kg at 1 m and 20 kg at 2 m",
        "principle of moments with a pivot in the middle",
        "why is a door hard to push open close to its hinges",
        "lift a rock with a crowbar",
        "give me a place to stand and I shall move the Earth, Archimedes and his lever",
        "a wheelbarrow as a lever, how much effort lifts the load",
        "balance coins on a ruler over a pencil",
    ),
    examples_zh=(
        "跷跷板左边30千克的小孩离支点2米，右边40千克的小孩离支点1.5米",
        "杠杆平衡原理",
        "用杠杆撬起100千克的石头",
        "大人和小孩玩跷跷板，怎样才能平衡",
        "力矩平衡的演示，左边2千克力臂3米，右边6千克力臂1米",
        "推门时手离门轴越近越费力，为什么",
        "用撬棒撬动大石头",
        "杆秤的秤砣往外移，能称更重的东西",
        "给我一个支点，我就能撬动地球",
        "剪刀和钳子是省力杠杆吗",
        "挑扁担时肩膀应该放在哪里才能平衡",
    ),
    simulate=simulate,
    settled=settled,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    most_cases=3,
    premises=(
        Premise(
            claim=Wording(
                r"\bheav(y|ier)\b.*\balways\b.*\b(goes|sinks|tips|wins|down)",
                r"(重的|更重).*(总是|一定).*(下沉|沉下|下去|往下)",
            ),
            truth=Wording(
                "Weight alone does not decide: weight times arm does. A light child far out can "
                "lift a heavy one near the pivot.",
                "只看重量不够，要看力与力臂的乘积：坐得远的轻小孩可以翘起靠近支点的重小孩。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\blevers?\b.*\b(saves?|creates?|gains?)\b.*\b(work|energy)\b",
                r"杠杆.*(省功|创造能量)",
            ),
            truth=Wording(
                "A lever saves force but no work: the long arm has to move farther.",
                "杠杆可以省力但不省功：长臂一端要移动更远。",
            ),
        ),
    ),
)  # fmt: skip
