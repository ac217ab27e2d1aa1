"""Levels years, times of day and ordinals of an English prompt in lower case."""

import re

_HOURS = [
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
]
_TEENS = [
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = [
    *("fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
    *("thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth"),
    *("nineteenth", "twentieth"),
]
_TENTHS = ["thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"]

_HOUR = rf"(?:{'|'.join(_HOURS)}|\d{{1,2}})"
_PAST = re.compile(
    r"\b(?P<part>half|(?:a )?quarter|ten|twenty|five|\d\d?)(?: minutes)? "
    r"(?P<way>past|to|after|before) "
    rf"(?P<hour>{_HOUR})\b(?! (?:years|people|men|women|of)\b)"
)
_MINUTES = {"half": 30, "quarter": 15, "a quarter": 15, "five": 5, "ten": 10, "twenty": 20}
_DAY_CLOCK = re.compile(
    r"\b(at|it's|it is|around|about|showing|shows|reads|reading|time|clock) "
    r"(1[3-9]|2[0-3]):([0-5]\d)\b"
)
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?(?: ?o'?clock)? ?"
    r"(?:(?P<half>[ap])\.?m\b\.?|(?:in (?:the )?|at )(?P<part>morning|afternoon|evening|night))"
)
_HOUR_WORD = re.compile(
    rf"\b({'|'.join(_HOURS)})(?= o'?clock| ?[ap]\.?m\b| in the \w+(?:ning|oon))"
)
_SCORE = re.compile(
    r"(?<![#\d])\b(\d+) ?[-:] ?(\d+)\b(?! ?(?:m|cm|km|s|kg|hz|years?|meters?|seconds?)\b)"
)
_YEAR = re.compile(
    rf"\b({'|'.join(_TEENS[7:])}|twenty) (?:({'|'.join(_TENS)})(?:[- ]({'|'.join(_HOURS[:9])}))?"
    rf"|({'|'.join(_TEENS)}))\b(?!-)(?! (?:people|men|women|\w+s)\b)"
)
_DECADE = re.compile(
    r"\b(?:the |in the |nineteen[- ])?(twenties|thirties|forties|fifties|sixties|seventies|eighties"
    r"|nineties)\b"
)
_AGE = re.compile(
    r"\b(in (?:his|her|their|its|my|our) (?:(?:early|mid|late)[- ])?)"
    r"(twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|\d0'?s)\b"
)
_SLASHED = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{2}|\d{4})\b(?![/.]\d)")
_SHORT_DECADE = re.compile(r"(?<![\d#'])'?\b(\d0)'?s\b")
_CENTURY = re.compile(r"\b(1[1-8])00s\b")
_HUNDREDS = re.compile(rf"\b({'|'.join(_TEENS)})[- ]hundreds\b")
_CLOCK_WORDS = re.compile(
    rf"\b({'|'.join(_HOURS)})[- ](fifteen|thirty|forty-?five)"
    r"(?= ?(?:[ap]\.?m\b|o'?clock|in the \w+))"
)
_PARTS = {"fifteen": "15", "thirty": "30", "forty-five": "45", "fortyfive": "45"}
_PLACED = re.compile(
    r"\b(row|floor|lane|gate|platform|track|level|round|hole|lap|inning|act|episode|day|chapter"
    r"|grade|stage|seat|car|booth|bay|court|table) "
    rf"(?:no\. ?|number |# ?)?({'|'.join(_HOURS)}|\d{{1,2}})\b"
    r"(?![-:]|\.\d| ?%| (?:percent|\w+s|of|[ap]m|people|men|women|children|feet)\b)"
)
_MONTHS = "january|february|april|june|july|august|september|october|november|december"
_DATE = re.compile(
    rf"\b(?:({_MONTHS}) (?:the )?(\d{{1,2}})(?:st|nd|rd|th)?"
    r"|(march|may) (?:the )?(\d{1,2})(?:st|nd|rd|th))\b(?![:.]?\d)"
    rf"|\b(?:the )?(\d{{1,2}})(?:st|nd|rd|th) (?:of )?({_MONTHS}|march|may)\b"
)
_WORDED_DAY = re.compile(
    rf"\b(?:the )?(first|second|third|\d{{1,2}}th) of ({_MONTHS}|march|may)\b"
    rf"|\b({_MONTHS}|march|may) (?:the )?(first|second|third)\b"
)
_TIED = re.compile(
    rf"\b(scores?|tied?|level|hits?|reads?|shows?|at|is) (?:at )?({'|'.join(_HOURS)}|\d+)[- ]all\b"
)
_ONES = ["first", "second", "third", *_ORDINALS[:6]]
_LONG_ORDINAL = re.compile(rf"\b({'|'.join(_TENS)})[- ]({'|'.join(_ONES)})\b")
_ORDINAL = re.compile(rf"\b({'|'.join(_ORDINALS + _TENTHS)})\b(?! of (?:a|an|the) \w+$)")


def level_times(text: str) -> str:
    """Times of day become "#15:00", decades "1950s", years figures, ordinals "5th"."""
    text = _SLASHED.sub(r" date\1of\2of\3 ", text)
    text = _AGE.sub(lambda found: f"{found[1]} age{_tens(found[2])}", text)
    text = _HUNDREDS.sub(lambda found: f"{_TEENS.index(found[1]) + 10}00s", text)
    text = _TIED.sub(lambda found: f"{found[1]} {_figure(found[2])}-{_figure(found[2])}", text)
    text = _PLACED.sub(lambda found: f"{_nth(int(_figure(found[2])))} {found[1]}", text)
    text = _YEAR.sub(_year, text)
    text = _DECADE.sub(lambda found: f" 19{_decade(found[1])}s ", text)
    text = _SHORT_DECADE.sub(r"19\1s", text)
    text = _CENTURY.sub(lambda found: f" {int(found[1]) + 1}th century ", text)
    text = _ORDINAL.sub(_ordinal, _LONG_ORDINAL.sub(_long_ordinal, text))
    return _clock(_DATE.sub(_date, _WORDED_DAY.sub(_date, text)))


def _date(found: re.Match[str]) -> str:
    """ "July 4th" and "the fourth of July" are "4th_july"."""
    said = [group for group in found.groups() if group]
    day, month = said if said[0][0].isdigit() or said[0] in _ONES else said[::-1]
    number = _ONES.index(day) + 1 if day in _ONES else int(re.sub(r"\D", "", day))
    return f"{month}day{number}"


def _figure(word: str) -> str:
    return str(_HOURS.index(word) + 1) if word in _HOURS else word


def _nth(number: int) -> str:
    """ "7th", but "second", which is written out."""
    return _ONES[number - 1] if 0 < number < 4 else f"{number}th"


def _year(found: re.Match[str]) -> str:
    century = _TEENS.index(found[1]) + 10 if found[1] in _TEENS else 20
    if found[4]:
        return f"{century}{_TEENS.index(found[4]) + 10}"
    ten = (_TENS.index(found[2]) + 2) * 10
    return f"{century}{ten + (_HOURS.index(found[3]) + 1 if found[3] else 0)}"


def _decade(word: str) -> int:
    return (_TENS.index(word.removesuffix("ies") + "y") + 2) * 10


def _tens(word: str) -> int:
    return int(word[:2]) if word[0].isdigit() else _decade(word)


def _ordinal(found: re.Match[str]) -> str:
    word = found[1]
    number = _ORDINALS.index(word) + 4 if word in _ORDINALS else (_TENTHS.index(word) + 3) * 10
    return f"{number}th"


def _long_ordinal(found: re.Match[str]) -> str:
    """ "twenty-first" is 21st."""
    one = _ONES.index(found[2]) + 1
    return f"{_TENS.index(found[1]) + 2}{one}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(one, 'th') }"


def _clock(text: str) -> str:
    """Times of day as "#15:00"; scores as "#3-2"."""
    text = _CLOCK_WORDS.sub(lambda found: f"{_figure(found[1])}:{_PARTS[found[2]]}", text)
    text = _PAST.sub(_past, text)
    text = _HOUR_WORD.sub(lambda found: str(_HOURS.index(found[1]) + 1), text)
    text = _DAY_CLOCK.sub(r"\1 #\2:\3 ", text)

    def as_token(found: re.Match[str]) -> str:
        hour = int(found["hour"]) % 12
        if found["half"] == "p" or found["part"] in ("afternoon", "evening", "night"):
            hour += 12
        if found["part"] == "night" and hour < 18:
            hour -= 12
        return f" #{hour}:{found['minute'] or '00'} "

    return _SCORE.sub(r" #\1-\2 ", _CLOCK.sub(as_token, text))


def _past(found: re.Match[str]) -> str:
    """ "half past nine" is 9:30."""
    said, hour = found["part"], found["hour"]
    minutes = _MINUTES.get(said) or (int(said) if said.isdigit() else 0)
    number = int(hour) if hour.isdigit() else _HOURS.index(hour) + 1
    if not 0 < minutes < 60 or not 0 < number <= 12 or (said == "half" and found["way"] == "to"):
        return found[0]
    if found["way"] in ("to", "before"):
        number, minutes = (number - 2) % 12 + 1, 60 - minutes
    return f"{number}:{minutes:02d}"
