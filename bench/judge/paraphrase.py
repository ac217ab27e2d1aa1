"""Other words for the same prompt: each operation takes a text, and gives None where it cannot."""

import re
from collections.abc import Callable
from random import Random

from bench.judge.lexicon import Lexicon
from bench.judge.words import GROUP, NUMBERS, inflect, put, read, span, tags, tidy

Operation = Callable[[str, Random], str | None]
_MATERIAL = re.compile(
    r"\b(wooden|metal|glass|plastic|stone|leather|paper|brick|marble|concrete|steel|cardboard"
    r"|silk|bronze|straw|porcelain) (\w+)"
)
_LAST_PHRASE = re.compile(r"^(.{12,}?),? ((?:in|on|at|under|during|by|near|inside) [^,]+)$")


class Paraphrases:
    """What keeps the meaning. `draw` picks operations by weight."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        around = lexicon.tables["around"]
        self._frames, self._filler = around["frames"], around["filler"]
        self.weighted: list[tuple[Operation, float]] = [
            (self.synonym, 9),
            (self.explained, 2),
            (lexicon.units.reword, 2),
            (lexicon.phrases.reword, 3),
            (lexicon.adjectives.reword, 3),
            (lexicon.small_words.reword, 2),
            (verb_form, 2),
            (passive, 2),
            (fronted, 1),
            (joined_the_other_way, 1.5),
            (material, 0.5),
            (relative_adjective, 0.7),
            (relative_participle, 1),
            (number_word, 1),
            (articles, 1),
            (mistyped, 0.5),
            (possessive, 0.5),
        ]

    def apply(self, text: str, rng: Random, count: int) -> tuple[str, list[str]]:
        """The text after up to `count` operations, and their names."""
        names: list[str] = []
        operations, weights = zip(*self.weighted, strict=True)
        # Last, so that what is said around a prompt is not taken for a part of it.
        around = [self.framed] * (rng.random() < 0.12) + [self.filled] * (rng.random() < 0.06)
        count, around = (count, around) if count else (0, [])
        for _ in range(count * 6):
            if len(names) == count:
                break
            (operation,) = rng.choices(operations, weights)
            made = operation(text, rng)
            if made and tidy(made) != text:
                text = tidy(made)
                names.append(operation.__name__)
        for operation in around:
            text = operation(text, rng) or text
            names.append(operation.__name__)
        return text, names

    def explained(self, text: str, rng: Random) -> str | None:
        return self._lexicon.swap(text, rng, "explained", "NNV")

    def synonym(self, text: str, rng: Random) -> str | None:
        return self._lexicon.swap(text, rng, "synonyms", "NNVA")

    def framed(self, text: str, rng: Random) -> str | None:
        return str(rng.choice(self._frames)).format(text)

    def filled(self, text: str, rng: Random) -> str | None:
        word = rng.choice(self._filler)
        return f"{text}, {word}" if rng.random() < 0.7 else f"{word} {text}"


def somewhere(pattern: str, text: str, rng: Random) -> re.Match[str] | None:
    """One place where the tags of the text's words match; its positions count words."""
    found = list(re.finditer(pattern, tags(text)))
    return rng.choice(found) if found else None


def _plural(text: str, start: int, end: int) -> bool:
    return read(text)[end - 1].form == "NNS" or any(w.tag == "#" for w in read(text)[start:end])


def verb_form(text: str, rng: Random) -> str | None:
    """ "a dog running" ↔ "a dog is running" ↔ "a dog runs" ↔ "a dog that runs"."""
    match = somewhere(f"({GROUP})(U?)(V)", text, rng)
    if match is None or read(text)[match.start(3)].form not in ("VBG", "VBZ", "VBP"):
        return None
    at, many = match.start(3), _plural(text, *match.span(1))
    verb, be = read(text)[at].lemma, "are" if many else "is"
    doing, does = inflect(verb, "VBG"), verb if many else inflect(verb, "VBZ")
    forms = [doing, doing, f"{be} {doing}", does, does, f"that {be} {doing}", f"that {does}"]
    return put(text, match.start(2), at + 1, rng.choice(forms))


