"""Who is asking: cookies, keys, the token."""

import httpx
import pytest

from adapters.web.rate import Rate
from adapters.web.sessions import COOKIE
from tests.unit.web.conftest import AppMaker, ClientMaker
from tests.unit.web.fake_service import FakeService

TOKEN = "correct horse battery"


async def ask(client: httpx.AsyncClient, text: str = "a cat") -> httpx.Response:
    return await client.post("/api/ask", json={"text": text})


async def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(
    make_client: ClientMaker,
) -> None:
    response = await make_client().get("/")
    cookie = response.headers["set-cookie"].lower()
    assert cookie.startswith(f"{COOKIE}=")
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "secure" not in cookie


async def test_behind_tls_the_cookie_stays_there(make_app: AppMaker) -> None:
    transport = httpx.ASGITransport(app=make_app())
    async with httpx.AsyncClient(transport=transport, base_url="https://localhost") as client:
        response = await client.get("/")
    assert "secure" in response.headers["set-cookie"].lower()


async def test_a_session_goes_on_after_a_restart(
    make_app: AppMaker, make_client: ClientMaker
) -> None:
    before = make_client(make_app())
    await ask(before)
    after = make_client(make_app())
    after.cookies = before.cookies
    assert len((await after.get("/api/jobs")).json()["jobs"]) == 1


async def test_the_owner_kept_with_a_job_is_not_the_cookie(
    client: httpx.AsyncClient, service: FakeService
) -> None:
    await ask(client)
    address = service.statuses["job1"].job.address
    assert client.cookies[COOKIE] not in str(address)
    assert address.community == address.user


@pytest.mark.parametrize("value", ["short", "a" * 42, "../../etc", "é" * 43, "a" * 43 + ".zz"])
async def test_a_made_up_cookie_is_replaced(make_client: ClientMaker, value: str) -> None:
    response = await make_client().get(
        "/api/session", headers=[(b"Cookie", f"{COOKIE}={value}".encode())]
    )
    assert COOKIE in response.cookies
    assert response.cookies[COOKIE] != value


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/api/jobs/job1/again"),
        ("POST", "/api/jobs/job1/cancel"),
        ("DELETE", "/api/jobs/job1"),
        ("GET", "/clips/job1.mp4"),
        ("GET", "/clips/job1.gif"),
        ("GET", "/clips/job1.jpg"),
        ("GET", "/v1/videos/job1"),
        ("GET", "/v1/videos/job1/content"),
        ("DELETE", "/v1/videos/job1"),
    ],
)
async def test_to_another_session_a_job_does_not_exist(
    make_app: AppMaker, make_client: ClientMaker, service: FakeService, method: str, path: str
) -> None:
    app = make_app()
    ann, ben = make_client(app), make_client(app)
    await ann.get("/")
    await ben.get("/")
    await ask(ann)
    service.make("job1")
    response = await ben.request(method, path)
    assert response.status_code == 404
    assert response.json()["error"]["code"] == "job-unknown"
    assert "job1" in service.statuses


async def test_a_key_owns_what_it_ordered(make_app: AppMaker, make_client: ClientMaker) -> None:
    app = make_app()
    ann = make_client(app, authorization="Bearer ann")
    ben = make_client(app, authorization="bearer ben")
    await ask(ann)
    assert len((await ann.get("/api/jobs")).json()["jobs"]) == 1
    assert (await ben.get("/api/jobs")).json()["jobs"] == []


