"""OpenAI's Videos API, without the SDK: what it refuses, and how it says so."""

import httpx
import pytest

from adapters.web.videos import VideoOrder, video
from bot.types import JobState
from generator.errors import UserError
from generator.types import Progress
from tests.unit.web.conftest import AppMaker, ClientMaker
from tests.unit.web.fake_service import FakeService


@pytest.fixture
def program(make_client: ClientMaker) -> httpx.AsyncClient:
    return make_client(authorization="Bearer a key")


async def order(program: httpx.AsyncClient, **fields: object) -> httpx.Response:
    return await program.post("/v1/videos", json={"prompt": "a cat"} | fields)


def test_an_order_in_openais_words_becomes_a_request() -> None:
    given = VideoOrder(prompt="a cat", model="sora-2", seconds="4", size="1280x720")  # type: ignore[arg-type]  # as a form has it
    request = given.request("en")
    assert (request.engine, request.seconds) == ("auto", 4.0)
    assert (request.width, request.height) == (1280, 720)


def test_the_longest_that_openai_allows_is_our_longest() -> None:
    assert VideoOrder(prompt="a cat", seconds=12).request("en").seconds == 10


async def test_a_length_is_the_orderers_choice_only_where_it_was_named(
    program: httpx.AsyncClient, service: FakeService
) -> None:
    await order(program)
    assert "seconds" not in service.chosen
    await order(program, seconds=3)
    assert "seconds" in service.chosen


@pytest.mark.parametrize("seconds", [0, 0.5, 10.5, 13, 1e300, -4])
def test_other_lengths_are_refused(seconds: float) -> None:
    with pytest.raises(UserError) as caught:
        VideoOrder(prompt="a cat", seconds=seconds).request("en")
    assert caught.value.code == "flag-out-of-range"


async def test_json_and_a_form_order_the_same(
    program: httpx.AsyncClient, service: FakeService
) -> None:
    fields = {"prompt": "a cat", "seconds": "2", "size": "320x240", "seed": "7", "style": "ink"}
    await program.post("/v1/videos", json=fields)
    await program.post("/v1/videos", data=fields)
    await program.post("/v1/videos", files={name: (None, it) for name, it in fields.items()})
    first, *others = [status.job.request for status in service.statuses.values()]
    assert (first.seconds, first.width, first.seed, first.style) == (2.0, 320, 7, "ink")
    assert others == [first, first]


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"prompt": None}, "prompt"),
        ({"seconds": "soon"}, "seconds"),
        ({"seconds": "NaN"}, "seconds"),
        ({"seed": 1.5}, "seed"),
        ({"n": 2}, "n"),
    ],
)
async def test_what_does_not_fit_is_named_as_openai_names_it(
    program: httpx.AsyncClient, fields: dict[str, object], param: str
) -> None:
    response = await order(program, **fields)
    assert response.status_code == 422
    error = response.json()["error"]
    assert error["param"] == param
    assert error["type"] == "invalid_request_error"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"prompt": " \u200b "}, "prompt-empty"),
        ({"prompt": "a" * 1001}, "prompt-too-long"),
        ({"size": "huge"}, "size-unreadable"),
        ({"size": "10x10"}, "size-out-of-range"),
        ({"size": "641x480"}, "size-odd"),
        ({"seed": -1}, "flag-out-of-range"),
        ({"fps": 1000}, "flag-out-of-range"),
    ],
)
async def test_the_bounds_are_those_of_the_command(
    program: httpx.AsyncClient, fields: dict[str, object], code: str
) -> None:
    response = await order(program, **fields)
    assert response.status_code == 400
    assert response.json()["error"]["code"] == code


