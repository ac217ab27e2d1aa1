"""Server-sent events: the latest state of each of an asker's jobs, to every page they have open."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Annotated, ClassVar

from fastapi import APIRouter, Header, Query, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent

from adapters.web.errors import RESPONSES
from adapters.web.sessions import Asker, Visitor, state_of
from adapters.web.views import view
from bot.texts.catalogue import match_locale
from bot.types import Status

if TYPE_CHECKING:
    from bot.service import VideoService

router = APIRouter(tags=["jobs"], responses=RESPONSES)

_LOOK_BACK = 60.0  # seconds: a change is kept before it is told, and a page loads before it listens
_MOST_STREAMS = 32  # per asker; one more ends the oldest
_PAGE = 50
_MOST_PAGES = 20


@dataclass(frozen=True, slots=True)
class Event:
    """One change of one job; `status` None when the job was deleted."""

    job_id: str
    status: Status | None


@dataclass(frozen=True, slots=True)
class Loading:
    """The engines that are being loaded, and how many percent of each: None where nobody knows."""

    engines: Mapping[str, int | None] = field(default_factory=dict)
    job_id: ClassVar[None] = None


@dataclass(eq=False, slots=True)
class Subscription:
    """One open page. Holds at most one event per job, the latest, and one of the engines': a slow
    reader skips, never lags.

    Iterating ends when the hub is closed.
    """

    _waiting: OrderedDict[str | None, Event | Loading] = field(default_factory=OrderedDict)
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _closed: bool = False

    def push(self, event: Event | Loading) -> None:
        self._waiting[event.job_id] = event
        self._wake.set()

    def close(self) -> None:
        self._closed = True
        self._wake.set()

    async def __aiter__(self) -> AsyncIterator[Event | Loading]:
        while not self._closed:
            while self._waiting and not self._closed:
                yield self._waiting.popitem(last=False)[1]
            self._wake.clear()
            if not self._closed:
                await self._wake.wait()


class Hub:
    """Takes statuses in and hands them to the pages of their owner.

    An event's id is the time of its sending in microseconds, made to rise: so ids go on rising
    after a restart, and a page that comes back tells by its last id since when it missed something.
    """

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._last = 0
        self._pages: dict[str, list[Subscription]] = {}
        self._loading = Loading()
        self._closed = False

    @property
    def pages(self) -> int:
        """How many streams are open."""
        return sum(len(pages) for pages in self._pages.values())

    def next_id(self) -> int:
        self._last = max(self._last + 1, int(self._clock() * 1_000_000))
        return self._last

    def publish(self, user: str, job_id: str, status: Status | None) -> None:
        event = Event(job_id, status)
        for page in self._pages.get(user, ()):
            page.push(event)

    def announce(self, loading: Loading) -> None:
        """Tell every page, be it open or yet to open, which engines are being loaded."""
        if loading == self._loading:
            return
        self._loading = loading
        for pages in self._pages.values():
            for page in pages:
                page.push(loading)

    @contextmanager
    def subscribe(self, user: str) -> Iterator[Subscription]:
        subscription = Subscription()
        if self._loading.engines:
            subscription.push(self._loading)
        if self._closed:
            subscription.close()
        pages = self._pages.setdefault(user, [])
        pages.append(subscription)
        if len(pages) > _MOST_STREAMS:
            pages[-1 - _MOST_STREAMS].close()
        try:
            yield subscription
        finally:
            pages.remove(subscription)
            if not pages:
                self._pages.pop(user, None)

    def close(self) -> None:
        """End every stream, so that a server that stops waits for none."""
        self._closed = True
        for pages in self._pages.values():
            for page in pages:
                page.close()


@router.get("/api/events", response_class=EventSourceResponse)
async def events(
    request: Request,
    asker: Asker,
    last_event_id: Annotated[str | None, Header(max_length=40)] = None,
    locale: Annotated[str | None, Query(max_length=40)] = None,
) -> AsyncIterator[ServerSentEvent]:
    """The asker's jobs as they change: event `job` with a View, event `gone` with an id. And event
    `loading` with the `engines` that are being loaded, in percent (null where it is not known).

    After a dropped connection every job that changed since `Last-Event-ID` is sent again. `locale`
    stands in for Accept-Language, which a browser's EventSource cannot set.
    """
    asker = replace(asker, locale=match_locale(locale, asker.locale))
    hub, service = state_of(request).hub, state_of(request).service
    with hub.subscribe(asker.user) as changes:
        yield ServerSentEvent(comment="open", retry=1000)
        for status in await _changed_since(service, asker, _seconds(last_event_id)):
            yield _wire(hub, Event(status.job.id, status), asker)
        async for event in changes:
            yield _wire(hub, event, asker)


def _wire(hub: Hub, event: Event | Loading, asker: Visitor) -> ServerSentEvent:
    number = str(hub.next_id())
    if isinstance(event, Loading):
        return ServerSentEvent(event="loading", id=number, data={"engines": dict(event.engines)})
    if event.status is None:
        return ServerSentEvent(event="gone", id=number, data={"id": event.job_id})
    return ServerSentEvent(event="job", id=number, data=view(event.status, asker.locale))


def _seconds(last_event_id: str | None) -> float:
    known = last_event_id and last_event_id.isascii() and last_event_id.isdigit()
    last = int(last_event_id or 0) / 1_000_000 if known else time.time()
    return last - _LOOK_BACK


async def _changed_since(service: "VideoService", asker: Visitor, since: float) -> list[Status]:
    """The jobs that are still open or changed after `since`, oldest first."""
    found: list[Status] = []
    before: int | None = None
    for _ in range(_MOST_PAGES):
        page = await service.history(asker.owner, before=before, limit=_PAGE)
        found += [status for status in page if _last_change(status) >= since]
        if len(page) < _PAGE:
            break
        before = min(status.job.number for status in page)
    return sorted(found, key=lambda status: status.job.number)


def _last_change(status: Status) -> float:
    job = status.job
    if not job.state.final:
        return float("inf")
    return max(job.created_at, job.ended_at or 0.0)
