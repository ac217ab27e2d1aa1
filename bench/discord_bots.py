"""The two bots that are set beside each other, each in a process of its own.

    python -m bench.discord_bots reelbot REST_ADDRESS FOLDER
    python -m bench.discord_bots bare REST_ADDRESS FILE

"reelbot" is the real program with Discord as its platform; "bare" does nothing but defer each
/video and upload FILE. Both tell on stdout when they are connected, and end with their stdin.
"""

import asyncio
import sys
from pathlib import Path

import discord
from discord import app_commands

from bot import config
from bot.app import App, make_folders
from tests.e2e.discord.places import TOKEN


async def reelbot(folder: Path) -> None:
    settings = config.load(data_dir=folder, adapters=(), discord_token=TOKEN)
    make_folders(settings)
    app = App(settings)
    try:
        await app.start()
        await app.connect(["discord"])
        app.settle_in()
        await _until_the_end()
    finally:
        await app.stop()


async def bare(file: Path) -> None:
    client = discord.AutoShardedClient(intents=discord.Intents.none())
    tree = app_commands.CommandTree(client)

    @tree.command(description="A clip")
    async def video(interaction: discord.Interaction, prompt: str) -> None:
        await interaction.response.defer(thinking=True)
        await interaction.edit_original_response(attachments=[discord.File(file)])

    async with client:
        await client.login(TOKEN)
        await tree.sync()
        connection = asyncio.create_task(client.connect())
        await client.wait_until_ready()
        await _until_the_end()
        await client.close()
        await connection


async def _until_the_end() -> None:
    sys.stdout.write("connected\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)


def main(which: str, base: str, path: str) -> None:
    discord.http.Route.BASE = base
    asyncio.run({"reelbot": reelbot, "bare": bare}[which](Path(path)))


if __name__ == "__main__":
    main(*sys.argv[1:])
