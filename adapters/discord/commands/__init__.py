"""The commands that members use, a file for each noun; `PARTS` are what can be pressed in them."""

from adapters.discord.commands import gallery, help, jobs, menus, privacy, settings, video
from adapters.discord.commands.declaring import Tree
from adapters.discord.desk import Desk

PARTS = (
    jobs.QueueButton,
    gallery.PageButton,
    gallery.ShelfSelect,
    gallery.ShowButton,
    settings.SettingSelect,
    settings.ResetButton,
    privacy.PrivacyButton,
    help.TryButton,
)


def add_commands(tree: Tree, desk: Desk) -> None:
    for noun in (video, jobs, gallery, settings, privacy, help, menus):
        noun.add(tree, desk)
