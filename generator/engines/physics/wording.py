"""A text in the languages that the engine speaks."""

from dataclasses import dataclass

ENGLISH, CHINESE = "en", "zh"
LANGUAGES = (ENGLISH, CHINESE)


@dataclass(frozen=True, slots=True)
class Wording:
    """The same thing said in English and in Chinese."""

    en: str
    zh: str

    def in_(self, locale: str) -> str:
        """The text for "zh", "zh-CN", "en_GB" …; English for a language there is none in."""
        language = locale.replace("_", "-").split("-")[0].lower()
        return self.zh if language == CHINESE else self.en


NOTHING = Wording("", "")


def both(text: str) -> Wording:
    """What is the same in every language: a symbol, a formula."""
    return Wording(text, text)
