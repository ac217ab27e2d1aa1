"""Whether a channel can be the gallery: the bot must be able to show clips there."""

import discord

from generator.errors import UserError

NEEDED = ("view_channel", "send_messages", "attach_files")
"""By discord.py's names; what Discord's own pages call them is in the catalogues."""


def check_gallery(guild: discord.Guild | None, channel_id: int) -> None:
    """
    Raises:
        UserError: the bot does not see the channel, or lacks a permission there.
    """
    channel = guild.get_channel(channel_id) if guild is not None else None
    if guild is None or channel is None:
        raise UserError("gallery-unseen")
    granted = channel.permissions_for(guild.me)
    for name in NEEDED:
        if not getattr(granted, name):
            raise UserError("gallery-lacks", channel=channel.name, permission=name)
