"""Buttons, forms and panels in simcord, before a restart and after it."""

from pathlib import Path

import pytest
import simcord

from bot.types import JobState
from tests.e2e.simcord.stage import Stage, files, labels, shown, simulated, words
from tests.support.generator import Gate


async def restarted_after_a_clip(stage: Stage) -> simcord.ResponseMessage:
    clip = await stage.clip_of(stage.ada, "a fox", seed=7)
    await stage.restart()
    return clip


async def test_after_a_restart_again_makes_another_clip_for_who_presses(tmp_path: Path) -> None:
    async with simulated(tmp_path) as stage:
        card = await restarted_after_a_clip(stage)
        clip = await stage.clip_in(await stage.bob.click(card, label="Again"))
        [job] = await stage.jobs(stage.bob)
    assert clip.id != card.id
    assert job.request.prompt == "a fox"
    assert job.request.seed != 7


async def test_after_a_restart_edit_opens_a_form_with_the_prompt_in_it(tmp_path: Path) -> None:
    async with simulated(tmp_path) as stage:
        card = await restarted_after_a_clip(stage)
        form = await stage.bob.click(card, label="Edit")
        assert form.modal is not None
        assert form.modal["components"][0]["component"]["value"] == "a fox"
        await stage.restart()  # the form stays open meanwhile
        clip = await stage.clip_in(await stage.bob.submit_modal(form, {"prompt": "a wolf"}))
        [job] = await stage.jobs(stage.bob)
    assert job.request.prompt == "a wolf"
    assert words(clip).startswith("**a wolf**")


async def test_after_a_restart_a_clip_becomes_a_gif_and_an_mp4_again(tmp_path: Path) -> None:
    async with simulated(tmp_path) as stage:
        card = await restarted_after_a_clip(stage)
        for button, name in (("GIF", "clip-1.gif"), ("MP4", "clip-1.mp4")):
            await stage.ada.click(card, label=button)
            await stage.until(lambda name=name: files(card) == [name])  # type: ignore[misc]  # mypy does not infer the default's type
    assert len(stage.channel.history()) == 1


async def test_after_a_restart_a_favourite_is_kept(tmp_path: Path) -> None:
    async with simulated(tmp_path) as stage:
        card = await restarted_after_a_clip(stage)
        answer = await stage.bob.click(card, label="Favourite")
        assert shown(answer).ephemeral
        [job] = await stage.jobs(stage.ada)
        account = await stage.line.service.privacy.account(f"discord:{stage.bob.id}")
    assert account.favourites == 1
    assert job.state.final


async def test_after_a_restart_who_asked_may_delete_and_others_may_not(tmp_path: Path) -> None:
    async with simulated(tmp_path) as stage:
        card = await restarted_after_a_clip(stage)
        refused = await stage.bob.click(card, label="Delete")
        [said] = refused.followups
        assert said.ephemeral
        assert "Only who asked for this clip" in words(said)
        assert [it.id for it in stage.channel.history()] == [card.id]
        await stage.ada.click(card, label="Delete")
        assert stage.channel.history() == []
        assert await stage.jobs(stage.ada) == []


async def test_after_a_restart_a_clip_is_cancelled_while_it_is_made(tmp_path: Path) -> None:
    async with simulated(tmp_path) as stage:
        gate = stage.line.generator.making = Gate()
        card = shown(await stage.ada.slash(stage.channel, "video", prompt="a fox"))
        await gate.next()
        await stage.restart(making=gate)
        await gate.next()
        await stage.ada.click(card, label="Cancel")
        await stage.until(lambda: labels(card) == ["Again", "Edit"])
        [job] = await stage.jobs(stage.ada)
    assert job.state is JobState.CANCELLED
    assert files(card) == []


async def test_a_moderator_deletes_what_is_others(tmp_path: Path) -> None:
    async with simulated(tmp_path) as stage:
        card = await restarted_after_a_clip(stage)
        await stage.mo.click(card, label="Delete")
        assert stage.channel.history() == []
        assert await stage.jobs(stage.ada) == []


async def test_the_gallery_is_for_who_opened_it_until_a_clip_is_shown(tmp_path: Path) -> None:
    async with simulated(tmp_path) as stage:
        await stage.clip_of(stage.ada, "a fox")
        gallery = shown(await stage.ada.slash(stage.channel, "gallery"))
        assert gallery.ephemeral
        assert gallery.id not in [it.id for it in stage.channel.history(viewer=stage.bob)]
        with pytest.raises((simcord.SetupError, simcord.BackendError)):
            await stage.bob.click(gallery, label="1")
        await stage.restart()
        clip = await stage.clip_in(await stage.ada.click(gallery, label="1"))
    assert not clip.ephemeral
    assert len(stage.channel.history(viewer=stage.bob)) == 2


async def test_settings_are_chosen_in_their_panel_after_a_restart(tmp_path: Path) -> None:
    async with simulated(tmp_path) as stage:
        sheet = shown(await stage.ada.slash(stage.channel, "settings"))
        assert sheet.ephemeral
        await stage.restart()
        await stage.ada.select(sheet, ["2"], custom_id="reel:setting:seconds")
        await stage.ada.select(sheet, ["square"], custom_id="reel:setting:size")
        await stage.clip_of(stage.ada, "a fox")
        await stage.ada.click(sheet, custom_id="reel:settings:reset")
        await stage.clip_of(stage.ada, "a hen")
        chosen, usual = await stage.jobs(stage.ada)
    assert (chosen.request.seconds, chosen.request.width) == (2, chosen.request.height)
    assert (usual.request.seconds, usual.request.width) != (2, usual.request.height)


async def test_data_are_deleted_in_two_steps(tmp_path: Path) -> None:
    async with simulated(tmp_path) as stage:
        await stage.clip_of(stage.ada, "a fox")
        panel = shown(await stage.ada.slash(stage.channel, "privacy"))
        await stage.restart()
        await stage.ada.click(panel, custom_id="reel:privacy:ask")
        assert len(await stage.jobs(stage.ada)) == 1
        await stage.ada.click(panel, custom_id="reel:privacy:erase")
        assert await stage.jobs(stage.ada) == []
