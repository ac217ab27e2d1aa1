"""One word or sign of an English prompt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a prompt.

    `role`: "word" (it says something), "number", "comma", or what kind of function word it is.
    `inner`: the noun of a compound adjective: the legs of "four-legged", the mud of "mud-covered".
    `like`: of a phrase ("fire engine"), the word that has its grammar; `many`: it was said of
    several where the table of phrases has it of one ("feeds his horses").
    """

    text: str
    role: str
    inner: bool = False
    like: str = ""
    many: bool = False

    @property
    def head(self) -> str:
        """The word whose grammar it has: of a phrase the verb or the last noun."""
        return self.like or self.text
