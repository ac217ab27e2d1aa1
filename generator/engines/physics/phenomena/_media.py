"""Transparent media with their refractive indices, and from which into which a text lets light
go.

Indices for yellow light (589 nm): CRC Handbook of Chemistry and Physics, 97th edition, sections 4,
10 and 12; glass and oil vary, these are typical.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.engines.physics.draw.palette import SCENE, Colour
from generator.engines.physics.phenomenon import Choice, Option
from generator.engines.physics.wording import Wording


@dataclass(frozen=True, slots=True)
class Medium:
    """`words` are what a text calls it, without brackets that capture."""

    name: Wording
    index: float
    colour: Colour
    words: Wording


AIR = "air"
MEDIA = {
    AIR: Medium(
        Wording("air", "空气"), 1.0, SCENE,
        Wording("air|vacuum", "空气|真空"),
    ),
    "glass": Medium(
        Wording("glass", "玻璃"), 1.5, (206, 226, 232),
        Wording(
            "glass(?! of (?:water|oil|milk|juice|tea))|optical fib(?:re|er)|fib(?:re|er)",
            "玻璃|光纤|光导纤维",
        ),
    ),
    "water": Medium(
        Wording("water", "水"), 1.333, (190, 220, 240),
        Wording("water|sea|pool|pond|lake", "水"),
    ),
    "diamond": Medium(
        Wording("diamond", "金刚石"), 2.417, (214, 214, 236),
        Wording("diamond", "金刚石|钻石"),
    ),
    "ice": Medium(Wording("ice", "冰"), 1.309, (218, 234, 244), Wording("ice", "冰")),
    "acrylic": Medium(
        Wording("acrylic", "有机玻璃"), 1.49, (222, 228, 222),
        Wording("acrylic|plexiglass|perspex|plastic", "有机玻璃|亚克力"),
    ),
    "alcohol": Medium(
        Wording("alcohol", "酒精"), 1.361, (214, 226, 240),
        Wording("alcohol|ethanol", "酒精|乙醇"),
    ),
    "oil": Medium(
        Wording("oil", "油"), 1.47, (240, 228, 184), Wording("(?:olive |cooking )?oil", "油"),
    ),
    "flint": Medium(
        Wording("flint glass", "火石玻璃"), 1.62, (198, 216, 222),
        Wording("flint glass|dense glass", "火石玻璃|重玻璃"),
    ),
    "sapphire": Medium(
        Wording("sapphire", "蓝宝石"), 1.768, (196, 210, 240), Wording("sapphire", "蓝宝石"),
    ),
}  # fmt: skip

_PAIRS = (
    ("water", "glass"), ("glass", "water"), ("oil", "water"), ("water", "oil"), ("water", "ice"),
    ("diamond", "water"), ("water", "diamond"), ("glass", "diamond"), ("diamond", "glass"),
)  # fmt: skip

OPEN, DENSE, TOTAL = "open", "dense", "total"
"""The option where a text names no media; where it names but air that light comes out to; the
beginning of those where it wants all reflected."""
NAMELESS = (OPEN, DENSE)


def media() -> Choice:
    """Which two media, as "air-water"; one alone is gone into, unless the text says from it."""
    out = Wording("(?:in)?to (?:the )?air", "射?(?:向|入|到)(?:真空|空气)|进入空气")
    options = [
        Option(OPEN, Wording("n₁ → n₂", "n₁ → n₂")),
        Option(DENSE, Wording("n₁ → air", "n₁ → 空气"), out),
    ]
    for key in MEDIA:
        if key != AIR:
            options += _with_air(key)
    for before, after in _PAIRS:
        options.append(_option(before, after, _between(before, after)))
    return Choice("media", Wording("media", "介质"), tuple(options), quiet=True)


def pair(key: str) -> tuple[Medium, Medium]:
    """The two media of an option; air and glass where it is open."""
    named = {OPEN: "air-glass", DENSE: "glass-air"}.get(key, key).removeprefix(f"{TOTAL}:")
    before, _, after = named.partition("-")
    return MEDIA[before], MEDIA[after]


def _with_air(key: str) -> Iterator[Option]:
    en, zh = MEDIA[key].words.en, MEDIA[key].words.zh
    into, out = _between(AIR, key), _between(key, AIR)
    yield _option(AIR, key, Wording(f"{into.en}|(?:{en})", f"{into.zh}|(?:{zh})"))
    leaving = Wording(
        rf"(?:from|out of|leaves|leaving|inside|under) (?:\w+ ){{0,2}}(?:{en})(?! into)"
        rf"|from under (?:{en})|under(?:{en})",
        f"(?:从|由|自)(?:{zh})(?:中|里|内|下)?|(?:{zh})(?:中|里|内|下)?射(?:向|出)",
    )
    yield _option(key, AIR, Wording(f"{out.en}|{leaving.en}", f"{out.zh}|{leaving.zh}"))
    whole = r"total(?:ly)? (?:internal(?:ly)? )?reflect\w*|critical angle"
    words = Wording(
        rf"(?:{whole})[^.]*(?:{en})|(?:{en})[^.]*(?:{whole})",
        f"(?:全反射|临界角).*(?:{zh})|(?:{zh}).*(?:全反射|临界角)",
    )
    called = _option(key, AIR, words)
    yield Option(f"{TOTAL}:{called.key}", called.name, words)


def _option(before: str, after: str, cues: Wording) -> Option:
    one, two = MEDIA[before].name, MEDIA[after].name
    name = Wording(f"{one.en} → {two.en}", f"{one.zh} → {two.zh}")
    return Option(f"{before}-{after}", name, cues)


def _between(before: str, after: str) -> Wording:
    """What says that light goes from one into the other."""
    one, two = MEDIA[before].words, MEDIA[after].words
    return Wording(
        rf"(?:from )?(?:{one.en})[^,;]{{0,30}} (?:in)?to (?:\w+ ){{0,2}}(?:{two.en})"
        rf"|(?:{one.en})(?:-|–|/| to | - )(?:{two.en})",
        f"(?:从|由|自)?(?:{one.zh})[^，。；]{{0,12}}(?:射?入|射?向|射?到|进入)(?:{two.zh})",
    )
