"""Requests made up from the served OpenAPI: no fault, no traceback, and only promised answers."""

import asyncio
import logging
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import booleans, one_of
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from adapters.web.app import create_app
from adapters.web.events import Hub
from adapters.web.rate import Rate
from adapters.web.server import Server
from adapters.web.sessions import Sessions
from adapters.web.state import WebState
from bot.clock import SystemClock
from bot.line import LineSettings
from bot.queue import Caps
from tests.support.adapter import RecordingAdapter
from tests.support.line import bench

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)
KEY = {"Authorization": "Bearer schema"}


class ServerThread:
    """The real server and line in a loop of their own: schemathesis is no coroutine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self.url = ""

    def start(self) -> None:
        self._thread.start()
        assert self._ready.wait(20)

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(20)

    def _run(self) -> None:
        try:
            with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
                runner.run(self._serve())
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        unhurried = Rate(burst=10**9, per_second=10**9)
        caps = Caps(jobs_per_user=10**6, jobs_total=10**6)  # refusals are tested elsewhere
        clips_dir = self._folder / "clips"
        chosen = LineSettings(clips_dir=clips_dir, caps=caps, grace=0)
        web = RecordingAdapter("web")
        async with bench(self._folder, settings=chosen, clock=SystemClock(), adapter=web) as line:
            state = WebState(
                service=line.service,
                sessions=Sessions(None, guesses=unhurried),
                hub=Hub(),
                pace=unhurried,
                clips_dir=line.clips_dir,
            )
            server = Server("127.0.0.1", 0)
            await server.start(create_app(state, hosts=[], default_locale="en"))
            self.url = server.url
            self._ready.set()
            await self._stop.wait()
            await server.stop()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    thread = ServerThread(tmp_path_factory.mktemp("schema"))
    thread.start()
    yield thread.url
    thread.stop()


@pytest.fixture(scope="module")
def job_id(served: str) -> str:
    """A job of the key's own, so that not every made-up path ends in a 404."""
    body = {"prompt": "a sunset", "seconds": "1"}
    video = httpx.post(f"{served}/v1/videos", json=body, headers=KEY).json()
    deadline = time.monotonic() + 20
    while video["status"] != "completed":
        assert time.monotonic() < deadline
        video = httpx.get(f"{served}/v1/videos/{video['id']}", headers=KEY).json()
    found: str = video["id"]
    return found


def operations(served: str) -> Iterator[Any]:
    for found in schemathesis.openapi.from_url(f"{served}/openapi.json").get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()
        if operation.path != "/api/events":  # a stream has no end to wait for
            yield operation


def test_no_request_gets_more_than_a_clear_refusal(
    served: str, job_id: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    tried = [operation.label for operation in operations(served)]
    assert "POST /api/ask" in tried
    for operation in operations(served):
        try_out(operation, served, job_id)
    assert [it.getMessage() for it in caplog.records if it.levelno >= logging.ERROR] == []


def try_out(operation: Any, served: str, job_id: str) -> None:
    # Not by schemathesis' own parametrize, which needs a pytest before 9.2.
    @settings(
        max_examples=25,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
    )
    @given(case=one_of(*(operation.as_strategy(mode) for mode in GenerationMode)), real=booleans())
    def requests(case: Any, real: bool) -> None:
        if real and "job_id" in case.path_parameters and case.method != "DELETE":
            case.path_parameters["job_id"] = job_id
        case.headers.update(KEY)
        response = case.call(base_url=served)
        case.validate_response(response, checks=list(CHECKS))
        assert "Traceback" not in response.text

    requests()
