"""The clauses of a Chinese prompt, and the orders in which they say the same."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, permutations, product

from cache.sameness.chinese_words import Word, is_name

Sentence = tuple[Word, ...]
_MOST_CLAUSES = 4
_MOST_VARIANTS = 12  # of one clause
_MOST_READINGS = 600
_BACK = frozenset(("它", "他", "她", "它们", "他们", "她们", "其", "自己"))


def arranged(
    sentence: Sentence, variants: Callable[[Sentence], set[Sentence]]
) -> Iterator[Sentence]:
    """The sentence with each clause as one of its variants, in each order that says the same."""
    clauses = _clauses(sentence)
    if not 1 < len(clauses) <= _MOST_CLAUSES:
        return
    others = [
        sorted(variants(it), key=lambda one: [word.text for word in one])[:_MOST_VARIANTS]
        for it in clauses
    ]
    for order in _orders(clauses):
        rows = product(*(others[index] for index in order))
        for row in islice(rows, _MOST_READINGS):
            yield tuple(word for clause in row for word in clause)


def _clauses(sentence: Sentence) -> list[Sentence]:
    found: list[list[Word]] = [[]]
    for word in sentence:
        if word.text == ",":
            found.append([])
        else:
            found[-1].append(word)
    return [tuple(it) for it in found if it]


def _orders(clauses: list[Sentence]) -> list[tuple[int, ...]]:
    """The orders of clauses of which none goes on from the one before it."""
    numbers = range(len(clauses))
    same = tuple(numbers)
    if any(word.text in _BACK for clause in clauses for word in clause):
        return [same]
    bare = all(_is_bare(it) for it in clauses)
    if bare or (len(clauses) == 2 and all(map(_is_still, clauses))):
        return list(permutations(numbers))
    return [same]


def _is_bare(clause: Sentence) -> bool:
    """Whether it only names a thing, of which nothing is said that could be of another."""
    return all(word.thing or word.tag[:1] in ("g", "q") for word in clause)


def _is_still(clause: Sentence) -> bool:
    """Whether it names a thing, or who goes on with what, and needs no clause before it."""
    at = next((i for i, it in enumerate(clause) if it.acts or it.text in ("在", "正在")), None)
    if at is None:
        return is_name(clause) or any(it.text == "、" for it in clause)
    ends = any(it.text in ("了", "到", "成", "又", "再") for it in clause)
    lasts = any(it.text in ("在", "正在", "着") for it in clause)
    return lasts and not ends and is_name(clause[:at]) and clause[0].tag != "f"


def only(sentence: Sentence, texts: tuple[str, ...]) -> int | None:
    """Where the one word of these stands; None where there is none, or more than one."""
    at = [index for index, word in enumerate(sentence) if word.text in texts]
    return at[0] if len(at) == 1 else None


def is_named(sequence: Sequence[Word]) -> bool:
    """Whether words are one name, with nothing but what is said of it before."""
    return (
        bool(sequence)
        and sequence[-1].thing
        and all(it.modifies or it.thing for it in sequence[:-1])
    )


def are_named(sequence: Sentence) -> bool:
    """Whether words are the names of two: 猫 和 狗."""
    at = only(sequence, ("和",))
    return bool(at) and is_named(sequence[:at]) and is_named(sequence[(at or 0) + 1 :])


def counted_of(sequence: Sequence[Word]) -> list[Word]:
    return [it for it in sequence if it.counts]
