"""bot.privacy: what is kept of a person, and that all of it is gone when they wish so."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
import pytest_asyncio

from bot.arrival import DAY
from bot.privacy import Account
from bot.types import Address, JobState, Parcel, Status
from generator.errors import UserError
from tests.support.clock import HandClock
from tests.support.generator import Gate
from tests.support.line import Bench, address, bench, request

ADA, BOB = address("ada"), address("bob")
SECRET = "a wedding on the moon of Endor"


@pytest_asyncio.fixture
async def line(tmp_path: Path) -> AsyncIterator[Bench]:
    async with bench(tmp_path) as line:
        yield line


@pytest.fixture
def gate(line: Bench) -> Gate:
    line.generator.making = gate = Gate()
    return gate


async def made(line: Bench, prompt: str = SECRET, asker: Address = ADA) -> Status:
    status = await line.service.submit(request(prompt), asker)
    await line.adapter.until(lambda: bool(line.adapter.clips(status.job.id)))
    await until_delivered(line, status.job.id)
    return await line.service.status(status.job.id)


async def until_delivered(line: Bench, job_id: str) -> None:
    async with asyncio.timeout(10):
        while True:
            if (await line.job(job_id)).state is JobState.DELIVERED:
                return
            await asyncio.sleep(0.005)


def files(line: Bench) -> list[str]:
    return sorted(path.name for path in line.clips_dir.iterdir())


def stands_in_a_file(words: str, folder: Path) -> bool:
    databases = list(folder.glob("*.sqlite3*"))
    assert databases
    return any(words.encode() in file.read_bytes() for file in databases)


async def rows(line: Bench, table: str) -> int:
    return len(await line.database.fetch_all(f"SELECT 1 FROM {table}"))


async def test_the_account_counts_what_is_kept_deleted_jobs_too(line: Bench) -> None:
    privacy = line.service.privacy
    assert await privacy.account(ADA.owner) == Account(requests=0, clips=0, favourites=0)
    first = await made(line)
    await made(line)  # the same clip
    await line.service.favour(first.job.id, ADA)
    await line.service.delete(first.job.id, ADA.owner)
    assert await privacy.account(ADA.owner) == Account(requests=2, clips=1, favourites=1)


async def test_not_a_byte_is_left_of_what_somebody_asked_for(line: Bench, tmp_path: Path) -> None:
    kept = await made(line, "a red car", BOB)
    first = await made(line)
    await line.service.again(first.job.id, ADA)
    await line.adapter.until(lambda: len(line.adapter.clips()) == 3)
    await line.service.people.change(ADA.owner, {"style": "ink"})
    await line.service.favour(kept.job.id, ADA)
    await line.service.favour(first.job.id, BOB)
    for job in await line.service.history(ADA.owner):
        await until_delivered(line, job.job.id)
    assert stands_in_a_file(SECRET, tmp_path)

    assert await line.service.privacy.erase(ADA.owner) == 2

    assert await line.service.history(ADA.owner) == []
    assert await line.service.privacy.account(ADA.owner) == Account(
        requests=0, clips=0, favourites=0
    )
    assert (await line.service.people.of(ADA.owner)).style is None
    assert await rows(line, "favourites") == 0
    assert kept.job.clip is not None
    assert files(line) == sorted([kept.job.clip.path.name, kept.job.clip.poster.name])
    assert not stands_in_a_file(SECRET, tmp_path)
    assert (await line.service.submit(request(SECRET), BOB)).job.state is JobState.QUEUED


async def test_what_others_were_given_too_stays_with_them(line: Bench) -> None:
    mine, theirs = await made(line), await made(line, asker=BOB)
    assert mine.job.clip == theirs.job.clip
    assert await line.service.privacy.erase(ADA.owner) == 0
    assert (await line.service.status(theirs.job.id)).job.clip == theirs.job.clip
    assert await line.service.privacy.erase(BOB.owner) == 1
    assert files(line) == []


async def test_what_engines_keep_of_peoples_words_goes_whosever_it_is(
    line: Bench, tmp_path: Path
) -> None:
    cache = tmp_path / "cache" / "wan"
    for name in ("prompts/embeddings/a.safetensors", "prompts/b", "weights"):
        (cache / name).parent.mkdir(parents=True, exist_ok=True)
        (cache / name).write_bytes(b"words")
    await line.service.privacy.erase(ADA.owner)
    assert [path.name for path in cache.rglob("*") if path.is_file()] == ["weights"]


async def test_what_others_only_showed_once_more_goes_with_its_original(line: Bench) -> None:
    mine = await made(line)
    shown = await line.service.show(mine.job.id, BOB)
    copy = await line.service.copy(mine.job.id, address("gallery", source="copy", channel="best"))
    for status in (shown, copy):
        await until_delivered(line, status.job.id)
    assert await line.service.privacy.erase(ADA.owner) == 1
    assert await rows(line, "jobs") == 0
    assert files(line) == []


async def test_what_is_under_way_is_stopped_and_says_so(line: Bench, gate: Gate) -> None:
    running = (await line.service.submit(request("one"), ADA)).job.id
    await gate.next()
    waiting = [
        (await line.service.submit(request(prompt), ADA)).job.id for prompt in ("two", "three")
    ]
    for job_id in (running, *waiting):
        await line.placeholder(job_id)
    await line.service.privacy.erase(ADA.owner)
    for job_id in (running, *waiting):
        assert line.adapter.states(job_id)[-1] is JobState.CANCELLED
    assert await rows(line, "jobs") == 0
    assert await line.service.history(ADA.owner) == []
    gate.open()
    other = await line.service.submit(request("four"), BOB)  # the lanes are free again
    await line.adapter.until(lambda: bool(line.adapter.clips(other.job.id)))
    assert len(files(line)) == 2


async def test_a_twin_takes_over_what_was_being_made(line: Bench, gate: Gate) -> None:
    mine = await line.service.submit(request(), ADA)
    assert await gate.next() == mine.job.id
    theirs = await line.service.submit(request(), BOB)
    await line.service.privacy.erase(ADA.owner)
    gate.open()
    await line.adapter.until(lambda: bool(line.adapter.clips(theirs.job.id)))
    assert not line.adapter.clips(mine.job.id)


async def test_a_post_on_its_way_is_taken_back_and_brings_nothing_back(line: Bench) -> None:
    posting, never = asyncio.Event(), asyncio.Event()

    async def hold(status: Status, parcel: Parcel | None) -> None:
        if parcel is not None:
            posting.set()
            await never.wait()

    line.adapter.before = hold
    await line.service.submit(request(), ADA)
    async with asyncio.timeout(10):
        await posting.wait()
    assert await line.service.privacy.erase(ADA.owner) == 1
    assert line.adapter.clips() == []
    assert await rows(line, "jobs") == await rows(line, "clips") == 0
    assert files(line) == []


async def test_a_platform_that_takes_nothing_keeps_nobody_from_being_forgotten(
    line: Bench, gate: Gate
) -> None:
    job_id = (await line.service.submit(request(), ADA)).job.id
    await line.placeholder(job_id)

    async def refuse(status: Status, parcel: Parcel | None) -> None:
        raise ConnectionResetError

    line.adapter.before = refuse
    await line.service.privacy.erase(ADA.owner)
    assert await rows(line, "jobs") == 0


async def test_what_is_asked_for_meanwhile_is_a_new_request(line: Bench) -> None:
    await made(line)
    _, status = await asyncio.gather(
        line.service.privacy.erase(ADA.owner), line.service.submit(request("another"), ADA)
    )
    await line.adapter.until(lambda: bool(line.adapter.clips(status.job.id)))
    assert [it.job.id for it in await line.service.history(ADA.owner)] == [status.job.id]


async def test_two_wishes_at_once_to_be_forgotten_are_one(line: Bench, gate: Gate) -> None:
    for prompt in ("one", "two", "three"):
        await line.service.submit(request(prompt), ADA)
    await gate.next()
    privacy = line.service.privacy
    await asyncio.gather(*(privacy.erase(ADA.owner) for _ in range(5)))
    assert await rows(line, "jobs") == 0


async def test_forgetting_gives_no_quota_back_and_lifts_no_block(line: Bench) -> None:
    assert isinstance(line.clock, HandClock)
    communities, scope = line.service.communities, ADA.scope
    await communities.change(scope, quota=2)
    for _ in range(2):  # the second time nothing is counted again
        await made(line, "one clip" if await rows(line, "spent") == 0 else "another")
        await line.service.privacy.erase(ADA.owner)
    use = await communities.quota_of(scope, ADA.owner)
    assert (use.used, use.free_at) == (2, line.clock.now() + DAY)
    with pytest.raises(UserError, match="quota-used"):
        await line.service.submit(request("a third"), ADA)
    await communities.block(scope, ADA.owner)
    await line.service.privacy.erase(ADA.owner)
    assert await communities.blocked(scope) == [ADA.owner]
    line.clock.advance(DAY)
    assert (await communities.quota_of(scope, ADA.owner)).used == 0
    await line.line.queue.tidy()
    assert await rows(line, "spent") == 0


async def test_a_number_that_is_given_again_names_nobody_elses_clip(line: Bench) -> None:
    mine = await made(line)
    await line.service.privacy.erase(ADA.owner)
    theirs = await made(line, asker=BOB)
    assert theirs.job.number == mine.job.number
    with pytest.raises(UserError, match="job-unknown"):
        await line.service.ask(f"/status {mine.job.number}", ADA)


async def test_whoever_listens_hears_who_was_forgotten(line: Bench) -> None:
    heard: list[tuple[str, Sequence[str]]] = []
    line.service.privacy.listeners.append(lambda owner, jobs: heard.append((owner, jobs)))
    job_id = (await made(line)).job.id
    await line.service.ask("/privacy", ADA)
    assert heard == []
    await line.service.ask("/privacy delete", ADA)
    assert heard == [(ADA.owner, [job_id])]


async def test_a_clip_that_was_made_ahead_is_nobodys_own_and_stays(line: Bench) -> None:
    first = await made(line)
    assert first.job.clip is not None
    async with line.database.transaction() as connection:
        await connection.execute("UPDATE clips SET ahead = 1")
    assert await line.service.privacy.erase(ADA.owner) == 0
    assert first.job.clip.path.exists()
    assert await rows(line, "clips") == 1
