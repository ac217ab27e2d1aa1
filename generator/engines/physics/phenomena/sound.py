"""Sound: a loudspeaker squeezes what is before it, and the compressions run on."""

import math
from collections.abc import Iterator

from generator.engines.physics.phenomena import _wave
from generator.engines.physics.phenomena._openings import left_open, opening, told
from generator.engines.physics.phenomena._sound_picture import draw
from generator.engines.physics.phenomena._sound_told import facts, story
from generator.engines.physics.phenomena._sounding import Sound
from generator.engines.physics.phenomena._wave import SPEED, solved
from generator.engines.physics.phenomenon import (
    Choice,
    Option,
    Phenomenon,
    Premise,
    Slot,
    Span,
    Values,
)
from generator.engines.physics.understand.tables import table
from generator.engines.physics.wording import Wording, both

_WARM = 293.15  # K: the temperature of the table of speeds

_USUAL = 440.0  # Hz

_ECHO = "echo"

_DISTANCE = opening(
    "distance", "s", "m", 1e8, Wording("distance", "距离"),
    Wording(
        "away|distance|far|from|travels?|travelling|to travel|goes|to go",
        "距离|远|相距|外|传播|传到",
    ),
)  # fmt: skip

_DELAY = opening(
    "time", "t", "s", 1e6, Wording("travel time", "传播时间"),
    Wording("after|later|takes|time|delay|second", "秒后|之后|时间|经过|后"),
)  # fmt: skip


def speed_in(medium: str, temperature: float) -> float:
    """In m/s; 0 where nothing carries sound. Of what is no gas, as at 20 °C."""
    row = table("media")[medium]
    speed = float(row["speed"])
    return speed * math.sqrt(temperature / _WARM) if row.get("warms") else speed


