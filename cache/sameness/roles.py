"""What each word of a prompt belongs to, and who does what to whom."""

from cache.sameness import lexicon
from cache.sameness.subjects import subjects
from cache.sameness.tables import word_set
from cache.sameness.words import Word, is_quantity, runs

_INSIDE = ("article", "adjective", "number", "possessive", "preposition", "start", "negation")
_STAYING = word_set("staying") | word_set("lasting")
_OPENING = frozenset(["start", "comma", "while", "and", "then", "after"])


def assign(words: list[Word]) -> None:
    """Fills in the owner of each modifier, and the agents and patients of each verb."""
    for run in runs(words):
        _own(run, words)
    for word in words:
        if word.inner:
            _own_inner(word, words)
        elif word.part == "particle" or (word.part == "adverb" and word.owner is None):
            word.owner = _nearest_verb(word, words)
            if word.owner is None and word.part == "particle":
                word.owner = _noun_before(word, words)
        elif word.owner is None:
            word.owner = _owner(word, words)
    for word in words:
        if word.part == "verb":
            _act(word, words)


def _own(run: list[Word], words: list[Word]) -> None:
    """In "a small red fire engine" all belong to the engine."""
    head = None
    for word in reversed(run):
        if word.part == "noun" and head is None:
            head = word
        elif head is not None:
            outside = word.before not in _INSIDE and (word.before, word.form) != ("and", "en")
            if word.part == "verb" and (outside or (word.before, word.form) == ("start", "ing")):
                head = None  # "a man painting walls": the walls are no part of the man
            elif word.at > 0 or not _is_of_all(word):
                word.owner = head.at
                if _possesses(word, words):
                    head = word  # of "an old car's engine" the car is old
                if word.part == "verb":
                    word.passive = word.form == "en"


def _possesses(word: Word, words: list[Word]) -> bool:
    timed = "time" in lexicon.kinds(word.text)
    return word.part == "noun" and not timed and words[word.at + 1].before == "possessive"


def _is_of_all(word: Word) -> bool:
    """Whether a style, or a time, opens a prompt as that of all of it; an autumn day is a day."""
    timed = word.before == "article" and "time" in lexicon.kinds(word.text)
    return word.text in lexicon.style_words() and not timed


def _owner(word: Word, words: list[Word]) -> int | None:
    """What a word belongs to that stands apart from it."""
    if word.part in ("adjective", "number") and word.text not in lexicon.style_words():
        return _noun_before(word, words)
    return word.anchor if word.part == "noun" and word.relation == "of" else None


def _own_inner(word: Word, words: list[Word]) -> None:
    following = words[word.at + 1] if word.at + 1 < len(words) else None
    behind_verb = word.at > 0 and words[word.at - 1].part == "verb"  # covered with mud
    describes = word.part in ("adjective", "number") or not behind_verb
    if following is not None and following.inner and following.part == "noun" and describes:
        word.owner, word.relation = following.at, ""
        return
    for other in words[word.at + 1 :]:
        if other.part == "noun" and not other.inner:
            word.anchor = other.at if other.owner is None else other.owner
            break
    before = words[word.at - 1] if word.at else None
    if before is not None and before.part == "verb" and before.run >= 0 and not word.negated:
        before.owner, before.passive = word.anchor, before.form == "en"


def _nearest_verb(word: Word, words: list[Word]) -> int | None:
    verbs = [other for other in words if other.part == "verb"]
    if not verbs:
        return None
    if word.points and word.before in _OPENING:
        verbs = [verb for verb in verbs if verb.at > word.at] or verbs
        return verbs[0].at
    behind = 0.5 if word.part == "adverb" else 9
    return min(
        verbs,
        key=lambda verb: word.at - verb.at if verb.at < word.at else (verb.at - word.at) + behind,
    ).at


def _noun_before(word: Word, words: list[Word]) -> int | None:
    """Of "a block of mass 2 kg" the mass is the block's."""
    for other in reversed(words[: word.at]):
        if other.part == "noun" and not (is_quantity(word) and _is_measure(other)):
            return _head(other, words).at if word.before == "auxiliary" else other.at
    return None


def _head(noun: Word, words: list[Word]) -> Word:
    """Of "the roof of the barn is red" the roof."""
    while noun.relation and noun.anchor is not None and words[noun.anchor].part == "noun":
        noun = words[noun.anchor]
    return noun


def _is_measure(word: Word) -> bool:
    return not word.lemmas.isdisjoint(word_set("measures"))


def _act(verb: Word, words: list[Word]) -> None:
    if verb.owner is not None:
        owner = frozenset([verb.owner])
        if verb.form == "en":
            verb.patients = owner
        else:
            verb.agents = owner
            verb.patients = _inner_object(verb, words)
        return
    doers, objects = subjects(verb, words), _objects(verb, words)
    by = _by(verb, words)
    if verb.antecedent is not None and not verb.link:
        objects |= {verb.antecedent}
    elif verb.antecedent is not None and verb.link == "by":
        by |= {verb.antecedent}
    if verb.form == "en" and (verb.passive or by) and not (objects and not verb.passive):
        verb.passive = True
        verb.agents, verb.patients = by, doers | objects
    elif verb.form == "en" and not objects:
        following = words[verb.at + 1] if verb.at + 1 < len(words) else None
        verb.patients = doers
        if following is None or following.relation != "with":
            verb.agents = doers
    else:
        if objects and doers and all(words[at].relation for at in doers):
            # "On a pillow rests the crown": either may be what rests.
            verb.agents, verb.patients = doers | objects, frozenset()
            return
        verb.agents, verb.patients = doers, objects


def _inner_object(verb: Word, words: list[Word]) -> frozenset[int]:
    """In "an icecream eating girl" the ice cream."""
    before = words[verb.at - 1] if verb.at else None
    if before is not None and before.run == verb.run and before.part == "noun":
        return frozenset([before.at])
    return frozenset()


def _objects(verb: Word, words: list[Word]) -> frozenset[int]:
    found: set[int] = set()
    for word in words[verb.at + 1 :]:
        if word.part == "verb" and word.owner is None:
            break
        if word.part == "noun" and word.owner is None:
            if (word.relation or word.opens) and not found:
                break
            if word.relation or word.event != verb.event:
                break
            found.add(word.at)
            if len(found) == 2:
                break
        elif word.relation and word.part != "particle":
            break
    return frozenset(found)


def _by(verb: Word, words: list[Word]) -> frozenset[int]:
    """The doer; of "written by candlelight by a soldier" the one that lives."""
    found: list[Word] = []
    for word in words[verb.at + 1 :]:
        if word.part == "verb" and word.owner is None:
            break
        if word.part == "noun" and word.relation == "by" and word.owner is None:
            stays = verb.form != "en" or not verb.lemmas.isdisjoint(_STAYING)
            if "place" in lexicon.kinds(word.text) and not verb.passive and stays:
                break
            found.append(word)
    living = [it for it in found if lexicon.kinds(it.text) & {"person", "animal"}]
    return frozenset(it.at for it in (living or found)[:1])
