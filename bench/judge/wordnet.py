"""WordNet as the synthesis of training pairs needs it: synonyms, sisters, opposites, kinds."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PARTS = {"noun": "NOUN", "verb": "VERB", "adj": "ADJ", "adv": "ADV"}
DIGITS = {"1": "NOUN", "2": "VERB", "3": "ADJ", "4": "ADV", "5": "ADJ"}
CONCRETE = {"05": "animal", "06": "thing", "13": "food", "18": "person", "20": "plant"}
"""Lexicographer files whose nouns can stand for one another in a prompt."""
_POINTER = re.compile(r"(!|@i?|~i?|&) (\d{8}) [nvars] (\d{4})")
_PLAIN = re.compile(r"[a-z]+(?:[_-][a-z]+){0,2}")


@dataclass(frozen=True, slots=True)
class Synset:
    """One meaning: its words, its lexicographer file, and the meanings it points to."""

    words: tuple[str, ...]
    file: str
    pointers: tuple[tuple[str, str], ...]  # kind ("!", "@", "~" or "&") and offset
    gloss: str

    def pointed(self, kind: str) -> list[str]:
        return [offset for sign, offset in self.pointers if sign == kind]


class WordNet:
    """The dict files of WordNet 3.0 in a folder, read whole. Words have "_" for a blank."""

    def __init__(self, folder: Path) -> None:
        self.senses: dict[tuple[str, str], list[str]] = {}
        self.synsets: dict[tuple[str, str], Synset] = {}
        self.uses: Counter[tuple[str, str]] = Counter()
        for line in (folder / "cntlist.rev").read_text("utf-8").splitlines():
            key, _, count = line.split()
            word, _, rest = key.partition("%")
            self.uses[word, DIGITS[rest[0]]] += int(count)
        for name, part in PARTS.items():
            for line in _lines(folder / f"index.{name}"):
                fields = line.split()
                self.senses[fields[0], part] = fields[-int(fields[2]) :]
            for line in _lines(folder / f"data.{name}"):
                fields = line.split(" ")
                words = [
                    re.sub(r"\(.*\)", "", fields[4 + 2 * at]) for at in range(int(fields[3], 16))
                ]
                pointers = [(sign[0], offset) for sign, offset, _ in _POINTER.findall(line)]
                self.synsets[part, fields[0]] = Synset(
                    tuple(word for word in words if _PLAIN.fullmatch(word)),
                    fields[1],
                    tuple(pointers),
                    line.partition(" | ")[2].strip(),
                )

    def synonyms(self, word: str, part: str) -> list[str]:
        """Words that share its first meaning, for which it is their first or second meaning, too.

        Words nobody counted are left out: nobody asks for a video with them.
        """
        first = self.first(word, part)
        if first is None:
            return []
        return [
            other
            for other in self.synsets[part, first].words
            if other != word
            and self.known(other, part)
            and first in self.senses.get((other, part), [])[:2]
        ]

    def sisters(self, word: str, part: str) -> list[str]:
        """Other kinds of the same thing, by first meanings; never its synonyms."""
        first = self.first(word, part)
        if first is None:
            return []
        mine = set(self.synsets[part, first].words)
        found = [
            other
            for above in self.synsets[part, first].pointed("@")
            for offset in self.synsets[part, above].pointed("~")
            if offset != first and not mine & set(self.synsets[part, offset].words)
            for other in self.synsets[part, offset].words[:2]
        ]
        return [other for other in found if self.known(other, part) and other not in mine]

    def narrower(self, word: str, part: str) -> list[str]:
        """Kinds of it: what names more than it does."""
        first = self.first(word, part)
        below = self.synsets[part, first].pointed("~") if first else []
        found = [other for offset in below for other in self.synsets[part, offset].words[:1]]
        return [other for other in found if self.known(other, part)]

    def opposites(self, word: str, part: str) -> list[str]:
        """Antonyms of its first meaning, or of the adjectives it is like."""
        first = self.first(word, part)
        if first is None:
            return []
        near = [first, *self.synsets[part, first].pointed("&")[:1]]
        far = [o for offset in near for o in self.synsets[part, offset].pointed("!")]
        found = [other for offset in far for other in self.synsets[part, offset].words]
        return [other for other in found if self.known(other, part)]

    def explained(self, word: str, part: str) -> list[str]:
        """Its first meaning in a few words, if WordNet's explanation is that short."""
        first = self.first(word, part)
        if first is None or part not in ("NOUN", "VERB"):
            return []
        gloss = re.split(r"[;,(]", self.synsets[part, first].gloss)[0].strip()
        gloss = re.sub(r"^(?:an?|the|to|be) ", "", gloss).replace("one's", "its")
        words = gloss.split()
        general = {"genus", "member", "family", "any", "act", "unit", "something", "or", "that"}
        most = 7 if part == "NOUN" else 4
        if not 2 <= len(words) <= most or general & set(words) or word in words:
            return []
        return [gloss] if re.fullmatch(r"[a-z' -]+", gloss) else []

    def first(self, word: str, part: str) -> str | None:
        """The offset of its most frequent meaning."""
        return next(iter(self.senses.get((word, part), [])), None)

    def known(self, word: str, part: str) -> bool:
        """Whether somebody might say it: counted in texts, or or of two words and few meanings."""
        return self.uses[word, part] > 0 or ("_" in word and len(self.senses[word, part]) < 3)

    @cached_property
    def concrete(self) -> dict[str, list[str]]:
        """Nouns that can be seen, by kind: those whose first meaning was counted."""
        found: dict[str, list[str]] = defaultdict(list)
        for (word, part), senses in sorted(self.senses.items()):
            if part == "NOUN" and self.uses[word, part] and _PLAIN.fullmatch(word):
                kind = CONCRETE.get(self.synsets[part, senses[0]].file)
                if kind and word in self.synsets[part, senses[0]].words and len(word) > 2:
                    found[kind].append(word)
        return found


def _lines(path: Path) -> list[str]:
    lines = path.read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith(" ")]
