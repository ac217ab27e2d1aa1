"""The other orders in which the words of a Chinese prompt say the same."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, pairwise

from cache.sameness.chinese_clauses import Sentence, arranged, counted_of, is_named, only
from cache.sameness.chinese_lexicon import words
from cache.sameness.chinese_places import PLACE_RULES
from cache.sameness.chinese_words import Word, is_name, shown

_TURNS = ("被", "把", "由", "让", "给", "使")


def readings(sentence: Sentence) -> frozenset[str]:
    """All the rows of words that say what a sentence says, itself among them.

    Two sentences are the same where they share one. Each rule below keeps who does what to whom,
    which word belongs to which, and where it is; where it is not sure of that it yields nothing.
    """
    if any(word.text in words("order") for word in sentence):
        return frozenset([shown(sentence)])
    return frozenset(map(shown, (*_variants(sentence), *arranged(sentence, _variants))))


def _variants(sentence: Sentence) -> set[Sentence]:
    found = {sentence}
    for _ in range(2):
        found |= {other for it in found for rule in _rules() for other in rule(it)}
    return found


def _passive(sentence: Sentence) -> Iterator[Sentence]:
    """狗被猫追 is 猫追狗 and 猫把狗追; 狗由人牵着走 is 人牵着狗走."""
    at = only(sentence, ("被", "由"))
    if not at or _turns(sentence) != 1:
        return
    suffering, rest = sentence[:at], sentence[at + 1 :]
    if not is_name(suffering) or not rest:
        return
    becoming = {"变", "变成", "组成", "到", "构成", "做成", "转"}
    if not becoming & {it.text for it in rest}:
        yield rest + suffering
    end = next((i for i, it in enumerate(rest) if it.acts), 0)
    if end and is_name(rest[:end]):
        turn = "给" if sentence[at].text == "由" else "把"
        yield (*rest[:end], Word(turn, "p"), *suffering, *rest[end:])
        if [it.text for it in rest[end + 1 : end + 2]] == ["着"]:
            yield rest[: end + 2] + suffering + rest[end + 2 :]


def _disposal(sentence: Sentence) -> Iterator[Sentence]:
    """猫把狗追 is 猫追狗; 人把狗抱起转圈 is 人抱起狗转圈."""
    at = only(sentence, ("把",))
    if at is None or _turns(sentence) != 1:
        return
    actor, rest = sentence[:at], sentence[at + 1 :]
    if not actor:
        yield rest
    for end in range(1, len(rest)):
        if not is_name(rest[:end]):
            return
        if not rest[end].thing:
            yield actor + rest[end:] + rest[:end]
            if rest[end + 1 : end + 2] and rest[end + 1].text in ("起", "住", "走"):
                yield actor + rest[end : end + 2] + rest[:end] + rest[end + 2 :]


def _pair(sentence: Sentence) -> Iterator[Sentence]:
    """猫和狗 is 狗和猫."""
    at = only(sentence, ("和",))
    if not at or not is_named(sentence[:at]):
        return
    end = next((i + 1 for i in range(at + 1, len(sentence)) if not sentence[i].modifies), 0)
    if not end or not is_named(sentence[at + 1 : end]):
        return
    after = sentence[end:]
    if not counted_of(after) or after[0].text in {*words("together"), "在", "正在", ","}:
        yield (*sentence[at + 1 : end], sentence[at], *sentence[:at], *after)


def _enumerated(sentence: Sentence) -> Iterator[Sentence]:
    """苹果、梨和桃 in the order of their names."""
    at = [index for index, word in enumerate(sentence) if word.text in ("、", "和")]
    if not at or not any(sentence[index].text == "、" for index in at):
        return
    start = at[0]
    while start and (sentence[start - 1].thing or sentence[start - 1].modifies):
        start -= 1
    end = at[-1] + 1
    while end < len(sentence) and (sentence[end].thing or sentence[end].modifies):
        end += 1
    bounds = [start - 1, *at, end]
    named = [sentence[one + 1 : other] for one, other in pairwise(bounds)]
    if all(map(is_named, named)):
        row = sorted(named, key=shown)
        joined = [(*name, sentence[sign]) for name, sign in zip(row, at, strict=False)]
        yield (*sentence[:start], *chain(*joined), *row[-1], *sentence[end:])


def _listed(sentence: Sentence) -> Iterator[Sentence]:
    """戴帽子、留胡子的人 is 留胡子、戴帽子的人."""
    at = only(sentence, ("、",))
    end = next((i for i in range(at or 0, len(sentence)) if sentence[i].text == "的"), 0)
    if at and end > at + 1 and not any(it.text in "的," for it in sentence[:at]):
        yield (*sentence[at + 1 : end], sentence[at], *sentence[:at], *sentence[end:])


def _attribute(sentence: Sentence) -> Iterator[Sentence]:
    """穿红裙子的女孩跳舞 is 女孩穿着红裙子跳舞."""
    if not sentence or not sentence[0].acts:
        return
    at = next((i for i, it in enumerate(sentence) if it.text == "的"), 0)
    if at < 2 or sentence[at - 1].modifies or any(it.text in ",、" for it in sentence[:at]):
        return
    end = next((i for i in range(at + 1, len(sentence)) if not sentence[i].modifies), 0)
    if end and sentence[end].thing:
        yield sentence[at + 1 : end + 1] + sentence[:at] + sentence[end + 1 :]


def _at_once(sentence: Sentence) -> Iterator[Sentence]:
    """一边走一边唱 is 一边唱一边走, and 走着唱."""
    at = [index for index, word in enumerate(sentence) if word.text == "一边"]
    if len(at) == 2 and is_name(sentence[: at[0]]):
        who, one, other = sentence[: at[0]], sentence[at[0] + 1 : at[1]], sentence[at[1] + 1 :]
        if other and not any(it.text in ",、" for it in other):
            yield who + one + other
            yield who + other + one


def _quality(sentence: Sentence) -> Iterator[Sentence]:
    """街道空无一人 is 空无一人的街道."""
    counted = tuple(counted_of(sentence))
    changes = any(it.text in (",", "了", "、") for it in sentence)
    if not changes and counted and counted[-1].tag in ("a", "z") and is_named(counted[:-1]):
        yield counted[-1:] + counted[:-1]


@cache
def _rules() -> tuple[Callable[[Sentence], Iterator[Sentence]], ...]:
    return (
        *PLACE_RULES,
        _passive,
        _disposal,
        _pair,
        _enumerated,
        _listed,
        _attribute,
        _at_once,
        _quality,
    )


def _turns(sentence: Sentence) -> int:
    return sum(word.text in _TURNS for word in sentence)