def passive(text: str, rng: Random) -> str | None:
    """ "a dog chasing a cat" → "a cat being chased by a dog"."""
    match = somewhere(f"({GROUP})(U?V)({GROUP})(?=[PC,]|$)", text, rng)
    if match is None or (verb := read(text)[match.end(2) - 1]).form == "VBN":
        return None
    done, be = inflect(verb.lemma, "VBN"), "are" if _plural(text, *match.span(3)) else "is"
    doer, object_ = span(text, *match.span(1)), span(text, *match.span(3))
    form = rng.choice(
        [f"being {done}", f"being {done}", f"{be} {done}", done, f"{be} being {done}"]
    )
    return put(text, match.start(), match.end(), f"{object_} {form} by {doer}")


def fronted(text: str, _: Random) -> str | None:
    """ "a dog sleeping in the park" → "in the park, a dog sleeping"."""
    match = _LAST_PHRASE.match(text)
    return f"{match[2]}, {match[1]}" if match else None


def joined_the_other_way(text: str, rng: Random) -> str | None:
    """ "a cat and a dog" → "a dog and a cat"; so two adjectives."""
    match = somewhere(f"({GROUP})C({GROUP})", text, rng)
    match = match or somewhere("(A)[C,]?(A)(?=N)", text, rng)
    if match is None or " then " in text:
        return None
    between = span(text, match.end(1), match.start(2)) or ""
    one, other = span(text, *match.span(1)), span(text, *match.span(2))
    if between not in ("and", "or", ",", ""):
        return None
    return put(text, match.start(), match.end(), f"{other} {between} {one}")


def material(text: str, _: Random) -> str | None:
    made, count = _MATERIAL.subn(
        lambda found: f"{found[2]} made of {found[1].replace('wooden', 'wood')}", text, count=1
    )
    return made if count else None


def relative_adjective(text: str, rng: Random) -> str | None:
    """ "a red car" → "a car that is red"."""
    match = somewhere("(A)(N)(?!N)", text, rng)
    if match is None:
        return None
    noun, be = span(text, *match.span(2)), "are" if _plural(text, *match.span(2)) else "is"
    return put(text, *match.span(), f"{noun} that {be} {span(text, *match.span(1))}")


def relative_participle(text: str, rng: Random) -> str | None:
    """ "a dog running" ↔ "a running dog", where nothing follows."""
    match = somewhere("(D?#?)(N)(V)(?=[P,C]|$)", text, rng)
    if match is None or read(text)[match.start(3)].form != "VBG":
        return None
    before = span(text, *match.span(1))
    verb, noun = span(text, *match.span(3)), span(text, *match.span(2))
    return put(text, *match.span(), f"{before} {verb} {noun}")


def possessive(text: str, _: Random) -> str | None:
    """ "the roof of a house" → "a house's roof"."""
    made, count = re.subn(r"\b(?:the|a) (\w+) of (the|a|an) (\w+)\b", r"\2 \3's \1", text, count=1)
    return made if count else None


def number_word(text: str, rng: Random) -> str | None:
    match = somewhere("#", text, rng)
    word = span(text, *match.span()).lower() if match else ""
    if match and word in NUMBERS:
        forms = [str(NUMBERS.index(word) + 1)]
        forms += {"two": ["a pair of", "a couple of"], "twelve": ["a dozen"]}.get(word, [])
        return put(text, *match.span(), rng.choice(forms))
    if match and word.isdigit() and 0 < int(word) <= len(NUMBERS):
        return put(text, *match.span(), NUMBERS[int(word) - 1])
    return None


def articles(text: str, rng: Random) -> str | None:
    if rng.random() < 0.5:
        return re.sub(r"\b(?:a|an|the) ", "", text, flags=re.IGNORECASE)
    old, new = rng.choice([("a", "the"), ("the", "a"), ("a", "one"), ("an", "the")])
    return re.sub(rf"\b{old}\b", new, text, count=1, flags=re.IGNORECASE)


def mistyped(text: str, rng: Random) -> str | None:
    """One letter of a long word left out, doubled or exchanged with the next."""
    long = [word for word in read(text) if word.end - word.start > 5]
    if not long:
        return None
    word = rng.choice(long)
    at = rng.randrange(word.start + 1, word.end - 2)
    pair = text[at : at + 2]
    return text[:at] + rng.choice([pair[0], pair[0] * 2 + pair[1], pair[::-1]]) + text[at + 2 :]
