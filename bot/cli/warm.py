"""`python -m bot warm`: clips of popular prompts, made before anybody asks."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import typer

from bot.app import HOT_CLIPS, make_folders
from bot.cli.ask import PATIENCE
from bot.clock import SystemClock
from bot.communities import Communities
from bot.config import Settings
from bot.engines import PREFERENCE
from bot.lock import DataLock, DirectoryBusy
from bot.texts.catalogue import say, text
from bot.types import EVERYONE
from bot.warming import Maker, Outcome, Result, address_of, parsed
from bot.wishes import Wish, Wishes
from cache.clips import ClipCache
from cache.database import Database
from cache.embedder import Embedder
from generator.errors import UserError
from generator.supervisor import Generator, GeneratorSettings

PACKAGES = "generator.engines"

BREATH = 0.5
"""Seconds between two clips, in which an `ask` or a bot that waits takes over."""

GLANCE = 1.0  # seconds between two looks whether a bot waits

_SHARES = "SELECT 1 FROM communities WHERE json_extract(settings, '$.sharing') LIMIT 1"
_SCOPES = """
SELECT scope FROM jobs WHERE scope NOT LIKE 'web:%' GROUP BY scope ORDER BY COUNT(*) DESC LIMIT 5
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """`file` has a prompt a line, "-" is stdin; `scope` None is what all communities share."""

    file: Path
    scope: str | None
    locale: str


async def warm(settings: Settings, given: List, say_waiting: Callable[[], None]) -> bool:
    """Put the prompts on the list, and have their clips made: by the bot when it runs, else here.
    Returns whether all of it came to something.

    Raises:
        UserError: nobody would get the clips.
        DatabaseError: the database cannot be used.
        OSError: the file cannot be read.
    """
    say_in = settings.default_locale
    words, good = _read(await asyncio.to_thread(_lines, given.file), given.locale, say_in)
    scope = given.scope or EVERYONE
    address_of(scope, given.locale)
    await asyncio.to_thread(make_folders, settings)
    async with _database(settings) as database:
        await _check_wanted(database, scope)
        wishes = [Wish(scope=scope, words=line, locale=given.locale) for line in words]
        added = await Wishes(database).add(wishes)
        typer.echo(text("warm-added", say_in, clips=added, known=len(words) - added))
        served = await asyncio.to_thread(DataLock(settings.data_dir).is_served)
        if served:
            typer.echo(text("warm-to-the-bot", say_in))
            return good
        return await _make_all(settings, database, say_waiting) and good


async def forget(settings: Settings) -> None:
    """Take everything off the list."""
    count = 0
    if settings.database.exists():
        async with _database(settings) as database:
            count = await Wishes(database).drop_all()
    typer.echo(text("warm-forgotten", settings.default_locale, clips=count))


def _read(lines: Sequence[str], locale: str, say_in: str) -> tuple[list[str], bool]:
    """The lines that ask for a clip, and whether all do; what is wrong with the others is said."""
    words, good = [], True
    for number, line in enumerate(lines, 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        try:
            parsed(line, locale)
        except UserError as error:
            good = False
            reason = say(error, say_in)
            typer.echo(text("line-wrong", say_in, number=number, reason=reason), err=True)
        else:
            words.append(line)
    return list(dict.fromkeys(words)), good


def _lines(file: Path) -> list[str]:
    given = sys.stdin.buffer.read() if str(file) == "-" else file.expanduser().read_bytes()
    return given.decode("utf-8-sig", "replace").splitlines()


async def _check_wanted(database: Database, scope: str) -> None:
    """
    Raises:
        UserError: it is for what all communities share, and none shares anything.
    """
    if scope == EVERYONE and await database.fetch_one(_SHARES) is None:
        known = [row["scope"] for row in await database.fetch_all(_SCOPES)]
        raise UserError("warm-nobody-shares", known=", ".join(known) or "discord:…, telegram:…")


@asynccontextmanager
async def _database(settings: Settings) -> AsyncIterator[Database]:
    database = await Database.open(settings.database)
    try:
        yield database
    finally:
        await database.close()


async def _make_all(
    settings: Settings, database: Database, say_waiting: Callable[[], None]
) -> bool:
    """Make what can be made now. Only while it makes a clip it owns the data directory."""
    lock, locale, good = DataLock(settings.data_dir), settings.default_locale, True
    async with _maker(settings, database) as maker:
        while True:
            try:
                async with lock.for_one_request(say_waiting):
                    wish = await maker.next()
                    if wish is None or not await maker.has_room():
                        break
                    result = await _unless_served(maker, wish, settings)
            except DirectoryBusy:
                typer.echo(text("warm-to-the-bot", locale))
                return good
            if result is not None:
                good &= result.outcome in (Outcome.MADE, Outcome.ANSWERED, Outcome.LEFT)
                typer.echo(_line(wish, result, locale))
            await asyncio.sleep(BREATH)
        full = wish is not None
        left = await maker.wishes.count()
    if full:
        typer.echo(text("warm-full", locale), err=True)
    if left:
        typer.echo(text("warm-left", locale, clips=left), err=True)
    return good and not full


async def _unless_served(maker: Maker, wish: Wish, settings: Settings) -> Result | None:
    """None: a bot wants to begin, and makes it."""
    making = asyncio.create_task(maker.make(wish))
    lock = DataLock(settings.data_dir)
    try:
        while not making.done():
            if await asyncio.to_thread(lock.is_served):
                making.cancel()
            await asyncio.wait({making}, timeout=GLANCE)
    finally:
        if not making.done():
            maker.hasten()
            making.cancel()
            await asyncio.wait({making})
    return None if making.cancelled() else making.result()


def _line(wish: Wish, result: Result, locale: str) -> str:
    why = say(result.why, locale) if result.why else ""
    outcome = result.outcome.value
    return text("warm-outcome", locale, prompt=wish.words, outcome=outcome, why=why).strip()


@asynccontextmanager
async def _maker(settings: Settings, database: Database) -> AsyncIterator[Maker]:
    async with AsyncExitStack() as stack:
        larger = await asyncio.to_thread(settings.larger_base)
        embedder = Embedder(settings.embedder, larger=larger, patience=PATIENCE)
        stack.push_async_callback(embedder.stop)
        generator = Generator(
            GeneratorSettings(
                clips_dir=settings.clips_dir,
                surroundings=settings.surroundings(),
                cpu_workers=1,
                job_timeout=settings.job_timeout,
                packages=PACKAGES,
            )
        )
        stack.push_async_callback(generator.stop)
        await generator.start()
        cache = ClipCache(
            database,
            embedder,
            clips_dir=settings.clips_dir,
            threshold=settings.similarity,
            quota_bytes=settings.cache_quota,
            hot_size=HOT_CLIPS,
            error_bound=settings.reuse_error,
            meaning=generator.meaning,
            revision=generator.revision,
        )
        first, clock = settings.default_engine, SystemClock()
        yield Maker(
            database,
            cache,
            generator,
            Communities(database, clock),
            quota_bytes=settings.cache_quota,
            preference=(first, *PREFERENCE) if first else PREFERENCE,
            clock=clock,
        )
