"""A crowd at Telegram on a bad day: each request ends in one clip or one clear refusal."""

import asyncio
import random
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from tests.e2e.telegram import TOKEN, TelegramServer
from tests.e2e.telegram.soak.bot import CONNECTED, KEEPER, SCALE
from tests.e2e.telegram.soak.crowd import Crowd
from tests.e2e.telegram.soak.verdict import Death, Records, Verdict, is_open, unfinished
from tests.e2e.telegram.soak.weather import weather
from tests.support.chaos.program import ROOT

GROUPS, MEMBERS, PRIVATE, INLINE = 30, 3, 300, 300
LATE = 50  # of them ask when the bot is about to be killed
LAST = 50  # jobs
BLOCKERS = 5
MOST = 12
"""Requests for each clip: to see, to show, to upload, to answer, and now and then to tell of
progress. A storm of retries would be many more."""

SEED = 11
PATIENCE = 200.0  # seconds


async def test_everybody_gets_one_clip_or_one_clear_refusal(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    """Everybody asks at once, while Telegram refuses in storms, cuts connections and loses its
    answers, people block and kick the bot and delete messages, a group moves; and the bot is killed
    in the middle."""
    crowd = Crowd(
        telegram,
        random.Random(SEED),
        groups=GROUPS,
        members=MEMBERS,
        private=PRIVATE,
        inline=INLINE,
    )
    _tune(telegram)
    async with _bad_weather(telegram) as end:
        death = await _first_life(telegram, crowd, tmp_path)
        await _second_life(telegram, crowd, tmp_path, end)
    verdict = Verdict(telegram, crowd, Records.of(tmp_path), death)
    complaints = verdict.complaints()
    assert not complaints, "\n".join([str(verdict.ends), *complaints[:20]])
    assert verdict.ends["clip"] > len(crowd.askers) / 2, verdict.ends
    assert any(map(is_open, death.records.jobs.values())), "it was killed too late"
    assert telegram.floods == 0, "Telegram had to refuse by itself: the bot was too quick"
    assert len(telegram.requests) < MOST * len(crowd.askers)
    _check_log((tmp_path / "log").read_text())


async def _first_life(server: TelegramServer, crowd: Crowd, folder: Path) -> Death:
    early, late = crowd.askers[LATE:], crowd.askers[:LATE]
    async with _bot(server, folder) as bot:
        crowd.ask(early)
        await _until(lambda: crowd.clips() > len(early) // 10)
        crowd.think_again(0.1)
        crowd.turn_away(BLOCKERS)
        await _until(lambda: crowd.clips() > len(early) // 4)
        crowd.ask(late)
        waiting = len(server.updates)
        await _until(lambda: len(server.updates) != waiting)
        bot.kill()
        await bot.wait()
    return Death.of(server, folder)


async def _second_life(
    server: TelegramServer, crowd: Crowd, folder: Path, end_storms: Callable[[], None]
) -> None:
    """Those ask again whose answer, a sentence, the bot took to its grave. The storms end before
    the last clips, or those alone would be refused again and again."""
    async with _bot(server, folder):
        await _until(lambda: not server.updates)
        await _until(lambda: crowd.clips() > len(crowd.askers) // 2)
        crowd.ask(crowd.unanswered(set(Records.of(folder).jobs)))
        crowd.think_again(0.1)
        await _until(lambda: sum(map(is_open, Records.of(folder).jobs.values())) < LAST)
        end_storms()
        await _until(lambda: not unfinished(server, crowd, Records.of(folder)))
    await crowd.leave()


@asynccontextmanager
async def _bad_weather(server: TelegramServer) -> AsyncIterator[Callable[[], None]]:
    """Until what it gives is called."""
    storms = asyncio.create_task(weather(server, random.Random(SEED)))

    def end() -> None:
        storms.cancel()
        server.refusals.clear()

    yield end
    storms.cancel()
    with suppress(asyncio.CancelledError):
        await storms


def _tune(server: TelegramServer) -> None:
    """The server shares two busy cores with the bot: how soon that answers is for `make bench`."""
    server.flood_control = True
    server.time_scale = SCALE
    server.inline_lives = PATIENCE
    server.press_lives = PATIENCE
    server.chat(KEEPER)


def _check_log(log: str) -> None:
    assert "/bot[redacted]/sendMessage" in log, "it says where it goes"
    assert TOKEN not in log
    assert quote(TOKEN, "") not in log
    assert "Traceback" not in log


async def _until(happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not happened():  # noqa: ASYNC110 - it happens in another process
            await asyncio.sleep(0.5)


@asynccontextmanager
async def _bot(server: TelegramServer, folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot, from when it is connected."""
    arguments = (server.api, str(folder))
    with (folder / "log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.e2e.telegram.soak.bot", *arguments),
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
