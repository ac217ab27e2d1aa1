"""The web chat on a real port: real server, real line, quick generator."""

import asyncio
import time
from pathlib import Path

import httpx
import pytest

from bot.types import JobState
from generator.errors import UserError
from generator.types import Progress
from tests.support.generator import Gate
from tests.support.web import PATIENCE, listen, web


async def ask(client: httpx.AsyncClient, text: str = "/video a sunset") -> str:
    response = await client.post("/api/ask", json={"text": text})
    assert response.status_code == 202, response.text
    job_id: str = response.json()["job"]["id"]
    return job_id


async def until_pages(client: httpx.AsyncClient, number: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while (await client.get("/healthz")).json()["pages"] != number:
            pass


async def test_a_prompt_becomes_a_clip_in_the_page(tmp_path: Path) -> None:
    async with web(tmp_path) as served:
        ann = await served.visitor()
        async with listen(ann) as events:
            job_id = await ask(ann)
            delivered = await events.until(id=job_id, state=JobState.DELIVERED)
            ids = [event.id for event in events.heard]
        assert ids == sorted(set(ids))
        clip = delivered.data["clip"]
        video = await ann.get(clip["mp4"])
        assert (video.status_code, video.headers["content-type"]) == (200, "video/mp4")
        assert len(video.content) == clip["size"]
        assert (await ann.get(clip["poster"])).content == b"poster"


async def test_every_page_is_told_how_far_a_model_is_loaded(tmp_path: Path) -> None:
    async with web(tmp_path) as served:
        ann, ben = await served.visitor(), await served.visitor()
        async with listen(ann) as anns:
            with served.line.generator.loading.noted("wan") as hear:
                hear(Progress("load", 0, 0))
                await anns.until(engines={"wan": None})
                hear(Progress("load", 5, 8))
                await anns.until(engines={"wan": 62})
                async with listen(ben) as bens:
                    await bens.until(engines={"wan": 62})
            assert (await anns.until(engines={})).kind == "loading"


async def test_a_clip_that_exists_is_there_at_once(tmp_path: Path) -> None:
    async with web(tmp_path) as served:
        ann = await served.visitor()
        async with listen(ann) as events:
            await events.until(id=await ask(ann), state=JobState.DELIVERED)
            second = await events.until(id=await ask(ann), state=JobState.DELIVERED)
        assert second.data["reuse"] in ("exact", "hot")
        assert len(served.line.generator.asked) == 1


async def test_nobody_gets_a_clip_that_was_made_in_another_session(tmp_path: Path) -> None:
    async with web(tmp_path) as served:
        ann, ben = await served.visitor(), await served.visitor()
        async with listen(ann) as anns, listen(ben) as bens:
            await anns.until(id=await ask(ann), state=JobState.DELIVERED)
            own = await bens.until(id=await ask(ben), state=JobState.DELIVERED)
        assert own.data["reuse"] is None
        assert {event.data["id"] for event in bens.heard} == {own.data["id"]}


async def test_whoever_was_given_a_link_sees_the_clip_until_it_is_deleted(tmp_path: Path) -> None:
    async with web(tmp_path, web_public_url="https://reelbot.example") as served:
        ann = await served.visitor()
        async with listen(ann) as events:
            job_id = await ask(ann)
            await events.until(id=job_id, state=JobState.DELIVERED)
        link = served.line.service.links.to(await served.line.job(job_id))
        assert link is not None
        assert link.startswith("https://reelbot.example/c/")
        path = link.removeprefix("https://reelbot.example")
        host = {"Host": "reelbot.example"}
        async with httpx.AsyncClient(base_url=served.adapter.url, headers=host) as stranger:
            seen = await stranger.get(path)
            refused = [
                await stranger.get(it)
                for it in (path[:-1] + "é", path.split("?")[0], path.replace(".mp4", ".gif"))
            ]
            await ann.delete(f"/api/jobs/{job_id}")
            gone = await stranger.get(path)
    assert (seen.status_code, seen.headers["content-type"]) == (200, "video/mp4")
    assert "noindex" in seen.headers["x-robots-tag"]
    assert [it.status_code for it in [*refused, gone]] == [404] * 4


async def test_a_dropped_page_is_told_what_it_missed(tmp_path: Path) -> None:
    gate = Gate()
    async with web(tmp_path) as served:
        served.line.generator.making = gate
        ann = await served.visitor()
        async with listen(ann) as other_page:
            async with listen(ann) as events:
                job_id = await ask(ann)
                last = await events.until(id=job_id, state=JobState.RUNNING)
            gate.open()
            await other_page.until(id=job_id, state=JobState.DELIVERED)
        async with listen(ann, **{"Last-Event-ID": str(last.id)}) as events:
            missed = await events.until(id=job_id, state=JobState.DELIVERED)
        assert missed.id > last.id


@pytest.mark.parametrize("last", ["9" * 40, "-1", "soon", "", "1e9"])
async def test_a_strange_last_id_still_opens_the_stream(tmp_path: Path, last: str) -> None:
    async with web(tmp_path) as served:
        ann = await served.visitor()
        async with listen(ann, **{"Last-Event-ID": last}) as events:
            assert events.response.status_code == 200
            await events.until(id=await ask(ann), state=JobState.DELIVERED)


async def test_a_page_that_goes_away_leaves_nothing_behind(tmp_path: Path) -> None:
    async with web(tmp_path) as served:
        ann = await served.visitor()
        async with listen(ann), listen(ann):
            await until_pages(ann, 2)
        await until_pages(ann, 0)


async def test_stopping_ends_the_streams_at_once(tmp_path: Path) -> None:
    async with web(tmp_path) as served:
        ann = await served.visitor()
        async with listen(ann) as events:
            await until_pages(ann, 1)
            before = time.monotonic()
            await served.adapter.stop()
            assert time.monotonic() - before < 1
            assert await events.next() is None


async def test_another_sites_page_cannot_listen(tmp_path: Path) -> None:
    async with web(tmp_path) as served:
        ann = await served.visitor()
        async with listen(ann, Origin="http://evil.example") as events:
            assert events.response.status_code == 403


async def test_cancelling_and_deleting_reach_every_open_page(tmp_path: Path) -> None:
    async with web(tmp_path) as served:
        served.line.generator.making = Gate()
        ann = await served.visitor()
        async with listen(ann) as events:
            job_id = await ask(ann)
            await events.until(id=job_id, state=JobState.RUNNING)
            response = await ann.post(f"/api/jobs/{job_id}/cancel")
            assert response.json()["job"]["state"] == JobState.CANCELLED
            await events.until(id=job_id, state=JobState.CANCELLED)
            assert (await ann.delete(f"/api/jobs/{job_id}")).status_code == 204
            gone = await events.until(id=job_id)
            while gone.kind != "gone":
                gone = await events.until(id=job_id)
        assert (await ann.get("/api/jobs")).json()["jobs"] == []
        assert (await ann.post(f"/api/jobs/{job_id}/again")).status_code == 404


async def test_an_open_page_is_empty_once_its_asker_is_forgotten(tmp_path: Path) -> None:
    async with web(tmp_path) as served:
        ann, ben = await served.visitor(), await served.visitor()
        async with listen(ann) as anns, listen(ben) as bens:
            first, second = await ask(ann), await ask(ann, "/video a moon")
            for job_id in (first, second):
                await anns.until(id=job_id, state=JobState.DELIVERED)
            await bens.until(id=await ask(ben), state=JobState.DELIVERED)
            listed = await ann.post("/api/ask", json={"text": "/gallery"})
            assert "“a moon”" in listed.json()["answer"]["text"]
            answer = await ann.post("/api/ask", json={"text": "/privacy delete"})
            assert "2 clips" in answer.json()["answer"]["text"]
            for job_id in (first, second):
                while (await anns.until(id=job_id)).kind != "gone":
                    pass
        assert (await ann.get("/api/jobs")).json()["jobs"] == []
        assert (await ann.get(f"/clips/{first}.mp4")).status_code == 404
        assert len((await ben.get("/api/jobs")).json()["jobs"]) == 1
        assert "gone" not in {event.kind for event in bens.heard}


async def test_the_conversation_goes_on_after_a_restart(tmp_path: Path) -> None:
    async with web(tmp_path) as served:
        ann = await served.visitor()
        async with listen(ann) as events:
            job_id = await ask(ann)
            await events.until(id=job_id, state=JobState.DELIVERED)
    async with web(tmp_path) as served:
        later = await served.visitor()
        later.cookies = ann.cookies
        (job,) = (await later.get("/api/jobs")).json()["jobs"]
        assert (job["id"], job["state"]) == (job_id, JobState.DELIVERED)
        assert (await later.get(job["clip"]["mp4"])).status_code == 200


async def test_refusals_are_in_the_askers_language(tmp_path: Path) -> None:
    async with web(tmp_path) as served:
        ann = await served.visitor(**{"Accept-Language": "zh-CN"})
        response = await ann.post("/api/ask", json={"text": "/video 猫 --seconds 99"})
        assert response.status_code == 400
        error = response.json()["error"]
        assert error["code"] == "flag-out-of-range"
        assert "99" in error["message"]
        assert not error["message"].isascii()


async def test_events_are_in_the_language_that_the_page_chose(tmp_path: Path) -> None:
    async with web(tmp_path) as served:
        served.line.generator.making = refuse
        ann = await served.visitor()
        async with listen(ann, locale="zh-Hans") as events:
            failed = await events.until(id=await ask(ann), state=JobState.FAILED)
        assert failed.data["error"]["code"] == "prompt-empty"
        assert not failed.data["error"]["message"].isascii()


async def refuse(*_: object) -> None:
    raise UserError("prompt-empty")


async def test_every_command_is_answered(tmp_path: Path) -> None:
    async with web(tmp_path) as served:
        ann = await served.visitor()
        for command in ("/help", "/status"):
            response = await ann.post("/api/ask", json={"text": command})
            assert response.status_code == 200, command
            assert len(response.json()["answer"]["text"]) > 10


async def test_health_and_figures_are_told(tmp_path: Path) -> None:
    async with web(tmp_path) as served:
        ann = await served.visitor()
        async with listen(ann) as events:
            await events.until(id=await ask(ann), state=JobState.DELIVERED)
        health = (await ann.get("/healthz")).json()
        assert (health["ok"], health["database"]) == (True, True)
        assert health["lanes"]["cpu"].keys() == {"QUEUED", "RUNNING", "READY"}
        assert health["engines"]["wan"] == "There is no GPU."
        figures = (await ann.get("/metrics")).text
        assert 'reelbot_jobs{lane="cpu",state="QUEUED"} 0.0' in figures
        assert 'reelbot_generation_seconds_count{engine="sketch"} 1.0' in figures
        assert "reelbot_event_loop_lag_seconds_bucket" in figures


async def test_figures_are_behind_the_token_too(tmp_path: Path) -> None:
    async with web(tmp_path, web_token="long and random") as served:
        ann = await served.visitor()
        assert (await ann.get("/metrics")).status_code == 401
        assert (await ann.get("/healthz")).status_code == 200
        key = {"Authorization": "Bearer long and random"}
        assert (await ann.get("/metrics", headers=key)).status_code == 200


async def test_a_hundred_askers_at_once_are_all_acknowledged(tmp_path: Path) -> None:
    async with web(tmp_path) as served:
        visitors = [await served.visitor() for _ in range(20)]
        requests = [
            visitor.post("/api/ask", json={"text": f"sunset {number}"})
            for visitor in visitors
            for number in range(5)
        ]
        answers = await asyncio.gather(*requests)
        assert {answer.status_code for answer in answers} == {202}
        assert len({answer.json()["job"]["id"] for answer in answers}) == 100
