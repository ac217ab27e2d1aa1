"""Free fall: something is dropped from a height; on request with the air's resistance."""

import math
from collections.abc import Sequence

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import FORCE, KINETIC, POTENTIAL
from generator.engines.physics.phenomena import _air, _slots
from generator.engines.physics.phenomena._fall import Fall
from generator.engines.physics.phenomena._fall_scene import falling, heights, speeds
from generator.engines.physics.phenomena._openings import as_is
from generator.engines.physics.phenomenon import (
    Case,
    Choice,
    Fact,
    Option,
    Phenomenon,
    Premise,
    Slot,
    Span,
    Values,
)
from generator.engines.physics.wording import Wording, both

_HIGHEST = 50_000.0  # m
_USUAL = {"anywhere": 20.0, "pisa": 55.9}  # m; the lower side of the tower
_LEAST = 1e-3  # m: what falls less has no height

_TIME = Slot(
    "time", "t", "s", 0.0, 0.0, 1e5, Wording("time", "时间"),
    cues=Wording("for|in|after|takes|time", "后|时间|用时|内|末|经过"), quiet=True, open=True,
)  # fmt: skip
_IMPACT = Slot(
    "impact", "v", "m/s", 0.0, 0.0, 3000.0, Wording("speed on landing", "落地速度"),
    cues=Wording(
        "lands at|lands with|hits the ground at|hits the ground with|strikes|landing speed|impact",
        "落地速度|着地速度|落地时的?速度|触地速度|着地时的?速度",
    ),
    quiet=True, open=True,
)  # fmt: skip


_SITE = Choice(
    "site", Wording("where it falls", "下落地点"),
    (
        Option("anywhere", Wording("anywhere", "任意地点")),
        Option(
            "pisa", Wording("Tower of Pisa", "比萨斜塔"),
            Wording("leaning tower|tower of pisa|pisa", "比萨斜塔|比萨|斜塔"),
        ),
    ),
    quiet=True,
)  # fmt: skip


def simulate(values: Values) -> Fall:
    """Where no height is told, the time of the fall or its last speed makes it."""
    height = values["height"] or _found(values) or _USUAL[values["site"]]
    return Fall(height, values["speed"], values["gravity"], _air.braking(values))


def _found(values: Values) -> float:
    """The height in m that the time or the last speed tells; 0: neither does."""
    fall = Fall(math.inf, values["speed"], values["gravity"], _air.braking(values))
    last, found = values["impact"], 0.0
    if values["time"]:
        found = float(fall.fallen(values["time"]))
    elif last > fall.speed and fall.gravity > 0 and last < fall.terminal:
        found = (last**2 - fall.speed**2) / (2 * fall.gravity)
        if not fall.free:
            slow, fast = (speed / fall.terminal for speed in (fall.speed, last))
            found = math.log((1 - slow**2) / (1 - fast**2)) / (2 * fall.braking)
    return found if found > _LEAST else 0.0


def impossible(values: Values) -> Wording | None:
    found = _found(values)
    if values["height"] or found <= _HIGHEST:
        return None
    high, most = amount(found, "m"), amount(_HIGHEST, "m")
    return Wording(
        f"It would have to fall from {high}: at most {most} can be shown.",
        f"它要从 {high} 高处落下，最高只能是 {most}。",
    )


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    found = as_is(values, "mass") | _air.settled_air(values)
    return (
        found if values["height"] or _found(values) else found | {"height": _USUAL[values["site"]]}
    )


def span(values: Values, fall: Fall) -> Span:
    return Span(fall.end)


def facts(values: Values, fall: Fall) -> tuple[Fact, ...]:
    speed = float(fall.pace(fall.end))
    if not fall.lands:
        return (Fact("speed", Wording("speed", "速度"), "v", speed, "m/s"),)
    told = [
        *_asked(values, fall),
        Fact("time", Wording("time of the fall", "下落时间"), "t", fall.end, "s"),
        Fact("impact", Wording("speed on landing", "落地速度"), "v", speed, "m/s"),
    ]
    if not fall.free:
        free = Fall(fall.height, fall.speed, fall.gravity, 0.0)
        if fall.gravity > 0:
            name = Wording("terminal speed", "收尾速度")
            told.append(Fact("terminal", name, "v∞", fall.terminal, "m/s"))
        name = Wording("time without air", "无空气时的时间")
        told.append(Fact("free_time", name, "t₀", free.end, "s"))
    mean = Wording("average speed", "平均速度")
    told.append(Fact("mean", mean, "v̄", fall.height / fall.end, "m/s"))
    if fall.end > 1:
        last = fall.height - float(fall.fallen(fall.end - 1))
        told.append(
            Fact("last", Wording("distance in the last second", "最后一秒位移"), "s", last, "m")
        )
    return tuple(told)


