"""Clips in messages: uploaded once, and shown by Telegram's own copy from then on."""

import asyncio
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any
from weakref import WeakValueDictionary

from telegram import (
    InlineKeyboardMarkup,
    InputMedia,
    InputMediaAnimation,
    InputMediaDocument,
    InputMediaVideo,
    Message,
)

from adapters.telegram.messages import DIGEST, Bot, Messages
from adapters.telegram.plain import as_written
from adapters.telegram.ratelimits import LAST_WORD
from adapters.telegram.refusals import Barred, FileUnknown, Moved, NoClips, Refused, told_apart
from adapters.telegram.spots import Spot
from bot.tasks import Crew, to_the_end
from bot.types import Job, Parcel, TryLater, Undeliverable
from bot.uploads import Upload, Uploads

logger = logging.getLogger(__name__)

_KINDS: Mapping[str, Callable[..., InputMedia]] = MappingProxyType(
    {
        "animation": InputMediaAnimation,
        "video": InputMediaVideo,
        "document": InputMediaDocument,
    }
)
"""By the kind that Telegram took the file for: a file's kind never changes."""


_ACTION_LASTS = 4.0
"""Seconds until an upload is shown anew; Telegram shows it for five
(https://core.telegram.org/bots/api#sendchataction)."""


@dataclass(frozen=True, slots=True)
class Post:
    """A job's clip, and the message that is to show it, with what stands under it."""

    job: Job
    spot: Spot
    caption: str
    keyboard: InlineKeyboardMarkup | None
    parcel: Parcel