class TestWithAToken:
    @pytest.fixture
    def newcomer(self, make_app: AppMaker, make_client: ClientMaker) -> httpx.AsyncClient:
        return make_client(make_app(TOKEN))

    @pytest.mark.parametrize(
        "path", ["/api/session", "/api/jobs", "/api/events", "/clips/job1.mp4", "/v1/videos"]
    )
    async def test_a_newcomer_sees_nothing(self, newcomer: httpx.AsyncClient, path: str) -> None:
        response = await newcomer.get(path)
        assert response.status_code == 401
        assert response.json()["error"]["code"] == "web-token-needed"
        assert COOKIE not in response.cookies

    async def test_the_page_itself_is_no_secret(self, newcomer: httpx.AsyncClient) -> None:
        response = await newcomer.get("/")
        assert response.status_code == 200
        assert COOKIE not in response.cookies

    async def test_the_token_opens_a_session(self, newcomer: httpx.AsyncClient) -> None:
        response = await newcomer.post("/api/login", json={"token": f" {TOKEN}\n"})
        assert response.status_code == 204
        assert (await ask(newcomer)).status_code == 202

    async def test_a_link_with_the_token_opens_one_and_hides_it(
        self, newcomer: httpx.AsyncClient
    ) -> None:
        response = await newcomer.get("/", params={"token": TOKEN})
        assert response.status_code == 303
        assert response.headers["location"] == "/"
        assert (await newcomer.get("/api/session")).status_code == 200

    async def test_a_link_with_a_wrong_token_opens_none(self, newcomer: httpx.AsyncClient) -> None:
        assert (await newcomer.get("/", params={"token": "guess"})).status_code == 303
        assert (await newcomer.get("/api/session")).status_code == 401

    async def test_the_token_is_a_programs_key(self, newcomer: httpx.AsyncClient) -> None:
        newcomer.headers["Authorization"] = f"Bearer {TOKEN}"
        assert (await newcomer.get("/v1/videos")).status_code == 200

    async def test_another_key_is_none(self, newcomer: httpx.AsyncClient) -> None:
        newcomer.headers["Authorization"] = "Bearer guess"
        response = await newcomer.get("/v1/videos")
        assert response.status_code == 401
        assert response.json()["error"]["type"] == "authentication_error"

    async def test_guessing_is_slowed_down_even_for_the_right_guess(
        self, newcomer: httpx.AsyncClient
    ) -> None:
        for _ in range(3):
            response = await newcomer.post("/api/login", json={"token": "guess"})
            assert response.json()["error"]["code"] == "web-token-wrong"
        response = await newcomer.post("/api/login", json={"token": TOKEN})
        assert response.status_code == 429
        assert int(response.headers["retry-after"]) > 0

    async def test_an_unsigned_cookie_is_worth_nothing(self, newcomer: httpx.AsyncClient) -> None:
        newcomer.cookies.set(COOKIE, "a" * 43)
        assert (await newcomer.get("/api/jobs")).status_code == 401

    async def test_changing_the_token_closes_every_session(
        self, make_app: AppMaker, make_client: ClientMaker, newcomer: httpx.AsyncClient
    ) -> None:
        await newcomer.post("/api/login", json={"token": TOKEN})
        later = make_client(make_app("another token"))
        later.cookies = newcomer.cookies
        assert (await later.get("/api/jobs")).status_code == 401

    async def test_logging_in_again_keeps_the_history(self, newcomer: httpx.AsyncClient) -> None:
        await newcomer.post("/api/login", json={"token": TOKEN})
        await ask(newcomer)
        await newcomer.post("/api/login", json={"token": TOKEN})
        assert len((await newcomer.get("/api/jobs")).json()["jobs"]) == 1


async def test_who_asks_too_often_is_told_to_wait(
    make_app: AppMaker, make_client: ClientMaker
) -> None:
    client = make_client(make_app(pace=Rate(burst=2, per_second=0.01)))
    await client.get("/")
    await ask(client)
    await ask(client)
    response = await ask(client)
    assert response.status_code == 429
    assert response.json()["error"]["code"] == "web-too-fast"


async def test_dropping_the_cookie_does_not_quicken_the_pace(
    make_app: AppMaker, make_client: ClientMaker
) -> None:
    app = make_app(pace=Rate(burst=2, per_second=0.01))
    statuses = [(await ask(make_client(app))).status_code for _ in range(3)]
    assert statuses == [202, 202, 429]
