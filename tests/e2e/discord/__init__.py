"""A loopback Discord that the real discord.py connects to, and the line connected to it.

    async def test_a_command_becomes_a_clip(server: DiscordServer, tmp_path: Path) -> None:
        async with connected(tmp_path) as line:
            message = await server.use("video", options={"prompt": "a fox"})
            await server.until(lambda: bool(message.files))

The fixture `server` is in tests/e2e/conftest.py; elsewhere use `async with discord_server()`.
"""

from tests.e2e.discord.cast import connected, discord_server, jobs
from tests.e2e.discord.payloads import APPLICATION, CHANNEL, GUILD, USER
from tests.e2e.discord.server import EPHEMERAL, TOKEN, DiscordServer, Message, Refusal

__all__ = [
    "APPLICATION",
    "CHANNEL",
    "EPHEMERAL",
    "GUILD",
    "TOKEN",
    "USER",
    "DiscordServer",
    "Message",
    "Refusal",
    "connected",
    "discord_server",
    "jobs",
]
