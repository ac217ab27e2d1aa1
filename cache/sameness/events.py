"""Which of what a prompt tells happens first, and which after it."""

from cache.sameness.token import Token
from cache.sameness.words import Word


class Events:
    """Counts the events of a prompt while it is read: "a boy falls, then laughs" has two."""

    def __init__(self) -> None:
        self.now, self.ordered = 0, False
        self._swapped = False
        self._told_first = False  # within "before the race begins, jockeys calm their horses"

    def comma(self, words: list[Word]) -> None:
        """What "before" or "after" began a prompt with ends at the comma behind its verb."""
        if self._told_first and any(word.part == "verb" for word in words):
            self.now, self._told_first = 1, False

    def happens(self, token: Token, words: list[Word]) -> None:
        """ "then", "before", "after" and the like, with a verb behind them."""
        first = not any(word.part == "verb" for word in words)
        self.ordered = True
        if token.role == "after":
            self._swapped = not first
            if first:
                self._told_first = token.text in ("after", "once")
                return
        elif first and token.text == "before":
            self._swapped = self._told_first = True
            return
        self.now += 1

    def settle(self, words: list[Word]) -> None:
        """After "the lights go out after the door shuts" the door comes first."""
        if self._told_first:  # where its first clause ends, only the second verb tells
            verbs = [it for it in words if it.part == "verb" and it.owner is None]
            for word in words:
                later = len(verbs) == 2 and word.at >= _begin(verbs[1], words)
                word.event = (later != self._swapped) if len(verbs) == 2 else -self._swapped
        elif self._swapped and self.now == 1:
            for word in words:
                word.event = 1 - word.event


def _begin(verb: Word, words: list[Word]) -> int:
    """The place of the first word of a verb's clause: of its subject, where it has one."""
    at = verb.at
    while at and words[at - 1].part in ("noun", "adjective", "adverb"):
        at -= 1
        if words[at].before == "article":
            break
    return at if words[at].before == "article" else verb.at
