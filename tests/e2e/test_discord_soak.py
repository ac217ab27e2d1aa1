"""A crowd at Discord on a bad day: each request ends in one clip or one clear refusal."""

import asyncio
import random
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from adapters.discord.adapter import EDIT_INTERVAL
from tests.e2e.discord import Bucket, DiscordServer, Refusal
from tests.e2e.discord.soak.bot import CONNECTED
from tests.e2e.discord.soak.crowd import OPEN, Crowd
from tests.e2e.discord.soak.verdict import Verdict, jobs_in, unfinished
from tests.support.chaos.program import ROOT

SERVERS, MEMBERS = 50, 20
LATE = 50  # of them ask when the bot is about to be killed
SEED = 11
PATIENCE = 100.0  # seconds
HICCUP = 0.3  # seconds between two troubles that Discord has
STARTS = 2


async def test_everybody_gets_one_clip_or_one_clear_refusal(
    server: DiscordServer, tmp_path: Path
) -> None:
    """Everybody asks at once, while the connection is cut and resumed with replays, Discord limits
    and fails, messages are deleted, channels are closed; and the bot is killed in the middle."""
    crowd = Crowd(server, random.Random(SEED), SERVERS, MEMBERS)
    _tune(server)
    begun = time.monotonic()
    hiccups = asyncio.create_task(_hiccups(server, random.Random(SEED)))
    await _first_life(server, crowd, tmp_path)
    await _second_life(server, crowd, tmp_path)
    hiccups.cancel()
    with suppress(asyncio.CancelledError):
        await hiccups
    lasted = time.monotonic() - begun
    verdict = Verdict(server, crowd, jobs_in(tmp_path))
    complaints = verdict.complaints()
    assert not complaints, "\n".join([str(verdict.ends), *complaints[:20]])
    assert verdict.ends["lost"] <= LATE, verdict.ends
    assert "Traceback" not in (tmp_path / "log").read_text()
    _check_requests(server, crowd, lasted)


async def _first_life(server: DiscordServer, crowd: Crowd, folder: Path) -> None:
    early, late = crowd.members[LATE:], crowd.members[:LATE]
    half = len(early) // 2
    async with _bot(server, folder) as bot:
        crowd.ask(early[:half])
        await _until(lambda: crowd.answered(early) > half // 2)
        await server.drop(again=MEMBERS)
        crowd.ask(early[half:])
        await _until(lambda: crowd.clips() > len(early) // 8)
        crowd.think_again(0.1)
        await _until(lambda: crowd.answered(early) == len(early))
        crowd.ask(late)
        await _until(lambda: crowd.answered(late) > LATE // 2)
        bot.kill()
        await bot.wait()


async def _second_life(server: DiscordServer, crowd: Crowd, folder: Path) -> None:
    """Those ask again whose request the bot took to its grave."""
    server.later(60)
    crowd.shut()
    known = jobs_in(folder)
    async with _bot(server, folder):
        crowd.ask([member for member in crowd.members if crowd.unheard(member, known)])
        await _until(lambda: crowd.clips() > len(crowd.members) // 2)
        await server.drop(again=MEMBERS)
        crowd.think_again(0.1)
        await _until(lambda: not unfinished(crowd, jobs_in(folder)))


def _check_requests(server: DiscordServer, crowd: Crowd, lasted: float) -> None:
    """Of each request: its acknowledgement, first and last words, one more try for a trouble, and
    no more progress than the interval allows. Refused are those that Discord made up, once each
    token that was over before its time, and once or twice each door that was closed."""
    each = 4 + STARTS + lasted / EDIT_INTERVAL
    edits = [len(message.edits) for message in server.messages.values()]
    assert max(edits) <= each
    assert len(server.requests) <= len(server.interactions) * each
    over = sum(member.kind != OPEN for member in crowd.members)
    assert server.invalid_requests <= lasted / HICCUP + over + 2 * STARTS * SERVERS


def _tune(server: DiscordServer) -> None:
    """The server shares two busy cores with the bot: how soon that answers is for `make bench`, and
    what each body looks like for the other tests."""
    server.bucket = Bucket(5, 2.0)
    server.acknowledge_within = PATIENCE
    server.description = None


async def _hiccups(server: DiscordServer, dice: random.Random) -> None:
    """One request in every `HICCUP` is refused, or its answer lost."""
    while True:
        await asyncio.sleep(HICCUP)
        on = dice.choice(["edit", "edit", "send", "acknowledge", "dm"])
        trouble = dice.choice(
            [
                Refusal(None, 429, retry_after=dice.uniform(0.1, 1), on=on),
                Refusal(None, 429, retry_after=0.2, on=on, everywhere=True),
                Refusal(None, 502, on=on),
                Refusal(None, 502, on=on, after=True),
            ]
        )
        server.refusals[:] = [trouble]


async def _until(happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not happened():  # noqa: ASYNC110 - it happens in another process
            await asyncio.sleep(0.5)


@asynccontextmanager
async def _bot(server: DiscordServer, folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot, from when it is connected."""
    with (folder / "log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.e2e.discord.soak.bot", server.base, str(folder)),
            cwd=ROOT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=log,
        )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        async with asyncio.timeout(PATIENCE):
            assert await process.stdout.readline() == CONNECTED.encode()
            yield process
            process.stdin.close()
            await process.wait()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
