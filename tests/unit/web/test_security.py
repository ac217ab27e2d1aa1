"""The shield: hosts, origins, content types, sizes, headers, the last resort."""

from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.datastructures import Headers

from adapters.web.security import MOST_BODY, is_cross_site
from tests.unit.web.conftest import AppMaker, ClientMaker
from tests.unit.web.fake_service import FakeService

JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    "host",
    ["localhost:8080", "127.0.0.1", "[::1]:8080", "reelbot.example", "LOCALHOST"],
)
async def test_its_own_names_are_answered(client: httpx.AsyncClient, host: str) -> None:
    response = await client.get("/api/session", headers={"Host": host})
    assert response.status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "127.0.0.1.nip.example",
        "",
        "localhost@evil.example",
        "[::1",
        "localhost:8080:1",
        "é.example",
    ],
)
@pytest.mark.parametrize("path", ["/", "/api/jobs", "/static/favicon.svg", "/openapi.json"])
async def test_a_rebound_name_is_refused_everywhere(
    client: httpx.AsyncClient, host: str, path: str
) -> None:
    response = await client.get(path, headers=[(b"Host", host.encode())])
    assert response.status_code == 403
    assert response.json()["error"]["code"] == "web-host-refused"


async def test_the_address_it_was_reached_by_is_its_own(make_app: AppMaker) -> None:
    # As httpx has it, the server's address is the URL's.
    transport = httpx.ASGITransport(app=make_app())
    async with httpx.AsyncClient(transport=transport, base_url="http://192.168.1.5:8080") as phone:
        assert (await phone.get("/api/session")).status_code == 200
        response = await phone.get("/api/session", headers={"Host": "192.168.1.6:8080"})
        assert response.status_code == 403


@pytest.mark.parametrize(
    ("method", "headers", "foreign"),
    [
        ("POST", {}, False),
        ("POST", {"origin": "http://localhost:8080"}, False),
        ("POST", {"origin": "https://localhost:8080"}, False),  # TLS ends at a proxy
        ("POST", {"origin": "http://localhost:3000"}, True),
        ("POST", {"origin": "http://evil.example"}, True),
        ("POST", {"origin": "null"}, True),
        ("GET", {"origin": "http://evil.example"}, True),
        ("POST", {"sec-fetch-site": "same-origin"}, False),
        ("POST", {"sec-fetch-site": "none"}, False),
        ("POST", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, True),
        ("POST", {"sec-fetch-site": "same-site"}, True),
        ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, False),
        ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}, True),
        ("GET", {"sec-fetch-site": "same-site", "sec-fetch-mode": "cors"}, True),
    ],
)
def test_requests_of_other_sites_are_known(
    method: str, headers: dict[str, str], foreign: bool
) -> None:
    assert is_cross_site(method, Headers({"host": "localhost:8080", **headers})) is foreign


async def test_another_sites_page_can_order_nothing(
    client: httpx.AsyncClient, service: FakeService
) -> None:
    response = await client.post(
        "/api/ask", json={"text": "a cat"}, headers={"Origin": "http://evil.example"}
    )
    assert response.status_code == 403
    assert service.statuses == {}


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
async def test_what_a_foreign_form_can_send_is_no_json(
    client: httpx.AsyncClient, kind: str
) -> None:
    response = await client.post(
        "/api/ask", content=b'{"text": "a cat"}', headers={"Content-Type": kind}
    )
    assert response.status_code == 415
    assert response.json()["error"]["code"] == "web-not-json"


async def test_a_body_over_the_limit_is_refused(client: httpx.AsyncClient) -> None:
    response = await client.post("/api/ask", json={"text": "a" * MOST_BODY})
    assert response.status_code == 413
    assert response.json()["error"]["code"] == "web-body-too-large"


async def test_a_body_that_hides_its_length_is_refused_too(client: httpx.AsyncClient) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b"a" * 1024

    response = await client.post("/api/ask", content=endless(), headers=JSON)
    assert response.status_code == 413
    assert response.json()["error"]["code"] == "web-body-too-large"


@pytest.mark.parametrize("path", ["/", "/api/jobs", "/nothing", "/openapi.json", "/docs"])
async def test_every_answer_carries_the_headers(client: httpx.AsyncClient, path: str) -> None:
    headers = (await client.get(path)).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert len(headers["x-request-id"]) == 16


async def test_a_fault_is_a_clear_answer_and_a_log_entry_of_one_id(
    client: httpx.AsyncClient, service: FakeService, caplog: pytest.LogCaptureFixture
) -> None:
    service.fail_with = RuntimeError("the secret inside")
    response = await client.post("/api/ask?token=hidden", json={"text": "a cat"})
    assert response.status_code == 500
    assert response.json()["error"]["code"] == "error-internal"
    assert "secret" not in response.text
    (entry,) = [it for it in caplog.records if it.name == "adapters.web.security"]
    assert response.headers["x-request-id"] in entry.message
    assert "hidden" not in entry.message


async def test_what_is_not_there_is_said_in_the_readers_language(make_client: ClientMaker) -> None:
    response = await make_client(accept_language="zh-CN").get("/nothing")
    assert response.status_code == 404
    assert response.json() == {"error": {"code": "web-not-found", "message": "这里什么也没有。"}}


async def test_a_wrong_method_names_the_right_ones(client: httpx.AsyncClient) -> None:
    response = await client.put("/api/jobs", json={})
    assert response.status_code == 405
    assert response.headers["allow"] == "GET"
    assert response.json()["error"]["code"] == "web-method-refused"
