"""What can stand for a word or a phrase: the same in other words, or something else of its kind."""

import tomllib
from collections import defaultdict
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

from bench.judge.ways import Ways
from bench.judge.wordnet import WordNet
from bench.judge.words import inflect, put, read, span

TABLES = Path(__file__).parent / "training.toml"
PARTS = {"N": "NOUN", "V": "VERB", "A": "ADJ", "R": "ADV"}


class Lexicon:
    """WordNet and training.toml, asked with words as they stand in a prompt."""

    def __init__(self, wordnet: WordNet) -> None:
        self.wordnet = wordnet
        self.tables: dict[str, Any] = tomllib.loads(TABLES.read_text("utf-8"))
        self.adjectives = Ways(self.tables["adjectives"])
        self.phrases = Ways(self.tables["phrases"])
        synonyms = self.tables["synonyms"]
        self.units = Ways(self.tables["units"], after=r"\d ")
        self.small_words = Ways({part: synonyms[part] for part in ("PREP", "ANY", "ADV")})
        self._groups: dict[tuple[str, str], list[str]] = defaultdict(list)
        for part in ("NOUN", "VERB"):
            for group in (entry.split("|") for entry in synonyms[part]):
                for word in group:
                    others = [other for other in group if other != word]
                    self._groups[word.replace(" ", "_"), part] += others

    def synonyms(self, lemma: str, part: str) -> list[str]:
        return [*self._groups.get((lemma, part), []), *self.wordnet.synonyms(lemma, part)]

    def alike(self, one: str, other: str, part: str) -> bool:
        """Whether they might mean the same in any sense: then they are no safe change."""
        one, other = one.replace(" ", "_"), other.replace(" ", "_")
        senses = self.wordnet.senses
        shared = set(senses.get((one, part), [])) & set(senses.get((other, part), []))
        return bool(shared) or one == other or other in self.synonyms(one, part)

    def swap(self, text: str, rng: Random, source: str, letters: str) -> str | None:
        """One word, or a name of two, replaced by what `source` has for it: "synonyms", …"""
        words = read(text)
        places = [
            (at, size)
            for size in (1, 1, 2)
            for at in range(len(words) - size + 1)
            if words[at + size - 1].tag in letters or (size == 2 and words[at].tag in letters)
        ]
        rng.shuffle(places)
        for at, size in places:
            letter = words[at].tag if words[at].tag == "V" else words[at + size - 1].tag
            if letter not in letters:
                continue
            # A part of a longer name, "fire" of "fire engine", has no synonyms of its own.
            if size == 1 and letter == "N" and self._in_name(text, at):
                continue
            lemma, form = self._lemma(text, at, size, letter)
            found = self._find(source, lemma, PARTS[letter], rng)
            if found:
                return put(text, at, at + size, inflect(rng.choice(found), form))
        return None

    def _find(self, source: str, lemma: str, part: str, rng: Random) -> list[str]:
        if source == "synonyms":
            return self.synonyms(lemma, part)
        if source == "other":
            kind = self.kind(lemma)
            alive = kind in ("person", "animal")
            near = ["person", "animal"] if alive else ["thing", "food", "plant"]
            found = rng.sample(self.wordnet.concrete[rng.choice(near)], 3) if kind else []
        elif source == "explained":
            found = self.wordnet.explained(lemma, part)
        else:
            found = getattr(self.wordnet, source)(lemma, part)
        return [word for word in found if not self.alike(lemma, word, part)]

    def _lemma(self, text: str, at: int, size: int, letter: str) -> tuple[str, str]:
        words = read(text)
        if size == 1:
            return words[at].lemma, words[at].form
        first, last = words[at], words[at + 1]
        if letter == "V":
            return f"{first.lemma}_{span(text, at + 1, at + 2).lower()}", first.form
        return f"{span(text, at, at + 1).lower()}_{last.lemma}", last.form

    def _in_name(self, text: str, at: int) -> bool:
        return any(
            self.wordnet.first(self._lemma(text, start, 2, "N")[0], "NOUN")
            for start in (at - 1, at)
            if 0 <= start < len(read(text)) - 1
        )

    def kind(self, lemma: str) -> str | None:
        return self._kinds.get(lemma)

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {word: kind for kind, words in self.wordnet.concrete.items() for word in words}
