"""Verbs that only carry what is done, taken off: takes a bite of, gives a wave, has a nap."""

import re
from functools import cache, partial

from cache.sameness.tables import table

_TAGS = ("VB", "VBZ", "VBG", "VBD")
_END = (
    r"(?= *(?:[,.;:!?)]|$|(?:and|as|while|before|after|until|when|then|but|at|in|on|by|from|through"
    r"|across|over|under|with|into|toward|towards|to|near|behind|beside|around|off|up|down|along"
    r"|back|for|during|together|past|outside|inside)\b))"
)
_THING = (
    r"((?:a|an|the|his|her|its|their|two|three|some) (?:[\w'-]+ ){0,2}?[\w'-]+|him|her|them|it|me"
    r"|us|each other|one another)"
)


def without_light_verbs(text: str) -> str:
    """A prompt where who takes a sip of tea sips tea, and who gives a dog a pat pats a dog."""
    for pattern, forms, kind in _patterns():
        text = pattern.sub(partial(_plain, forms=forms, kind=kind), text)
    return text


def _plain(found: re.Match[str], forms: dict[str, str], kind: str) -> str:
    """What somebody does, in the form in which its light verb stands."""
    tag = forms[found[1].lower()]
    if kind == "to":
        return f"{_verb(found['noun'], tag)} {found['whom']}"
    if kind == "given":
        return f"{found[1]} {_verb(found['noun'], 'VBN')}"
    return _verb(found["noun"], tag)


def _verb(noun: str, tag: str) -> str:
    import lemminflect  # slow to load: only when words are compared

    verb, _, after = table("spelling")["deeds"].get(noun.lower(), noun.lower()).partition(" ")
    form = lemminflect.getInflection(verb, tag=tag)
    return " ".join([form[0] if form else verb, after]).strip()


@cache
def _patterns() -> list[tuple[re.Pattern[str], dict[str, str], str]]:
    made = []
    for entry in table("spelling")["light"]:
        verb, _, nouns = entry.partition(":")
        forms = _forms(verb)
        said = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
        of = [noun.removesuffix("/of") for noun in nouns.split() if noun.endswith("/of")]
        others = [noun for noun in nouns.split() if not noun.endswith("/of")]
        ways = [rf"(?:{'|'.join(of)}) of\b(?= )"] if of else []
        ways += [rf"(?:{'|'.join(others)}){_END}"] if others else []
        for way in ways:
            way = way.replace("(?:", "(?P<noun>", 1)
            made.append((_compiled(rf"({said}) an? {way}"), forms, ""))
    nouns = "|".join(table("spelling")["given"].split())
    forms = _forms("give")
    said = "|".join(forms)
    made.append((_compiled(rf"({said}) {_THING_NAMED} an? (?P<noun>{nouns}){_END}"), forms, "to"))
    made.append((_compiled(rf"({said}) an? (?P<noun>{nouns}) to {_THING_NAMED}"), forms, "to"))
    be = dict.fromkeys(("is", "are", "was", "were", "being", "gets", "getting"), "")
    given = rf"({'|'.join(be)}) given an? (?P<noun>{nouns}){_END}"
    return [*made, (_compiled(given), be, "given")]


_THING_NAMED = _THING.replace("(", "(?P<whom>", 1)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b{pattern}", re.IGNORECASE)


def _forms(entry: str) -> dict[str, str]:
    """Each form of a light verb, which may have a particle, by its tag."""
    import lemminflect

    verb, _, particle = entry.partition(" ")
    words = {lemminflect.getInflection(verb, tag=tag)[0]: tag for tag in _TAGS}
    return {f"{word} {particle}".strip(): tag for word, tag in words.items()}
