"""Writes what cache/sameness takes from WordNet: `python -m bench.make_synonyms FOLDER`.

The folder holds the files of WordNet 3.0's dict (data.noun, index.noun, cntlist.rev …), as Debian's
package wordnet-base has them in /usr/share/wordnet.
"""

import itertools
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent.parent / "cache" / "data"
LEFT_OUT = frozenset(["nigger", "nigra", "negro", "negroid", "spic", "abo", "aborigine"])
"""Words that have no business here."""
PARTS = ("noun", "verb", "adj", "adv")
FILE_NUMBERS = {"05": "animal", "18": "person", "28": "time"}
"""WordNet's lexicographer files noun.animal, noun.person and noun.time."""
PLACES = frozenset(
    [
        *("location", "structure", "area", "room", "geological_formation", "body_of_water", "land"),
        *(
            "way",
            "vegetation",
            "facility",
            "geographical_area",
            "tract",
            "mercantile_establishment",
        ),
        *("building", "workplace", "sky"),
    ]
)
MOST_MEANINGS = 3
"""Of a word in all its parts of speech; pairs of words of more meanings are wrong too often."""
NOTE = "# From WordNet 3.0 by bench/make_synonyms.py; see WORDNET-LICENSE.txt.\n"


@dataclass(frozen=True)
class Synset:
    """One meaning: its words, the number of its lexicographer file, what it is a kind of."""

    words: tuple[str, ...]
    file_number: str
    above: tuple[str, ...]


class WordNet:
    """The dict files, read whole."""

    def __init__(self, folder: Path) -> None:
        self.senses: dict[tuple[str, str], list[str]] = {}
        self.synsets: dict[tuple[str, str], Synset] = {}
        self.uses: Counter[str] = Counter()
        self.uses_as: Counter[tuple[str, str]] = Counter()
        for line in (folder / "cntlist.rev").read_text("utf-8").splitlines():
            key, _, count = line.split()
            word, _, rest = key.partition("%")
            self.uses[word] += int(count)
            self.uses_as[word, {"1": "noun", "2": "verb", "4": "adv"}.get(rest[0], "adj")] += int(
                count
            )
        for part in PARTS:
            for line in _lines(folder / f"index.{part}"):
                fields = line.split()
                self.senses[fields[0], part] = fields[-int(fields[2]) :]
            for line in _lines(folder / f"data.{part}"):
                fields = line.split(" ")
                number = int(fields[3], 16)
                words = [re.sub(r"\(.*\)", "", fields[4 + 2 * at]) for at in range(number)]
                above = re.findall(r"@i? (\d{8}) n", line.partition("|")[0])
                self.synsets[part, fields[0]] = Synset(tuple(words), fields[1], tuple(above))

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Words of which one meaning is the first of both, or nearly."""
        for (part, offset), synset in self.synsets.items():
            words = sorted({word.lower() for word in synset.words})
            words = [word for word in words if re.fullmatch(r"[a-z][a-z_-]*", word)]
            for one, other in itertools.combinations(words, 2):
                gerunds = part == "noun" and one.endswith("ing") and other.endswith("ing")
                phrase = part != "noun" and " " in f"{one}{other}".replace("_", " ")
                clear = max(self._meanings(one), self._meanings(other)) <= MOST_MEANINGS
                clear = clear and LEFT_OUT.isdisjoint((one, other))
                if min(self.uses[one], self.uses[other]) and clear and not gerunds and not phrase:
                    ranks = self._rank(one, part, offset), self._rank(other, part, offset)
                    if ranks in ((0, 0), (0, 1), (1, 0)):
                        yield one, other

    def _meanings(self, word: str) -> int:
        return sum(len(self.senses.get((word, part), ())) for part in PARTS)

    def _rank(self, word: str, part: str, offset: str) -> int:
        """Which of the word's meanings it is; a second one of more than two does not count."""
        senses = self.senses.get((word, part), [])
        rank = senses.index(offset) if offset in senses else 9
        return rank if rank == 0 or len(senses) <= 2 else 9

    def kinds(self) -> dict[str, set[str]]:
        """What single words are: animal, person, place or time; and those that are mostly verbs."""
        kinds: dict[str, set[str]] = defaultdict(set)
        for (word, part), senses in self.senses.items():
            if not re.fullmatch(r"[a-z]{2,12}", word):
                continue
            if part == "noun":
                synset = self.synsets[part, senses[0]]
                if word in synset.words and (self.uses[word] or len(senses) < 3):
                    kind = FILE_NUMBERS.get(synset.file_number)
                    kind = kind or ("place" if self._is_place(senses[0]) else None)
                    if kind:
                        kinds[word].add(kind)
            if part == "verb" and self.uses_as[word, part] > self.uses_as[word, "noun"]:
                kinds[word].add("verb")
        return kinds

    def _is_place(self, offset: str, depth: int = 0) -> bool:
        synset = self.synsets["noun", offset]
        if PLACES.intersection(synset.words):
            return True
        return depth < 9 and any(self._is_place(above, depth + 1) for above in synset.above)


def _lines(path: Path) -> list[str]:
    lines = path.read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith(" ")]


def _barred() -> set[tuple[str, str]]:
    """What synonyms.toml keeps apart, in the order of the alphabet."""
    groups = tomllib.loads((DATA / "synonyms.toml").read_text("utf-8"))["barred"]
    words = (
        sorted(word.strip().replace(" ", "_") for word in group.split("|")) for group in groups
    )
    return {pair for group in words for pair in itertools.combinations(group, 2)}


def main(folder: Path) -> None:
    """Writes wordnet_pairs.tsv and wordnet_kinds.tsv into cache/data."""
    wordnet = WordNet(folder)
    pairs = sorted(set(wordnet.pairs()) - _barred())
    text = "".join(f"{one}\t{other}\n".replace("_", " ") for one, other in pairs)
    (DATA / "wordnet_pairs.tsv").write_text(NOTE + text, "utf-8")
    kinds = sorted(wordnet.kinds().items())
    text = "".join(f"{word}\t{' '.join(sorted(kind))}\n" for word, kind in kinds)
    (DATA / "wordnet_kinds.tsv").write_text(NOTE + text, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
