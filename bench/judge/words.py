"""An English prompt's words: what part of speech each is, and how another takes its form."""

import re
from dataclasses import dataclass
from functools import lru_cache

import lemminflect

_CLOSED = {
    "D": "a an the some any this that these those his her its their my your our each every another",
    "P": "in on at by with of from to into onto under over above below behind beside near between"
    " through across along around inside outside against towards toward without within upon past"
    " off up down beneath among for during about like as",
    "U": "is are was were be been being am has have had do does can will would",
    "C": "and or but while then",
    "O": "who which it he she they them him what there not no n't very so too all both next"
    " left right",
}
_TAGS = {word: tag for tag, words in _CLOSED.items() for word in words.split()}
NUMBERS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_AFTER_HEAD = {"who", "which", "of", "with", "in", "on", "for", "from", "used", "having", "made"}
_PARTS = (("VERB", "V"), ("NOUN", "N"), ("ADJ", "A"), ("ADV", "R"))
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:\.\d+)?|[^\w\s]")
GROUP = "D?[#A]*N+"
"""A noun and what stands before it, in a string of tags (one letter a word)."""
_VOWEL = re.compile(
    r"(?:[aeiou]|hour|honest|heir)(?!ni[cft]|se[ldr]|uro|ne\b|kulele)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Word:
    """Where it stands in the text, its tag (a letter), its lemma, and its form: a tag of Penn's."""

    start: int
    end: int
    tag: str
    lemma: str
    form: str


@lru_cache(maxsize=200_000)
def _readings(word: str) -> dict[str, str]:
    return {part: lemmas[0] for part, lemmas in lemminflect.getAllLemmas(word).items()}


@lru_cache(maxsize=20_000)
def read(text: str) -> tuple[Word, ...]:
    """The text's words in order, tagged by simple rules: right for nine words of ten."""
    found = list(_TOKEN.finditer(text))
    words: list[Word] = []
    for at, match in enumerate(found):
        following = found[at + 1][0].lower() if at + 1 < len(found) else ""
        before = words[-1].tag if words else ""
        words.append(_word(match, before, following))
    return tuple(words)


def _word(match: re.Match[str], before: str, following: str) -> Word:
    text = match[0].lower()
    tag = _TAGS.get(text)
    lemma, form = text, ""
    if tag is None and (text[0].isdigit() or text in NUMBERS):
        tag = "#"
    elif tag is None and not text[0].isalpha():
        tag = ","
    elif tag is None:
        tag = _open_tag(text, before, following)
        part = next((name for name, letter in _PARTS if letter == tag), "NOUN")
        lemma = _readings(text).get(part, text)
        form = _form(text, lemma, tag)
    return Word(match.start(), match.end(), tag, lemma, form)


def _open_tag(text: str, before: str, following: str) -> str:
    may = set(_readings(text))
    comes_noun = "NOUN" in _readings(following) and following not in _TAGS
    if "VERB" in may and text.endswith("ing"):
        return "A" if before in ("D", "A", "P") and comes_noun else "V"
    if "VERB" in may and "ADJ" not in may and (text.endswith("ed") or "NOUN" not in may):
        return "A" if before in ("D", "A", "#") and comes_noun else "V"
    if "ADJ" in may and (comes_noun or before == "U" or "NOUN" not in may):
        return "A"
    if "VERB" in may and before == "N" and not comes_noun and _readings(text)["VERB"] != text:
        return "V"
    if "NOUN" in may or not may:
        return "N"
    return "R" if "ADV" in may else "V"


def _form(text: str, lemma: str, tag: str) -> str:
    if tag == "N":
        return "NNS" if text != lemma else "NN"
    if tag == "V":
        if text.endswith("ing"):
            return "VBG"
        if text == lemma:
            return "VBP"
        return "VBZ" if text.endswith("s") and lemma[-1:] != "s" else "VBN"
    return ""


@lru_cache(maxsize=50_000)
def inflect(phrase: str, form: str) -> str:
    """The phrase with its last word (a verb's: first) in this form; blanks or "_" between words."""
    words = phrase.replace("_", " ").split()
    at = 0 if form.startswith("VB") else -1
    if form in ("NNS", "VBG", "VBZ", "VBN", "VBD"):
        if form == "NNS":
            at = next((n for n, word in enumerate(words) if n and word in _AFTER_HEAD), 0) - 1
        if words[at] == "be":
            words[at] = {"VBG": "being", "VBZ": "is", "VBN": "been"}.get(form, "were")
        else:
            made = lemminflect.getInflection(words[at], form)
            words[at] = made[0] if made else words[at]
    return " ".join(words)


def tags(text: str) -> str:
    """One letter for each word of `read`."""
    return "".join(word.tag for word in read(text))


def span(text: str, start: int, end: int) -> str:
    """The text from one word up to (not with) another."""
    words = read(text)
    return text[words[start].start : words[end - 1].end] if end > start else ""


def put(text: str, start: int, end: int, new: str) -> str:
    """The text with these words replaced, articles and blanks in order."""
    words = read(text)
    left = text[: words[start].start] if start < len(words) else text + " "
    right = text[words[end - 1].end :] if end > start else text[len(left.rstrip(" ")) :]
    return tidy(f"{left}{new}{'' if end > start else ' '}{right}")


def tidy(text: str) -> str:
    """One blank between words, none before a comma, "a" and "an" by what follows."""
    text = re.sub(r"\s+", " ", text).strip(" ,")
    text = re.sub(r" ([,.!?])", r"\1", re.sub(r"(?:,\s*){2,}", ", ", text))

    def article(found: re.Match[str]) -> str:
        wanted = "an" if _VOWEL.match(found[2]) else "a"
        return f"{wanted.capitalize() if found[1][0] == 'A' else wanted} {found[2]}"

    text = re.sub(r"\b([Aa]n?) (?:an? |the |one )?(\w+)", article, text)
    return re.sub(r"\b(the|two|three|four|five) (?:an?|the) ", r"\1 ", text)
