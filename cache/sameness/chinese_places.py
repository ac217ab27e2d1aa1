"""Where things are in a Chinese prompt, said in other orders."""

from collections.abc import Iterator

from cache.sameness.chinese_clauses import Sentence, are_named, counted_of, is_named, only
from cache.sameness.chinese_lexicon import places, words
from cache.sameness.chinese_words import Word, is_name

_LONGEST = 7  # words of a place: 在 一座 古老 的 石 桥 旁


def _onto(sentence: Sentence) -> Iterator[Sentence]:
    """吊到卡车上 is 吊上卡车."""
    for at, word in enumerate(sentence):
        if word.text in ("到", "至"):
            end = _place_end(sentence, at)
            if end and sentence[end - 1].text in ("上", "里"):
                way = Word("进" if sentence[end - 1].text == "里" else "上", "f")
                yield (*sentence[:at], way, *sentence[at + 1 : end - 1], *sentence[end:])


def _where_first(sentence: Sentence) -> Iterator[Sentence]:
    """猫在桌上跳 is 桌上猫跳; 猫坐在桌上 is 桌上坐着猫 and 猫在桌上坐着."""
    at = only(sentence, ("在",))
    end = None if at is None else _place_end(sentence, at)
    if at is None or not end:
        return
    start = _clause_start(sentence, at)
    before, place, after = sentence[start:at], sentence[at + 1 : end], sentence[end:]
    ahead = sentence[:start]
    if not before:
        yield ahead + place + after
    elif is_name(before) or are_named(before) or _is_along(before):
        yield ahead + place + before + after
        if not counted_of(after):
            yield ahead + place + (Word("有", "v"),) + before
    elif before[-1].text in words("staying") and is_name(before[:-1]):
        who, doing = before[:-1], before[-1:]
        yield ahead + place + who + doing + after
        yield (*ahead, *who, Word("在", "p"), *place, *doing, *after)
        if not counted_of(after) or after[0].acts:
            yield ahead + place + doing + who + after


def _existing(sentence: Sentence) -> Iterator[Sentence]:
    """桌上有猫在叫 is 桌上猫叫."""
    at = only(sentence, ("有",))
    if at and sentence[at - 1].text in places() and is_name(sentence[:at]):
        after = sentence[at + 1 :]
        acts = next((i for i, it in enumerate(after) if it.acts), 0)
        if acts and is_name(after[:acts]) and not any(it.text in "的,和" for it in after[acts:]):
            yield sentence[:at] + after


def _mirrored(sentence: Sentence) -> Iterator[Sentence]:
    """猫在狗的右边 is 狗在猫的左边."""
    at = only(sentence, ("在",))
    if not at or sentence[-1].text not in ("左", "右"):
        return
    one, other = sentence[:at], sentence[at + 1 : -1]
    if is_name(one) and is_name(other):
        side = Word("左" if sentence[-1].text == "右" else "右", "f")
        yield (*other, sentence[at], *one, side)


PLACE_RULES = (_onto, _where_first, _existing, _mirrored)


def _is_along(sequence: Sentence) -> bool:
    """Whether one has something along: 妈妈带着孩子."""
    at = next((i for i, it in enumerate(sequence) if it.acts), 0)
    texts = [it.text for it in sequence[at : at + 2]]
    return (
        texts[1:] == ["着"]
        and texts[0] in words("along")
        and is_name(sequence[:at])
        and is_name(sequence[at + 2 :])
    )


def _clause_start(sentence: Sentence, at: int) -> int:
    return next((i + 1 for i in range(at - 1, -1, -1) if sentence[i].text == ","), 0)


def _place_end(sentence: Sentence, at: int) -> int | None:
    """Behind the place that begins behind the word at `at`: 在 (古老的桥 上)."""
    for end in range(at + 1, min(at + 1 + _LONGEST, len(sentence))):
        word = sentence[end]
        if word.text in places() and end > at + 1:
            following = sentence[end + 1] if end + 1 < len(sentence) else None
            # 在山上的房子里: where that ends is a guess.
            return None if following and following.text == "的" else end + 1
        if word.acts or word.text in ("在", ",", "、"):
            break
    else:
        if at and not sentence[at - 1].acts:
            return None
        end = len(sentence)
    # 在公园喂鸽子: a place without a word for where.
    bare = tuple(it for it in sentence[at + 1 : end] if it.counts)
    found = 0 < len(bare) <= 2 and is_named(bare) and len(bare[-1].text) > 1
    return end if found else None
