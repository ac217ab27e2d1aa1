"""What each word of a prompt belongs to, and who does what to whom."""

from cache.sameness import lexicon
from cache.sameness.tables import word_set
from cache.sameness.words import Word, is_quantity, runs

_INSIDE = ("article", "adjective", "number", "possessive", "preposition", "start", "negation")
_GOES_ON = frozenset(["pronoun", "and", "then", "after", "while"])


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
        elif word.part in ("adjective", "number") and word.owner is None:
            word.owner = _noun_before(word, words)
        elif word.part == "noun" and word.relation == "of" and word.owner is None:
            word.owner = word.anchor
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
            else:
                word.owner = head.at
                if word.part == "verb":
                    word.passive = word.form == "en"


def _own_inner(word: Word, words: list[Word]) -> None:
    following = words[word.at + 1] if word.at + 1 < len(words) else None
    if following is not None and following.inner and word.part in ("adjective", "number"):
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
    behind = 0.5 if word.part == "adverb" else 9
    return min(
        verbs,
        key=lambda verb: word.at - verb.at if verb.at < word.at else (verb.at - word.at) + behind,
    ).at


def _noun_before(word: Word, words: list[Word]) -> int | None:
    """Of "a block of mass 2 kg" the mass is the block's."""
    for other in reversed(words[: word.at]):
        if other.part == "noun" and not (is_quantity(word) and _is_measure(other)):
            return other.at
    return None


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
    subjects, objects = _subjects(verb, words), _objects(verb, words)
    by = _by(verb, words)
    if verb.form == "en" and (verb.passive or by) and not (objects and not verb.passive):
        verb.passive = True
        verb.agents, verb.patients = by, subjects | objects
    elif verb.form == "en" and not objects:
        following = words[verb.at + 1] if verb.at + 1 < len(words) else None
        verb.patients = subjects
        if following is None or following.relation != "with":
            verb.agents = subjects
    else:
        if objects and subjects and all(words[at].relation for at in subjects):
            # "On a pillow rests the crown": either may be what rests.
            verb.agents, verb.patients = subjects | objects, frozenset()
            return
        verb.agents, verb.patients = subjects, objects


def _inner_object(verb: Word, words: list[Word]) -> frozenset[int]:
    """In "an icecream eating girl" the ice cream."""
    before = words[verb.at - 1] if verb.at else None
    if before is not None and before.run == verb.run and before.part == "noun":
        return frozenset([before.at])
    return frozenset()


def _subjects(verb: Word, words: list[Word]) -> frozenset[int]:
    """The nouns of which one is the verb's subject; several where attachment is open."""
    if verb.before == "start":
        return _named_later(verb, words)
    earlier, surely = _of_verbs_before(verb, words)
    if surely and earlier:
        return earlier
    found = set(earlier)
    for word in reversed(words[: verb.at]):
        if word.part == "verb" and word.owner is None:
            placed = all(words[at].relation for at in found)
            here = verb.form == "ing" and not any(_lives(words[at]) for at in found)
            aside = placed and (word.form in ("en", "ing") or here)
            if found and not aside:
                break
            return frozenset(
                found | word.agents | (word.patients if verb.before == "noun" else set())
            )
        if word.part == "noun" and word.owner in (None, word.anchor) and not word.fragment:
            found.add(word.at)
            if not word.relation and not word.joined:
                break
    return frozenset(found)


def _of_verbs_before(verb: Word, words: list[Word]) -> tuple[frozenset[int], bool]:
    """The doers of the verbs before that may be this one's, too, and whether they surely are."""
    finite = verb.form in ("s", "base")
    before = [word for word in words[: verb.at] if word.part == "verb" and word.owner is None]
    if verb.before in _GOES_ON or (verb.before == "comma" and finite):
        before = (finite and [word for word in before if word.form != "en"]) or before
        return (before[-1].agents or before[-1].patients) if before else frozenset(), bool(before)
    clauses = [word for word in before if word.form in ("s", "base")]
    if verb.before == "comma" and clauses:
        return clauses[-1].agents, False
    return frozenset(), False


def _lives(word: Word) -> bool:
    return bool(lexicon.kinds(word.text) & {"person", "animal"}) or not lexicon.parts(word.text)


def _named_later(verb: Word, words: list[Word]) -> frozenset[int]:
    """Of "spinning on a table, a record plays" the record."""
    for word in words[verb.at + 1 :]:
        if word.opens and not word.relation:
            return frozenset([word.at if word.owner is None else word.owner])
    return frozenset()


def _objects(verb: Word, words: list[Word]) -> frozenset[int]:
    found: set[int] = set()
    for word in words[verb.at + 1 :]:
        if word.part == "verb" and word.owner is None:
            break
        if word.part == "noun" and word.owner is None:
            if word.relation and not found:
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
    for word in words[verb.at + 1 :]:
        if word.part == "verb" and word.owner is None:
            break
        if word.part == "noun" and word.relation == "by" and word.owner is None:
            if "place" in lexicon.kinds(word.text) and not verb.passive:
                break
            return frozenset([word.at])
    return frozenset()
