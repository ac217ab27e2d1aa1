"""Which of our languages a person at Discord reads, and command names in all of them."""

import discord
from discord import app_commands

from bot.texts.catalogue import FALLBACK, match_locale, text


def worded(code: str) -> app_commands.locale_str:
    """A message of the catalogues, which `CatalogueTranslator` says in every language."""
    return app_commands.locale_str(text(code), code=code)


class CatalogueTranslator(app_commands.Translator):
    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        code = string.extras.get("code")
        language = match_locale(locale.value, default="")
        return text(code, language) if code and language not in ("", FALLBACK) else None
