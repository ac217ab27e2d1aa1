"""Telegram on a loopback server: (i) answers to people who type, with many clips kept and the lanes
busy; (j) acknowledgements and (k) clips that exist already, beside a bot that only reacts, sends a
placeholder and edits it into the same file."""

import asyncio
import itertools
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from bench.beside import Waits, beside, bot_process
from bench.measure import Row, Series, spell
from bench.telegram_stock import multiply
from tests.e2e.telegram import Post, TelegramServer, telegram_server
from tests.e2e.telegram.cast import STORAGE

TYPED_GOAL = 0.15  # seconds
KEPT, OWNERS = 10_000, 4  # clips, and the people they belong to
TYPED, EACH = 160, 1.5  # queries; seconds between two of the same person, who else were typing
ROUNDS, TOGETHER = 30, 4  # so many people at once, so often
PACE = 0.4  # seconds between two rounds: Telegram takes thirty messages a second
BUSY = 4  # people whose clips keep the lanes drawing
PATIENCE, SETTLING = 30.0, 120.0
PROMPT = "a red fox in the snow"
FIRST = 10**6  # a person's id
OURS = "reelbot"

PEOPLE = 52  # so many that Telegram lets each write again

_people = itertools.cycle(
    range(FIRST + 1000, FIRST + 1000 + PEOPLE)
)  # they come back, as people do


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        yield from asyncio.run(_side_by_side(Path(folder)))
    with tempfile.TemporaryDirectory() as folder:
        yield asyncio.run(_typed(Path(folder)))


async def _side_by_side(folder: Path) -> list[Row]:
    async with AsyncExitStack() as stack:
        ours = await stack.enter_async_context(_bot(OURS, folder / "data"))
        clip = folder / "clip.mp4"
        _, _, post = await _ask(ours, next(_people), PROMPT)
        assert post.clip is not None
        clip.write_bytes(post.clip)
        await _settled(ours)
        for _ in range(0, PEOPLE, BUSY):  # each has a clip of their own: nobody sees another's
            await asyncio.gather(*(_ask(ours, next(_people), PROMPT) for _ in range(BUSY)))
        bare = await stack.enter_async_context(_bot("bare", clip))
        crowd = await _ask_in_turn(ours, bare, ROUNDS, TOGETHER)
        alone = await _ask_in_turn(ours, bare, ROUNDS * TOGETHER // 2, 1)
    return list(beside("Telegram", "jk", TOGETHER, crowd, alone))


async def _ask_in_turn(
    ours: TelegramServer, bare: TelegramServer, rounds: int, together: int
) -> tuple[Waits, Waits]:
    """Turn and turn about, so that both meet the same noise."""
    waits: tuple[Waits, Waits] = ([], [])
    for _ in range(rounds):
        for server, its in zip((ours, bare), waits, strict=True):
            asked = await asyncio.gather(
                *(_ask(server, next(_people), PROMPT) for _ in range(together))
            )
            its += [(acknowledged, posted) for acknowledged, posted, _ in asked]
        await asyncio.sleep(PACE * together / TOGETHER)
    return waits


async def _typed(folder: Path) -> Row:
    """Each query has other words: nothing is answered by Telegram's own memory."""
    people = range(FIRST, FIRST + OWNERS)
    data = folder / "data"
    async with _bot(OURS, data) as server:
        for person in people:
            await _ask(server, person, PROMPT)
    await asyncio.to_thread(multiply, data / "reelbot.sqlite3", KEPT // OWNERS)
    async with _bot(OURS, data) as server:
        server.inline_cache = False
        await _settled(server)
        customers = [asyncio.create_task(_order(server, number)) for number in range(BUSY)]
        for person in people:
            await _type(server, person, "warming up")
        await asyncio.sleep(EACH)
        waits = []
        for number in range(TYPED):
            begun = time.perf_counter()
            person = people[number % OWNERS]
            waits.append(await _type(server, person, f"{number} red foxes in the snow"))
            await asyncio.sleep(max(0.0, EACH / OWNERS - (time.perf_counter() - begun)))
        for customer in customers:
            customer.cancel()
        await asyncio.gather(*customers, return_exceptions=True)
    typed = Series("typed", waits)
    return Row(
        name=f"(i) Telegram: p99 of an answer to who types, {KEPT} clips kept, both lanes drawing",
        measured=spell(typed.p99),
        beside=f"its median {spell(typed.median)}",
        ratio=typed.p99 / typed.median,
        goal=f"< {spell(TYPED_GOAL)}",
        met=typed.p99 < TYPED_GOAL,
        noise=typed.noise,
    )


async def _settled(server: TelegramServer) -> None:
    """Wait until the bot has loaded what tells the meaning of words: its answers are whole then."""
    async with asyncio.timeout(SETTLING):
        for number in itertools.count():
            query = await server.type_inline(f"{number} whales", user=FIRST)
            if (await query.answer()).cache_time:
                return
            await asyncio.sleep(EACH)


async def _type(server: TelegramServer, person: int, words: str) -> float:
    begun = time.perf_counter()
    query = await server.type_inline(words, user=person)
    answer = await query.answer()
    assert answer.results
    return time.perf_counter() - begun


async def _ask(server: TelegramServer, person: int, prompt: str) -> tuple[float, float, Post]:
    """Seconds until there was a sign of it (a reaction, mostly), and until the clip stood there."""
    begun = time.perf_counter()
    asked = server.write(f"/video {prompt}", user=person)

    def answer() -> Post | None:
        return next((it for it in server.posts.values() if it.reply_to == asked), None)

    async with asyncio.timeout(PATIENCE):
        await server.until(lambda: asked in server.reactions or answer() is not None)
        acknowledged = time.perf_counter() - begun
        await server.until(lambda: answer() is not None)
        post = answer()
        assert post is not None
        await server.until(lambda: post.clip is not None)
    posted = time.perf_counter() - begun
    del server.posts[post.id]  # or finding an answer would take longer and longer
    return acknowledged, posted, post


async def _order(server: TelegramServer, customer: int) -> None:
    for number in itertools.count():
        words = f"{number} cats and {customer} dogs dancing on the beach at sunset"
        await _ask(server, FIRST + 500 + customer, words)


@asynccontextmanager
async def _bot(which: str, path: Path) -> AsyncIterator[TelegramServer]:
    """One of `bench.telegram_bots`, connected to a Telegram of its own."""
    async with telegram_server() as server:
        server.chat(STORAGE)
        arguments = which, server.api, str(path)
        async with bot_process("bench.telegram_bots", *arguments, patience=PATIENCE):
            yield server
