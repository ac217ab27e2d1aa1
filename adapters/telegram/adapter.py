"""Telegram as a platform: a request is one reply, edited from its place in line to the clip."""

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING

from telegram import Bot, BotCommand
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from adapters.telegram.intake import Intake
from adapters.telegram.messages import CAPTION, TEXT, Messages
from adapters.telegram.poller import Poller
from bot.config import ConfigError, Settings
from bot.grammar import COMMANDS
from bot.texts.catalogue import FALLBACK, LOCALES, text
from bot.types import Address, Limits, Parcel, Status, TryLater
from bot.wording import caption, placeholder, utf16

if TYPE_CHECKING:
    from bot.service import VideoService

logger = logging.getLogger(__name__)

API = "https://api.telegram.org"
MOST_BYTES = 50 * 10**6 - 2**16
"""What a bot may upload (https://core.telegram.org/bots/api#sending-files), less the form around
it."""

UPLOAD_TIMEOUT = 100.0  # seconds
GRACE = 5.0  # seconds that answers on their way get when the program stops


class TelegramAdapter:
    name = "telegram"

    def __init__(self, settings: Settings, *, api: str = API) -> None:
        """Raises:
        ConfigError: there is no token.
        """
        if settings.telegram_token is None:
            raise ConfigError("TELEGRAM_TOKEN is not set; get the bot's token from @BotFather.")
        self._default_locale = settings.default_locale
        self._bot = Bot(
            settings.telegram_token.get_secret_value(),
            base_url=f"{api}/bot",
            base_file_url=f"{api}/file/bot",
            request=HTTPXRequest(
                read_timeout=20, write_timeout=20, media_write_timeout=UPLOAD_TIMEOUT
            ),
            get_updates_request=HTTPXRequest(connection_pool_size=1, read_timeout=10),
        )
        self._messages = Messages(self._bot)
        self._intake: Intake | None = None
        self._poller: Poller | None = None
        self._polling: asyncio.Task[None] | None = None

    def limits(self, address: Address) -> Limits:
        return Limits(max_bytes=MOST_BYTES, edit_interval=3.0)

    async def start(self, service: "VideoService") -> None:
        """Raises:
        ConfigError: Telegram does not accept the token.
        TryLater: Telegram cannot be reached.
        """
        try:
            await self._bot.initialize()
            await self._bot.delete_webhook()  # where one is set, nothing can be polled
        except InvalidToken:
            await self._bot.shutdown()
            raise ConfigError(
                "Telegram does not accept TELEGRAM_TOKEN; copy it again from @BotFather."
            ) from None
        except TelegramError as error:
            await self._bot.shutdown()
            raise TryLater(f"Telegram cannot be reached: {error}.") from error
        await self._tell_commands()
        self._intake = Intake(service, self._messages, self._bot.bot, self._default_locale)
        self._poller = Poller(self._bot, self._intake.take)
        self._polling = asyncio.create_task(self._poller.run(), name="Telegram's messages")

    async def stop(self) -> None:
        if self._polling is not None and self._poller is not None and not self._polling.done():
            self._polling.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._polling
            await self._poller.confirm()
        if self._intake is not None:
            await self._intake.stop(GRACE)
        await self._bot.shutdown()

    async def show(self, status: Status) -> str:
        job = status.job
        words = placeholder(status, TEXT, utf16)
        if job.placeholder is None:
            return await self._messages.send(job.address, words)
        await self._messages.edit(job.address, job.placeholder, words)
        return job.placeholder

    async def deliver(self, status: Status, parcel: Parcel) -> None:
        job = status.job
        if job.placeholder is None:
            raise TryLater("there is no message to edit")
        words = caption(job, CAPTION, utf16)
        await self._messages.show_clip(job, job.placeholder, words, parcel)

    async def _tell_commands(self) -> None:
        """What the chat offers behind a slash, in each of our languages."""
        try:
            for locale in LOCALES:
                told = [BotCommand(it.name, text(f"help-{it.name}", locale)) for it in COMMANDS]
                language = None if locale == FALLBACK else locale
                await self._bot.set_my_commands(told, language_code=language)
        except TelegramError as error:
            logger.warning("the commands could not be told to Telegram: %s", error)
