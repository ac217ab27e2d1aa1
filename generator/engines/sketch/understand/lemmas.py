"""Base forms of English words: what a plural or a verb's ending may have been made of.

A handful of rules and a table of exceptions, because the answers are only ever looked up in a
vocabulary of a few thousand words. Compared: simplemma (tens of megabytes of word lists),
lemminflect and inflect (slower to load than this whole room, and still in need of the vocabulary).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Lemmas:
    """`nouns` and `verbs` are the irregular forms, each with its base."""

    nouns: Mapping[str, str] = field(default_factory=dict)
    verbs: Mapping[str, str] = field(default_factory=dict)

    def singulars(self, word: str) -> list[str]:
        """What the word may be the plural of.

        >>> Lemmas().singulars("foxes")
        ['foxe', 'fox']
        """
        if word in self.nouns:
            return [self.nouns[word]]
        if len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
            return []
        found = [word[:-1]]
        if word.endswith("ies"):
            found.insert(0, word[:-3] + "y")
        if word.endswith("ves"):
            found += [word[:-3] + "f", word[:-3] + "fe"]
        if word.endswith("es"):
            found.append(word[:-2])
        return found

    def verbs_of(self, word: str) -> list[tuple[str, str]]:
        """What verb the word may be a form of, with the form's name (s, ing, ed).

        >>> Lemmas().verbs_of("running")[1]
        ('run', 'ing')
        """
        found: list[tuple[str, str]] = []
        if word in self.verbs:
            found.append((self.verbs[word], "ing" if word.endswith("ing") else "ed"))
        if len(word) < 4:
            return found
        if word.endswith("ing") and len(word) > 4:
            found += [(stem, "ing") for stem in _stems(word[:-3])]
        elif word.endswith("ed"):
            found += [(stem, "ed") for stem in _stems(word[:-2])]
            if word.endswith("ied"):
                found.append((word[:-3] + "y", "ed"))
        elif word.endswith("s") and not word.endswith("ss"):
            found += [(stem, "s") for stem in Lemmas().singulars(word)]
        return found


def _stems(rest: str) -> list[str]:
    """The verb before -ing or -ed: as it stands, undoubled, or with its e again."""
    found = [rest]
    if len(rest) > 2 and rest[-1] == rest[-2] and rest[-1] not in _VOWELS:
        found.append(rest[:-1])
    found.append(rest + "e")
    return found
