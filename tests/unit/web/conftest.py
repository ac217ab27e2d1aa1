"""The web application without a server or a line: requests go in, answers come out."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import httpx
import pytest
from starlette.types import ASGIApp

from adapters.web.app import create_app
from adapters.web.events import Hub
from adapters.web.rate import Rate
from adapters.web.sessions import Sessions
from adapters.web.state import WebState
from tests.unit.web.fake_service import FakeService

AppMaker = Callable[..., ASGIApp]
ClientMaker = Callable[..., httpx.AsyncClient]


@pytest.fixture
def service(tmp_path: Path) -> FakeService:
    return FakeService(tmp_path / "clips")


@pytest.fixture
def make_app(service: FakeService) -> AppMaker:
    def make(token: str | None = None, pace: Rate | None = None) -> ASGIApp:
        state = WebState(
            service=service,  # type: ignore[arg-type]  # stands in for it
            sessions=Sessions(token, guesses=Rate(burst=3, per_second=0.01)),
            hub=Hub(),
            pace=pace or Rate(burst=100, per_second=100),
            clips_dir=service.clips_dir,
        )
        return create_app(state, hosts=["reelbot.example"], default_locale="en")

    return make


@pytest.fixture
async def make_client(make_app: AppMaker) -> AsyncIterator[ClientMaker]:
    """Makes clients with a cookie jar each; those made with one `app` share the server."""
    clients: list[httpx.AsyncClient] = []

    def make(app: ASGIApp | None = None, **headers: str) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(app=app or make_app())
        client = httpx.AsyncClient(
            transport=transport,
            base_url="http://localhost:8080",
            headers={name.replace("_", "-"): value for name, value in headers.items()},
        )
        clients.append(client)
        return client

    yield make
    for client in clients:
        await client.aclose()


@pytest.fixture
async def client(make_client: ClientMaker) -> httpx.AsyncClient:
    """A page of one session."""
    client = make_client()
    await client.get("/api/session")
    return client