def _asked(values: Values, fall: Fall) -> tuple[Fact, ...]:
    """The height, where it was not told; or the state at a time before the landing."""
    if not values["height"]:
        high = Fact("height", Wording("height", "下落高度"), "h", fall.height, "m")
        return (high,) if _found(values) else ()
    time = values["time"]
    if not 0 < time < 0.99 * fall.end:
        return ()
    way, speed = float(fall.fallen(time)), float(fall.pace(time))
    return (
        Fact("then", Wording("speed then", "该时刻速度"), "vₜ", speed, "m/s"),
        Fact("fallen", Wording("distance by then", "已下落高度"), "s", way, "m"),
    )


def story(values: Values, fall: Fall) -> Wording:
    if fall.gravity == 0:
        return _weightless(fall)
    time, high = amount(fall.end, "s"), amount(fall.height, "m")
    speed, more = amount(float(fall.pace(fall.end)), "m/s"), amount(fall.gravity, "m/s")
    if fall.free:
        return Wording(
            f"Gravity makes it faster by {more} every second, whatever its mass. From {high} it "
            f"falls for {time} and strikes the ground at {speed}.",
            f"重力使它每秒加快 {more}，与质量无关。从 {high} 高处落下用时 {time}，"
            f"落地速度 {speed}。",
        )
    free = Fall(fall.height, fall.speed, fall.gravity, 0.0)
    bare, limit = amount(free.end, "s"), amount(fall.terminal, "m/s")
    return Wording(
        f"The faster it falls, the more the air holds it back: its speed tends to {limit}. From "
        f"{high} it falls for {time} and lands at {speed}; without air it would take {bare}.",
        f"下落越快，空气阻力越大，速度最终趋于 {limit}。"
        f"从 {high} 高处落下用时 {time}，落地速度 {speed}；没有空气只需 {bare}。",
    )


def _weightless(fall: Fall) -> Wording:
    if fall.speed == 0:
        return Wording(
            "Nothing pulls it down: let go, it stays where it is.",
            "没有重力，松手后它停在原处不动。",
        )
    speed = amount(fall.speed, "m/s")
    return Wording(
        f"Nothing pulls it: pushed off at {speed}, it is not made faster.",
        f"没有重力：以 {speed} 推出后，它不会加速。",
    )


def formula(values: Values) -> Wording:
    """The law of the fall; with air Newton's second law, as there is no simple one."""
    if _air.braking(values) > 0:
        return both("ma = mg − ½ρCAv²")
    return both("h = v₀t + ½gt²,  v = v₀ + gt" if values["speed"] else "h = ½gt²,  v = gt")


def draw(page: Page, cases: Sequence[Case[Fall]]) -> None:
    end = max(case.run.end for case in cases)
    fastest = max(float(case.run.pace(time)) for case in cases for time in (0.0, end))
    high = max(case.run.height for case in cases)
    falling(page, cases, end, tower=True)
    page.read(
        Wording("height y", "高度 y"), "m", high, cases,
        lambda fall, t: fall.height - float(fall.fallen(t)),
    )  # fmt: skip
    page.read(Wording("speed v", "速度 v"), "m/s", fastest, cases, Fall.now)
    if len(cases) > 1:
        heights(page, cases, end)
        return
    speeds(page, cases, end)
    _energies(page, cases[0])


def _energies(page: Page, case: Case[Fall]) -> None:
    fall, mass = case.run, float(case.values["mass"])

    def kinetic(time: float) -> float:
        return 0.5 * mass * float(fall.pace(time)) ** 2

    def potential(time: float) -> float:
        return mass * fall.gravity * (fall.height - float(fall.fallen(time)))

    def heat(time: float) -> float:
        return whole - kinetic(time) - potential(time)

    whole = kinetic(0.0) + potential(0.0)
    bars = [
        (Wording("kinetic", "动能"), KINETIC, kinetic),
        (Wording("potential", "势能"), POTENTIAL, potential),
    ]
    if not fall.free:
        bars.append((Wording("heat", "内能"), FORCE, heat))
    page.bars(Wording("energy", "能量"), "J", whole, bars)


