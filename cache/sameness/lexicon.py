"""What is known of an English word by itself: its lemmas, its parts of speech, its kind."""

from functools import cache, lru_cache

from cache.sameness.tables import rows, table


@lru_cache(maxsize=32768)
def readings(word: str) -> frozenset[tuple[str, str]]:
    """Each part of speech ("NOUN", "VERB", "ADJ", "ADV") a word may be, with its lemma as that.

    Empty for a word that lemminflect's dictionary lacks.
    """
    import lemminflect  # a third of a second and its tables: only when words are first compared

    found = {
        (part, lemma)
        for part, lemmas in lemminflect.getAllLemmas(word).items()
        for lemma in lemmas
        if part in ("NOUN", "VERB", "ADJ", "ADV")
    }
    return frozenset(found)


@lru_cache(maxsize=32768)
def lemmas(word: str) -> frozenset[str]:
    """The word and what it may be a form of."""
    found = {lemma for _, lemma in readings(word)}
    if not found and len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        found = {word[:-1]}
    return frozenset(found | {word})


@lru_cache(maxsize=32768)
def degree(word: str) -> str:
    """ "er" of "older" and "est" of "oldest", "" of all others."""
    ending = _UNLIKE.get(word) or next((it for it in ("er", "est") if word.endswith(it)), "")
    if not ending or word == "later":
        return ""
    found = readings(word)
    compared = any(part in ("ADJ", "ADV") and lemma != word for part, lemma in found)
    return ending if compared and all(part in ("ADJ", "ADV") for part, _ in found) else ""


_UNLIKE = {"better": "er", "worse": "er", "best": "est", "worst": "est"}


def parts(word: str) -> frozenset[str]:
    found = frozenset(part for part, _ in readings(word))
    return found | {"NOUN"} if word in _nouns() else found


def is_known(word: str) -> bool:
    """Whether it is in a dictionary, in any form, or a name that many know."""
    return bool(readings(word)) or word in _kinds() or word in _names()


@lru_cache(maxsize=32768)
def verb_form(word: str) -> str:
    """ "ing", "en" (past or its participle), "s", "base" or "": not a verb."""
    verbs = [lemma for part, lemma in readings(word) if part == "VERB"]
    if not verbs:
        return ""
    if word.endswith("ing") and word not in verbs:
        return "ing"
    if word in verbs and not (word.endswith("ed") and len(verbs) > 1):
        return "base" if word not in _PAST_TOO else "en"
    return "s" if word.endswith("s") else "en"


@lru_cache(maxsize=32768)
def is_participle(word: str) -> bool:
    """Whether it tells what was done to something and never what something did: "sunk", not "sank"
    and not "washed"."""
    import lemminflect

    if word.endswith("ed"):
        return False  # the dictionary has one past of "leap", "leapt"
    verbs = [lemma for part, lemma in readings(word) if part == "VERB" and lemma != word]
    return bool(verbs) and not any(
        word in lemminflect.getInflection(lemma, tag="VBD") for lemma in verbs
    )


_PAST_TOO = frozenset(["found", "lit", "felt", "left", "bent", "wound", "ground", "bound"])


@lru_cache(maxsize=32768)
def is_plural(word: str) -> bool:
    nouns = [lemma for part, lemma in readings(word) if part == "NOUN"]
    if nouns or word in _plurals():
        return word not in nouns or word in _plurals()
    # Nouns that the dictionary lacks, or knows as verbs alone: pubs, pans, heists.
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return ends and is_known(word[:-1]) and word not in _alone()


@lru_cache(maxsize=32768)
def kinds(word: str) -> frozenset[str]:
    """Of "animal", "person", "place", "time" and "verb" (mostly one) what its lemmas are."""
    known = _kinds()
    own, _, last = word.rpartition(" ")
    if own == "own":
        return frozenset(["person"])
    return frozenset(kind for lemma in lemmas(last) for kind in known.get(lemma, ()))


@cache
def _kinds() -> dict[str, list[str]]:
    return {word: kind.split() for word, kind in rows("wordnet_kinds")}


@cache
def _nouns() -> frozenset[str]:
    """Nouns that lemminflect knows as verbs only."""
    return frozenset(table("english")["sets"]["nouns_too"].split())


@cache
def _plurals() -> frozenset[str]:
    """Plurals that lemminflect takes for other nouns as well."""
    return frozenset(table("english")["sets"]["plurals"].split())


@cache
def _alone() -> frozenset[str]:
    """What ends like a plural and is none, though it would be a word without its "s"."""
    return frozenset(table("english")["sets"]["no_plurals"].split())


@cache
def _names() -> frozenset[str]:
    return frozenset(word for (word,) in rows("known_words"))


@cache
def style_words() -> frozenset[str]:
    """Words of the camera, the style and the time, which may stand anywhere."""
    return frozenset(table("english")["anywhere"].split())
