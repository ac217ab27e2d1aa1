"""Makes traces of requests, always the same from a seed: `python -m bench.traces OUT.jsonl`.

Prompts are real ones (VBench and PartiPrompts where `shared/prompts` has them) and the labelled
pairs of `bench/sameness/development.jsonl`: their same pairs are wordings of one meaning, their
different pairs two meanings that look alike. Half of the requests (`Plan.labelled`) are for the one
sort, the rest for the other, in each by Zipf's law: the meaning of rank r with a weight of r^-s.
Meanings that look alike have neighbouring ranks: as many ask for the red car as for the blue one.
Arrivals are a Poisson process; communities have shares of 1, 1/2, 1/3 … and the same taste.
"""

import argparse
import itertools
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.replay.trace import Ask

HERE = Path(__file__).parent
PROMPTS = HERE.parent.parent / "shared" / "prompts"
PAIRS = HERE / "sameness" / "development.jsonl"

REWORDED = 0.3
"""The share of requests whose wording is touched up in a way that changes no meaning."""

FRAMES = {
    "en": (
        "make me a video of {}",
        "please make a clip of {}",
        "I want a video of {}",
        "{}, please",
    ),
    "zh": ("请帮我做一个视频：{}", "我想要一段视频：{}", "生成一个视频，{}"),
}
CASE_COUNTS = re.compile("""["'“”‘’0-9]""")
"""In prompts with words that are to be read in the picture, or with units."""

PEOPLE = 20  # in each community


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`rate` in requests a second, `zipf` the s of the law, `labelled` the share of requests for
    what the labelled pairs speak of (all, where there are no other prompts), `lang` "en" or "zh".
    """

    seed: int = 1
    requests: int = 2000
    zipf: float = 0.9
    rate: float = 1 / 8
    communities: int = 3
    labelled: float = 0.5
    lang: str = "en"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What some wordings ask for; `name` stands in a trace's "means"."""

    name: str
    wordings: tuple[str, ...]


def words_of(prompt: str) -> str:
    """What is equal where two lists have the same prompt. Not the cache's own key: it is judged."""
    return " ".join(prompt.lower().split()).rstrip(".!。")


@dataclass(slots=True)
class _Families:
    """Wordings that mean the same (`unite`), and meanings that look alike (`relate`)."""

    parent: dict[str, str] = field(default_factory=dict)
    wordings: dict[str, str] = field(default_factory=dict)  # by their words, as first met
    alike: list[tuple[str, str]] = field(default_factory=list)

    def add(self, prompt: str) -> str:
        key = words_of(prompt)
        self.wordings.setdefault(key, prompt)
        self.parent.setdefault(key, key)
        return key

    def root(self, key: str) -> str:
        while self.parent[key] != key:
            key = self.parent[key]
        return key

    def unite(self, one: str, other: str) -> None:
        self.parent[self.root(other)] = self.root(one)

    def groups(self) -> list[list[Meaning]]:
        """The families, each a list of its meanings, in the order in which they were met."""
        meanings: dict[str, list[str]] = defaultdict(list)
        for key in self.wordings:
            meanings[self.root(key)].append(key)
        names = {root: f"m{number}" for number, root in enumerate(meanings)}
        family = {root: root for root in meanings}

        def head(root: str) -> str:
            while family[root] != root:
                root = family[root]
            return root

        for one, other in self.alike:
            family[head(self.root(other))] = head(self.root(one))
        families: dict[str, list[Meaning]] = defaultdict(list)
        for root, keys in meanings.items():
            wordings = tuple(self.wordings[key] for key in keys)
            families[head(root)].append(Meaning(names[root], wordings))
        return list(families.values())


def families(lang: str = "en", *, labelled: bool) -> list[list[Meaning]]:
    """The meanings that look alike, together: those the labelled pairs speak of, or the others."""
    found = _Families()
    for pair in _pairs(lang):
        one, other = found.add(pair["a"]), found.add(pair["b"])
        if pair["label"] == "same":
            found.unite(one, other)
        else:
            found.alike.append((one, other))
    known = len(found.groups())
    for prompt in _prompts(lang):
        found.add(prompt)
    groups = found.groups()
    return groups[:known] if labelled else groups[known:]


