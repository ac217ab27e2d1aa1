"""Takes off an English prompt the sentences and remarks that are about no picture."""

import re
from functools import cache

from cache.sameness.requests import filled, is_remark
from cache.sameness.tables import table

_ENDS = re.compile(
    r"(\s*(?:[.!?\u2026]+(?=\s|$|\))|\n+|[()\[\]]|;|:(?=\s)|\s[-\u2013\u2014]+\s)+\s*)"
)
_LAUGHTER = re.compile(r"(\w) (?:lmf?ao+|lo+l+|ha(?:ha)+h?|rofl|omg)\b")
_DASH = re.compile(r"\s[-\u2013\u2014]+\s")
_MOST_SENTENCES = 24
_COMMA = re.compile(r",(?!\d)")


def without_chat(text: str) -> str:
    """A prompt in lower case without what is only said to whom it is sent: "this is for my class".

    Whole sentences and what stands between brackets are left out wherever they are, parts between
    commas and what leads to a colon only where nothing of the picture stands outside of them.
    """
    if not _is_spoken(text):
        text = _LAUGHTER.sub(r"\1 . ", text)
    found = _ENDS.split(text)
    if len(found) > 2 * _MOST_SENTENCES:
        return text
    sentences = list(zip(found[::2], [*found[1::2], ""], strict=True))
    kept: list[tuple[str, str]] = []
    said = ""
    for part, end in sentences:
        if _is_of_picture(part, text):
            kept.append((part, end))
        elif part.strip() and not _is_spoken(said) and _is_chat_sentence(part, end):
            if kept:
                kept[-1] = (kept[-1][0], kept[-1][1] + end.replace(")", ""))
        else:
            kept.append((part, end))
        said += part + " "
    kept = _without_leads(kept)
    if not any(part.strip() for part, _ in kept):
        return text
    return _without_ends("".join(part + end for part, end in kept).strip())


def _without_leads(kept: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Without what leads to a colon, or a dash: "what I need is this: …"."""
    while len(kept) > 1 and _leads(*kept[0]):
        kept = kept[1:]
    return kept


def _leads(part: str, end: str) -> bool:
    if ":" not in end and not (_DASH.search(end) and _pattern("dash").search(part)):
        return False
    return bool(_pattern("colon").search(part)) and not _pattern("colon_not").search(part)


def _without_ends(text: str) -> str:
    """Without the first and the last parts between commas that are chat."""
    parts = _COMMA.split(text)
    while len(parts) > 1 and is_chat(parts[0]):
        parts = parts[1:]
    praise: list[str] = []
    while len(parts) > 1 and not _is_spoken(",".join(parts[:-1])):
        if _is_of_picture(parts[-1], text):
            break
        if is_remark(parts[-1]) and not is_chat(parts[-1]):
            praise = [parts[-1], *praise]
        elif not is_chat(parts[-1]):
            break
        parts = parts[:-1]
    return ",".join([*parts, *praise]).strip()


def _is_of_picture(part: str, text: str) -> bool:
    """Whether "he loves it" is about somebody in the picture: nobody else was named."""
    return bool(_pattern("somebody").match(part.strip())) and not _pattern("own").search(text)


def _is_chat_sentence(sentence: str, end: str) -> bool:
    asks = "?" if "?" in end else ""
    if is_chat(sentence + asks) or is_chat(sentence):
        return True
    first, *rest = [part for part in _COMMA.split(sentence) if part.strip()] or [""]
    return is_chat(first) and all(is_chat(part) or _goes_on(part) for part in rest)


def is_chat(part: str) -> bool:
    """Whether a part of a prompt is about no picture."""
    part = part.strip(" ,.!;:-")
    if not part or _is_talk(part):
        return bool(part)
    return not _pattern("seen").search(part) and any(it.fullmatch(part) for it in _patterns())


def _is_talk(part: str) -> bool:
    words = re.findall(r"[\w']+(?:-\w+)*", part)
    known = _words("words") | _words("signals")
    signals = any(word in _words("signals") for word in words)
    return (
        signals
        and not re.search(r"\bmake[- ]?up\b", part)
        and all(
            word in known or re.fullmatch(r"(?:ha|he|lo|lma|x|aw|so|wo)[haeowxdl]*o*", word)
            for word in words
        )
    )


def _goes_on(part: str) -> bool:
    return bool(_pattern("going_on").fullmatch(part.strip()))


def _is_spoken(text: str) -> bool:
    """Whether something is said or written before, so that what follows may be that."""
    return bool(re.match(table("requests")["parts"]["spoken"], text))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("chat")["talk"][name].split())


@cache
def _patterns() -> list[re.Pattern[str]]:
    return [re.compile(_filled(entry)) for entry in table("chat")["patterns"]]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    chat = table("chat")
    return re.compile(_filled(chat.get(name) or chat["talk"][name]))


def _filled(pattern: str) -> str:
    return filled(pattern, table("chat")["parts"] | {"whom": table("requests")["parts"]["whom"]})