class Clips:
    """Silent clips play as animations. `storage` is the chat that what belongs into a message sent
    through the bot is uploaded to first: such a message cannot be given a file."""

    def __init__(
        self,
        bot: Bot,
        messages: Messages,
        uploads: Uploads,
        *,
        storage: int | str | None,
    ) -> None:
        self._bot = bot
        self._messages = messages
        self._uploads = uploads
        self._storage = storage
        self._crew = Crew()
        self._locks: WeakValueDictionary[Path, asyncio.Lock] = WeakValueDictionary()

    @property
    def holder(self) -> str:
        """Who can use the files: this bot alone."""
        return f"telegram:{self._bot.id}"

    @property
    def storing(self) -> bool:
        """Whether clips can be put into messages that were sent through the bot."""
        return self._storage is not None

    async def show(self, post: Post) -> None:
        """Make the message the job's clip; the same again changes nothing.

        Raises:
            Undeliverable: there is nowhere to upload it to, or the chat takes no clips.
        """
        try:
            await self._show(post)
        except NoClips as error:
            raise Undeliverable(f"the chat {post.spot.chat} takes no clips: {error}") from error

    async def _show(self, post: Post) -> None:
        if await self._shown_again(post):
            return
        async with self._uploading(post.parcel):
            # Where several wait for the same clip, whoever comes first uploads it for all.
            if not await self._shown_again(post):
                await self._upload(post)

    async def _shown_again(self, post: Post) -> bool:
        """Show Telegram's own copy, if there is one."""
        held = await self._held(post.job, post.parcel)
        if held is None or post.job.clip is None:
            return False
        try:
            await self._messages.show(post.spot, _media(held, post), post.keyboard)
        except FileUnknown:
            logger.info("Telegram lost a clip: uploading it again", extra={"job": post.job.id})
            await self._uploads.forget(post.job.clip.id, self.holder, post.parcel.format, held)
            return False
        return True

    def _uploading(self, parcel: Parcel) -> asyncio.Lock:
        """Whoever holds it is the only one who uploads that file."""
        lock = self._locks.get(parcel.path)
        if lock is None:
            lock = self._locks[parcel.path] = asyncio.Lock()
        return lock

    async def _upload(self, post: Post) -> None:
        if post.spot.inline is not None:
            held = await self._store(post.job, post.parcel)
            try:
                await self._messages.show(post.spot, _media(held, post), post.keyboard)
            except FileUnknown as error:
                if post.job.clip is not None:
                    await self._uploads.forget(
                        post.job.clip.id, self.holder, post.parcel.format, held
                    )
                raise TryLater(f"a new file is not known: {error}") from error
        else:
            media = await self._new(post)
            with self._on_its_way(post):
                shown = await self._messages.show(post.spot, media, post.keyboard)
            await self._keep(post.job, post.parcel, shown)

    @contextmanager
    def _on_its_way(self, post: Post) -> Iterator[None]:
        """Show that a clip is being uploaded, while it is. The upload waits for none of it."""
        over = asyncio.Event()
        self._crew.spawn(self._show_upload(post, over), "an upload is shown at Telegram")
        try:
            yield
        finally:
            over.set()

    async def _show_upload(self, post: Post, over: asyncio.Event) -> None:
        address = post.job.address.evolve(channel=str(post.spot.chat))
        try:
            while not over.is_set():
                await self._messages.uploading(address)
                with suppress(TimeoutError):
                    async with asyncio.timeout(_ACTION_LASTS):
                        await over.wait()
        except (Refused, TryLater) as error:
            logger.debug("an upload is not shown: %s", error, extra={"job": post.job.id})

    async def _held(self, job: Job, parcel: Parcel) -> Upload | None:
        if job.clip is None:
            return None
        return await self._uploads.find(job.clip.id, self.holder, parcel.format)

    async def _store(self, job: Job, parcel: Parcel) -> Upload:
        """Upload it to where nobody looks, without a word of the prompt."""
        if self._storage is None:
            raise Undeliverable("TELEGRAM_STORAGE_CHAT is not set")
        clip, poster = await asyncio.to_thread(self._opened, parcel)
        try:
            with told_apart():
                message = await self._bot.send_animation(
                    self._storage,
                    clip,
                    thumbnail=poster,
                    disable_notification=True,
                    filename=f"clip.{parcel.format}",
                    read_timeout=DIGEST,
                    rate_limit_args=LAST_WORD,
                    **_shape(job, parcel),
                )
        except Moved as moved:
            logger.error("set TELEGRAM_STORAGE_CHAT=%d: that chat has another id now", moved.chat)
            self._storage = moved.chat
            raise TryLater("the chat for keeping clips moved") from moved
        except (Barred, NoClips) as error:
            raise Undeliverable(f"the chat {self._storage} takes no clips: {error}") from error
        held = await self._keep(job, parcel, message)
        if held is None:
            raise Undeliverable("Telegram made no file of the clip")
        return held

    async def _keep(self, job: Job, parcel: Parcel, message: Message | None) -> Upload | None:
        """Remember Telegram's copy, before anything else can happen."""
        held = _upload_in(message)
        if held is not None and job.clip is not None:
            await to_the_end(self._uploads.keep(job.clip.id, self.holder, parcel.format, held))
        return held

    async def _new(self, post: Post) -> InputMedia:
        job, parcel = post.job, post.parcel
        clip, poster = await asyncio.to_thread(self._opened, parcel)
        return InputMediaAnimation(
            clip,
            post.caption,
            caption_entities=as_written(post.caption),
            thumbnail=poster,
            filename=f"clip-{job.number}.{parcel.format}",
            has_spoiler=job.address.veiled,
            **_shape(job, parcel),
        )

    def _opened(self, parcel: Parcel) -> tuple[bytes | Path, bytes | Path]:
        """A Bot API server on this machine reads the files itself."""
        if self._bot.local_mode:
            return parcel.path.absolute(), parcel.poster.absolute()
        contents = parcel.path.read_bytes() if parcel.contents is None else parcel.contents
        return contents, parcel.poster.read_bytes()


def _media(held: Upload, post: Post) -> InputMedia:
    veil = {} if held.kind == "document" else {"has_spoiler": post.job.address.veiled}
    entities = as_written(post.caption)
    return _KINDS[held.kind](held.file_id, post.caption, caption_entities=entities, **veil)


def _upload_in(message: Message | None) -> Upload | None:
    for kind in _KINDS:
        file: Any = getattr(message, kind, None)
        if file is not None:
            return Upload(kind, file.file_id)
    return None


def _shape(job: Job, parcel: Parcel) -> dict[str, Any]:
    length = job.clip.seconds if job.clip else job.request.seconds
    return {
        "width": parcel.width,
        "height": parcel.height,
        "duration": max(1, round(length)),
    }
