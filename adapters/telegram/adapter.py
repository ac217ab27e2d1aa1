"""Telegram as a platform: a request is one message, edited from its place in line to the clip."""

import asyncio
import contextlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import ExtBot

from adapters.telegram.clips import Clips, Post
from adapters.telegram.guests import welcome
from adapters.telegram.house import furnish
from adapters.telegram.keyboards import keyboard
from adapters.telegram.messages import CAPTION, GUEST, TEXT, Bot, Messages
from adapters.telegram.poller import Poller
from adapters.telegram.profile import Profile
from adapters.telegram.ratelimits import LAST_WORD, NEWS, PROGRESS, RateLimiter
from adapters.telegram.refusals import Moved, Refused, TooLarge, Uncertain
from adapters.telegram.spots import Spot
from adapters.telegram.transport import Patience, Transport, proxy_to
from adapters.telegram.webhook import Webhook
from bot.config import ConfigError, Settings
from bot.types import (
    Address,
    JobState,
    LeftBehind,
    Limits,
    Parcel,
    Status,
    TryLater,
    Undeliverable,
    Unreachable,
)
from bot.wording import caption, placeholder, utf16
from generator.errors import CannotFit

if TYPE_CHECKING:
    from adapters.telegram.intake import Intake
    from bot.service import VideoService

logger = logging.getLogger(__name__)

MOST_BYTES, MOST_LOCAL = 50 * 10**6 - 2**16, 2000 * 10**6
"""What a bot may upload, less the form around it, and through a Bot API server of its own
(https://core.telegram.org/bots/api#sending-files, #using-a-local-bot-api-server)."""

GROUP_INTERVAL, INTERVAL = 15.0, 3.0
"""Seconds between two edits that only tell of progress: a group's twenty messages a minute are for
its clips."""

UPLOAD_TIMEOUT = 100.0  # seconds
CONNECTIONS = 64  # at once; thirty messages can be under way

GRACE = 5.0  # seconds that answers on their way get when the program stops
_REMEMBERED = 1000  # jobs


@dataclass(frozen=True, slots=True)
class _Open:
    """What is there while people are served."""

    intake: "Intake"
    clips: Clips
    poller: Poller | None
    webhook: Webhook | None
    polling: asyncio.Task[None] | None


