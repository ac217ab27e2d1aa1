"""Makes a clip ahead that nobody asked for yet, so that it answers whoever asks."""

import asyncio
import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot import commands
from bot.arrival import twin_key
from bot.changes import first
from bot.clock import Clock
from bot.communities import Communities
from bot.composing import Defaults, MakeVideo
from bot.engines import AUTO, available, choose
from bot.finder import Finder
from bot.grammar import ENGINE_OF
from bot.house_rules import HouseRules
from bot.tasks import settle
from bot.types import EVERYONE, Address, Notice, Visitor
from bot.wishes import MOST_TRIES, Wish, Wishes
from cache.clips import ClipCache
from cache.database import Database, DatabaseError
from generator.errors import UserError
from generator.supervisor import Generator
from generator.types import Clip, ClipRequest

logger = logging.getLogger(__name__)

NOBODY = "warm"
"""Platform, community and user of whoever asks for what everybody shares."""

LATER = 60.0  # seconds until a wish is looked at again that somebody asked for meanwhile
AFTER_A_FAILURE = 600.0  # seconds until the next try
ROOM = 0.1  # share of the quota that is kept free for what people ask for

_TWIN = "SELECT 1 FROM jobs WHERE twin_key = ? AND state IN ('QUEUED', 'RUNNING') LIMIT 1"
_TWIN_RUNS = "SELECT 1 FROM jobs WHERE twin_key = ? AND state = 'RUNNING' LIMIT 1"


class Outcome(StrEnum):
    """What came of a wish; `LEFT` and `FAILED` stay on the list."""

    MADE = "made"
    ANSWERED = "answered"  # a clip that exists answers it
    LEFT = "left"  # somebody asked for the very same, and gets it
    REFUSED = "refused"
    FAILED = "failed"  # it is tried again
    GIVEN_UP = "given-up"


@dataclass(frozen=True, slots=True)
class Result:
    """`why` a wish was refused."""

    outcome: Outcome
    why: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """A wish with all settled: where its clip will be found, and by which twins."""

    request: ClipRequest
    pool: str

    @property
    def twins(self) -> str:
        return twin_key(self.request, self.pool)


