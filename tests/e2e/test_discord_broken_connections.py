"""A connection to Discord that breaks off once costs nobody the answer."""

from pathlib import Path

import pytest

from tests.e2e.discord import MANAGE_GUILD, DiscordServer, Refusal, clip_of, connected, jobs

lost = pytest.mark.parametrize("after", [False, True], ids=["request lost", "answer lost"])


@lost
async def test_a_command_becomes_a_clip_though_its_acknowledgement_broke_off(
    after: bool, server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        server.refusals.append(Refusal(None, 0, on="acknowledge", after=after))
        message = await server.use("video", options={"prompt": "a fox"})
        await server.until(lambda: bool(message.files))
        assert len(await jobs(line)) == 1


@lost
async def test_a_press_does_once_what_it_should_though_its_acknowledgement_broke_off(
    after: bool, server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        message = await clip_of(server, line)
        server.refusals.append(Refusal(None, 0, on="acknowledge", after=after))
        answer = await server.press(message, "Favourite")
        await server.until(lambda: answer.text == "Added to your favourites, see /gallery.")


@lost
async def test_a_form_opens_though_the_connection_broke_off(
    after: bool, server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        message = await clip_of(server, line)
        server.refusals.append(Refusal(None, 0, on="acknowledge", after=after))
        form = await server.modal_of(server.send_press(message, "Edit"))
        assert form.field("prompt")["value"] == "a fox"


@lost
async def test_an_answer_comes_though_the_connection_broke_off(
    after: bool, server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path):
        server.refusals.append(Refusal("token", 0, after=after))
        panel = await server.use("reelbot settings", permissions=MANAGE_GUILD)
        await server.until(lambda: not panel.loading)
        server.refusals.append(Refusal("token", 0, after=after))
        refusal = await server.refusal(server.send("video", options={"prompt": "--sed 3"}))
        assert "--seed" in refusal.text
