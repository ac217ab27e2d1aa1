"""Commands, what is suggested in them, and the menus, as simcord offers them to people."""

from pathlib import Path

import pytest
import simcord

from bot.types import JobState
from tests.e2e.simcord.stage import files, labels, shown, simulated, words
from tests.support.generator import Gate

QUARTER = 15 * 60.0


async def test_a_command_with_every_kind_of_option_becomes_a_clip(tmp_path: Path) -> None:
    async with simulated(tmp_path) as stage:
        options = {"size": "square", "quality": "draft", "style": "neon", "format": "gif"}
        numbers = {"seconds": 2.5, "fps": 12, "seed": 7}
        clip = await stage.clip_of(
            stage.ada, "a fox", avoid="people", engine="sketch", **options, **numbers
        )
        [job] = await stage.jobs(stage.ada)
    request = job.request
    assert (request.prompt, request.negative_prompt) == ("a fox", "people")
    assert (request.seconds, request.fps, request.seed) == (2.5, 12, 7)
    assert (request.style, request.engine) == ("neon", "sketch")
    assert request.width == request.height == 256
    assert files(clip) == ["clip-1.gif"]
    assert labels(clip) == ["Again", "Edit", "MP4", "Favourite", "Delete"]


@pytest.mark.parametrize(
    "wrong", [{"seconds": 99.0}, {"size": "huge"}, {"seed": -1}, {"prompt": "x" * 1001}]
)
async def test_what_cannot_be_chosen_never_reaches_the_bot(
    tmp_path: Path, wrong: dict[str, object]
) -> None:
    async with simulated(tmp_path) as stage:
        with pytest.raises(simcord.OptionError):
            await stage.ada.slash(stage.channel, "video", **({"prompt": "a fox"} | wrong))
        assert await stage.jobs(stage.ada) == []


async def test_own_prompts_alone_are_suggested(tmp_path: Path) -> None:
    async with simulated(tmp_path) as stage:
        await stage.clip_of(stage.ada, "a red fox")
        [mine] = await stage.ada.autocomplete(stage.channel, "video", "prompt", "fox")
        assert mine["name"] == "a red fox"
        assert await stage.bob.autocomplete(stage.channel, "video", "prompt", "fox") == []
        await stage.clip_of(stage.ada, mine["value"])
        first, again = await stage.jobs(stage.ada)
    assert again.request.prompt == first.request.prompt


async def test_a_message_is_animated_and_a_clip_tells_how_it_was_made(tmp_path: Path) -> None:
    async with simulated(tmp_path) as stage:
        said = await stage.bob.send(stage.channel, "a boat on the sea")
        result = await stage.ada.context_menu(stage.channel, "Animate this message", said)
        clip = await stage.clip_in(result)
        how = await stage.bob.context_menu(stage.channel, "How was this made?", clip)
        [job] = await stage.jobs(stage.ada)
    assert job.request.prompt == "a boat on the sea"
    assert shown(how).ephemeral
    assert str(job.request.effective_seed) in words(shown(how))


async def test_a_clip_that_takes_longer_than_a_quarter_of_an_hour_comes_by_the_bots_token(
    tmp_path: Path,
) -> None:
    async with simulated(tmp_path) as stage:
        gate = stage.line.generator.making = Gate()
        result = await stage.ada.slash(stage.channel, "video", prompt="a fox")
        job_id = await gate.next()
        assert labels(shown(result)) == ["Cancel"]
        await stage.env.advance_time(QUARTER + 1)
        asked = len(stage.env.http_requests)
        gate.open(job_id)
        clip = await stage.clip_in(result)
        requests = [(it.method, it.path) for it in stage.env.http_requests[asked:]]
    assert requests == [("PATCH", f"/channels/{stage.channel.id}/messages/{clip.id}")]
    assert files(clip) == ["clip-1.mp4"]


async def test_a_deleted_message_gets_no_second_one(tmp_path: Path) -> None:
    async with simulated(tmp_path) as stage:
        gate = stage.line.generator.making = Gate()
        result = await stage.ada.slash(stage.channel, "video", prompt="a fox")
        job_id = await gate.next()
        await stage.mo.delete(shown(result))
        gate.open(job_id)
        ended: list[JobState] = []
        stage.line.line.queue.listeners.append(lambda job: ended.append(job.state))
        await stage.until(lambda: JobState.FAILED in ended)
        assert stage.channel.history() == []


async def test_members_are_not_offered_what_is_for_those_who_manage_the_server(
    tmp_path: Path,
) -> None:
    async with simulated(tmp_path) as stage:
        assert "reelbot settings" not in stage.ada.available_commands(stage.channel)
        with pytest.raises(simcord.SetupError, match="not visible"):
            await stage.ada.slash(stage.channel, "reelbot settings")
        answer = await stage.mo.slash(stage.channel, "reelbot settings")
        assert shown(answer).ephemeral
        await stage.mo.select(
            shown(answer), [stage.channel], custom_id="reel:admin:gallery_channel:"
        )
        community = await stage.line.service.communities.of(f"discord:{stage.guild.id}")
    assert community.gallery_channel == str(stage.channel.id)


async def test_a_channel_that_is_not_allowed_refuses_clips(tmp_path: Path) -> None:
    async with simulated(tmp_path) as stage:
        elsewhere = stage.guild.create_text_channel("clips")
        scope = f"discord:{stage.guild.id}"
        await stage.line.service.communities.change(scope, channels=(str(elsewhere.id),))
        refused = await stage.ada.slash(stage.channel, "video", prompt="a fox")
        await stage.clip_in(await stage.ada.slash(elsewhere, "video", prompt="a fox"))
        [job] = await stage.jobs(stage.ada)
        standing = stage.channel.history(viewer=stage.bob)
    [said] = refused.followups
    assert said.ephemeral
    assert "this channel" in words(said)
    assert refused.response is None
    assert standing == []
    assert job.address.channel == str(elsewhere.id)
