"""What is told of a sound: its numbers and its story."""

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._sounding import Sound
from generator.engines.physics.phenomenon import (
    Fact,
    Values,
)
from generator.engines.physics.understand.tables import table
from generator.engines.physics.wording import NOTHING, Wording

_KILOMETRE = 1000.0  # m


def facts(values: Values, sound: Sound) -> tuple[Fact, ...]:
    if sound.silent:  # where there is no wave, it has neither speed nor length
        name = Wording("frequency of the loudspeaker", "扬声器频率")
        return (Fact("frequency", name, "f", sound.frequency, "Hz"),)
    asked: list[Fact] = []
    far, lasting = sound.far, sound.lasting
    if sound.delay is not None and far is not None:
        asked.append(Fact("distance", Wording("distance", "距离"), "s", far, "m"))
    if sound.distance is not None and lasting is not None:
        asked.append(Fact("time", Wording("travel time", "传播时间"), "t", lasting, "s"))
    kilometre = Wording("time for 1 km", "传播1 km的时间")
    return (
        *asked,
        *sound.wave.facts(),
        Fact("kilometre", kilometre, "t₁", _KILOMETRE / sound.speed, "s"),
    )


def story(values: Values, sound: Sound) -> Wording:
    row = table("media")[values["medium"]]
    medium = Wording(row["en"], row["zh"])
    more = sound.wave.unfit
    if sound.silent:
        return Wording(
            "The loudspeaker swings, but there is nothing that it could squeeze: without a medium "
            f"there is no sound.{more.en}",
            f"扬声器在振动，但周围没有可以被压缩的物质：没有介质，声音就无法传播。{more.zh}",
        )
    often, speed, length = (
        amount(sound.frequency, "Hz"),
        amount(sound.speed, "m/s"),
        amount(sound.wavelength, "m"),
    )
    heard, heard_zh = _heard(sound.frequency)
    far = _travelled(sound)
    return Wording(
        f"{far.en}At {often} the loudspeaker squeezes what is before it and lets it go. The "
        f"particles only swing to and fro; the compressions run through the {medium.en} at "
        f"{speed}, each λ = v/f = {length} behind the other.{heard}{more.en}",
        f"{far.zh}扬声器以 {often} 振动，使前面的介质时密时疏。质点只在原处来回振动，疏密状态以 "
        f"{speed} 在{medium.zh}中传播，相邻密部相距 λ = v/f = {length}。{heard_zh}{more.zh}",
    )


def _travelled(sound: Sound) -> Wording:
    """How far or how long it travels, where one of them is told."""
    if sound.far is None or sound.lasting is None:
        return NOTHING
    time, far = amount(sound.lasting, "s"), amount(sound.far, "m")
    if sound.echo:
        return Wording(
            f"An echo goes there and back: {time} for a wall {far} away. ",
            f"回声要走一个来回：用时 {time}，障碍物在 {far} 处。",
        )
    return Wording(f"In {time} sound travels {far}. ", f"声音 {time} 内传播 {far}。")


def _heard(frequency: float) -> tuple[str, str]:
    """What to say of sound that nobody hears; the limits are those of school books."""
    if frequency < 20:
        return " It is infrasound, too low for our ears.", "频率低于20 Hz，是次声，人耳听不到。"
    if frequency > 20_000:
        return " It is ultrasound, too high for our ears.", "频率高于20 kHz，是超声，人耳听不到。"
    return "", ""
