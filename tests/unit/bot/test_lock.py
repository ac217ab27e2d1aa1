"""Whose data directory it is."""

import asyncio
from pathlib import Path

import pytest

from bot.lock import DataLock, DirectoryBusy


def nothing() -> None:
    """Nobody needs to be told."""


async def test_a_second_server_is_refused_with_the_firsts_address(tmp_path: Path) -> None:
    first = DataLock(tmp_path)
    async with first.for_server(nothing):
        first.publish(["http://127.0.0.1:8080"])
        with pytest.raises(DirectoryBusy, match=r"on http://127\.0\.0\.1:8080"):
            async with DataLock(tmp_path).for_server(nothing):
                pass
        with pytest.raises(DirectoryBusy):
            async with DataLock(tmp_path).for_one_request(nothing):
                pass
        assert DataLock(tmp_path).is_served()
    assert not DataLock(tmp_path).is_served()
    async with DataLock(tmp_path).for_server(nothing):
        pass


async def test_requests_wait_for_each_other_and_are_told_once(tmp_path: Path) -> None:
    order: list[str] = []
    told = asyncio.Event()

    async def second() -> None:
        async with DataLock(tmp_path).for_one_request(told.set):
            order.append("second")

    async with DataLock(tmp_path).for_one_request(nothing):
        waiting = asyncio.create_task(second())
        async with asyncio.timeout(5):
            await told.wait()
        order.append("first")
    async with asyncio.timeout(5):
        await waiting
    assert order == ["first", "second"]


async def test_a_server_waits_for_a_request(tmp_path: Path) -> None:
    told = asyncio.Event()

    async def server() -> None:
        async with DataLock(tmp_path).for_server(told.set):
            pass

    async with DataLock(tmp_path).for_one_request(nothing):
        waiting = asyncio.create_task(server())
        async with asyncio.timeout(5):
            await told.wait()
        assert not waiting.done()
    async with asyncio.timeout(5):
        await waiting


def test_looking_whether_it_is_served_makes_no_files(tmp_path: Path) -> None:
    assert not DataLock(tmp_path).is_served()
    assert list(tmp_path.iterdir()) == []