async def test_a_reference_picture_is_refused_not_ignored(program: httpx.AsyncClient) -> None:
    response = await program.post(
        "/v1/videos", data={"prompt": "a cat"}, files={"input_reference": ("cat.png", b"png")}
    )
    assert response.status_code == 400
    assert response.json()["error"]["code"] == "web-no-reference"
    assert response.json()["error"]["param"] == "input_reference"


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", ""])
async def test_other_bodies_are_refused(program: httpx.AsyncClient, kind: str) -> None:
    response = await program.post("/v1/videos", content=b"a", headers={"Content-Type": kind})
    assert response.status_code == 415


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b"--x\r\nno headers"),
        ("multipart/form-data; boundary=x", b"--x\r\n\r\n\r\n--x--"),
        ("application/json", b"{" * 3000),
        ("application/json", b"\xff"),
    ],
)
async def test_a_broken_body_is_no_fault_of_ours(
    program: httpx.AsyncClient, kind: str, body: bytes
) -> None:
    response = await program.post("/v1/videos", content=body, headers={"Content-Type": kind})
    assert 400 <= response.status_code < 500
    assert response.json()["error"]["type"] == "invalid_request_error"
    assert not response.json()["error"]["message"].endswith("..")


async def test_without_a_key_it_says_which_to_send(make_client: ClientMaker) -> None:
    response = await order(make_client())
    assert response.status_code == 401
    assert response.json()["error"]["code"] == "web-key-needed"
    assert response.headers["www-authenticate"] == "Bearer"


async def test_the_status_follows_the_job(service: FakeService, program: httpx.AsyncClient) -> None:
    await order(program)
    queued = video(service.statuses["job1"], "en")
    assert (queued.status, queued.progress, queued.completed_at) == ("queued", 0, None)
    status = service.change("job1", state=JobState.RUNNING, progress=Progress("draw", 36, 72))
    assert (video(status, "en").status, video(status, "en").progress) == ("in_progress", 50)
    made = video(service.make("job1"), "en")
    assert (made.status, made.progress) == ("completed", 100)
    assert made.completed_at is not None
    cancelled = video(service.change("job1", state=JobState.CANCELLED), "en")
    assert cancelled.status == "failed"
    assert cancelled.error is not None
    assert cancelled.error.code == "cancelled"


@pytest.mark.parametrize("ordered", ["asc", "desc"])
async def test_the_list_is_paged_without_gaps(program: httpx.AsyncClient, ordered: str) -> None:
    for number in range(7):
        await order(program, prompt=f"cat {number}")
    seen: list[str] = []
    asked: dict[str, str | int] = {"limit": 3, "order": ordered}
    while True:
        page = (await program.get("/v1/videos", params=asked)).json()
        seen += [it["id"] for it in page["data"]]
        if not page["has_more"]:
            break
        asked["after"] = page["last_id"]
    expected = [f"job{number}" for number in range(1, 8)]
    assert seen == (expected if ordered == "asc" else expected[::-1])


async def test_a_remix_keeps_the_settings_and_names_its_source(
    program: httpx.AsyncClient,
) -> None:
    await order(program, size="320x240", seconds=2)
    response = await program.post("/v1/videos/job1/remix", json={"prompt": "a dog"})
    assert response.json()["remixed_from_video_id"] == "job1"
    assert response.json()["size"] == "320x240"
    later = (await program.get("/v1/videos/job2")).json()
    assert later["remixed_from_video_id"] == "job1"


async def test_the_models_are_the_engines_that_work(program: httpx.AsyncClient) -> None:
    body = (await program.get("/v1/models")).json()
    assert [model["id"] for model in body["data"]] == ["sketch"]


async def test_deleting_takes_it_away(program: httpx.AsyncClient, service: FakeService) -> None:
    await order(program)
    response = await program.delete("/v1/videos/job1")
    assert response.json() == {"id": "job1", "object": "video.deleted", "deleted": True}
    assert service.statuses == {}


async def test_the_page_can_try_it_out_with_its_cookie(
    make_app: AppMaker, make_client: ClientMaker
) -> None:
    browser = make_client(make_app())
    await browser.get("/")
    assert (await order(browser)).status_code == 200
