"""How resistors or lamps are joined: one after the other, side by side, or both."""

from generator.engines.physics.phenomenon import Choice, Option, Values
from generator.engines.physics.wording import Wording

SMALL = "₁₂₃"
"""The numbers of the resistors, in their symbols."""

Groups = tuple[tuple[int, ...], ...]
"""Which resistors are side by side; the groups follow each other."""

GROUPS: dict[tuple[str, int], Groups] = {
    ("single", 1): ((0,),),
    ("series", 2): ((0,), (1,)),
    ("series", 3): ((0,), (1,), (2,)),
    ("parallel", 2): ((0, 1),),
    ("parallel", 3): ((0, 1, 2),),
    ("mixed", 3): ((0,), (1, 2)),
    ("pair", 3): ((2,), (0, 1)),
}


def groups_of(values: Values) -> Groups:
    """Two of them where nothing tells of a third."""
    kind = values["kind"].rstrip("3")
    three = kind != values["kind"] or kind in ("mixed", "pair") or bool(values["resistance3"])
    if kind == "single" and (three or values["resistance2"]):
        kind = "series"
    return GROUPS[kind, 1 if kind == "single" else 3 if three else 2]


DEVICE = Choice(
    "device",
    Wording("device", "用电器"),
    (
        Option("resistor", Wording("resistor", "电阻器"), Wording("resistors?", "电阻器")),
        Option(
            "lamp",
            Wording("lamps", "灯泡"),
            Wording("lamps?|bulbs?|light ?bulbs?|lights", "灯泡|小灯泡|电灯|小灯|灯|两灯"),
        ),
    ),
    quiet=True,
)


def _three(en: str, zh: str) -> Wording:
    """What says that there are three of them."""
    things = "(?:resistors|resistances|lamps|bulbs|lights)"
    count = rf"(?:three|(?<![=\d.] )(?<![=\d.])3) (?:[\w.]+ ){{0,4}}{things}"
    return Wording(
        rf"{count}\b[^.?]{{0,30}}\b{en}|{en}[^.?]{{0,30}}\b{count}",
        f"(?:三|3)(?:个|只|盏)[^。？]{{0,20}}{zh}|{zh}[^。？]{{0,12}}(?:三|3)(?:个|只|盏)",
    )


KIND = Choice(
    "kind",
    Wording("connection", "连接方式"),
    (
        Option(
            "single",
            Wording("simple circuit", "简单电路"),
            Wording("single|one (?:resistor|bulb|lamp)", "(?:一|单)(?:个|只)(?:电阻|灯泡)"),
        ),
        Option(
            "series",
            Wording("in series", "串联"),
            Wording("series|one after (?:the other|another)|voltage divider", "串联|分压"),
        ),
        Option(
            "parallel",
            Wording("in parallel", "并联"),
            Wording("parallel|side by side|current divider|branches", "并联|分流|支路"),
        ),
        Option(
            "series3",
            Wording("three in series", "三个串联"),
            _three("series", "串联"),
        ),
        Option(
            "parallel3",
            Wording("three in parallel", "三个并联"),
            _three("parallel", "并联"),
        ),
        Option(
            "mixed",
            Wording("in series and parallel", "混联"),
            Wording(
                r"series[- ]parallel|combination circuit|mixed circuit"
                r"|in series with (?:a |the )?(?:pair|two|parallel)\b[^.?]*",
                "混联|串并联|与[^。？]{1,16}并联(?:部分|电路|后)?串联|串联(?:后|再)[^。？]*并联",
            ),
        ),
        Option(
            "pair",
            Wording("pair in parallel, third in series", "先并联再串联"),
            Wording(
                r"(?:in )?parallel[^.?]{0,20}(?:then|and|both|combin\w+|pair)"
                r"[^.?]{0,20}in series with",
                "并联(?:后|再|之后|，再)[^。？]*串联",
            ),
        ),
    ),
    quiet=True,
)

_OHMS = r"\d+(?:\.\d+)?[ -]?[km]?(?:ω|ohms?)"
_THINGS = "(?:resistors|resistances|lamps|bulbs|light bulbs)"

ALIKE = Choice(
    "alike",
    Wording("how they are to each other", "相互关系"),
    (
        Option("own", Wording("each its own", "各有其值")),
        Option(
            "same",
            Wording("alike", "相同"),
            Wording(
                rf"(?:two|three|2|3|identical|equal)(?: identical| equal)? {_OHMS}[ -]{_THINGS}"
                rf"|{_THINGS} of {_OHMS} each|(?:identical|equal) {_THINGS}",
                r"(?:两|二|三|2|3)(?:个|只|盏)(?:都是)?\d+(?:\.\d+)?(?:[km千]?ω|千?欧姆?)的?"
                r"(?:相同的?)?(?:电阻|灯)|(?:相同|一样|阻值相等)的(?:小?灯泡|电阻|灯)",
            ),
        ),
    ),
    quiet=True,
)
"""Whether what is told of one of them is told of each."""
