"""What is told of a throw: its numbers and its story."""

import math

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._flight import Flight
from generator.engines.physics.phenomenon import (
    Fact,
    Values,
)
from generator.engines.physics.wording import NOTHING, Wording


def facts(values: Values, flight: Flight) -> tuple[Fact, ...]:
    if 0 < values["time"] < 0.999 * flight.end:
        return (*_then(values["time"], flight), *_whole(flight))
    return _whole(flight)


def _then(time: float, flight: Flight) -> tuple[Fact, ...]:
    """Where it is at the time that was asked about."""
    x, y, vx, vy = (float(it) for it in flight.at(time))
    return (
        Fact("x", Wording("distance then", "该时刻水平位移"), "x", x, "m"),
        Fact("y", Wording("height then", "该时刻高度"), "y", y, "m"),
        Fact("then", Wording("speed then", "该时刻速度"), "v", math.hypot(vx, vy), "m/s"),
    )


def _whole(flight: Flight) -> tuple[Fact, ...]:
    x, y, vx, vy = (float(it) for it in flight.at(flight.end))
    if not flight.lands:
        away, speed = math.hypot(x, y - flight.height), math.hypot(vx, vy)
        return (
            Fact("distance", Wording("distance so far", "已飞距离"), "s", away, "m"),
            Fact("speed", Wording("speed", "速度"), "v", speed, "m/s"),
        )
    speed, steep = math.hypot(vx, vy), math.atan2(-vy, vx)
    told = [
        Fact("top", Wording("greatest height", "最大高度"), "H", flight.highest, "m"),
        Fact("time", Wording("time of flight", "飞行时间"), "T", flight.end, "s"),
        Fact("impact", Wording("speed on landing", "落地速度"), "v", speed, "m/s"),
    ]
    if flight.top > 0:
        told.append(Fact("rise", Wording("time to the top", "上升时间"), "t", flight.top, "s"))
    else:  # it only falls
        told[0] = Fact("top", Wording("height of the start", "抛出高度"), "h₀", flight.height, "m")
    if flight.straight:
        return tuple(told)
    return (
        Fact("range", Wording("range", "射程"), "R", x, "m"),
        *told,
        Fact("steepness", Wording("angle of landing", "落地角"), "θ", steep, "rad", "deg"),
    )


def story(values: Values, flight: Flight) -> Wording:
    en, zh = _start(flight)
    far, time = amount(flight.range, "m"), amount(flight.end, "s")
    if not flight.lands:
        en += "; nothing pulls it down, so it goes on in a straight line."
        zh += "；没有力把它往下拉，它沿直线一直飞下去。"
    elif flight.straight and flight.angle > 0:
        top, rise = amount(flight.highest, "m"), amount(flight.top, "s")
        en += (
            f". It becomes slower, stops for a moment at {top} after {rise}, and falls back to the "
            f"ground, {time} after the throw."
        )
        zh += f"，越升越慢，{rise} 后到达 {top} 的最高点，速度为零，然后落回地面，全程 {time}。"
    elif flight.braking > 0:
        without = amount(flight.free.range, "m")
        en += (
            f". The air brakes it all the way, so that it comes down steeply, {far} away after "
            f"{time}; without air it would be {without}."
        )
        zh += f"。空气一路阻碍它，下落得更陡，{time} 后落在 {far} 处；没有空气会飞 {without}。"
    else:
        en += (
            ". Its horizontal speed stays the same while gravity changes the vertical one: the "
            f"path is a parabola. It lands {far} away after {time}."
        )
        zh += f"。水平方向速度不变，竖直方向受重力作用，轨迹是抛物线；{time} 后落在 {far} 处。"
        more = _farthest(flight)
        en, zh = en + more.en, zh + more.zh
    return Wording(en, zh)


def _farthest(flight: Flight) -> Wording:
    """How far other angles would carry it over level ground: R = v₀² sin 2θ / g."""
    if flight.height > 0 or flight.angle <= 0:
        return NOTHING
    if math.isclose(flight.angle, math.pi / 4, rel_tol=1e-9):
        return Wording(" No other angle carries it farther.", "同样的初速度，这个角度射程最大。")
    other = amount(math.pi / 2 - flight.angle, "deg")
    return Wording(
        f" At {other} it would come as far, and at 45° farthest.",
        f"以 {other} 抛出射程相同，45° 射程最大。",
    )


def _start(flight: Flight) -> tuple[str, str]:
    """How it is thrown."""
    speed, angle = amount(flight.speed, "m/s"), amount(abs(flight.angle), "deg")
    high = amount(flight.height, "m")
    en = f"From a height of {high} it" if flight.height else "It"
    zh = f"物体从 {high} 高处以 {speed}" if flight.height else f"物体从地面以 {speed}"
    if flight.straight:
        down = flight.angle < 0
        way = ("down", "下") if down else ("up", "上")
        return f"{en} goes straight {way[0]} at {speed}", f"{zh} 竖直{way[1]}抛"
    if flight.angle == 0:
        return f"{en} is thrown horizontally at {speed}", f"{zh} 水平抛出"
    way = ("above", "上") if flight.angle > 0 else ("below", "下")
    return (
        f"{en} is thrown at {speed}, {angle} {way[0]} the horizontal",
        f"{zh}、斜向{way[1]} {angle} 抛出",
    )
