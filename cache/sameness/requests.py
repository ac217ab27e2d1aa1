"""Takes off an English prompt what only asks for a video, or praises it beforehand."""

import re
from functools import cache

from cache.sameness.tables import table

_PART = re.compile(r"\{([a-z_]+)\}")
_CROWDED = re.compile(r"(?:[,;] *){2,}")
_MOST_FRAMES = 16
_STOPS = re.compile(r" *(?:[,;]+(?!\d)|(?<!\d)[,;]+) *")


def without_request(text: str) -> str:
    """What a prompt in lower case asks for: "please make a video of a cat" asks for "a cat"."""
    for _ in range(_MOST_FRAMES):
        text = _CROWDED.sub(",", text).strip(" ,.!?")
        for pattern in _framing():
            found = pattern.fullmatch(text)
            if found and re.search(r"\w{2}", found["prompt"]):
                text = found["prompt"]
                break
        else:
            break
    return text


def without_remarks(text: str) -> str:
    """Leaves out what between two commas only says how good it should be ("crisp, no blur")."""
    if not _bears_text().search(text):
        text = _faults().sub(" ", text)
    if "," not in text:
        return text
    said = [part for part in _STOPS.split(text) if part.strip()]
    shown = _words("visible") if _sharp().search(text) else frozenset()
    kept = [
        part
        for part in said
        if not is_remark(part)
        or _tells(part, _words("visible") if part.strip().startswith(("it ", "it's")) else shown)
    ]
    return " , ".join(kept or said)


@cache
def _bears_text() -> re.Pattern[str]:
    """Things on which there may be a text or a logo, or none: a sign without text."""
    return re.compile(rf"\b(?:{table('requests')['remarks']['bearing']})s?\b")


def _tells(part: str, shown: frozenset[str]) -> bool:
    """Whether it says how a thing is, and not how the clip should be: a knife, sharp."""
    words = re.findall(r"\w+", part.lower())
    return not shown.isdisjoint(words) and _words("nouns").isdisjoint(words)


@cache
def _sharp() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{table('requests')['remarks']['sharp']})s?\b")


def is_remark(part: str) -> bool:
    """Whether a part between commas only praises: "crisp, fine details"."""
    words = re.findall(r"\w+", part.lower())
    core, around = _words("praise") | _words("nouns"), _words("around")
    return any(word in core for word in words) and all(
        word in core or word in around for word in words
    )


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("requests")["remarks"][name].split())


@cache
def _faults() -> re.Pattern[str]:
    faults = table("requests")["remarks"]["faults"]
    return re.compile(
        rf"\b(?:no|without|without any|free of|zero)(?: \w+)? (?:{faults})"
        rf"(?:(?: or| and|,)(?: no| any| without)? (?:{faults}))*(?= *(?:,|$))"
    )


@cache
def _framing() -> list[re.Pattern[str]]:
    entries = [*table("requests")["framing"], *table("english")["framing"]]
    return [re.compile(filled(entry, table("requests")["parts"])) for entry in entries]


def filled(pattern: str, parts: dict[str, str]) -> str:
    """A regular expression with its {parts}."""
    return _PART.sub(lambda found: filled(parts[found[1]], parts), pattern)
