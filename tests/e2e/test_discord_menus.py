"""What a message's own menu offers at the loopback Discord."""

from pathlib import Path
from typing import Any

from tests.e2e.discord import USER, DiscordServer, Message, Upload, clip_of, connected, jobs

BOB = USER + 1
ANIMATE, HOW = "Animate this message", "How was this made?"


async def answered(server: DiscordServer, name: str, message: Message, **who: Any) -> Message:
    answer = await server.menu(name, message, **who)
    await server.until(lambda: bool(answer.text) and not answer.loading)
    return answer


async def test_the_words_of_a_message_become_a_clip_whatever_they_are(
    server: DiscordServer, tmp_path: Path
) -> None:
    words = "look: <a:party_cat:123456789> dances --style nonsense"
    async with connected(tmp_path) as line:
        said = server.write(words, Upload("cat.png", b"a picture"), user=BOB)
        clip = await server.menu(ANIMATE, said)
        await server.until(lambda: bool(clip.files))
        [status] = await jobs(line)
    assert not clip.hidden
    assert status.job.request.prompt == "look: party_cat dances --style nonsense"
    assert status.job.request.style is None


async def test_a_message_without_words_or_with_too_many_is_answered_in_a_sentence(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        silent = await answered(server, ANIMATE, server.write("", Upload("cat.png", b"a picture")))
        long = await server.refusal(server.send_menu(ANIMATE, server.write("cat " * 400)))
        assert await jobs(line) == []
    assert silent.hidden
    assert silent.text == "That message has no words that I could animate."
    assert "prompt is too long" in long.text


async def test_everybody_may_see_how_a_clip_was_made(server: DiscordServer, tmp_path: Path) -> None:
    async with connected(tmp_path) as line:
        clip = await clip_of(server, line, "a *fox* --style ink --seconds 2 --no people")
        [status] = await jobs(line)
        told = await answered(server, HOW, clip, user=BOB)
        assert told.hidden
        assert told.text.splitlines() == [
            "## How clip 1 was made",
            r"**Prompt** a \*fox\*",
            "**Not in it** people",
            "**Engine** sketch",
            "**Style** ink",
            f"**Seed** {status.job.clip.seed if status.job.clip else ''}",
            "**Picture** 640x480, 2 s, 24 frames per second",
            "**File** 0 MB as MP4",
            "**Made** anew for this request",
            "**Making it took** 2 seconds",
            f"**Asked for** <t:{int(status.job.created_at)}:f> · <@{USER}>",
        ]


async def test_a_reused_clip_says_so_in_the_readers_language(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        await clip_of(server, line, "a fox")
        reused = await clip_of(server, line, "a fox", user=BOB)
        told = await answered(server, HOW, reused, locale="zh-CN")
    assert "**制作** 先前为完全相同的请求做的" in told.text


async def test_of_other_messages_there_is_nothing_to_tell(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path):
        told = await answered(server, HOW, server.write("a fox", user=BOB))
    assert told.hidden
    assert told.text == "I made no clip in that message."
