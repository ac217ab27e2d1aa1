"""What Telegram shows of the bot: its commands, by scope and language, and what it says it does."""

import hashlib
import json
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.error import TelegramError

from adapters.telegram.messages import Bot
from bot.grammar import CommandWord
from bot.texts.catalogue import FALLBACK, LOCALES, text
from bot.told import Told

logger = logging.getLogger(__name__)

Commands = dict[str, str]
"""A command's name → what is said of it."""


class Profile:
    """Told only when it changed: Telegram allows few such requests."""

    def __init__(self, bot: Bot, told: Path, commands: Sequence[CommandWord]) -> None:
        """`told` is the file that remembers what Telegram knows."""
        self._bot = bot
        self._told = Told(told)
        self._commands = commands

    async def tell(self) -> None:
        """Errors are logged: people can type what they are not offered."""
        told = {locale: self._of(locale) for locale in LOCALES}
        written = json.dumps([self._bot.id, told], sort_keys=True, ensure_ascii=False)
        digest = hashlib.sha256(written.encode()).hexdigest()
        if await self._told.knows(digest):
            return
        try:
            for locale, said in told.items():
                await self._say(said, None if locale == FALLBACK else locale)
        except TelegramError as error:
            logger.warning("Telegram could not be told what the bot does: %s", error)
        else:
            await self._told.keep(digest)

    def _of(self, locale: str) -> dict[str, Any]:
        commands = {it.name: text(f"help-{it.name}", locale) for it in self._commands}
        rules = {"reelbot": text("help-reelbot-group", locale)}
        return {
            "description": text("bot-description", locale),
            "short": text("bot-short-description", locale),
            "private": {**commands, "reelbot": text("help-reelbot-own", locale)},
            "groups": commands,
            "admins": {**commands, **rules},
        }

    async def _say(self, said: dict[str, Any], language: str | None) -> None:
        scopes: dict[str, BotCommandScope] = {
            "private": BotCommandScopeAllPrivateChats(),
            "groups": BotCommandScopeAllGroupChats(),
            "admins": BotCommandScopeAllChatAdministrators(),
        }
        for name, scope in scopes.items():
            commands = [BotCommand(command, words) for command, words in said[name].items()]
            await self._bot.set_my_commands(commands, scope=scope, language_code=language)
        await self._bot.set_my_description(said["description"], language_code=language)
        await self._bot.set_my_short_description(said["short"], language_code=language)