class TelegramAdapter:
    name = "telegram"

    def __init__(self, settings: Settings, *, limiter: RateLimiter | None = None) -> None:
        """Raises:
        ConfigError: there is no token, no secret for the webhook, or a proxy of no use.
        """
        if settings.telegram_token is None:
            raise ConfigError("TELEGRAM_TOKEN is not set; get the bot's token from @BotFather.")
        if settings.telegram_webhook_url is not None and settings.telegram_webhook_secret is None:
            raise ConfigError(
                "TELEGRAM_WEBHOOK_URL is set and TELEGRAM_WEBHOOK_SECRET is not: anybody could "
                "speak for Telegram. Set a long random one, of letters, digits, _ and -."
            )
        self._settings = settings
        self._bot: Bot = _bot(settings, limiter or RateLimiter())
        self._messages = Messages(self._bot)
        self._open: _Open | None = None
        self._perhaps: dict[str, None] = {}  # jobs whose clip may stand there, unheard of

    def limits(self, address: Address) -> Limits:
        group = address.channel.startswith("-")
        return Limits(
            max_bytes=MOST_LOCAL if self._settings.telegram_local_mode else MOST_BYTES,
            edit_interval=GROUP_INTERVAL if group else INTERVAL,
        )

    async def start(self, service: "VideoService") -> None:
        """Raises:
        ConfigError: Telegram does not accept the token, or the webhook cannot listen.
        TryLater: Telegram cannot be reached.
        """
        try:
            await self._bot.initialize()
            await self._serve(service)
        except ConfigError:
            await self.stop()
            raise
        except InvalidToken:
            await self.stop()
            raise ConfigError(
                "Telegram does not accept TELEGRAM_TOKEN; copy it again from @BotFather."
            ) from None
        except BadRequest as error:
            await self.stop()
            raise ConfigError(f"Telegram refuses the settings: {error.message}.") from error
        except TelegramError as error:
            await self.stop()  # nothing may go on listening
            raise TryLater(f"Telegram cannot be reached: {error}.") from error

    async def stop(self) -> None:
        opened, self._open = self._open, None
        if opened is not None:
            if opened.webhook is not None:
                await opened.webhook.stop()
            if opened.polling is not None and opened.poller is not None:
                await _end(opened.polling, opened.poller)
            await opened.intake.stop(GRACE)
        await self._bot.shutdown()

    async def show(self, status: Status) -> str:
        """Progress gives way to whatever else is to be said."""
        job = status.job
        with _unreachable():
            spot = Spot.of(job)
            if spot is not None:
                try:
                    await self._edit(status, spot)
                except Moved:  # the message was left behind: another one can say it
                    spot = None
            return (spot or await self._first(status)).reference(job.address)

    async def deliver(self, status: Status, parcel: Parcel) -> None:
        """Where the job's message was left behind by a group that moved, another one is to be shown
        first. Should the clip perhaps stand in the first, there is no second: that is said instead.
        """
        job = status.job
        spot = Spot.of(job)
        if spot is None:
            raise TryLater("there is no message to edit")
        with _unreachable():
            try:
                await self._put(status, spot, parcel)
            except (Uncertain, asyncio.CancelledError):
                self._note_perhaps(job.id)
                raise
            except Moved as moved:
                if job.id in self._perhaps:
                    raise Undeliverable("the clip may stand in a group that moved") from moved
                raise LeftBehind("the group moved") from moved

    def _note_perhaps(self, job_id: str) -> None:
        self._perhaps[job_id] = None
        if len(self._perhaps) > _REMEMBERED:
            del self._perhaps[next(iter(self._perhaps))]

    async def _edit(self, status: Status, spot: Spot) -> None:
        words = placeholder(status, TEXT, utf16)
        buttons = keyboard(status.job, inline=spot.inline is not None)
        urgency = LAST_WORD if status.job.state.final else PROGRESS
        await self._messages.edit(spot, words, buttons, urgency=urgency)

    async def _put(self, status: Status, spot: Spot, parcel: Parcel) -> None:
        if self._open is None:
            raise TryLater("not connected")
        job = status.job
        words = caption(job, CAPTION, utf16)
        shown = job.evolve(state=JobState.DELIVERED)
        buttons = keyboard(shown, inline=spot.inline is not None)
        await self._open.clips.show(Post(job, spot, words, buttons, parcel))

    async def _first(self, status: Status) -> Spot:
        """The message that is to become the clip."""
        job = status.job
        if GUEST in job.address.extra:
            return await welcome(self._messages, status)
        words = placeholder(status, TEXT, utf16)
        urgency = LAST_WORD if job.state.final else NEWS
        return await self._messages.send(job.address, words, keyboard(job), urgency=urgency)

    async def _serve(self, service: "VideoService") -> None:
        settings = self._settings
        told = settings.data_dir / "telegram-profile.sha256"
        await Profile(self._bot, told, service.commands).tell()
        intake, clips = furnish(self._bot, self._messages, service, settings)
        if settings.telegram_webhook_url is not None:
            assert settings.telegram_webhook_secret is not None  # __init__ has looked
            webhook = Webhook(
                self._bot,
                intake.take,
                intake.kinds,
                url=str(settings.telegram_webhook_url),
                secret=settings.telegram_webhook_secret.get_secret_value(),
            )
            self._open = _Open(intake, clips, None, webhook, None)
            await webhook.start(settings.telegram_webhook_host, settings.telegram_webhook_port)
            return
        await self._bot.delete_webhook()  # where one is set, nothing can be polled
        poller = Poller(self._bot, intake.take, intake.kinds)
        polling = asyncio.create_task(poller.run(), name="Telegram's messages")
        self._open = _Open(intake, clips, poller, None, polling)


def _bot(settings: Settings, limiter: RateLimiter) -> Bot:
    assert settings.telegram_token is not None  # the caller has looked
    api = str(settings.telegram_api_url).rstrip("/")
    proxy = proxy_to(api)
    return ExtBot(
        settings.telegram_token.get_secret_value(),
        base_url=f"{api}/bot",
        base_file_url=f"{api}/file/bot",
        local_mode=settings.telegram_local_mode,
        rate_limiter=limiter,
        request=Transport(
            connections=CONNECTIONS, patience=Patience(upload=UPLOAD_TIMEOUT), proxy=proxy
        ),
        get_updates_request=Transport(connections=1, patience=Patience(read=10.0), proxy=proxy),
    )


@contextlib.contextmanager
def _unreachable() -> Iterator[None]:
    """What Telegram refuses for good, in the line's own words."""
    try:
        yield
    except TooLarge as error:
        raise CannotFit(str(error)) from error
    except Refused as error:
        raise Unreachable(str(error)) from error


async def _end(polling: "asyncio.Task[None]", poller: Poller) -> None:
    if polling.done():
        return
    polling.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await polling
    await poller.confirm()
