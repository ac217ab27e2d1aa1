"""The clips' files."""

from pathlib import Path

import httpx
import pytest

from tests.unit.web.fake_service import FakeService


@pytest.fixture
async def clip(client: httpx.AsyncClient, service: FakeService) -> str:
    await client.post("/api/ask", json={"text": "a cat / on ../ the “moon”"})
    service.make("job1")
    return "/clips/job1"


@pytest.mark.parametrize(
    ("extension", "kind"), [("mp4", "video/mp4"), ("gif", "image/gif"), ("jpg", "image/jpeg")]
)
async def test_each_file_has_its_type(
    client: httpx.AsyncClient, clip: str, extension: str, kind: str
) -> None:
    response = await client.get(f"{clip}.{extension}")
    assert response.status_code == 200
    assert response.headers["content-type"] == kind
    assert "private" in response.headers["cache-control"]


async def test_a_player_gets_the_bytes_it_asks_for(client: httpx.AsyncClient, clip: str) -> None:
    response = await client.get(f"{clip}.mp4", headers={"Range": "bytes=256-259"})
    assert response.status_code == 206
    assert response.content == bytes(range(4))
    assert response.headers["content-range"] == "bytes 256-259/2048"


async def test_its_length_can_be_asked_for_alone(client: httpx.AsyncClient, clip: str) -> None:
    response = await client.head(f"{clip}.mp4")
    assert response.headers["content-length"] == "2048"
    assert response.content == b""


async def test_what_the_browser_has_is_not_sent_again(client: httpx.AsyncClient, clip: str) -> None:
    etag = (await client.get(f"{clip}.mp4")).headers["etag"]
    response = await client.get(f"{clip}.mp4", headers={"If-None-Match": etag})
    assert response.status_code == 304
    assert response.content == b""


async def test_a_download_is_named_after_its_prompt(client: httpx.AsyncClient, clip: str) -> None:
    response = await client.get(f"{clip}.mp4", params={"download": 1})
    disposition = response.headers["content-disposition"]
    assert disposition == 'attachment; filename="a-cat-on-the-moon.mp4"'


async def test_an_unfinished_clip_is_not_there_yet(client: httpx.AsyncClient) -> None:
    await client.post("/api/ask", json={"text": "a cat"})
    response = await client.get("/clips/job1.mp4")
    assert response.status_code == 400
    assert response.json()["error"]["code"] == "clip-not-ready"


async def test_a_file_that_is_gone_is_said_to_be(
    client: httpx.AsyncClient, clip: str, service: FakeService
) -> None:
    for file in service.clips_dir.iterdir():
        file.unlink()
    response = await client.get(f"{clip}.mp4")
    assert response.status_code == 404
    assert response.json()["error"]["code"] == "clip-gone"


async def test_no_file_outside_the_clips_folder_is_ever_served(
    client: httpx.AsyncClient, service: FakeService, tmp_path: Path
) -> None:
    await client.post("/api/ask", json={"text": "a cat"})
    service.make("job1", folder=tmp_path / "elsewhere")
    assert (await client.get("/clips/job1.mp4")).status_code == 404


async def test_a_link_out_of_the_clips_folder_is_not_followed(
    client: httpx.AsyncClient, clip: str, service: FakeService, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    path = service.clips_dir / "clip-job1.mp4"
    path.unlink()
    path.symlink_to(secret)
    assert (await client.get(f"{clip}.mp4")).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/clips/..%2Fsecret.mp4",
        "/clips/%2e%2e/secret.mp4",
        "/clips/job1.py",
        "/clips/job1",
        "/clips/job1%00.mp4",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%5capp.py",
        "/static//etc/passwd",
        "/docs/assets/../main.py",
    ],
)
async def test_no_path_leads_out(client: httpx.AsyncClient, clip: str, path: str) -> None:
    response = await client.get(path)
    assert response.status_code in (404, 422)
    assert "error" in response.json()
