"""The commands that members use, a file for each noun; `PARTS` are what can be pressed in them."""

from adapters.discord.commands import help, jobs, video
from adapters.discord.commands.declaring import Tree
from adapters.discord.desk import Desk

PARTS = ()
"""The dynamic items of all panels: they work after a restart, for ever."""


def add_commands(tree: Tree, desk: Desk) -> None:
    for noun in (video, jobs, help):
        noun.add(tree, desk)
