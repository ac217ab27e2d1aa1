"""generator.remembered: read once, and never older than what was written."""

import asyncio

import pytest

from generator.remembered import MOST, Remembered


class Store:
    """Counts its readings; each waits until `open`, and then says what was true at its start."""

    def __init__(self) -> None:
        self.values: dict[str, int] = {}
        self.readings: list[str] = []
        self.open = asyncio.Event()
        self.trouble: Exception | None = None

    async def read(self, key: str) -> int:
        self.readings.append(key)
        found = self.values.get(key, 0)
        await self.open.wait()
        if self.trouble is not None:
            raise self.trouble
        return found


async def test_all_who_ask_at_the_same_time_wait_for_one_reading() -> None:
    store = Store()
    remembered = Remembered(store.read)
    asking = [asyncio.create_task(remembered.get("us")) for _ in range(100)]
    await asyncio.sleep(0)
    asking[0].cancel()  # it was the one that began to read
    store.open.set()
    assert await asyncio.gather(*asking[1:]) == [0] * 99
    assert await remembered.get("us") == 0
    assert store.readings == ["us"]


async def test_what_is_written_while_it_is_read_is_not_taken_back() -> None:
    store = Store()
    remembered = Remembered(store.read)
    asking = asyncio.create_task(remembered.get("us"))
    await asyncio.sleep(0)
    remembered.put("us", 7)
    store.open.set()
    assert await asking == 7
    assert await remembered.get("us") == 7


async def test_a_reading_that_fails_is_not_remembered() -> None:
    store = Store()
    store.open.set()
    store.trouble = OSError("the disk is gone")
    remembered = Remembered(store.read)
    with pytest.raises(OSError, match="the disk is gone"):
        await remembered.get("us")
    store.trouble = None
    assert await remembered.get("us") == 0


async def test_what_was_not_asked_for_the_longest_is_read_again() -> None:
    store = Store()
    store.open.set()
    remembered = Remembered(store.read)
    for number in range(MOST):
        remembered.put(str(number), number)
    assert await remembered.get("0") == 0
    remembered.put("one more", 1)
    assert store.readings == []
    await remembered.get("1")
    await remembered.get("0")
    assert store.readings == ["1"]


async def test_what_is_forgotten_while_it_is_read_is_read_anew() -> None:
    store = Store()
    remembered = Remembered(store.read)
    asking = asyncio.create_task(remembered.get("us"))
    await asyncio.sleep(0)
    store.values["us"] = 7
    remembered.forget(lambda key: key == "us")
    later = asyncio.create_task(remembered.get("us"))  # does not wait for the older reading
    await asyncio.sleep(0)
    store.open.set()
    assert await asking in (0, 7)  # it asked before
    assert await later == 7
    assert await remembered.get("us") == 7
    assert store.readings == ["us", "us"]


async def test_only_what_is_unwanted_is_forgotten() -> None:
    store = Store()
    store.open.set()
    remembered = Remembered(store.read)
    for key in ("us", "them", "us"):
        await remembered.get(key)
    remembered.forget(lambda key: key == "us")
    await asyncio.gather(remembered.get("us"), remembered.get("them"))
    assert store.readings == ["us", "them", "us"]


async def test_what_nobody_waits_for_any_more_is_not_read_to_its_end() -> None:
    store = Store()
    remembered = Remembered(store.read)
    asking = [asyncio.create_task(remembered.get("us")) for _ in range(2)]
    await asyncio.sleep(0)
    for one in asking:
        one.cancel()
    await asyncio.gather(*asking, return_exceptions=True)
    store.values["us"] = 7
    store.open.set()
    assert await remembered.get("us") == 7
    assert store.readings == ["us", "us"]


async def test_a_reading_that_was_overtaken_leaves_the_newer_one_to_those_who_wait_for_it() -> None:
    store = Store()
    remembered = Remembered(store.read)
    first = asyncio.create_task(remembered.get("us"))
    await asyncio.sleep(0)
    remembered.forget(lambda key: key == "them")
    second = asyncio.create_task(remembered.get("us"))
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    third = asyncio.create_task(remembered.get("us"))
    await asyncio.sleep(0)
    store.open.set()
    assert [await second, await third] == [0, 0]
    assert store.readings == ["us", "us"]