def make(plan: Plan) -> list[Ask]:
    """The trace of a plan, the first request at 0 s."""
    dice = random.Random(plan.seed)
    labelled = _Law(families(plan.lang, labelled=True), plan.zipf, dice)
    others = _Law(families(plan.lang, labelled=False), plan.zipf, dice)
    places = [f"community {number}" for number in range(1, plan.communities + 1)]
    shares = [1 / number for number in range(1, plan.communities + 1)]
    asks, now = [], 0.0
    for _ in range(plan.requests):
        (place,) = dice.choices(places, shares)
        law = labelled if dice.random() < plan.labelled or not others else others
        meaning = law.draw(dice)
        asks.append(
            Ask(
                time=round(now, 3),
                user=f"{place}, user {dice.randint(1, PEOPLE)}",
                community=place,
                prompt=_worded(meaning, plan.lang, dice),
                means=meaning.name,
            )
        )
        now += dice.expovariate(plan.rate)
    return asks


class _Law:
    """Zipf's law over the meanings of some families, whose order is drawn."""

    def __init__(self, groups: list[list[Meaning]], s: float, dice: random.Random) -> None:
        dice.shuffle(groups)
        self._ranked = list(itertools.chain.from_iterable(groups))
        ranks = range(1, len(self._ranked) + 1)
        self._weights = list(itertools.accumulate(rank**-s for rank in ranks))

    def __len__(self) -> int:
        return len(self._ranked)

    def draw(self, dice: random.Random) -> Meaning:
        (meaning,) = dice.choices(self._ranked, cum_weights=self._weights)
        return meaning


def write(path: Path, asks: Iterable[Ask]) -> None:
    lines = (json.dumps(ask.to_json(), ensure_ascii=False) + "\n" for ask in asks)
    path.write_text("".join(lines), "utf-8")


def _worded(meaning: Meaning, lang: str, dice: random.Random) -> str:
    prompt = dice.choice(meaning.wordings)
    if dice.random() >= REWORDED:
        return prompt
    match dice.choice(("frame", "case", "stop", "blanks")):
        case "frame":
            return dice.choice(FRAMES[lang]).format(_within(prompt.rstrip(".!。")))
        case "case":
            if CASE_COUNTS.search(prompt):
                return prompt
            return prompt.upper() if dice.random() < 0.2 else prompt.lower()
        case "stop":
            return prompt.rstrip(".!。") + dice.choice((".", "!", "…"))
        case _:
            return f" {prompt.replace(' ', '  ')} "


def _within(prompt: str) -> str:
    """As it stands within a sentence; names and abbreviations keep their capital."""
    ordinary = prompt[1:2].islower() or prompt[1:2] == " "
    return prompt[:1].lower() + prompt[1:] if ordinary else prompt


def _pairs(lang: str) -> Iterator[dict[str, str]]:
    for line in PAIRS.read_text("utf-8").splitlines():
        pair = json.loads(line)
        if pair["lang"] == lang:
            yield pair


def _prompts(lang: str) -> Iterator[str]:
    vbench, parti = PROMPTS / f"vbench_{lang}.txt", PROMPTS / "parti.tsv"
    if vbench.is_file():
        yield from filter(None, vbench.read_text("utf-8").splitlines())
    if lang == "en" and parti.is_file():
        yield from (row.split("\t")[0] for row in parti.read_text("utf-8").splitlines()[1:] if row)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Make a trace of requests.")
    usual = Plan()
    parser.add_argument("out", type=Path)
    for name in ("seed", "requests", "communities"):
        parser.add_argument(f"--{name}", type=int, default=getattr(usual, name))
    for name in ("zipf", "rate", "labelled"):
        parser.add_argument(f"--{name}", type=float, default=getattr(usual, name))
    parser.add_argument("--lang", choices=sorted(FRAMES), default=usual.lang)
    given = vars(parser.parse_args(arguments))
    out: Path = given.pop("out")
    write(out, make(Plan(**given)))


if __name__ == "__main__":
    main()
