"""bot.preferences: a person's own defaults, kept until they are reset."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.types import ClipFormat, Job
from generator.errors import UserError
from tests.support.generator import Gate
from tests.support.line import Bench, address, bench


@pytest_asyncio.fixture
async def line(tmp_path: Path) -> AsyncIterator[Bench]:
    async with bench(tmp_path) as line:
        line.generator.making = Gate()
        yield line


async def asked(line: Bench, text: str) -> Job:
    answer = await line.service.ask(text, address())
    assert answer.job is not None
    return answer.job.job


@pytest.mark.parametrize(
    ("size", "expected"), [("square", (768, 768)), ("竖屏", (720, 960)), ("320x240", (320, 240))]
)
async def test_what_is_set_once_holds_for_later_requests(
    line: Bench, size: str, expected: tuple[int, int]
) -> None:
    flags = "--seconds 4.5 --quality high --style ink --format gif"
    await line.service.ask(f"/settings --size {size} {flags}", address())
    job = await asked(line, "/video a fox --seconds 2")
    assert (job.request.width, job.request.height, job.request.fps) == (*expected, 30)
    assert (job.request.seconds, job.request.style, job.format) == (2, "ink", ClipFormat.GIF)


async def test_one_of_them_can_be_as_usual_again(line: Bench) -> None:
    await line.service.prefer("memory:ada", {"seconds": 5.0, "style": "ink"})
    await line.service.prefer("memory:ada", {"style": None})
    request = (await asked(line, "/video a fox")).request
    assert (request.seconds, request.style) == (5.0, None)


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"style": "cubist"}, "style-unknown-anywhere"), ({"engine": "wan"}, "engine-unknown")],
)
async def test_what_is_not_to_be_had_here_is_refused(
    line: Bench, changes: dict[str, str], code: str
) -> None:
    with pytest.raises(UserError) as refused:
        await line.service.prefer("memory:ada", changes)
    assert refused.value.code == code
