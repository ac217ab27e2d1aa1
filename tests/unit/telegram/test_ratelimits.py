"""adapters.telegram.ratelimits: within Telegram's limits, last words first, progress dropped."""

import asyncio
import heapq
import itertools
from collections.abc import Awaitable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import RetryAfter

from adapters.telegram.ratelimits import (
    CHAT,
    GROUP,
    LAST_WORD,
    NEWS,
    OVERALL,
    PROGRESS,
    Bound,
    RateLimiter,
    Urgency,
)

GROUP_CHAT, PERSON = -1001, 7


class Time:
    """Stands still until everybody sleeps; then whoever sleeps the shortest is woken."""

    def __init__(self) -> None:
        self.at = 0.0
        self.sent: list[tuple[float, Any, str]] = []
        self.limiter = RateLimiter(self.now, self.sleep)
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._numbers = itertools.count()

    def now(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        if not seconds:
            return
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.at + seconds, next(self._numbers), woken))
        await woken

    async def ask(
        self,
        place: int | str | None,
        urgency: Urgency | None = None,
        endpoint: str = "sendMessage",
        refused: int | None = None,
        travels: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        """`travels` are the seconds until it is there, and until the answer is here."""

        async def call() -> None:
            await self.sleep(travels[0])
            self.sent.append((self.at, place, endpoint))
            await self.sleep(travels[1])
            if refused is not None:
                raise RetryAfter(timedelta(seconds=refused))

        public = isinstance(place, str) and place.startswith("@")
        key = "inline_message_id" if isinstance(place, str) and not public else "chat_id"
        data = {} if place is None else {key: place}
        await self.limiter.process_request(call, (), {}, endpoint, data, urgency)

    async def all(self, *requests: Awaitable[None]) -> list[Any]:
        """What became of them: None, or why not."""
        done = asyncio.gather(*requests, return_exceptions=True)
        while not done.done():
            for _ in range(5):
                await asyncio.sleep(0)
            if self._sleepers and not done.done():
                self.at, _, woken = heapq.heappop(self._sleepers)
                woken.set_result(None)
        return list(await done)

    def most(self, bound: Bound, place: int | str | None = None) -> int:
        """The most that ever went out within the bound's time."""
        times = [at for at, where, _ in self.sent if place is None or where == place]
        return max(
            (sum(at <= other < at + bound.seconds for other in times) for at in times), default=0
        )


def refused(result: object) -> bool:
    return isinstance(result, RetryAfter)


async def test_a_chat_gets_a_short_burst_and_then_one_a_second() -> None:
    time = Time()
    await time.all(*(time.ask(PERSON, LAST_WORD) for _ in range(6)))
    assert [at for at, _, _ in time.sent] == [0, 0, 0, 3, 3, 3]


async def test_a_group_gets_twenty_a_minute_and_edits_count_as_well() -> None:
    time = Time()
    for number in range(60):
        endpoint = "editMessageText" if number % 2 else "sendAnimation"
        await time.all(time.ask(GROUP_CHAT, LAST_WORD, endpoint))
        time.at += 1.5
    assert time.most(GROUP, GROUP_CHAT) == GROUP.most


async def test_all_chats_together_get_thirty_a_second() -> None:
    time = Time()
    results = await time.all(*(time.ask(person, LAST_WORD) for person in range(1, 200)))
    assert not any(map(refused, results))
    assert time.most(OVERALL) == OVERALL.most


async def test_progress_is_dropped_while_there_is_still_room_for_a_clip() -> None:
    time = Time()
    edits = [time.ask(PERSON, PROGRESS, "editMessageText") for _ in range(3)]
    assert [refused(it) for it in await time.all(*edits)] == [False, True, True]
    assert await time.all(time.ask(PERSON, LAST_WORD, "editMessageMedia")) == [None]
    assert time.at == 0, "the clip did not wait"


async def test_half_of_a_groups_minute_is_kept_from_progress() -> None:
    time = Time()
    told = 0
    for _ in range(40):
        [result] = await time.all(time.ask(GROUP_CHAT, PROGRESS, "editMessageText"))
        told += not refused(result)
        time.at += 1.4
    assert told <= GROUP.most / 2
    assert await time.all(*(time.ask(GROUP_CHAT, LAST_WORD) for _ in range(3))) == [None] * 3


async def test_what_would_wait_too_long_says_when_to_come_again() -> None:
    time = Time()
    for _ in range(GROUP.most):
        await time.all(time.ask(GROUP_CHAT, LAST_WORD))
    [result] = await time.all(time.ask(GROUP_CHAT, LAST_WORD))
    assert refused(result)
    after = result.retry_after
    seconds = after.total_seconds() if isinstance(after, timedelta) else after
    time.at += seconds
    assert await time.all(time.ask(GROUP_CHAT, LAST_WORD)) == [None]


async def test_one_refusal_stops_that_chat_alone() -> None:
    time = Time()
    await time.all(time.ask(PERSON, LAST_WORD, refused=40))
    [here, there] = await time.all(time.ask(PERSON, LAST_WORD), time.ask(8, LAST_WORD))
    assert refused(here)
    assert there is None
    time.at += 40
    assert await time.all(time.ask(PERSON, LAST_WORD)) == [None]


async def test_refusals_of_several_chats_stop_everybody() -> None:
    time = Time()
    await time.all(*(time.ask(person, LAST_WORD, refused=30) for person in (1, 2, 3)))
    [there] = await time.all(time.ask(8, LAST_WORD))
    assert refused(there)
    time.at += 30
    assert await time.all(time.ask(8, LAST_WORD)) == [None]


async def test_groups_that_were_written_to_before_the_start_stop_nobody_else() -> None:
    time = Time()
    await time.all(*(time.ask(group, LAST_WORD, refused=30) for group in (-1, -2, -3)))
    [here, there] = await time.all(time.ask(-1, LAST_WORD), time.ask(8, LAST_WORD))
    assert refused(here)
    assert there is None
    time.at += GROUP.seconds
    await time.all(*(time.ask(group, LAST_WORD, refused=30) for group in (-1, -2, -3)))
    assert refused((await time.all(time.ask(8, LAST_WORD)))[0])


async def test_a_public_channel_is_a_group_for_the_limits() -> None:
    time = Time()
    for _ in range(40):
        await time.all(time.ask("@clips", LAST_WORD, "sendAnimation"))
        time.at += 1.1
    assert time.most(GROUP, "@clips") == GROUP.most


async def test_what_is_under_way_counts_until_it_is_answered() -> None:
    time = Time()
    slow = [time.ask(PERSON, LAST_WORD, travels=(9.0, 1.0)) for _ in range(CHAT.most)]
    quick = time.ask(PERSON, Urgency(patience=60.0, leaves=0.0))
    await time.all(*slow, quick)
    assert [at for at, _, _ in time.sent] == [9.0] * CHAT.most + [10.0 + CHAT.seconds]


@pytest.mark.parametrize("endpoint", ["answerInlineQuery", "answerCallbackQuery", "getMe"])
async def test_answers_that_are_no_messages_never_wait(endpoint: str) -> None:
    time = Time()
    await time.all(*(time.ask(None, endpoint=endpoint) for _ in range(100)))
    assert time.at == 0


@pytest.mark.parametrize("endpoint", ["sendChatAction", "setMessageReaction"])
async def test_gestures_cost_nothing_and_are_left_out_of_a_chat_that_is_refused(
    endpoint: str,
) -> None:
    time = Time()
    assert await time.all(*(time.ask(PERSON, PROGRESS, endpoint) for _ in range(9))) == [None] * 9
    assert await time.all(*(time.ask(PERSON, LAST_WORD) for _ in range(3))) == [None] * 3
    assert time.at == 0
    await time.all(time.ask(PERSON, LAST_WORD, refused=40))
    assert refused((await time.all(time.ask(PERSON, PROGRESS, endpoint)))[0])


async def test_messages_sent_through_the_bot_are_counted_one_by_one() -> None:
    time = Time()
    results = await time.all(*(time.ask("inline-1", LAST_WORD, "editMessageMedia") for _ in "1234"))
    assert not any(map(refused, results))
    assert time.most(CHAT, "inline-1") == CHAT.most


@given(
    st.lists(
        st.tuples(
            st.sampled_from([PERSON, 8, GROUP_CHAT, -1002, "inline-1"]),
            st.sampled_from([LAST_WORD, NEWS, PROGRESS]),
            st.floats(0, 2),
        ),
        max_size=80,
    )
)
def test_whatever_is_asked_no_bound_is_ever_broken(
    requests: list[tuple[int | str, Urgency, float]],
) -> None:
    async def play() -> None:
        time = Time()
        for place, urgency, pause in requests:
            await time.all(time.ask(place, urgency))
            time.at += pause
        assert time.most(OVERALL) <= OVERALL.most
        for place in {place for place, _, _ in requests}:
            assert time.most(CHAT, place) <= CHAT.most
            if isinstance(place, int) and place < 0:
                assert time.most(GROUP, place) <= GROUP.most

    asyncio.run(play())


@given(
    st.lists(
        st.tuples(
            st.sampled_from([PERSON, GROUP_CHAT, "inline-1"]),
            st.sampled_from([LAST_WORD, NEWS, PROGRESS]),
            st.tuples(st.floats(0, 5), st.floats(0, 5)),
            st.floats(0, 2),
        ),
        max_size=60,
    )
)
def test_however_long_requests_are_on_their_way_no_bound_is_ever_broken_there(
    requests: list[tuple[int | str, Urgency, tuple[float, float], float]],
) -> None:
    async def play() -> None:
        time = Time()

        async def later(
            place: int | str, urgency: Urgency, travels: tuple[float, float], pause: float
        ) -> None:
            await time.sleep(pause)
            await time.ask(place, urgency, travels=travels)

        await time.all(*(later(*request) for request in requests))
        assert time.most(OVERALL) <= OVERALL.most
        for place in {place for place, _, _, _ in requests}:
            assert time.most(CHAT, place) <= CHAT.most
            if isinstance(place, int) and place < 0:
                assert time.most(GROUP, place) <= GROUP.most

    asyncio.run(play())
