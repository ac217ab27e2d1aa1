"""Pictures over HTTP: what is let through, how much of it, and whose it is."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from adapters.web import images
from adapters.web.security import MOST_BODY, MOST_PICTURE
from bot.images.header import MOST_BYTES
from tests.unit.web.conftest import AppMaker, ClientMaker
from tests.unit.web.fake_service import FakeService

PNG = b"\x89PNG and so on"
AS_PNG = {"Content-Type": "image/png"}


@pytest.fixture(autouse=True)
def animates(service: FakeService) -> None:
    service.animates = True


async def give(client: httpx.AsyncClient, data: bytes = PNG, **headers: str) -> httpx.Response:
    return await client.post("/api/images", content=data, headers=AS_PNG | headers)


async def in_pieces(size: int) -> AsyncIterator[bytes]:
    """A body that does not say how long it is."""
    for _ in range(0, size, 2**16):
        yield bytes(2**16)


def problem(response: httpx.Response) -> tuple[int, str]:
    return response.status_code, response.json()["error"]["code"]


async def test_a_picture_is_given_and_asked_with(
    client: httpx.AsyncClient, service: FakeService
) -> None:
    response = await give(client)
    assert response.status_code == 201
    given = response.json()
    assert (given["width"], given["height"]) == (300, 300)
    job = (await client.post("/api/ask", json={"text": "a fox", "image": given["name"]})).json()
    assert job["job"]["image"] == given["name"]
    assert service.statuses["job1"].job.request.image == given["name"]
    assert job["job"]["command"] == "/video a fox"
    shown = await client.get(f"/api/images/{given['name']}")
    assert (shown.headers["content-type"], shown.content) == ("image/jpeg", b"likeness")
    assert shown.headers["cache-control"] == "private, no-cache"


async def test_nobody_else_can_look_at_it_or_use_it(
    make_app: AppMaker, make_client: ClientMaker
) -> None:
    app = make_app()
    ada, bob = make_client(app), make_client(app)
    for client in (ada, bob):
        await client.get("/")
    name = (await give(ada)).json()["name"]
    assert problem(await bob.get(f"/api/images/{name}")) == (404, "picture-gone")
    asked = await bob.post("/api/ask", json={"text": "a fox", "image": name})
    assert problem(asked) == (404, "picture-gone")


@pytest.mark.parametrize("name", ["..%2f..%2freelbot.sqlite3", "a.png", f"{'0' * 64}.jpg", "%00"])
async def test_other_names_are_none(client: httpx.AsyncClient, name: str) -> None:
    response = await client.get(f"/api/images/{name}")
    assert 400 <= response.status_code < 500
    asked = await client.post("/api/ask", json={"text": "a fox", "image": name})
    assert asked.status_code == 422


async def test_the_session_says_whether_pictures_are_taken(
    client: httpx.AsyncClient, service: FakeService
) -> None:
    told = (await client.get("/api/session")).json()
    assert (told["animates"], told["limits"]["picture"]) == (True, MOST_BYTES)
    service.animates = False
    assert (await client.get("/api/session")).json()["animates"] is False
    assert problem(await give(client)) == (400, "picture-none")


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
async def test_what_a_form_of_another_site_can_send_is_none(
    client: httpx.AsyncClient, kind: str
) -> None:
    response = await client.post("/api/images", content=PNG, headers={"Content-Type": kind})
    assert problem(response) == (415, "web-not-a-picture")


async def test_another_sites_page_cannot_give_any(client: httpx.AsyncClient) -> None:
    response = await give(client, Origin="https://evil.example")
    assert problem(response) == (403, "web-cross-site")


async def test_the_content_decides_and_not_the_header(client: httpx.AsyncClient) -> None:
    assert problem(await give(client, b"<svg/>")) == (415, "picture-kind")


async def test_too_much_is_refused_while_it_comes(
    client: httpx.AsyncClient, service: FakeService
) -> None:
    assert problem(await give(client, bytes(MOST_PICTURE + 1))) == (413, "picture-too-heavy")
    pieces = in_pieces(MOST_PICTURE + 2**20)
    response = await client.post("/api/images", content=pieces, headers=AS_PNG)
    assert response.status_code == 413
    assert service.images.owners == {}


@pytest.mark.parametrize("path", ["/api/ask", "/api/login"])
async def test_only_pictures_may_be_so_large(client: httpx.AsyncClient, path: str) -> None:
    for body in (b" " * (MOST_BODY + 1), in_pieces(4 * MOST_BODY)):
        response = await client.post(
            path, content=body, headers={"Content-Type": "application/json"}
        )
        assert response.status_code == 413


async def test_who_is_slow_is_sent_away(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "PATIENCE", 0.05)

    async def slowly() -> AsyncIterator[bytes]:
        yield PNG
        await asyncio.sleep(30)

    # httpx' transport hands the body on piece by piece.
    response = await client.post("/api/images", content=slowly(), headers=AS_PNG)
    assert problem(response) == (408, "web-too-slow")


# OpenAI's API


@pytest.fixture
def program(make_client: ClientMaker) -> httpx.AsyncClient:
    return make_client(authorization="Bearer a key")


def reference(data: bytes = PNG, name: str = "input_reference") -> dict[str, tuple[str, bytes]]:
    return {name: ("cat.png", data)}


async def test_an_order_may_bring_a_picture_along(
    program: httpx.AsyncClient, service: FakeService
) -> None:
    for size in ({}, {"size": "320x240"}):
        response = await program.post(
            "/v1/videos", data={"prompt": "a cat"} | size, files=reference()
        )
        assert response.status_code == 200, response.text
    first, second = [status.job.request for status in service.statuses.values()]
    assert first.image == second.image == next(iter(service.images.owners))
    assert (first.width, first.height) == (554, 554)
    assert (second.width, second.height) == (320, 240)


@pytest.mark.parametrize(
    ("files", "status", "code", "param"),
    [
        (reference(b"GIF89a"), 415, "picture-kind", "input_reference"),
        (reference(name="other"), 400, "web-file-unexpected", "other"),
    ],
)
async def test_a_picture_that_does_not_do_is_named(
    program: httpx.AsyncClient,
    files: dict[str, tuple[str, bytes]],
    status: int,
    code: str,
    param: str,
) -> None:
    response = await program.post("/v1/videos", data={"prompt": "a cat"}, files=files)
    assert problem(response) == (status, code)
    assert response.json()["error"]["param"] == param


async def test_an_order_in_words_is_no_longer_than_any(program: httpx.AsyncClient) -> None:
    body = b'{"prompt": "' + b"a" * (2 * MOST_BODY) + b'"}'
    headers = {"Content-Type": "application/json"}
    response = await program.post("/v1/videos", content=body, headers=headers)
    assert problem(response) == (413, "web-body-too-large")
    long = {"prompt": "a" * (2 * MOST_BODY)}
    for form in ({"data": long}, {"data": long, "files": reference()}):
        response = await program.post("/v1/videos", **form)
        assert 400 <= response.status_code < 500
