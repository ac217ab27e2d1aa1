"""/help: how the bot is used."""

from adapters.discord.commands.declaring import Interaction, Tree, command
from adapters.discord.desk import Desk


def add(tree: Tree, desk: Desk) -> None:
    @command(tree, "help")
    async def help(interaction: Interaction) -> None:
        await desk.ask(interaction, "/help", hidden=True)
