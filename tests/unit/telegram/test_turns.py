"""In each chat one thing after another; nobody waits for another chat."""

import asyncio

from adapters.telegram.turns import Turns


async def test_a_chat_keeps_its_order_and_holds_up_no_other() -> None:
    turns, done = Turns(), list[str]()
    gate, elsewhere = asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        await gate.wait()
        done.append("slow")

    async def quick(name: str) -> None:
        done.append(name)
        elsewhere.set()

    turns.begin(1, slow, "slow")
    turns.begin(1, lambda: quick("after it"), "quick")
    turns.begin(2, lambda: quick("elsewhere"), "quick")
    async with asyncio.timeout(5):
        await elsewhere.wait()
    assert done == ["elsewhere"]
    gate.set()
    await turns.stop(5)
    assert done == ["elsewhere", "slow", "after it"]


async def test_what_fails_ends_only_itself() -> None:
    turns, done = Turns(), list[str]()

    async def broken() -> None:
        raise RuntimeError("no such thing")

    async def quick() -> None:
        done.append("quick")

    turns.begin(1, broken, "broken")
    turns.begin(1, quick, "quick")
    await turns.stop(5)
    assert done == ["quick"]
