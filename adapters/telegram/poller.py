"""Fetches what people wrote, and confirms it to Telegram only when it is kept."""

import asyncio
import logging
import warnings
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.warnings import PTBUserWarning

from adapters.telegram.refusals import seconds
from bot.backoff import Backoff
from bot.tasks import unhurried
from cache.database import DatabaseError

logger = logging.getLogger(__name__)

POLL = 30  # seconds that Telegram holds a request open when there is nothing
KEEP = 5.0  # seconds that keeping what came last may take when the program stops

Take = Callable[[Update], Awaitable[None]]


class Poller:
    """The library's own updater confirms updates before they are handled: a crash between the two
    would lose them. Here the next request confirms what `take` returned for."""

    def __init__(
        self, bot: Bot, take: Take, kinds: Sequence[str], backoff: Backoff | None = None
    ) -> None:
        """`take` raises `DatabaseError` for an update that is to come again; `kinds` are the
        updates that Telegram is to send."""
        self._bot = bot
        self._take = take
        self._kinds = kinds
        self._backoff = backoff or Backoff(first=1.0, longest=60.0)
        self._offset: int | None = None
        self._taken: set[int] = set()  # in case they come again with one that is not

    async def run(self) -> None:
        """Until cancelled, or until Telegram wants this program to poll no more."""
        failures = 0
        while True:
            try:
                updates = await self._bot.get_updates(
                    self._offset, timeout=POLL, allowed_updates=self._kinds
                )
                await unhurried(self._take_all(updates), KEEP)
                failures = 0
            except Conflict:
                logger.error(
                    "Another program takes Telegram's messages with the same TELEGRAM_TOKEN, so "
                    "this one stops taking them; end one of the two and start again."
                )
                return
            except InvalidToken:
                logger.error(
                    "Telegram does not accept TELEGRAM_TOKEN any more; get the new one from "
                    "@BotFather and start again."
                )
                return
            except (TelegramError, DatabaseError) as error:
                after = seconds(error) if isinstance(error, RetryAfter) else 0.0
                logger.warning("Telegram's messages have to wait: %s", error)
                await asyncio.sleep(self._backoff.seconds(failures, after))
                failures += 1
            except Exception as error:
                # Not its words: the library would tell the whole batch, prompts included.
                logger.error("Telegram's messages cannot be read: %s", type(error).__name__)
                await asyncio.sleep(self._backoff.seconds(failures))
                failures += 1
                await self._step_over()

    async def _step_over(self) -> None:
        """Confirm the first update that waits if it is one that the library cannot read: it would
        stand in the way of all others."""
        try:
            asked = {"offset": self._offset, "limit": 1, "timeout": 0}
            with warnings.catch_warnings():
                # It would rather have its own method called, which is what cannot read it.
                warnings.simplefilter("ignore", PTBUserWarning)
                first: Any = await self._bot.do_api_request(
                    "getUpdates", {name: it for name, it in asked.items() if it is not None}
                )
        except TelegramError as error:
            logger.warning("Telegram's messages have to wait: %s", error)
            return
        for told in first:
            try:
                Update.de_json(told, self._bot)
            except Exception:
                logger.error("an update of Telegram's was passed over")
                self._offset = told["update_id"] + 1

    async def confirm(self) -> None:
        """Tell Telegram what was taken last, so that it does not come again at the next start."""
        if self._offset is not None:
            try:
                await self._bot.get_updates(self._offset, limit=1, timeout=0)
            except TelegramError as error:
                logger.warning("the last messages could not be confirmed: %s", error)

    async def _take_all(self, updates: Sequence[Update]) -> None:
        """Chats side by side, each in order; people, where there is no chat."""
        chats = defaultdict(list)
        for update in updates:
            place = update.effective_chat or update.effective_user
            chats[place.id if place else None].append(update)
        results = await asyncio.gather(
            *(self._take_in_order(chat) for chat in chats.values()), return_exceptions=True
        )
        for result in results:
            if isinstance(result, BaseException):
                raise result
        self._taken.clear()
        # Telegram may begin to count anew after a quiet week: an offset is good for one request.
        self._offset = updates[-1].update_id + 1 if updates else None

    async def _take_in_order(self, updates: Iterable[Update]) -> None:
        for update in updates:
            if update.update_id in self._taken:
                continue
            try:
                await self._take(update)
            except DatabaseError:
                raise
            except Exception:  # it would fail again, and hold up everybody behind it
                logger.exception("a message at Telegram was passed over")
            self._taken.add(update.update_id)
