"""The official OpenAI SDK, unchanged, against the real program."""

from collections.abc import Iterator
from pathlib import Path

import openai
import pytest

from tests.e2e.running_bot import RunningBot
from tests.support.generator import ANIMATES
from tests.support.pictures import drawn, png, saved
from tests.support.web import web

# The SDK calls its whole video API deprecated, because OpenAI shuts its own service down.
pytestmark = pytest.mark.filterwarnings("ignore:The Sora API:DeprecationWarning")


@pytest.fixture
def client(running_bot: RunningBot) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{running_bot.address}/v1", api_key="ann", max_retries=0) as it:
        yield it


@pytest.fixture
def stranger(running_bot: RunningBot) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{running_bot.address}/v1", api_key="ben", max_retries=0) as it:
        yield it


def small_clip(client: openai.OpenAI, prompt: str) -> openai.types.Video:
    return client.videos.create_and_poll(
        prompt=prompt,
        model="sketch",
        seconds="1",  # type: ignore[arg-type]  # OpenAI's own are 4, 8 and 12; ours are 1 to 10
        size="160x120",  # type: ignore[arg-type]  # smaller than OpenAI's
        extra_body={"fps": 8, "seed": 7},
        poll_interval_ms=100,
    )


def test_a_clip_is_ordered_awaited_and_downloaded(client: openai.OpenAI, tmp_path: Path) -> None:
    video = small_clip(client, "a sunset timelapse")
    assert (video.status, video.progress, video.error) == ("completed", 100, None)
    assert (video.model, video.seconds, video.size) == ("sketch", "1", "160x120")
    assert video.prompt == "a sunset timelapse"
    assert video.completed_at is not None
    assert video.completed_at >= video.created_at
    target = tmp_path / "clip.mp4"
    client.videos.download_content(video.id).write_to_file(target)
    assert target.read_bytes()[4:8] == b"ftyp"
    poster = client.videos.download_content(video.id, variant="thumbnail").read()
    assert poster.startswith(b"\xff\xd8")


def test_openais_own_words_are_understood(client: openai.OpenAI) -> None:
    video = client.videos.create(prompt="the sea", model="sora-2", seconds="8", size="1280x720")
    assert video.status in ("queued", "in_progress")
    assert (video.model, video.seconds, video.size) == ("sketch", "8", "1280x720")
    assert client.videos.retrieve(video.id).id == video.id
    assert client.videos.delete(video.id).deleted is True


def test_videos_are_listed_page_by_page_and_deleted(client: openai.OpenAI) -> None:
    made = [small_clip(client, f"{number} cats") for number in range(3)]
    listed = [video.id for video in client.videos.list(limit=2)]
    assert [it for it in listed if it in {video.id for video in made}] == [
        video.id for video in reversed(made)
    ]
    deleted = client.videos.delete(made[0].id)
    assert (deleted.id, deleted.deleted, deleted.object) == (made[0].id, True, "video.deleted")
    assert made[0].id not in [video.id for video in client.videos.list(order="asc")]
    with pytest.raises(openai.NotFoundError):
        client.videos.retrieve(made[0].id)


def test_a_remix_keeps_the_settings(client: openai.OpenAI) -> None:
    first = small_clip(client, "a dog")
    second = client.videos.remix(first.id, prompt="a fox")
    assert (second.size, second.remixed_from_video_id) == (first.size, first.id)
    assert client.videos.poll(second.id, poll_interval_ms=100).status == "completed"


def test_another_key_sees_none_of_it(client: openai.OpenAI, stranger: openai.OpenAI) -> None:
    video = small_clip(client, "a secret")
    assert video.id not in [it.id for it in stranger.videos.list()]
    with pytest.raises(openai.NotFoundError):
        stranger.videos.download_content(video.id)


def test_refusals_arrive_as_the_sdks_errors(client: openai.OpenAI) -> None:
    with pytest.raises(openai.BadRequestError) as caught:
        client.videos.create(prompt="a cat", seconds="99")  # type: ignore[arg-type]  # the point
    assert caught.value.code == "flag-out-of-range"
    assert caught.value.request_id
    with pytest.raises(openai.BadRequestError, match="Describe it in the prompt"):
        client.videos.create(prompt="a cat", input_reference=b"png")


async def test_the_asynchronous_client_works_as_well(running_bot: RunningBot) -> None:
    async with openai.AsyncOpenAI(base_url=f"{running_bot.address}/v1", api_key="ann") as client:
        models = [model.id async for model in client.models.list()]
        assert "sketch" in models
        videos = await client.videos.list(limit=1)
        assert len(videos.data) <= 1


async def test_a_clip_begins_with_a_picture(tmp_path: Path) -> None:
    file = tmp_path / "cat.jpg"
    file.write_bytes(saved(drawn(300, 300), "JPEG"))
    async with web(tmp_path / "data") as served:
        served.line.generator.engine_infos["wan"] = ANIMATES
        base, key = f"{served.adapter.url}/v1", "ann"
        async with openai.AsyncOpenAI(base_url=base, api_key=key, max_retries=0) as client:
            first = await client.videos.create_and_poll(
                prompt="it looks up", input_reference=file, poll_interval_ms=20
            )
            second = await client.videos.create(
                prompt="it looks up",
                input_reference=("cat.png", png(320, 240), "image/png"),
                size="720x1280",
            )
            again = await client.videos.remix(first.id, prompt="it looks down")
            with pytest.raises(openai.BadRequestError, match="cannot begin with a picture"):
                await client.videos.create(prompt="a cat", model="sketch", input_reference=file)
            with pytest.raises(openai.APIStatusError, match="a PNG, a JPEG or a WebP") as caught:
                await client.videos.create(prompt="a cat", input_reference=b"<svg/>")
        requests = [it for _, it in served.line.generator.asked]
    assert (first.status, first.model, first.size) == ("completed", "wan", "554x554")
    assert (second.size, again.size) == ("720x1280", "554x554")
    assert requests[0].image is not None
    assert caught.value.body is not None
    assert caught.value.param == "input_reference"
