"""What hangs on a noun in another way than it stands: relative clauses, and parallels."""

from cache.sameness.words import Word


class Relative:
    """The noun whose relative clause is being read: of "bread that a woman kneads" and "an egg from
    which a chick hatches" the first one."""

    def __init__(self) -> None:
        self._antecedent: int | None = None
        self._link = ""

    def open(self, antecedent: int | None, link: str) -> None:
        self._antecedent, self._link = antecedent, link

    def close(self, verb: Word, words: list[Word]) -> None:
        """The verb of the clause has what the clause is of for its object, or its place."""
        if self._antecedent is None:
            return
        verb.antecedent, verb.link = self._antecedent, self._link
        noun = words[self._antecedent]
        if self._link and self._link != "by" and not noun.relation:
            noun.relation, noun.anchor = self._link, verb.at
        self._antecedent, self._link = None, ""


def part_parallels(words: list[Word]) -> None:
    """In "pines on the right and the sea on the left" the sea is not on the right."""
    for word in words:
        if word.part != "noun" or not word.joined or not word.relation or word.owner is not None:
            continue
        if word.relation == "of" and _begins_anew(word, words):
            holder = words[word.anchor] if word.anchor is not None else word
            word.relation, word.anchor = holder.relation, holder.anchor
            continue
        like = any(other.anchor == word.at and other.relation == word.relation for other in words)
        before = words[word.anchor] if word.anchor is not None else None
        if like and before is not None and before.part == "noun":
            word.relation, word.anchor = before.relation, before.anchor


def _begins_anew(word: Word, words: list[Word]) -> bool:
    """Of "a pile of books and a lamp" the lamp, which is not in the pile."""
    held = [
        it for it in words if it.relation == "of" and it.anchor == word.anchor and it.at < word.at
    ]
    return word.single and word.anchor is not None and any(it.plural for it in held)


def part_clause(words: list[Word], form: str) -> None:
    """Before a verb: in "falls into a pond and a fish jumps" the fish falls into nothing."""
    noun = words[-1] if words else None
    if noun is None or noun.part != "noun" or not (noun.joined and noun.relation):
        return
    finite = ("s", "base")
    if form in finite and any(
        it.part == "verb" and (it.form in finite or (it.passive and it.before == "auxiliary"))
        for it in words
    ):
        for word in words:
            if word.run == noun.run:
                word.relation, word.anchor = "", None
