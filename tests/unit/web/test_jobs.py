"""The page's operations."""

from pathlib import Path

import httpx
import pytest

from bot.lessons import Topic
from bot.types import Notice
from tests.unit.web.conftest import AppMaker, ClientMaker
from tests.unit.web.fake_service import FakeService


async def test_the_page_learns_what_can_be_asked_for(client: httpx.AsyncClient) -> None:
    body = (await client.get("/api/session")).json()
    assert body["locale"] == "en"
    assert body["styles"] == ["ink", "neon"]
    assert body["engines"][0]["available"] is True
    assert body["defaults"] == {"seconds": 3.0, "width": 640, "height": 480, "fps": 24}
    assert body["limits"] == {"prompt": 1000, "picture": 20 * 2**20}
    assert {"video", "status", "cancel", "help"} <= {it["name"] for it in body["commands"]}
    assert all(it["help"] and it["form"].startswith("/") for it in body["commands"])
    assert len(body["examples"]) >= 3


async def test_it_learns_it_in_chinese_too(make_client: ClientMaker) -> None:
    body = (await make_client(accept_language="zh-TW,en;q=0.5").get("/api/session")).json()
    assert body["locale"] == "zh"
    assert not body["examples"][0].isascii()
    assert not body["commands"][0]["help"].isascii()


async def test_a_prompt_becomes_a_job(client: httpx.AsyncClient, service: FakeService) -> None:
    response = await client.post("/api/ask", json={"text": "/video a cat"})
    assert response.status_code == 202
    assert response.json()["job"]["text"] == "a cat"
    assert service.statuses["job1"].job.address.platform == "web"


HINT = Notice(
    code="weights-missing", arguments={"by": "sketch", "engine": "wan", "profile": "fast"}
)


async def test_whoever_runs_it_is_told_once_how_to_get_better_clips(
    client: httpx.AsyncClient, service: FakeService
) -> None:
    service.hint = HINT
    hints = [
        (await client.post("/api/ask", json={"text": f"a cat {number}"})).json()["hint"]
        for number in range(2)
    ]
    assert "python -m bot models pull fast" in hints[0]
    assert hints[1] is None


async def test_who_may_come_from_elsewhere_is_not_told_how_this_is_run(
    make_app: AppMaker, make_client: ClientMaker, service: FakeService
) -> None:
    service.hint = HINT
    stranger = make_client(make_app(token="secret"), authorization="Bearer secret")
    assert (await stranger.post("/api/ask", json={"text": "a cat"})).json()["hint"] is None


async def test_a_question_is_answered_by_a_sentence(client: httpx.AsyncClient) -> None:
    response = await client.post("/api/ask", json={"text": "/status"})
    assert response.status_code == 200
    assert response.json() == {"answer": {"text": "There is nothing here."}}


async def test_what_was_wrong_is_said(client: httpx.AsyncClient) -> None:
    response = await client.post("/api/ask", json={"text": "/video "})
    assert response.status_code == 400
    assert response.json()["error"]["code"] == "prompt-empty"


@pytest.mark.parametrize("path", ["/api/ask", "/api/jobs/job1/again", "/api/jobs/job1/other"])
async def test_the_same_request_sent_twice_makes_one_job(
    client: httpx.AsyncClient, service: FakeService, path: str
) -> None:
    await client.post("/api/ask", json={"text": "a cat"})
    offered = service.statuses["job1"].job.request.evolve(also="physics")
    service.change("job1", request=offered)
    body = {"text": "a cat"} if path == "/api/ask" else None
    headers = {"Idempotency-Key": "press 1"}
    first, second = [await client.post(path, json=body, headers=headers) for _ in range(2)]
    assert first.json() == second.json()
    assert len(service.statuses) == 2


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"text": 1}',
        b'{"text": "\\ud800"}',
        b'{"text": "a", "\\ud800": 1}',
        b'{"txt": "a"}',
        b"\xff\xfe",
        b"[" * 5000,
    ],
)
async def test_a_body_that_does_not_fit_is_named_not_repeated(
    client: httpx.AsyncClient, body: bytes
) -> None:
    response = await client.post(
        "/api/ask", content=body, headers={"Content-Type": "application/json"}
    )
    assert response.status_code in (400, 422)
    assert response.json()["error"]["code"] == "web-request-invalid"


async def test_history_comes_in_pages_oldest_first(client: httpx.AsyncClient) -> None:
    for number in range(5):
        await client.post("/api/ask", json={"text": f"cat {number}"})
    latest = (await client.get("/api/jobs", params={"limit": 2})).json()["jobs"]
    assert [job["number"] for job in latest] == [4, 5]
    older = (await client.get("/api/jobs", params={"limit": 2, "before": 4})).json()["jobs"]
    assert [job["number"] for job in older] == [2, 3]


async def test_the_buttons_do_what_they_say(
    client: httpx.AsyncClient, service: FakeService
) -> None:
    await client.post("/api/ask", json={"text": "a cat"})
    again = await client.post("/api/jobs/job1/again")
    assert again.status_code == 202
    assert again.json()["job"]["seed"] == 7
    cancelled = await client.post("/api/jobs/job2/cancel")
    assert cancelled.json()["job"]["state"] == "CANCELLED"
    deleted = await client.delete("/api/jobs/job1")
    assert deleted.status_code == 204
    assert deleted.content == b""
    assert list(service.statuses) == ["job2"]


async def test_another_engine_is_offered_where_it_may_do(
    client: httpx.AsyncClient, service: FakeService
) -> None:
    await client.post("/api/ask", json={"text": "perhaps a pendulum"})
    refused = await client.post("/api/jobs/job1/other")
    assert refused.json()["error"]["code"] == "other-none"
    offered = service.statuses["job1"].job.request.evolve(also="physics")
    service.change("job1", request=offered)
    assert (await client.get("/api/jobs")).json()["jobs"][0]["also"] == "physics"
    other = await client.post("/api/jobs/job1/other")
    assert other.status_code == 202
    assert other.json()["job"]["engine"] == "physics"
    assert other.json()["job"]["also"] is None


async def test_what_engines_teach_is_listed_with_what_to_type_for_it(
    client: httpx.AsyncClient, service: FakeService
) -> None:
    assert (await client.get("/api/session")).json()["teaches"] is False
    service.taught = [Topic("pendulum", "Pendulum", "a pendulum", "/physics a pendulum")]
    assert (await client.get("/api/lessons")).json()["lessons"] == [
        {
            "slug": "pendulum",
            "name": "Pendulum",
            "prompt": "a pendulum",
            "command": "/physics a pendulum",
            "poster": None,
        }
    ]


async def test_a_lesson_may_have_a_picture(
    client: httpx.AsyncClient, service: FakeService, tmp_path: Path
) -> None:
    picture = tmp_path / "pendulum.webp"
    picture.write_bytes(b"RIFF")
    service.taught = [Topic("pendulum", "Pendulum", "a pendulum", "/physics a pendulum", picture)]
    [lesson] = (await client.get("/api/lessons")).json()["lessons"]
    answer = await client.get(lesson["poster"])
    assert (answer.content, answer.headers["content-type"]) == (b"RIFF", "image/webp")
    for slug in ("spring", "..%2Fpendulum"):
        assert (await client.get(f"/api/lessons/{slug}/poster")).status_code == 404
