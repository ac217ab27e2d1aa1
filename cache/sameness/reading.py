"""Reads the tokens of a prompt as words, each with what stands before it."""

from cache.sameness import lexicon
from cache.sameness.lexicon import style_words
from cache.sameness.tables import table, word_set
from cache.sameness.tagging import tags
from cache.sameness.tokens import Token
from cache.sameness.words import Word

_BE = word_set("be")
_UNCHANGED = word_set("unchanged")
"""Verbs whose participle is their base form: it is cut."""
_WITHOUT = frozenset(["without", "lacking", "minus"])
_QUOTED = 5  # words after "saying" that are taken as they stand


class Reader:
    """Goes once over the tokens and notes for each word what stands before it."""

    def __init__(self, pieces: list[Token]) -> None:
        self._pieces = pieces
        self._tags = tags(pieces)
        self._words: list[Word] = []
        self._relation = ""
        self._anchor: int | None = None
        self._negated, self._be, self._article = False, False, ""
        self._before, self._run, self._quoted, self._joined = "start", 0, 0, False
        self._opens = False
        self._event, self._ordered, self._swapped = 0, False, False
        self._told_first = False  # within "before the race begins, jockeys calm their horses"

    def read(self) -> tuple[list[Word], bool]:
        for at, token in enumerate(self._pieces):
            if self._tags[at]:
                self._word(token, at)
            else:
                self._function(token, at)
        self._order()
        return self._words, self._ordered

    def _word(self, token: Token, at: int) -> None:
        part = self._tags[at]
        form = lexicon.verb_form(token.head) if part == "verb" else ""
        if form == "base" and self._be and token.head in _UNCHANGED:
            form = "en"
        inside = self._before == "article" or token.inner or self._is_inside(at, form)
        if part == "verb" and not inside:
            self._begin_clause(form)
            self._relation, self._anchor = "", None
            self._run += 1
        number = part == "number"
        if number:
            self._begin_noun()
        word = Word(
            token.text,
            _lemmas(token, number),
            len(self._words),
            part,
            form,
            relation=self._relation,
            anchor=self._anchor,
            before=self._before,
            negated=self._negated,
            passive=self._be and form == "en",
            single=self._article in ("a", "an"),
            plural=part == "noun" and lexicon.is_plural(token.text),
            literal=self._quoted > 0,
            inner=token.inner,
            joined=self._joined,
            opens=self._opens and part == "noun",
            event=self._event,
            run=self._run,
        )
        if token.inner:
            word.relation, word.run, word.single = "with", -1, False
        self._words.append(word)
        self._opens = self._opens and part in ("adjective", "number", "noun")
        if part == "verb" and form in ("s", "base", "ing", "en") and self._be:
            self._run += 1
        self._be = False
        self._negated = self._negated and part == "adverb"
        if part == "noun":
            self._article = ""
            self._joined = False
        self._before = part
        self._quoted = max(0, self._quoted - 1)

    def _is_inside(self, at: int, form: str) -> bool:
        """Whether a participle stands inside a noun phrase: "with braided hair"."""
        after = self._tags[at + 1] if at + 1 < len(self._tags) else ""
        if self._before in ("adjective", "number", "possessive", "preposition"):
            return True
        return self._before == "and" and form == "en" and after == "noun"

    def _function(self, token: Token, at: int) -> None:
        role = token.role
        if role in ("comma", "and") and self._between_adjectives(at):
            return
        if role == "quoting":
            self._quoted = _QUOTED
        if role not in ("possessive", "quoting"):
            self._break(token)
            self._note(token, at)
            self._joined = role == "and" or (self._joined and role == "article")
        if role != "quoting":
            self._before = role

    def _break(self, token: Token) -> None:
        """What follows does not stand with what went before."""
        if not (token.role == "article" and self._before == "preposition"):
            self._run += 1
        if token.role in ("comma", "while"):
            self._relation, self._anchor = "", None
        if token.role == "comma":
            self._be = False
            if self._told_first and any(word.part == "verb" for word in self._words):
                self._event, self._told_first = 1, False
        self._opens = token.role == "comma" or (self._opens and token.role in ("article", "and"))

    def _note(self, token: Token, at: int) -> None:
        role = token.role
        if role == "article":
            self._begin_noun()
            self._article = token.text
            self._negated = self._negated or token.text == "no"
        elif role == "negation":
            self._negate(token)
        elif token.text == "there":
            self._relation, self._anchor = "", None
        elif role == "preposition":
            self._preposition(token)
        elif role == "auxiliary":
            self._be = self._be or token.text in _BE
        elif role in ("then", "after"):
            self._happens(token, at)

    def _begin_clause(self, form: str) -> None:
        """In "falls into a pond and a fish jumps" the fish falls into nothing."""
        noun = self._words[-1] if self._words else None
        if noun is None or noun.part != "noun" or not (noun.joined and noun.relation):
            return
        if form in ("s", "base") and any(
            word.part == "verb" and word.form in ("s", "base") for word in self._words
        ):
            for word in self._words:
                if word.run == noun.run:
                    word.relation, word.anchor = "", None

    def _begin_noun(self) -> None:
        """A noun right behind another begins anew: "in a wood at dawn a deer drinks"."""
        if self._before in ("noun", "comma") and self._words:
            if all(
                word.inner or (not word.relation and word.form in ("", "en"))
                for word in self._words
            ):
                for word in self._words:
                    word.fragment = True
            self._relation, self._anchor = "", None

    def _negate(self, token: Token) -> None:
        self._negated = True
        if token.text in _WITHOUT:
            self._relation, self._anchor = "with", self._noun()

    def _preposition(self, token: Token) -> None:
        self._relation = table("english")["prepositions"][token.text]
        self._anchor = self._last("noun", "verb")
        styled = self._anchor is not None and self._words[self._anchor].text in style_words()
        if self._relation in ("of", "for") and (self._anchor is None or styled):
            self._relation, self._anchor = "", None
        self._article = ""

    def _happens(self, token: Token, at: int) -> None:
        first = not self._words
        later = any(tag == "verb" for tag in self._tags[at:])
        if token.text in ("before", "after", "once", "next") and not later:
            if token.text in ("before", "after"):
                self._relation, self._anchor = token.text, self._last("noun")
            return
        self._relation, self._anchor = "", None
        self._ordered = True
        if token.role == "after":
            self._swapped = not first
            if first:
                self._told_first = token.text == "after"
                return
        elif first and token.text == "before":
            self._swapped = self._told_first = True
            return
        self._event += 1

    def _order(self) -> None:
        """After "the lights go out after the door shuts" the door comes first."""
        if self._swapped and self._told_first:  # where its first clause ends, nothing tells
            for word in self._words:
                word.event = -1
        elif self._swapped and self._event == 1:
            for word in self._words:
                word.event = 1 - word.event

    def _between_adjectives(self, at: int) -> bool:
        return (
            0 < at < len(self._pieces) - 1
            and self._tags[at - 1] == "adjective"
            and self._tags[at + 1] == "adjective"
        )

    def _noun(self) -> int | None:
        """The noun that a phrase hangs on: of "a pile of books" the pile."""
        at = self._last("noun")
        while (
            at is not None
            and self._words[at].relation == "of"
            and self._words[at].anchor is not None
        ):
            at = self._words[at].anchor
        return at

    def _last(self, *parts: str) -> int | None:
        return next((word.at for word in reversed(self._words) if word.part in parts), None)


def _lemmas(token: Token, number: bool) -> frozenset[str]:
    if number or token.text == "left":
        return frozenset([token.text])
    return lexicon.lemmas(token.text)
