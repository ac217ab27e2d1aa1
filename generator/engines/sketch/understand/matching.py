"""Finding the vocabulary's words in a prompt: the longest that fits, from left to right."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from generator.engines.sketch.understand.catalogue import code_of
from generator.engines.sketch.understand.senses import NOUNS, VERBS, Item, Kind, Reading, Sense
from generator.engines.sketch.understand.tables import listed, table
from generator.engines.sketch.understand.tokens import Token
from generator.engines.sketch.understand.vocabulary import Vocabulary

_ARTICLES = frozenset(["a", "an", "the", "his", "her", "their", "its", "my", "your", "our", "some"])
_NUMERAL = re.compile(r"[一二两三四五六七八九十百千几数]+")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {
    "两": 2,
    "几": 3,
    "数": 3,
}
_MOST = 6  # words in a phrase


def items(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Item]:
    """The prompt as looked-up stretches; what nothing knows is an item without readings."""
    found: list[Item] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.script == "zh":
            found += _chinese(token, vocabulary)
            index += 1
        elif token.script == "emoji":
            found.append(_sign(token, vocabulary))
            index += 1
        else:
            length, item = _english(tokens, index, vocabulary)
            found.append(item)
            index += length
    return found


def _item(tokens: Sequence[Token], readings: tuple[Reading, ...]) -> Item:
    first, last = tokens[0], tokens[-1]
    return Item(
        text=" ".join(token.text for token in tokens),
        words=" ".join(token.word for token in tokens),
        start=first.start,
        end=last.end,
        clause=first.clause,
        sentence=first.sentence,
        script=first.script,
        readings=readings,
    )


def _english(tokens: Sequence[Token], index: int, vocabulary: Vocabulary) -> tuple[int, Item]:
    first = tokens[index]
    starts = [first.word, *vocabulary.lemmas.singulars(first.word)]
    starts += [verb for verb, _ in vocabulary.lemmas.verbs_of(first.word)]
    reach = max(vocabulary.reach.get(word, 0) for word in starts)
    run = _run(tokens, index, min(reach + 2, _MOST + 2) if reach > 1 else 1)
    for length in range(len(run), 0, -1):
        taken = run[:length]
        if length > 1 and taken[-1].word in _ARTICLES:
            continue
        readings = _readings([token.word for token in taken], vocabulary)
        if readings:
            return length, _item(taken, readings)
    number = _number(first.word)
    readings = (Reading(sense=Sense(Kind.NUMBER, number)),) if number else ()
    return 1, _item(run[:1], readings)


def _run(tokens: Sequence[Token], index: int, most: int) -> list[Token]:
    """The words from here on that stand in one clause, at most so many."""
    run = [tokens[index]]
    for token in tokens[index + 1 : index + most]:
        if token.script != "en" or token.clause != run[0].clause:
            break
        run.append(token)
    return run


def _readings(words: list[str], vocabulary: Vocabulary) -> tuple[Reading, ...]:
    """What these words mean together: as they stand, as a plural, as a form of a verb."""
    index, lemmas = vocabulary.english, vocabulary.lemmas
    found = [Reading(sense=sense) for sense in index.get(" ".join(words), ())]
    head = words[:-1]
    for noun in lemmas.singulars(words[-1]):
        senses = index.get(" ".join([*head, noun]), ())
        found += [Reading(sense=sense, form="plural") for sense in senses if sense.kind in NOUNS]
    tail = [word for word in words[1:] if word not in _ARTICLES]
    verbs = lemmas.verbs_of(words[0])
    if len(tail) < len(words) - 1:
        verbs = [*verbs, (words[0], "exact")]
    for verb, form in verbs:
        for ending in ([], *([noun] for noun in lemmas.singulars(words[-1]))) if tail else ([],):
            rest = tail[:-1] + ending if ending else tail
            senses = index.get(" ".join([verb, *rest]), ())
            found += [Reading(sense=sense, form=form) for sense in senses if sense.kind in VERBS]
    return tuple(dict.fromkeys(found))


def _number(word: str) -> str | None:
    return str(min(int(word), 99)) if word.isdigit() and 0 < int(word[:4]) < 1000 else None


def _sign(token: Token, vocabulary: Vocabulary) -> Item:
    senses = vocabulary.signs.get(token.text) or vocabulary.signs.get(
        token.text.replace("\ufe0f", "")
    )
    if not senses:
        code = code_of(token.text)
        senses = (Sense(Kind.PICTURE, code),) if code else ()
    return _item([token], tuple(Reading(sense=sense) for sense in senses))


def _chinese(token: Token, vocabulary: Vocabulary) -> list[Item]:
    """A stretch of Chinese taken apart by the longest word that fits, traditional or simplified."""
    return _whole_words(list(_segments(token, vocabulary)))


def _segments(token: Token, vocabulary: Vocabulary) -> Iterator[Item]:
    text = token.text.translate(_traditional())
    at = unknown = 0
    while at < len(text):
        length, readings = _longest(text, at, vocabulary)
        if not readings:
            at += 1
            continue
        if unknown < at:
            yield _stretch(token, unknown, at, ())
        yield _stretch(token, at, at + length, readings)
        at += length
        unknown = at
    if unknown < len(text):
        yield _stretch(token, unknown, len(text), ())


def _whole_words(segments: list[Item]) -> list[Item]:
    """Take back single characters that are only a part of a word nobody knows.

    The 风 in 吹风机 is no wind: a noun of one character holds before something unknown only where
    it cannot be a part of it, and a verb of one character beside nothing unknown. After something
    unknown a noun holds, because in Chinese the last character tells what a thing is (布偶猫).
    """
    found: list[Item] = []
    for index, item in enumerate(segments):
        kinds = {reading.sense.kind for reading in item.readings}
        before = bool(found) and not found[-1].readings
        after = index + 1 < len(segments) and not segments[index + 1].readings
        counted = bool(found) and any(r.sense.kind is Kind.NUMBER for r in found[-1].readings)
        part = len(item.text) == 1 and (
            (bool(kinds & NOUNS) and after and not counted)
            or (bool(kinds & VERBS) and (before or after))
        )
        if part:
            item.readings = ()
        if before and not item.readings:
            _join(found[-1], item)
        else:
            found.append(item)
    return found


def _join(first: Item, second: Item) -> None:
    first.text += second.text
    first.words += second.words
    first.end = second.end


def _longest(text: str, at: int, vocabulary: Vocabulary) -> tuple[int, tuple[Reading, ...]]:
    numeral = _NUMERAL.match(text, at)
    counted = numeral and text[numeral.end() : numeral.end() + 1] in _measures()
    for length in range(min(vocabulary.longest, len(text) - at), 0, -1):
        senses = vocabulary.chinese.get(text[at : at + length])
        if senses and numeral and counted and length <= len(numeral[0]) + 1:
            if length == len(numeral[0]) + 1 and senses[0].kind is Kind.NUMBER:
                return length, tuple(Reading(sense=sense) for sense in senses)
            break
        if senses:
            return length, tuple(Reading(sense=sense) for sense in senses)
    if numeral and counted:
        sense = Sense(Kind.NUMBER, str(_value(numeral[0])))
        return len(numeral[0]) + 1, (Reading(sense=sense),)
    return 1, ()


def _value(numeral: str) -> int:
    """What a short Chinese numeral says: 三 3, 十二 12, 二十 20, 几百 many."""
    if any(unit in numeral for unit in "百千"):
        return 12
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return _DIGITS.get(numeral[-1], 1)
    return 10 * _DIGITS.get(tens[-1:], 1) + _DIGITS.get(ones[:1], 0)


def _stretch(token: Token, start: int, end: int, readings: tuple[Reading, ...]) -> Item:
    text = token.text[start:end]
    return Item(
        text=text,
        words=text,
        start=token.start + start,
        end=token.start + end,
        clause=token.clause,
        sentence=token.sentence,
        script="zh",
        readings=readings,
    )


@cache
def _traditional() -> dict[int, int]:
    spelling = table("chinese")["traditional"]
    return str.maketrans(spelling["from"], spelling["to"])


@cache
def _measures() -> frozenset[str]:
    return frozenset(listed(table("chinese")["measures"]["words"]))
