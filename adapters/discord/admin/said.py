"""A panel that only says something, in Discord's own Markdown: links to people and channels."""

from discord import ui

from adapters.discord.panel import Panel, panel


def said(*paragraphs: str) -> Panel:
    """What others wrote must be escaped already."""
    return panel(*(ui.TextDisplay(it) for it in paragraphs))
