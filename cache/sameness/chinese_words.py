"""A Chinese text as words, each in the form that stands for its meaning."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cache.sameness.chinese_lexicon import cut, is_word, meanings, places, words
from cache.sameness.chinese_text import NUMBER

_PIECES = re.compile("(\ue000[^\ue001]*\ue001|[,、])")
_MOST_PARTS = 5  # of one word of ours: 没 有 一 个 人
_COMING = re.compile("(?<=[下上出起进])来$")
_PLACE_END = frozenset("里上下中内旁边外")
_WORN = frozenset("穿戴系披")
_LATIN = re.compile("[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Word:
    """`text` stands for the meaning, `tag` is jieba's; `counts`: whether it is compared, or only
    tells how the words around it hang together."""

    text: str
    tag: str
    counts: bool = True

    @property
    def thing(self) -> bool:
        """Whether it names a thing."""
        return self.tag[:1] in ("n", "s") or self.tag in ("t", "eng")

    @property
    def acts(self) -> bool:
        """Whether it may be a verb, or turns what stands around it."""
        return self.tag[:1] == "v" or self.text in (
            "被",
            "把",
            "由",
            "让",
            "给",
            "使",
            "没",
            "不",
            "别",
        )

    @property
    def modifies(self) -> bool:
        """Whether it may stand before the name of a thing and say more about it."""
        return self.tag[:1] in ("a", "z", "b", "m") or self.text == "的"


def split(text: str) -> tuple[Word, ...]:
    """The words of a text of `told`."""
    found = [word for piece in _PIECES.split(text) if piece for word in _of_piece(piece)]
    return tuple(_single(_settled(found)))


def shown(sequence: Sequence[Word]) -> str:
    """The words in a row, in the form to compare: where jieba cuts does not matter to it."""
    return "".join(it.text for it in sequence if it.counts)


def is_name(sequence: Sequence[Word]) -> bool:
    """Whether words only name a thing, with what is said of it, and nothing happens in them."""
    counted = [it for it in sequence if it.counts]
    if counted and counted[0].text in _WORN and (counted[-1].thing or counted[-1].text == "们"):
        # 穿红裙子的女孩
        at = max((i for i, it in enumerate(sequence) if it.text == "的"), default=0)
        sequence = sequence[at:] if sum(it.acts for it in sequence[:at]) == 1 else sequence
    return bool(counted) and not any(
        it.acts or it.text in ("在", ",", "、", "和") for it in sequence
    )


def _of_piece(piece: str) -> Iterator[Word]:
    number = NUMBER.fullmatch(piece)
    if number:
        yield Word(f"<{number[1]}>", "m")
    elif piece in ",、":
        yield Word(piece, "x", counts=False)
    else:
        for text, tag in _joined([part for word in cut(piece) for part in _parts(*word)]):
            yield _word(text, tag)


def _parts(text: str, tag: str) -> Iterator[tuple[str, str]]:
    """A word of jieba's as the words that it is made of: 坐在, 窗台上, 出来, 看着, 戴眼镜."""
    if len(text) == 1 or text in meanings() or text in words("dropped") or text in words("whole"):
        yield text, tag
    elif _COMING.search(text):
        yield from _parts(text[:-1], tag)
    elif text[-1] in "在着":
        yield from (*_parts(text[:-1], "v"), (text[-1], "p"))
    elif text[-1] in _PLACE_END:
        yield from (*_parts(text[:-1], tag if tag[:1] == "v" else "n"), (text[-1], "f"))
    elif text[0] == "戴" or (len(text) > 2 and text[0] in words("taking") and is_word(text[1:])):
        yield from ((text[0], "v"), *_parts(text[1:], "n"))
    else:
        end = next((end for end in range(1, len(text)) if _is_known_at(text, end)), len(text))
        yield text[:end], tag
        if end < len(text):
            yield text[end:], tag


