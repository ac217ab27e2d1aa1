"""Telegram posts here what people wrote, where that is wanted in place of asking for it."""

import hmac
import json
import logging
from collections.abc import Sequence
from urllib.parse import urlsplit

# Compared: the library's own webhook needs tornado, and confirms before anything is kept; aiohttp
# is here with discord.py.
from aiohttp import web
from telegram import Update

from adapters.telegram.messages import Bot
from adapters.telegram.poller import Take
from bot.config import ConfigError
from cache.database import DatabaseError

logger = logging.getLogger(__name__)

SECRET = "X-Telegram-Bot-Api-Secret-Token"
CONNECTIONS = 20
"""At the same time (https://core.telegram.org/bots/api#setwebhook)."""

_LARGEST = 2**20  # bytes of an update


class Webhook:
    """What is not answered by 200 comes again, so an update is confirmed only when it is kept.

    Only who knows the secret is heard: everybody else could say who wrote what.
    """

    def __init__(
        self, bot: Bot, take: Take, kinds: Sequence[str], *, url: str, secret: str
    ) -> None:
        """`take` raises `DatabaseError` for an update that is to come again."""
        self._bot = bot
        self._take = take
        self._kinds = kinds
        self._url = url
        self._secret = secret
        self._runner: web.AppRunner | None = None

    async def start(self, host: str, port: int) -> None:
        """Listen, then have Telegram know where.

        Raises:
            ConfigError: the address is taken or not this machine's.
            TelegramError: Telegram does not want to.
        """
        app = web.Application(client_max_size=_LARGEST)
        app.router.add_post(urlsplit(self._url).path or "/", self._told)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError as error:
            raise ConfigError(
                f"Telegram's webhook cannot listen on {host} port {port}: {error.strerror}; "
                "set TELEGRAM_WEBHOOK_HOST and TELEGRAM_WEBHOOK_PORT."
            ) from None
        await self._bot.set_webhook(
            self._url,
            secret_token=self._secret,
            allowed_updates=self._kinds,
            max_connections=CONNECTIONS,
        )

    async def stop(self) -> None:
        """Listen no more. Telegram keeps what comes, and posts it after the next start."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _told(self, request: web.Request) -> web.Response:
        given = request.headers.get(SECRET, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            return web.Response(status=403)
        try:
            update = Update.de_json(json.loads(await request.text()), self._bot)
        except (ValueError, KeyError, TypeError, AttributeError):
            # It would come again for a day, and be the same.
            logger.error("an update of Telegram's cannot be read, and was passed over")
            return web.Response()
        try:
            await self._take(update)
        except DatabaseError as error:
            logger.warning("Telegram's messages have to wait: %s", error)
            return web.Response(status=503)
        except Exception:  # it would fail again, and hold up everybody behind it
            logger.exception("a message at Telegram was passed over")
        return web.Response()
