"""What is told to those who watch over the program."""

import httpx

from generator.supervisor import EngineInfo
from generator.types import Lane, Progress
from tests.unit.web.fake_service import FakeService


async def test_a_database_that_does_not_answer_is_an_unhealthy_answer(
    client: httpx.AsyncClient, service: FakeService
) -> None:
    service.fail_with = OSError("disk gone")
    response = await client.get("/healthz")
    assert response.status_code == 503
    assert response.json()["database"] is False
    assert "disk gone" not in response.text


async def test_without_an_engine_that_works_nothing_is_well(
    client: httpx.AsyncClient, service: FakeService
) -> None:
    service.engines = {"wan": EngineInfo("wan", Lane.GPU, (), "There is no GPU.")}
    response = await client.get("/healthz")
    assert response.status_code == 503
    assert response.json() == {
        "ok": False,
        "database": True,
        "lanes": {lane: {"QUEUED": 0, "RUNNING": 0, "READY": 0} for lane in ("cpu", "gpu")},
        "engines": {"wan": "There is no GPU."},
        "loading": {},
        "pages": 0,
    }


async def test_it_tells_how_far_a_model_is_that_is_being_loaded(
    client: httpx.AsyncClient, service: FakeService
) -> None:
    with service.loading.noted("wan") as hear:
        hear(Progress("load", 0, 0))
        assert (await client.get("/healthz")).json()["loading"] == {"wan": None}
        hear(Progress("load", 5, 8))
        response = await client.get("/healthz")
    assert response.status_code == 200  # the other engines work
    assert response.json()["loading"] == {"wan": 62}
    assert (await client.get("/healthz")).json()["loading"] == {}
