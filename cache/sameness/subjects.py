"""Who does what a verb of an English prompt says."""

from cache.sameness import lexicon
from cache.sameness.words import Word

_GOES_ON = frozenset(["pronoun", "and", "then", "after", "while"])
_BEHIND_NOUN = frozenset(["noun", "auxiliary", "comma"])


def subjects(verb: Word, words: list[Word]) -> frozenset[int]:
    """The nouns of which one is the verb's subject; several where attachment is open."""
    opens = before(verb, words) == "while" and verb.form == "ing" and not verb.at
    if opens or before(verb, words) == "start":
        return _named_later(verb, words)
    earlier, surely = _of_verbs_before(verb, words)
    if surely and earlier:
        return earlier
    found = set(earlier)
    for word in reversed(words[: verb.at]):
        if word.part == "verb" and word.owner is None:
            return _behind(word, verb, found, words)
        if word.part == "noun" and word.owner in (None, word.anchor) and not word.fragment:
            if word.opens and before(verb, words) == "comma" and verb.form in ("s", "base"):
                found.clear()  # "the dancer, her shoes in her hand, walks home"
                continue
            found.add(word.at)
            if word.relation == "by" and verb.form == "ing" and verb.before == "noun":
                return frozenset(found)  # "chased by a boy carrying a stick"
            if word.joined and verb.form == "s" and _begins_clause(word, words):
                return frozenset(found)
            if not word.relation and not word.joined:
                return _without_clause(word, verb, found, words)
    return frozenset(found)


def _begins_clause(noun: Word, words: list[Word]) -> bool:
    """Whether "and" before a noun joins it to no other noun: a cook sneezes and a plate drops."""
    first = noun.at
    while first and words[first - 1].run == noun.run:
        first -= 1
    last = words[first - 1] if first else None
    while last is not None and last.part in ("adverb", "particle") and last.at:
        last = words[last.at - 1]
    return last is not None and last.part == "verb" and last.owner is None and last.form == "s"


def before(verb: Word, words: list[Word]) -> str:
    """What stands before a verb and its adverbs: "and" before "slowly shapes"."""
    while verb.before == "adverb" and verb.at and words[verb.at - 1].part == "adverb":
        verb = words[verb.at - 1]
    return verb.before


def _behind(word: Word, verb: Word, found: set[int], words: list[Word]) -> frozenset[int]:
    """The subject of a verb that has another one before it, with nouns between them."""
    placed = all(words[at].relation for at in found)
    if word.antecedent is not None and not word.link and placed:
        return frozenset([word.antecedent])
    here = verb.form == "ing" and not any(_lives(words[at]) for at in found)
    related = word.before == "relative" or word.antecedent is not None
    aside = placed and (word.form in ("en", "ing") or here or related)
    if found and not aside:
        return frozenset(found)
    return frozenset(
        found | word.agents | (word.patients if verb.before in _BEHIND_NOUN else set())
    )


def _without_clause(noun: Word, verb: Word, found: set[int], words: list[Word]) -> frozenset[int]:
    """Of "the horse that won the race is fed" the horse."""
    clause = _clause_around(noun, verb, words)
    if clause is None:
        return frozenset(found)
    either = clause.before != "relative" and verb.form == "ing"
    return _subject_of(clause) | (found if either else frozenset())


def _clause_around(noun: Word, later: Word, words: list[Word]) -> Word | None:
    """The verb before a noun that is its object, and has no part in what follows."""
    verb = next(
        (it for it in reversed(words[: noun.at]) if it.part == "verb" and it.owner is None), None
    )
    objects = [at for at in verb.patients if at > verb.at] if verb is not None else []
    if verb is None or not objects or noun.at != min(objects):
        return None
    goes_on = verb.form == "ing" and verb.before == "noun"
    finite = later.before == "auxiliary" or (later.form in ("s", "ing") and later.before == "noun")
    return verb if verb.before == "relative" or (goes_on and finite) else None


def _of_verbs_before(verb: Word, words: list[Word]) -> tuple[frozenset[int], bool]:
    """The doers of the verbs before that may be this one's, too, and whether they surely are."""
    finite = verb.form in ("s", "base")
    earlier = [word for word in words[: verb.at] if word.part == "verb" and word.owner is None]
    behind = before(verb, words)
    if behind in _GOES_ON or (behind == "comma" and finite):
        earlier = (finite and [word for word in earlier if word.form != "en"]) or earlier
        apart = _before_aside(earlier[-1], words) if earlier and behind == "comma" else None
        if apart is not None:
            return frozenset([apart]), True
        return _subject_of(earlier[-1]) if earlier else frozenset(), bool(earlier)
    clauses = [word for word in earlier if word.form in ("s", "base")]
    if behind == "comma" and clauses:
        return clauses[-1].agents, False
    return frozenset(), False


def _before_aside(verb: Word, words: list[Word]) -> int | None:
    """Of "the princess, one boot missing, climbs a tower" the princess."""
    own = [words[at] for at in verb.agents | verb.patients if at < verb.at]
    if verb.form not in ("ing", "en") or not own or not all(word.opens for word in own):
        return None
    for word in reversed(words[: min(it.at for it in own)]):
        if word.part == "verb" and word.form in ("s", "base"):
            break
        if word.part == "noun" and not word.relation and word.owner is None:
            return word.at
    return None


def _subject_of(verb: Word) -> frozenset[int]:
    """Of "chased by dogs" what they chase."""
    return verb.patients if verb.passive and verb.patients else verb.agents or verb.patients


def _lives(word: Word) -> bool:
    return bool(lexicon.kinds(word.text) & {"person", "animal"}) or not lexicon.parts(word.text)


def _named_later(verb: Word, words: list[Word]) -> frozenset[int]:
    """Of "spinning on a table, a record plays" the record."""
    for word in words[verb.at + 1 :]:
        if word.opens and not word.relation:
            return frozenset([word.at if word.owner is None else word.owner])
    return frozenset()