PHENOMENON = Phenomenon(
    slug="free-fall",
    name=Wording("Free fall", "自由落体"),
    formula=Wording("without air: h = ½gt²,  v = gt", "无空气：h = ½gt²，v = gt"),
    formula_in=formula,
    slots=(
        Slot(
            "height", "h", "m", 0.0, 0.0, _HIGHEST,
            Wording("height", "高度"),
            cues=Wording(
                "high|height|tall|above|from a height|tower|building|roof|cliff|drop",
                "高|高度|高处|高空|楼|塔|离地|悬崖",
            ),
            quiet=True, open=True,
        ),
        _TIME,
        _IMPACT,
        Slot(
            "speed", "v₀", "m/s", 0.0, 0.0, 1000.0,
            Wording("initial speed downwards", "向下的初速度"),
            cues=Wording(
                "thrown down|down at|downwards? at|initial speed|initial velocity|speed",
                "初速度|速度|下抛",
            ),
            quiet=True, open=True,
        ),
        _slots.gravity(),
        _air.mass(0.45),
        *_air.shape(0.11, 0.47),
    ),
    choices=(_air.LEFT_OUT, _SITE),
    cues={
        r"\bback up\b|弹(多高|几次|回|得)|能弹|越弹|不考虑反弹": -3,
        r"\b(well|cliff|bridge|balcony)\b.{0,40}\b(splash|hear|how deep)\b"
        r"|\b(drop|let go)\w*\b.{0,30}\b(stone|rock|pebble|coin|penny|ball)\b.{0,40}\b(well"
        r"|cliff|bridge|balcony)\b|牛顿管|毛钱管|自由落题|自由洛体|自由落提|\bfree ?fal\b"
        r"|(井|悬崖|山崖|桥|楼).{0,14}(石|球|硬币).{0,20}(几秒|秒|多久|多深|多高|听到|落水)"
        r"|真空.{0,15}(羽毛|铁球|苹果)|羽毛.{0,20}真空": 3,
        r"\bfree[- ]?fall(s|ing)?\b|\bfalling freely\b|自由落体|自由下落": 3,
        r"\bthrown (straight |vertically )?down(wards?)?\b|竖直下抛|竖直向下|向下抛": 3,
        r"\b(feathers?|hammers?|coins?|stones?|balls?|apples?|bricks?|objects?|rocks?|bodies)\b"
        r".*\b(drop(s|ped)?|falls?|falling)\b": 2,
        r"\bdrop(s|ped|ping)?\b.*\b(from|off|metres?|meters?|m|tower|height|high|roof)\b": 2,
        r"\b(heavy|heavier|light|lighter)\b.*\bfalls?\b|\bgalileo\b|\bleaning tower\b": 2,
        r"(从|由).*(米|m|高处|楼|塔).*(落下|下落|掉|坠|释放|松手)|比萨斜塔|伽利略": 2,
        r"(羽毛|锤子|铁球|小球|石头|苹果|硬币|物体|重物|砖).*(落下|下落|落地|掉|坠)": 2,
        r"\bfalls?\b|\bfalling\b|\bdropp(ed|ing)\b|\bdrops?\b|\blands? first\b|\bplummets?\b": 1,
        r"落下|下落|掉下|坠落|落地|同时释放": 1,
        r"\bterminal (velocity|speed)\b|\bskydiv|\bparachut|\braindrops?\b": -2,
        r"收尾速度|终端速度|跳伞|降落伞|雨滴": -2,
        r"\bbounc|\brebound|弹跳|反弹|弹起|\binclin|\bramp\b|斜面|\bpendul|单摆|摆": -3,
        r"\bprojectile|\bhorizontally\b|\bupwards?\b|\bstraight up\b": -3,
        r"抛体|平抛|斜抛|上抛|水平抛|向上": -3,
        r"\borbit|\bwaterfall|\bspring\b|\bcollid|\bwater\b.*\bfalls?\b": -2,
        r"轨道|卫星|瀑布|弹簧|碰撞": -2,
    },
    examples_en=(
        "a feather and a hammer dropped on the Moon",
        "a stone is dropped from a 20 m high tower",
        "free fall from 100 m with and without air resistance",
        "how long does a ball fall from a height of 45 m and how fast does it hit the ground",
        "a heavy ball and a light ball fall from the Leaning Tower of Pisa, which lands first",
        "a coin thrown down at 5 m/s from a 60 m building",
        "drop an apple from 5 m on Earth, Mars and the Moon",
        "drop a pebble into a well and hear the splash after 3 s, how deep is the well",
        "feather and apple in a vacuum chamber fall side by side",
    ),
    examples_zh=(
        "羽毛和锤子在月球上同时落下",
        "一块石头从20米高的塔上自由落下，多久落地",
        "比较从100米高处有空气阻力和没有空气阻力的自由落体",
        "重球和轻球从比萨斜塔上同时落下，谁先落地",
        "小球从45米高处静止释放，求落地速度",
        "在地球和火星上从5米高处掉下一个苹果",
        "往井里丢一块石头，3秒后听到水声，井有多深",
        "牛顿管里抽成真空，羽毛和铁片同时落到底",
    ),
    simulate=simulate,
    settled=settled,
    impossible=impossible,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    premises=(
        Premise(
            claim=Wording(
                r"\bheav(y|ier)\b[^,.?]*\b(falls?|lands?|drops?|hits?|reach(es)?)\b"
                r"[^,.?]*\b(faster|first|sooner|quicker|earlier|before)\b"
                r"|\blight(er)?\b[^,.?]*\b(falls?|lands?|drops?)\b[^,.?]*\b(slower|later|last)\b",
                r"(重|质量大)[^，。？]*(落|掉|下|到)[^，。？]*(快|先|早)|重[^，。？]*(先|早)[^，。？]*(落|到)"
                r"|轻[^，。？]*(落|掉)[^，。？]*(慢|后|晚)",
            ),
            truth=Wording(
                "Without air, heavy and light things fall alike: twice the mass is pulled twice as "
                "hard, but is twice as hard to move.",
                "没有空气时，轻重物体下落一样快：质量加倍，重力加倍，但惯性也加倍。",
            ),
            when=lambda cases: all(
                case["air"] == _air.WITHOUT or case["air_density"] == 0 for case in cases
            ),
        ),
    ),
)  # fmt: skip
