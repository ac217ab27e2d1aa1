"""A Chinese prompt without what says nothing of its picture, and what it says apart from that."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from cache.sameness.chinese_clock import timed_by_clock
from cache.sameness.chinese_framing import reworded, unframed
from cache.sameness.chinese_lexicon import spelling, words
from cache.sameness.tables import table
from generator.engines.physics.understand import numerals, quantities

_SIGNS = str.maketrans(
    dict.fromkeys("“”„«»「」『』《》", '"')
    | dict(zip("，。！？；：（）…\u3000", ",,!?;:(), ", strict=True))
)
_QUOTED = re.compile('"([^"]*)"')
_BLANK = re.compile(r"(?<![a-z0-9])\s+|\s+(?![a-z0-9])")
_STOPS = re.compile(r"[!?;()\n]+|(?<!\d)[.:]|[.:](?!\d)")
_HAN = "零一二两三四五六七八九十百千万"
_MEASURES = "群堆对双串束杯碗盘瓶片块滴粒排桶箱层把打盆锅壶袋捆筐笼朵颗枚根枝株种滩团股道缕行套副份"
_TOOLS = "(?=雨?伞|刀|剑|椅子?|吉他|小?提琴|钥匙|锁|勺子?|梳子|剪刀|枪|扇子|斧)"
NUMBER = re.compile("\ue000([^\ue001]*)\ue001")


@dataclass(frozen=True, slots=True)
class Told:
    """What a prompt says: its `text`, numbers between U+E000 and U+E001; how that is taken and
    drawn (`scene`); and what is `written` in the picture, letter by letter."""

    text: str
    scene: frozenset[str]
    written: str


def told(prompt: str) -> Told:
    """What a prompt as typed, or a key of one, says."""
    plain = prompt.translate(_SIGNS).translate(spelling())
    text, written = _written(_level(plain))
    text, scene = _scene(reworded(unframed(text)))
    text, clock = timed_by_clock(text)
    return Told(_counted(_measured(text)).lower(), scene | clock, written)


def _level(plain: str) -> str:
    wide = "".join(chr(ord(it) - 0xFEE0) if "！" <= it <= "～" else it for it in plain)
    return _BLANK.sub("", _STOPS.sub(",", wide))


def _written(text: str) -> tuple[str, str]:
    quoted = "".join(_QUOTED.findall(text))
    text = text.replace('"', "")
    found = re.search(table("chinese")["words"]["writing"], text)
    # The key of a prompt has lost its quotation marks, so with a word for writing all counts.
    written = re.sub(r"[,\s]", "", text[found.end() :]) if found else quoted
    return text, written


def _scene(text: str) -> tuple[str, frozenset[str]]:
    """The text without how it is taken and drawn, which is cut from its ends only: in between it
    may be said of one thing out of several."""
    found: set[str] = set()
    while True:
        for name, pattern in (*_views(), ("", _styles())):
            match = pattern.search(text)
            shorter = pattern.sub("", text, count=1).strip(", ")
            if match and shorter:
                style = next(filter(None, match.groups()), "")
                found.add(name or _style_names().get(style, style))
                text = shorter
                break
        else:
            return text, frozenset(found)


def _measured(text: str) -> str:
    """The text with its quantities in SI units."""
    if not re.search(rf"[0-9{_HAN}半]", text):
        return text
    for it in reversed(quantities.find(text)):
        if it.unit or Fraction(it.value).denominator != 1:
            number = f"\ue000{it.value:.6g}{it.unit}\ue001"
            text = text[: it.start] + number + text[it.end :]
    text = re.sub("(?:的)?\ue001", "\ue001", text)
    text = re.sub("(?:质量|摆长|速度|倾角|倾斜角)(?:为|是)?(?=\ue000)", "", text)
    text = re.sub("(?<=\ue001)(?:的速度|的质量|的角度|角度|角)", "", text)
    return re.sub("(?<=m\ue001)(?:高处|高的地方|高度|的高处|的高度)", "高", text).lower()


def _counted(text: str) -> str:
    """The text with its counts in figures, without the measure words of single things."""
    text = re.sub("俩", "\ue0002\ue001", re.sub("仨", "\ue0003\ue001", text))
    return _count().sub(_figures, text)


def _figures(match: re.Match[str]) -> str:
    number, measure = match["number"], match["measure"]
    value = (
        Fraction(1, 2)
        if number == "半"
        else Fraction(number)
        if number.isdecimal() and number.isascii()
        else numerals.chinese(number)
    )
    if value is None:
        return match[0]
    times = {"对": 2, "双": 2, "打": 12}.get(measure, 1)
    kept = measure if times == 1 and measure not in words("singular") and not match["tool"] else ""
    # Two buds and two flowers are two, but one bud is said for its size.
    if measure in words("numbered"):
        return f"\ue000{value}{measure}\ue001" if value > 1 else match[0]
    if kept and value > 1 and measure in words("counters"):
        kept = ""
    return f"\ue000{value * times}{kept}\ue001"


@cache
def _count() -> re.Pattern[str]:
    measures = "".join(words("singular") | words("counters")) + _MEASURES
    # 二十来个, 十九世纪: the same in figures.
    long = "|".join(sorted(words("numbered"), key=len, reverse=True))
    return re.compile(
        rf"(?<![第{_HAN}0-9.\ue000])(?P<number>[0-9]+|[{_HAN}]+|半)"
        rf"(?P<measure>(?P<tool>把{_TOOLS})|{long}|[{measures}])(?!(?P=measure)|分|气|(?<=头)[蛇犬狗龙鸟怪])"
    )


@cache
def _views() -> tuple[tuple[str, re.Pattern[str]], ...]:
    views = sorted(table("chinese")["scene"].items(), key=lambda it: -len(it[0]))
    how = "(?:以|采用|用|的)?"
    return tuple((name, re.compile(f"^{how}(?:{it})的?|{how}(?:{it})$")) for name, it in views)


@cache
def _styles() -> re.Pattern[str]:
    style = table("chinese")["style"]
    names, endings, alone = (_either(style[it]) for it in ("names", "endings", "alone"))
    how = "(?:以|采用|用)?"
    return re.compile(
        rf"^{how}([^,的]{{1,8}}?)风格(?:的|$|(?=,))|(?<=,){how}([^,的]{{1,8}}?)风格$"
        rf"|^{how}({names})(?:{endings})(?![车扇筝景衣铃])的?|{how}的?({names})(?:{endings})$"
        rf"|(?<=,)({alone})$|^({alone})(?=,)"
        r"|(?<=,)([^,的在]{1,4}背景)$|^([^,的在]{1,4}背景)(?=,)"
    )


@cache
def _style_names() -> dict[str, str]:
    """What some styles are called as well."""
    return dict(it.strip().split("=") for it in table("chinese")["style"]["same"].split(","))


def _either(listed: str) -> str:
    return "|".join(sorted(re.split(", *", listed), key=len, reverse=True))