def simulate(values: Values) -> Sound:
    speed = speed_in(values["medium"], values["temperature"])
    wave = solved(values, frequency=_USUAL, speed=speed or speed_in("air", _WARM), medium=True)
    distance, delay = told(values, _DISTANCE), told(values, _DELAY)
    return Sound(wave, speed == 0, distance, delay, echo=values["way"] == _ECHO)


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open: of air its warmth, which makes the speed."""
    sound, medium = simulate(values), values["medium"]
    found = dict(sound.wave.assumed)
    by_medium = speed_in(medium, values["temperature"])
    if not sound.silent and math.isclose(sound.speed, by_medium, rel_tol=1e-9):
        if table("media")[medium].get("warms"):
            found["temperature"] = values["temperature"]
        else:
            found |= left_open(values, [(SPEED, by_medium)])
    return found


def span(values: Values, sound: Sound) -> Span:
    return Span(1 / sound.frequency, repeats=True)


def formula(values: Values) -> Wording:
    """That of the wave, and of its travel where that is asked."""
    sound = simulate(values)
    if sound.silent:
        return Wording("no medium, no sound", "无介质，无声")
    if sound.far is None:
        return both("λ = v/f")
    return both("s = vt/2" if sound.echo else "s = vt")


def _media() -> Iterator[Option]:
    for key, row in table("media").items():
        cues = Wording(row["cues_en"], row["cues_zh"])
        ignores = [] if row.get("warms") else ["temperature"]
        if not row["speed"]:
            ignores += [_DISTANCE.key, _DELAY.key]
        yield Option(key, Wording(row["en"], row["zh"]), cues, tuple(ignores))


PHENOMENON = Phenomenon(
    slug="sound",
    name=Wording("Sound wave", "声波"),
    formula=both("λ = v/f"),
    formula_in=formula,
    slots=(
        _wave.FREQUENCY, _wave.WAVELENGTH, _wave.SPEED, _DISTANCE, _DELAY,
        Slot(
            "temperature", "ϑ", "K", _WARM, 150.0, 1500.0,
            Wording("temperature", "温度"),
            cues=Wording("temperature|air|degrees|celsius", "温度|气温|摄氏"),
            shown="°C",
            quiet=True,
        ),
    ),
    choices=(
        Choice("medium", Wording("medium", "介质"), tuple(_media())),
        Choice(
            "way", Wording("way", "路径"),
            (
                Option("direct", Wording("direct sound", "直达声")),
                Option(
                    _ECHO, Wording("echo", "回声"),
                    Wording(
                        "echo|sonar|echo sounder|comes back|returns|reflected",
                        "回声|声呐|声纳|返回|反射回来|传回",
                    ),
                ),
            ),
            quiet=True,
        ),
    ),
    cues={
        r"\b(bell jar|vacuum)\b.{0,40}\b(sound|hear|bell|ring|alarm clock)"
        r"|\b(alarm clock|bell)\b.{0,30}\b(bell jar|vacuum)\b"
        r"|\b(string|tin can|paper cup) (tele)?phone"
        r"|\bear\b.{0,20}\b(rail|track|ground|table|wall)\b.{0,30}\b(hear|train|sound)"
        r"|\b(scream|shout|hear|explosion)\w*\b.{0,20}\bin (outer )?space\b"
        r"|\b(bat|dolphin|submarine)s?\b.{0,40}\b(echo\w*|sonar)"
        r"|\bstarting (pistol|gun)\b.{0,40}\b(hear|smoke|sound)"
        r"|\bsound\b.{0,20}\b(bottle|wall)?.{0,10}\bsolids?\b"
        r"|(玻璃罩|真空罩|抽(走|掉|去)?空气|太空|月球上?).{0,20}(听|声音|铃)|土电话|纸杯电话"
        r"|贴.{0,6}(铁轨|地面|墙|桌).{0,10}听|声坡"
        r"|(蝙蝠|海豚|潜艇|倒车雷达).{0,12}(声|回声|定位|超声)|发令枪.{0,15}(声|烟|听)"
        r"|耳朵.{0,6}(铁轨|桌子|墙|地)": 3,
        r"\bair (molecules?|particles?)\b.{0,40}\b(fork|speaker|sound|hums?|drum|vibrat\w*)"
        r"|音叉.{0,15}(空气|疏密|密部)": 5,
        r"\bsound ?waves?\b|\bspeed of sound\b|\bacoustic waves?\b|声波|声速|音速": 3,
        r"\bsound\b.*\b(travel|propagat|speed|wavelength|frequency|vacuum|medium)": 3,
        r"\bsound\b.*\b(in|through) (air|water|steel|iron|helium|glass|wood)": 3,
        r"\b(loud)?speaker\b.*\b(air|hz|sound)|扬声器|喇叭.*(空气|声|赫)|声音.*(传播|速度)": 3,
        r"真空.*声|声.*真空|声.*(水中|空气|钢|铁|氦)": 3,
        r"\b(ultrasound|ultrasonic|infrasound)\b|超声波?|次声波?": 2,
        r"\bthunder\b.*\b(lightning|seconds?|heard)|\blightning\b.*\bthunder|雷声|打雷|闪电.*雷": 2,
        r"\becho(es)?\b|\bsonar\b|回声|声[呐纳]|听不到声": 2,
        r"\bsound\b|\bnoise\b|\btone\b|\bloudspeaker\b|\bspeaker\b|声音|喇叭|响声|听到": 1,
        r"\bdoppler|多普勒|\bsiren\b|警笛|\bmach\b|马赫|sonic boom|音爆|supersonic": -3,
        r"超音速|超声速|\bbeats\b|\bbeat frequency|拍频|音叉.*拍|\bstanding|驻波|\bpipe\b|管": -3,
        r"\bsource\b.*\bmov(es|ing)\b|\b(half|times|faster than) the speed of sound|倍[音声]速": -3,
        r"interfer|干涉|\bcancel|抵消|\bpulses\b": -2,
        r"\bsound of\b|\bsoundtrack|\bmusic\b|音乐|歌|配音|音效|with sound|sound effect": -2,
    },
    examples_en=(
        "a sound wave of 440 Hz from a loudspeaker in air",
        "compare the speed of sound in air, water and steel",
        "sound does not travel through a vacuum",
        "what is the wavelength of a 1000 Hz sound in water",
        "how far away is the lightning if the thunder is heard 5 seconds later",
        "compressions and rarefactions of a sound wave of wavelength 0.5 m",
        "an echo from a cliff returns after 3 seconds, how far away is the cliff",
        "ultrasound of 40 kHz, air at 30 degrees celsius",
        "an alarm clock in a bell jar goes silent when the air is pumped out",
        "can anybody hear an explosion in space",
        "put your ear on the rail and hear the train earlier",
        "how do bats find their way with echoes",
        "a tuning fork squeezes and stretches the air around it",
    ),
    examples_zh=(
        "扬声器在空气中发出440赫兹的声波",
        "比较声音在空气、水和钢中的传播速度",
        "真空不能传声",
        "频率1000赫兹的声波在水中的波长是多少",
        "看到闪电5秒后听到雷声，闪电有多远",
        "气温30摄氏度时的声速",
        "对着山崖喊话，4秒后听到回声，山崖有多远",
        "把闹钟放进玻璃罩抽走空气，就听不见铃声",
        "宇航员在月球上为什么不能直接对话，要用无线电",
        "耳朵贴在铁轨上能更早听到火车的声音",
        "蝙蝠怎样用超声波定位",
        "音叉使旁边的空气一疏一密",
        "土电话的声音怎样沿着棉线传过去",
    ),
    simulate=simulate,
    settled=settled,
    span=span,
    facts=facts,
    story=story,
    draw=draw,
    premises=(
        Premise(
            claim=Wording(
                r"\b(hear|heard|sounds? (waves )?(can )?travels?)\b"
                r".*\b(in|through) (space|(a )?vacuum)"
                r"|\bsounds?\b.*\bexplosions?\b.*\bin space",
                r"(太空|真空)中?(也|都)?(能|可以)(听到|听见|传播?声)|声音?也?(能|可以)在(真空|太空)",
            ),
            truth=Wording(
                "Sound needs a medium: in a vacuum there is nothing to squeeze, and no sound.",
                "声音的传播需要介质，真空不能传声。",
            ),
        ),
        Premise(
            claim=Wording(
                r"\b(louder|high(er)?[- ]pitched|higher) (sounds?|notes?|tones?)\b.*\bfaster"
                r"|\bsound\b.*\bfaster in air than\b",
                r"(声音|音调|响度)越(大|高|响).{0,8}越?快|声音?在空气中.{0,6}比.{0,8}快",
            ),
            truth=Wording(
                "The speed of sound is set by the medium, not by loudness or pitch; in water and "
                "in solids it is higher than in air.",
                "声速由介质决定，与响度和音调无关；在水和固体中比在空气中快。",
            ),
        ),
    ),
)  # fmt: skip
