"""The small words of English, by what they do in a sentence."""

from functools import cache

from cache.sameness.tables import table


@cache
def numbers() -> dict[str, str]:
    """Number words, as the numbers that they mean."""
    found: dict[str, str] = table("english")["numbers"]
    return found


@cache
def roles_of_words() -> dict[str, str]:
    """What kind of function word each is; a later kind wins."""
    english = table("english")
    roles = dict.fromkeys(english["fillers"].split(), "filler")
    roles |= dict.fromkeys(english["auxiliaries"].split(), "auxiliary")
    roles |= dict.fromkeys(english["pronouns"].split(), "pronoun")
    roles |= dict.fromkeys(english["articles"].split(), "article")
    roles |= dict.fromkeys(english["negations"].split(), "negation")
    roles |= dict.fromkeys(english["coordinations"].split(), "and")
    roles |= dict.fromkeys(english["prepositions"], "preposition")
    roles |= dict.fromkeys(english["simultaneous"].split(), "while")
    roles |= dict.fromkeys(english["events"]["then"].split("|"), "then")
    roles |= dict.fromkeys(english["events"]["after"].split("|"), "after")
    roles["each"] = roles["every"] = "word"
    roles["another"] = "word"
    roles["as"] = "while"
    roles |= dict.fromkeys(english["relatives"].split(), "relative")
    roles["quoting"] = "quoting"
    return roles
