"""Pairs of prompts to train the judge of sameness on, drawn with a seed."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.judge.change import Changes
from bench.judge.lexicon import Lexicon
from bench.judge.paraphrase import Paraphrases
from bench.judge.words import inflect, tidy

LONGEST = 45  # characters of a prompt that pairs are made from
SUBJECTS = ["ball", "pendulum", "block", "cart", "spring", "rocket", "wave", "planet", "charge"]


@dataclass(frozen=True, slots=True)
class Pair:
    """`how` names the operations, for a look at what was learned."""

    a: str
    b: str
    same: bool
    how: str


def prompts(folder: Path) -> list[str]:
    """VBench's English prompts and Parti's, without the very long."""
    found = (folder / "vbench_en.txt").read_text("utf-8").splitlines()
    with (folder / "parti.tsv").open(encoding="utf-8", newline="") as file:
        found += [row["Prompt"] for row in csv.DictReader(file, delimiter="\t", quoting=3)]
    cleaned = {tidy(re.sub(r"[.\s]+$", "", prompt)) for prompt in found}
    return sorted(prompt for prompt in cleaned if 8 < len(prompt) <= LONGEST)


class Synthesis:
    """Draws pairs; `pairs` gives as many of the same as of others."""

    def __init__(self, prompts: list[str], lexicon: Lexicon, rng: Random) -> None:
        self._prompts, self._lexicon, self._rng = prompts, lexicon, rng
        self._paraphrases, self._changes = Paraphrases(lexicon), Changes(lexicon)

    def pairs(self, count: int) -> Iterator[Pair]:
        made = 0
        while made < count:
            pair = self._same() if made % 2 else self._different()
            if pair is not None and pair.a.lower() != pair.b.lower():
                made += 1
                yield (
                    pair if self._rng.random() < 0.5 else Pair(pair.b, pair.a, pair.same, pair.how)
                )

    def _same(self) -> Pair | None:
        text = self._base()
        one, _ = self._paraphrases.apply(text, self._rng, self._rng.choice([0, 0, 1]))
        count = self._rng.choice([1, 1, 1, 2, 2, 3])
        other, names = self._paraphrases.apply(text, self._rng, count)
        return Pair(one, other, True, "+".join(names)) if names else None

    def _different(self) -> Pair | None:
        text = self._base()
        changed = self._changes.apply(text, self._rng)
        if changed is None:
            return None
        one, _ = self._paraphrases.apply(text, self._rng, self._rng.choice([0, 0, 1]))
        count = self._rng.choice([0, 0, 1, 1, 2])
        other, names = self._paraphrases.apply(changed[0], self._rng, count)
        return Pair(one, other, False, "+".join([changed[1], *names]))

    def _base(self) -> str:
        """A prompt of the lists or a made one, with other nouns and more said of them."""
        rng = self._rng
        drawn = rng.random()
        if drawn < 0.65:
            text = self._scene()
        elif drawn < 0.7:
            text = self._measured()
        elif drawn < 0.73:
            text = self._named()
        else:
            text = rng.choice(self._prompts)
        for _ in range(rng.choice([0, 0, 0, 1])):
            text = self._lexicon.swap(text, rng, "other", "N") or text
        if rng.random() < 0.25:
            text = self._changes.described(text, rng) or text
        if rng.random() < 0.15:
            text = f"{text} {self._lexicon.phrases.any(rng)}"
        return tidy(text)

    def _scene(self) -> str:
        """A short scene of words that the lists of prompts may lack."""
        rng, pool = self._rng, self._lexicon.wordnet.concrete
        who = self._noun(rng.choice(["person", "animal", "thing"]))
        if rng.random() < 0.4:
            return who
        if rng.random() < 0.35:
            return f"{who} {self._verb('alone')}"
        if rng.random() < 0.5:
            where = rng.choice(self._lexicon.tables["contrast"]["places"])
            return f"{who} {self._verb('alone')} {where} {self._noun('thing')}"
        kind = rng.choice(list(pool))
        tail = f" {self._lexicon.phrases.any(rng)}" if rng.random() < 0.15 else ""
        return f"{who} {self._verb('upon')} {self._noun(kind)}{tail}"

    def _noun(self, kind: str) -> str:
        rng = self._rng
        groups = self._lexicon.tables["synonyms"]["NOUN"]
        pool = self._lexicon.wordnet.concrete[kind]
        word = rng.choice(groups).split("|")[0] if rng.random() < 0.4 else rng.choice(pool)
        if rng.random() < 0.15:
            return f"{rng.choice(['two', 'three', 'four', 'five', 'many'])} {inflect(word, 'NNS')}"
        return tidy(f"a {word.replace('_', ' ')}")

    def _verb(self, kind: str) -> str:
        tables = self._lexicon.tables
        verb = self._rng.choice(tables["contrast"][kind])
        if self._rng.random() < 0.4:
            groups = [group.split("|") for group in tables["synonyms"]["VERB"]]
            verb = self._rng.choice(groups)[0]
        return inflect(verb, self._rng.choice(["VBG", "VBG", "VBZ"]))

    def _measured(self) -> str:
        rng = self._rng
        number = rng.choice([rng.randint(1, 20), rng.randint(1, 99) / 10, rng.randint(2, 90) * 10])
        unit = self._lexicon.units.any(rng)
        verb = self._verb("alone")
        form = rng.choice(["a {n} {u} {s} {v}", "a {s} {v} at {n} {u}", "a {s} of {n} {u} {v}"])
        return form.format(n=number, u=unit, s=rng.choice(SUBJECTS), v=verb)

    def _named(self) -> str:
        rng, around = self._rng, self._lexicon.tables["around"]
        if rng.random() < 0.5:
            return f"{rng.choice(around['names'])} {self._verb('upon')} {self._noun('thing')}"
        thing = rng.choice(["a sign", "a neon sign", "a t-shirt", "a cake", "a banner", "a poster"])
        says = rng.choice(["saying", "that says", "with the words"])
        return f"{thing} {says} '{rng.choice(around['texts'])}'"