def _is_known_at(text: str, end: int) -> bool:
    """Whether a long word is made of one of ours and another there: 火山 爆发."""
    one, other = text[:end], text[end:]
    return (len(other) > 1 and other in meanings()) or (len(one) > 1 and one in meanings())


def _joined(parts: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The parts, those put together that are one word of ours: 小 and 溪 of 小 溪边."""
    at = 0
    while at < len(parts):
        for end in range(min(at + _MOST_PARTS, len(parts)), at, -1):
            text = "".join(part for part, _ in parts[at:end])
            if end == at + 1 or text in meanings():
                yield text, parts[at][1]
                at = end
                break


def _word(text: str, tag: str) -> Word:
    text, tag = meanings().get(text, (text, tag))
    if text in words("staying") or text in words("taking"):
        tag = "v"
    return Word(text, tag, counts=text not in words("dropped"))


def _settled(found: list[Word]) -> Iterator[Word]:
    """The words, where what stands beside one decides whether it counts."""
    before, turned = Word("", "x"), False
    for index, word in enumerate(found):
        text, following = word.text, found[index + 1 : index + 7]
        if _says_nothing(word, before) or (turned and text == "给" and _acts_next(following)):
            continue
        turned = turned or text in ("把", "被")
        if text == "着":
            word = replace(word, counts=before.text in words("stateful"))
        elif text == "的":
            # What it belonged to was cut off with the framing, or 猫吃的鱼 is not 猫吃鱼.
            word = replace(word, counts=not index or _is_done_to(found[:index], following))
        elif text in ("在", "正在"):
            where = before.acts or _is_where(following)
            word = Word("在" if where else text, "p", counts=where)
        elif text == "里":
            word = replace(word, counts=before.acts or len(before.text) == 1)
        elif text == "上":
            word = replace(word, counts=before.text not in words("grounds"))
        yield word
        if text in _WORN and _is_worn(following):
            yield Word("着", "u")
        before = word


def _is_where(following: Sequence[Word]) -> bool:
    """Whether 在 says where, not that something goes on: 狗在车里跳 is not 车在狗里跳."""
    if following and (following[0].acts or following[0].tag == "t"):
        return False
    until = next((i for i, it in enumerate(following) if it.tag == "x"), len(following))
    acts = next((i for i, it in enumerate(following[:until]) if not it.thing), 0)
    bare = 0 < acts < 3 and following[acts].acts
    return bare or any(it.text in places() for it in following[1:until])


def _says_nothing(word: Word, before: Word) -> bool:
    """Whether a word adds nothing to that before it: 来 of 出来, the second 滴答, 们 of 学生们."""
    if word.text == "来":
        return before.text[-1:] in tuple("下上出起进")
    if word.text == "们":
        return before.text in words("plural")
    return word.tag == "o" and word.text == before.text


def _is_done_to(previous: Sequence[Word], following: Sequence[Word]) -> bool:
    """Whether 的 makes the name behind it what is done something to: 猫吃的鱼."""
    done = len(previous) > 1 and previous[-1].tag == "v" and previous[-2].thing
    return done and bool(following) and following[0].thing


def _acts_next(following: Sequence[Word]) -> bool:
    """Whether a verb follows: 给 in 把书给撕烂."""
    return bool(following) and following[0].tag[:1] == "v"


def _is_worn(following: Sequence[Word]) -> bool:
    """Whether 穿 or 戴 says what one has on: 穿红裙子的女孩."""
    texts = [it.text for it in following]
    return "着" not in texts[:1] and "的" in texts[1:] and "," not in texts[: texts.index("的")]


def _single(found: Iterator[Word]) -> Iterator[Word]:
    """The words without the number one, where the bare word makes one think of one as well."""
    sequence = list(found)
    for index, word in enumerate(sequence):
        if word.text == "<1>":
            head = next((it for it in sequence[index + 1 :] if not it.modifies), None)
            if head is None or head.text in words("plural"):
                yield word
        else:
            yield word