class Maker:
    """One wish at a time, and as a request of the scope would be made: by its rules, with the usual
    settings, found by the next lookup there. No job comes of it: nobody owns it, nobody is told.
    """

    def __init__(
        self,
        database: Database,
        cache: ClipCache,
        generator: Generator,
        communities: Communities,
        *,
        quota_bytes: int,
        preference: Sequence[str],
        clock: Clock,
    ) -> None:
        self.wishes = Wishes(database)
        self._database = database
        self._cache = cache
        self._finder = Finder(cache)
        self._generator = generator
        self._communities = communities
        self._rules = HouseRules(communities)
        self._keep_free = ROOM * quota_bytes
        self._preference = preference
        self._clock = clock

    async def has_room(self) -> bool:
        """Whether the store takes more without letting clips go that people asked for."""
        return await self._cache.excess() <= -self._keep_free

    async def next(self) -> Wish | None:
        return await self.wishes.next(self._clock.now())

    def hasten(self) -> None:
        """The program is about to end: whoever is called off has no time."""
        self._generator.hasten()

    async def make(self, wish: Wish) -> Result:
        """Make its clip, unless there is one that answers it. Cancelled while the clip is made, it
        leaves the wish as it was; once the clip is there, it keeps it first.

        Raises:
            DatabaseError: what came of it cannot be written; the wish is still there.
        """
        try:
            return await self._make(wish)
        except UserError as error:
            await self.wishes.drop(wish)
            why = Notice(code=error.code, arguments=error.arguments)
            return Result(Outcome.REFUSED, why)
        except DatabaseError:
            await self._surely_release(wish)  # the store failed, not the clip
            raise
        except Exception:
            logger.exception("the clip of wish %s could not be made ahead", wish.id)
            return await self._failed(wish)

    async def _make(self, wish: Wish) -> Result:
        order = await self._settled(wish)
        if await self._finder.find_like(order.request, order.pool) is not None:
            await self.wishes.drop(wish)
            return Result(Outcome.ANSWERED)
        if await self._database.fetch_one(_TWIN, [order.twins]) is not None:
            return await self._leave(wish)
        if wish.tries >= MOST_TRIES:
            return await self._failed(wish)
        clip = await self._generated(wish, order.request)
        return await settle(self._keep(wish, order, clip))

    async def _settled(self, wish: Wish) -> _Order:
        engines = self._generator.engines
        working = available(engines)
        missing = [name for name, engine in ENGINE_OF.items() if engine not in working]
        command = parsed(wish.words, wish.locale, missing)
        address = address_of(wish.scope, wish.locale)
        community = await self._communities.of(address.scope)
        visitor = Visitor(roles=frozenset(community.roles), places=community.channels)
        entry = await self._rules.admit(command.request, address, visitor, engines, command.chosen)
        request = entry.request
        claims = await self._generator.claims(request.prompt) if request.engine == AUTO else {}
        request, _ = choose(
            request, entry.engines, self._preference, chosen=command.chosen, claims=claims
        )
        pool = EVERYONE if wish.scope == EVERYONE else entry.address.pool
        return _Order(request=request, pool=pool)

    async def _generated(self, wish: Wish, request: ClipRequest) -> Clip:
        await self.wishes.begin(wish)
        try:
            return await self._generator.generate(f"warm {wish.id}", request, lambda _: None)
        except asyncio.CancelledError:
            await settle(self._surely_release(wish))
            raise

    async def _surely_release(self, wish: Wish) -> None:
        try:
            await self.wishes.release(wish)
        except DatabaseError:
            logger.exception("a try that was called off counts")

    async def _keep(self, wish: Wish, order: _Order, clip: Clip) -> Result:
        try:
            async with self._database.transaction() as connection:
                # Of a job that waits, the lookup comes after its claim, and that after this.
                twin = await first(connection, _TWIN_RUNS, [order.twins])
                if twin is None:
                    await self._cache.add(connection, clip, order.request, order.pool, ahead=True)
                    await self.wishes.drop_in(connection, wish)
        except BaseException:
            await asyncio.to_thread(_remove, clip)
            raise
        if twin is None:
            return Result(Outcome.MADE)
        await asyncio.to_thread(_remove, clip)
        return await self._leave(wish)

    async def _failed(self, wish: Wish) -> Result:
        if wish.tries + 1 >= MOST_TRIES:
            await self.wishes.drop(wish)
            return Result(Outcome.GIVEN_UP)
        await self.wishes.postpone(wish, self._clock.now() + AFTER_A_FAILURE)
        return Result(Outcome.FAILED)

    async def _leave(self, wish: Wish) -> Result:
        await self.wishes.postpone(wish, self._clock.now() + LATER)
        return Result(Outcome.LEFT)


def parsed(words: str, locale: str, missing: Collection[str] = ()) -> MakeVideo:
    """What the words ask for; `missing` as in `commands.parse`.

    Raises:
        UserError: nothing, or no clip.
    """
    defaults = Defaults(engine=AUTO)
    command = commands.parse(words, defaults=defaults, locale=locale, bare=True, missing=missing)
    if not isinstance(command, MakeVideo):
        raise UserError("warm-no-clip")
    return command


def address_of(scope: str, locale: str) -> Address:
    """Where somebody of the scope (PLATFORM:COMMUNITY, or `EVERYONE`) would ask.

    Raises:
        UserError: it is no such name.
    """
    if scope == EVERYONE:
        return Address(
            platform=NOBODY,
            channel=NOBODY,
            user=NOBODY,
            community=NOBODY,
            locale=locale,
        )
    platform, colon, community = scope.partition(":")
    if not (platform and colon and community):
        raise UserError("warm-no-community", given=scope)
    return Address(platform=platform, channel="", user=NOBODY, community=community, locale=locale)


def _remove(clip: Clip) -> None:
    for path in (clip.path, clip.poster):
        path.unlink(missing_ok=True)
