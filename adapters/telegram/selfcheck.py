"""The doctor's questions to Telegram: the token, what @BotFather was told, chats, the webhook."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Iterator
from contextlib import AsyncExitStack
from typing import TypeVar

from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, TelegramError

from adapters.telegram.selfcheck_bot import SUBJECT, bot_findings
from adapters.telegram.selfcheck_servers import (
    is_exposed,
    is_official,
    server_findings,
    webhook_findings,
    webhook_settings,
)
from adapters.telegram.selfcheck_storage import moved_away, not_there, storage_findings
from adapters.telegram.transport import Transport, proxy_to
from bot.config import ConfigError, Settings
from bot.doctor.finding import Finding, broken, note, ok

PATIENCE = 5.0  # seconds for each question
_SAID = 120  # characters of a server's complaint: a proxy may send a whole page

T = TypeVar("T")


def checkup(settings: Settings) -> Iterator[Finding]:
    """Ask the Bot API: no update is taken, nothing is changed at Telegram."""
    if settings.telegram_token is None:
        return
    yield from server_findings(settings)
    yield from webhook_settings(settings)
    if not is_exposed(settings):  # else the question itself would give the token away
        token = settings.telegram_token.get_secret_value()
        yield from asyncio.run(_findings(token, settings))


async def _findings(token: str, settings: Settings) -> list[Finding]:
    return [finding async for finding in _told(token, settings)]


async def _told(token: str, settings: Settings) -> AsyncIterator[Finding]:
    """Telegram's answers, and why there are no more of them."""
    try:
        async for finding in _asked(token, settings):
            yield finding
    except InvalidToken:  # also what is answered where there is no Bot API at all
        mend = "Copy it again from @BotFather, /token, into .env."
        if not is_official(settings):
            mend += " Or TELEGRAM_API_URL is no Bot API server."
        yield broken(SUBJECT, "Telegram does not accept TELEGRAM_TOKEN.", mend)
    except ConfigError as error:
        yield broken(SUBJECT, str(error), "")
    except (TelegramError, OSError) as error:
        if is_official(settings):
            yield note(
                SUBJECT,
                f"Telegram cannot be asked from here: {_why(error)}.",
                "What it would say shows once this machine reaches api.telegram.org.",
            )
        else:
            yield broken(
                SUBJECT,
                f"The Bot API server of TELEGRAM_API_URL cannot be asked: {_why(error)}.",
                "Start it, or leave TELEGRAM_API_URL blank.",
            )


async def _asked(token: str, settings: Settings) -> AsyncIterator[Finding]:
    api = str(settings.telegram_api_url).rstrip("/")
    asking = Bot(
        token,
        base_url=f"{api}/bot",
        base_file_url=f"{api}/file/bot",
        request=Transport(connections=2, proxy=proxy_to(api)),
        get_updates_request=Transport(connections=1),
    )
    async with AsyncExitStack() as stack:
        bot = await _in_time(stack.enter_async_context(asking))
        for finding in bot_findings(bot.bot, settings):
            yield finding
        async for finding in _storage(bot, settings):
            yield finding
        for finding in webhook_findings(await _in_time(bot.get_webhook_info()), settings):
            yield finding
        scope = BotCommandScopeAllPrivateChats()
        yield _commands(await _in_time(bot.get_my_commands(scope=scope)))


async def _storage(bot: Bot, settings: Settings) -> AsyncIterator[Finding]:
    named = settings.telegram_storage_chat
    if named is None:
        yield note(
            SUBJECT,
            "TELEGRAM_STORAGE_CHAT is not set: what is asked for in other chats is made in the "
            "private chat, and guests are refused.",
            "Make a private channel with the bot as an admin; docs/telegram.md says how.",
        )
        return
    try:
        chat = await _in_time(bot.get_chat(named))
        member = await _in_time(bot.get_chat_member(chat.id, bot.id))
    except ChatMigrated as error:
        yield moved_away(error.new_chat_id)
    except (BadRequest, Forbidden) as error:
        yield not_there(_why(error))
    else:
        for finding in storage_findings(chat, member):
            yield finding


async def _in_time(answer: Awaitable[T]) -> T:
    async with asyncio.timeout(PATIENCE):
        return await answer


def _commands(commands: tuple[BotCommand, ...]) -> Finding:
    if not commands:
        return note(
            SUBJECT, "Telegram knows no command yet.", "The first start of Reelbot tells them."
        )
    names = ", ".join(sorted(f"/{it.command}" for it in commands))
    return ok(SUBJECT, f"Telegram knows the commands {names}.")


def _why(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return f"no answer within {PATIENCE:.0f} s"
    if isinstance(error, BadRequest | Forbidden):
        return f"it answered “{error.message[:_SAID]}”"
    return str(error)[:_SAID]
