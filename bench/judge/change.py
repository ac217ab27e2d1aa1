"""One decisive change to a prompt: its clip would no longer please who asked for the first."""

import re
from random import Random

from bench.judge.lexicon import Lexicon
from bench.judge.paraphrase import Operation, somewhere
from bench.judge.words import GROUP, NUMBERS, inflect, put, read, span, tags, tidy

_BOTH_WAYS = {"beside", "near", "by", "with", "like", "as", "alongside", "against"}
_NUMBER = re.compile(r"\b(\d+(?:\.\d+)?)\b")


class Changes:
    """What alters the meaning. `apply` makes one change, picked by weight."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._contrast: dict[str, list[str]] = lexicon.tables["contrast"]
        self._around = lexicon.tables["around"]
        self.weighted: list[tuple[Operation, float]] = [
            (self.sister, 6),
            (self.other_noun, 4),
            (self.narrower, 1),
            (self.opposite, 3),
            (lexicon.adjectives.change, 5),
            (lexicon.phrases.change, 5),
            (self.other_verb, 7),
            (self.other_place, 2),
            (self.other_particle, 4),
            (self.other_manner, 4),
            (self.count, 3),
            (self.name, 8),
            (self.added, 3),
            (self.described, 2),
            (lexicon.phrases.remove, 1.5),
            (removed, 2),
            (negated, 2),
            (exchanged, 4),
            (voice, 4),
            (modifiers_exchanged, 6),
            (order_exchanged, 8),
            (number, 10),
            (lexicon.units.change, 4),
        ]

    def apply(self, text: str, rng: Random) -> tuple[str, str] | None:
        """The changed text and the change's name; None where a dozen tries changed nothing."""
        operations, weights = zip(*self.weighted, strict=True)
        for _ in range(12):
            (operation,) = rng.choices(operations, weights)
            made = operation(text, rng)
            if made and tidy(made).lower() != text.lower():
                return tidy(made), operation.__name__
        return None

    def sister(self, text: str, rng: Random) -> str | None:
        return self._lexicon.swap(text, rng, "sisters", "N")

    def other_noun(self, text: str, rng: Random) -> str | None:
        return self._lexicon.swap(text, rng, "other", "N")

    def narrower(self, text: str, rng: Random) -> str | None:
        return self._lexicon.swap(text, rng, "narrower", "N")

    def opposite(self, text: str, rng: Random) -> str | None:
        return self._lexicon.swap(text, rng, "opposites", "AVN")

    def other_verb(self, text: str, rng: Random) -> str | None:
        verbs = [at for at, word in enumerate(read(text)) if word.tag == "V"]
        if not verbs:
            return None
        at = rng.choice(verbs)
        word = read(text)[at]
        upon = re.match(GROUP, tags(text)[at + 1 :])
        choices = self._contrast["upon" if upon else "alone"]
        others = [verb for verb in choices if not self._lexicon.alike(word.lemma, verb, "VERB")]
        return put(text, at, at + 1, inflect(rng.choice(others), word.form))

    def other_place(self, text: str, rng: Random) -> str | None:
        choices = self._contrast["places"]
        found = list(re.finditer(rf"\b(?:{'|'.join(choices[::-1])})\b", text))
        if not found:
            return None
        match = rng.choice(found)
        near = [{"in", "inside", "into"}, {"on", "onto"}, {"through", "across", "over", "along"}]
        near += [{"above", "over"}, {"out of", "off", "outside"}, {"in", "on"}, {"around", "past"}]
        alike = {word for group in near if match[0] in group for word in group} | {match[0]}
        other = rng.choice([word for word in choices if word not in alike])
        return f"{text[: match.start()]}{other}{text[match.end() :]}"

    def other_particle(self, text: str, rng: Random) -> str | None:
        words = self._contrast["particles"]
        match = re.search(rf"\b(?:{'|'.join(words)})\b(?! of)", text)
        if match is None:
            return None
        pairs = [("up", "down"), ("in", "out"), ("on", "off"), ("left", "right")]
        pairs += [("forwards", "backwards"), ("away", "back")]
        both = {a: b for pair in pairs for a, b in (pair, pair[::-1])}
        return f"{text[: match.start()]}{both[match[0]]}{text[match.end() :]}"

    def other_manner(self, text: str, rng: Random) -> str | None:
        words = self._contrast["manner"]
        found = re.search(rf"\b(?:{'|'.join(words)})\b", text)
        if found is None:
            return None
        return text.replace(found[0], rng.choice([word for word in words if word != found[0]]), 1)

    def count(self, text: str, rng: Random) -> str | None:
        """Another number of the same; a single one becomes several."""
        match = somewhere("#", text, rng)
        if match is not None:
            old = span(text, *match.span()).lower()
            return put(text, *match.span(), rng.choice([n for n in NUMBERS[:10] if n != old]))
        match = somewhere("D([#A]*N*)(N)(?!N)", text, rng)
        if match is None or read(text)[match.start()].lemma not in ("a", "an", "the"):
            return None
        many = rng.choice([*NUMBERS[1:8], "many", "several", "a crowd of", "hundreds of"])
        noun = inflect(read(text)[match.start(2)].lemma, "NNS")
        return put(text, *match.span(), f"{many} {span(text, *match.span(1))} {noun}")

    def name(self, text: str, rng: Random) -> str | None:
        for kind in ("names", "texts"):
            found = [word for word in self._around[kind] if re.search(rf"\b{word}\b", text)]
            if found and (kind == "names" or "'" in text or '"' in text):
                old = rng.choice(found)
                return text.replace(old, rng.choice([n for n in self._around[kind] if n != old]))
        return None

    def added(self, text: str, rng: Random) -> str | None:
        return f"{text} {self._lexicon.phrases.any(rng)}"

    def described(self, text: str, rng: Random) -> str | None:
        """A noun gets an adjective that it did not have."""
        match = somewhere("(?<![AN])N", text, rng)
        if match is None:
            return None
        adjective = self._lexicon.adjectives.any(rng)
        return put(text, *match.span(), f"{adjective} {span(text, *match.span())}")


