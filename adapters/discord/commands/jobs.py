"""/again, /status and /cancel: what is done about a job by its number."""

from discord import app_commands

from adapters.discord.commands.declaring import Interaction, Tree, command, named
from adapters.discord.desk import Desk


def add(tree: Tree, desk: Desk) -> None:
    _add_about_a_job(tree, desk, "again", hidden=False)
    _add_about_a_job(tree, desk, "status", hidden=True)
    _add_about_a_job(tree, desk, "cancel", hidden=True)


def _add_about_a_job(tree: Tree, desk: Desk, name: str, *, hidden: bool) -> None:
    @command(tree, name)
    @named("job")
    async def about_a_job(
        interaction: Interaction, job: app_commands.Range[int, 1] | None = None
    ) -> None:
        await desk.ask(interaction, f"/{name} {job}" if job else f"/{name}", hidden=hidden)
