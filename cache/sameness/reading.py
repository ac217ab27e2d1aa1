"""Reads the tokens of a prompt as words, each with what stands before it."""

from cache.sameness import lexicon
from cache.sameness.events import Events
from cache.sameness.lexicon import style_words
from cache.sameness.relatives import Relative, part_clause, part_parallels
from cache.sameness.tables import table, word_set
from cache.sameness.tagging import UNCHANGED, is_done_by, is_pointing, tags
from cache.sameness.token import Token
from cache.sameness.words import POSSESSIVES, Word

_BE = word_set("be")
CONDITIONS = frozenset(["because", "when", "whenever", "if", "until", "since", "unless"])
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
        self._events = Events()
        self._relative = Relative()
        self._under, self._fronted = False, False

    def read(self) -> tuple[list[Word], bool]:
        for at, token in enumerate(self._pieces):
            if token.text in CONDITIONS or token.role in ("comma", "while"):
                self._under = token.text in CONDITIONS
            if self._tags[at] and is_pointing(self._pieces, at):
                self._point(token)
            elif self._tags[at]:
                self._word(token, at)
            else:
                self._function(token, at)
        self._events.settle(self._words)
        part_parallels(self._words)
        return self._words, self._events.ordered

    def _word(self, token: Token, at: int) -> None:
        part = self._tags[at]
        form = lexicon.verb_form(token.head) if part == "verb" else ""
        done = token.head in UNCHANGED and (self._be or is_done_by(self._pieces, at))
        if form == "base" and done:
            form = "en"
        inside = self._before == "article" or token.inner or self._is_inside(at, form)
        if part == "verb" and not inside:
            part_clause(self._words, form)
            self._relation, self._anchor = "", None
            self._run += 1
        number = part == "number"
        if number:
            self._begin_noun()
            if self._before == "noun" and "_" not in token.text and self._names_next(at):
                self._run += 1
        elif part == "noun" and self._is_behind_place(at):
            self._begin_noun()
            self._run += 1
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
            whose=self._article if self._article in POSSESSIVES else "",
            plural=part == "noun" and lexicon.is_plural(token.head),
            literal=self._quoted > 0,
            inner=token.inner,
            many=token.many,
            joined=self._joined,
            opens=self._opens and part == "noun",
            event=self._events.now,
            run=self._run,
            under=self._under,
            fronted=self._fronted and part == "noun",
        )
        if token.inner:
            word.relation, word.run, word.single = "with", -1, False
        self._words.append(word)
        if part == "verb" and not inside:
            self._relative.close(word, self._words)
        self._opens = self._opens and part in ("adjective", "number", "noun")
        if part == "verb" and form in ("s", "base", "ing", "en") and self._be:
            self._run += 1
        self._be = False
        self._negated = self._negated and part == "adverb"
        if part == "noun":
            self._article, self._fronted = "", False
            self._joined = False
        self._before = part
        self._quoted = max(0, self._quoted - 1)

    def _point(self, token: Token) -> None:
        """A preposition before a pronoun: behind him, as the particle that it nearly is."""
        relation = table("english")["prepositions"][token.text]
        word = Word(relation, frozenset([relation]), len(self._words), "particle")
        word.points, word.before, word.event = True, self._before, self._events.now
        word.negated, word.run = self._negated, -1
        if self._before == "noun":
            nouns = [it.at for it in self._words if it.part == "noun" and it.owner is None]
            word.anchor = nouns[-2] if len(nouns) > 1 else None
        self._words.append(word)
        self._relation, self._anchor = "", None
        self._before = "particle"

    def _is_behind_place(self, at: int) -> bool:
        """Whether a place with an "s" opens the prompt: across the dunes camels walk."""
        if self._before != "noun" or not self._words[-1].plural:
            return False
        acts = at + 1 < len(self._tags) and self._tags[at + 1] == "verb"
        return acts and all(word.relation or word.owner is not None for word in self._words)

    def _names_next(self, at: int) -> bool:
        return at + 1 < len(self._tags) and self._tags[at + 1] in ("noun", "adjective")

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
        if role != "quoting" and not (role == "auxiliary" and self._before in ("and", "relative")):
            self._before = role

    def _break(self, token: Token) -> None:
        """What follows does not stand with what went before."""
        if not (token.role == "article" and self._before == "preposition"):
            self._run += 1
        if token.role in ("comma", "while"):
            self._relation, self._anchor = "", None
        if token.role == "comma":
            self._be = False
            self._events.comma(self._words)
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
        elif role == "relative":
            self._relate(at)
        elif role == "auxiliary":
            self._be = self._be or token.text in _BE
        elif role in ("then", "after"):
            self._happens(token, at)

    def _begin_noun(self) -> None:
        """A noun right behind another begins anew: "in a wood at dawn a deer drinks"."""
        if self._before in ("noun", "comma", "number") and self._words:
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
        self._fronted = self._before in ("start", "comma", "while")
        self._anchor = self._last("noun", "verb")
        styled = self._anchor is not None and self._words[self._anchor].text in style_words()
        if self._relation in ("of", "for") and (self._anchor is None or styled):
            self._relation, self._anchor = "", None
        self._article = ""

    def _happens(self, token: Token, at: int) -> None:
        later = any(tag == "verb" for tag in self._tags[at:])
        if token.text in ("before", "after", "once", "next") and not later:
            if token.text in ("before", "after"):
                self._relation, self._anchor = token.text, self._last("noun")
            return
        self._relation, self._anchor = "", None
        self._events.happens(token, self._words)

    def _relate(self, at: int) -> None:
        after = self._tags[at + 1] if at + 1 < len(self._tags) else "verb"
        opens = self._before in ("noun", "comma", "preposition") and after not in ("verb", "adverb")
        if opens and self._pieces[at + 1].role not in ("auxiliary", "comma", "negation"):
            link = self._relation if self._before == "preposition" else ""
            self._relative.open(self._noun(), link)
        if self._before == "preposition":
            self._relation, self._anchor = "", None

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