def removed(text: str, rng: Random) -> str | None:
    """An adjective, or a phrase at the end, left out."""
    match = somewhere(f"A(?=A*N)|(?<=N)P{GROUP}$|(?<=N)V?P?{GROUP}$|(?<=N)C{GROUP}", text, rng)
    return put(text, *match.span(), "") if match and match.start() else None


def negated(text: str, rng: Random) -> str | None:
    if " without " in text:
        return text.replace(" without ", " with ", 1)
    if " not " in text:
        return text.replace(" not ", " ", 1)
    if " with " in text and rng.random() < 0.7:
        return text.replace(" with ", " without ", 1)
    match = somewhere("V|A(?!A*N)", text, rng)
    return put(text, *match.span(), f"not {span(text, *match.span())}") if match else None


def exchanged(text: str, rng: Random) -> str | None:
    """Who does it and whom it is done to change places; so what is on what."""
    match = somewhere(f"({GROUP})(U?V+R?P?|P)({GROUP})", text, rng)
    if match is None:
        return None
    one, other = span(text, *match.span(1)), span(text, *match.span(3))
    between = span(text, *match.span(2)).lower()
    if one.lower() == other.lower() or between in _BOTH_WAYS or "next to" in text:
        return None
    return put(text, match.start(), match.end(), f"{other} {span(text, *match.span(2))} {one}")


def voice(text: str, rng: Random) -> str | None:
    """ "a dog chasing a cat" → "a dog being chased by a cat"."""
    match = somewhere(f"({GROUP})(U?V)({GROUP})(?=[PC,]|$)", text, rng)
    if match is None or (verb := read(text)[match.end(2) - 1]).form == "VBN":
        return None
    done = inflect(verb.lemma, "VBN")
    return put(
        text, *match.span(2), rng.choice([f"being {done} by", f"{done} by", f"is {done} by"])
    )


def modifiers_exchanged(text: str, rng: Random) -> str | None:
    """ "a red car and a blue bus" → "a blue car and a red bus"."""
    found = list(re.finditer("[A#](?=[A#]*N)", tags(text)))
    if len(found) < 2:
        return None
    one, other = sorted(rng.sample(found, 2), key=lambda match: match.start())
    if "N" not in tags(text)[one.end() : other.start()]:
        return None
    mine, theirs = span(text, *one.span()), span(text, *other.span())
    if mine.lower() == theirs.lower():
        return None
    return put(put(text, *other.span(), mine), *one.span(), theirs)


def order_exchanged(text: str, _: Random) -> str | None:
    made, count = re.subn(
        r"(\w+ing\b[^,]*?),?( and then| then| before| after| until) (\w+ing\b[^,]*)",
        r"\3\2 \1",
        text,
        count=1,
    )
    return made if count else None


def number(text: str, rng: Random) -> str | None:
    match = _NUMBER.search(text)
    if match is None:
        return None
    factor = rng.choice([0.1, 0.5, 1.1, 1.5, 2, 3, 10])
    return f"{text[: match.start()]}{float(match[1]) * factor:g}{text[match.end() :]}"
