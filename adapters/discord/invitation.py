"""How the bot is invited: the permissions it needs, and the links that ask for them.

Scopes and link: https://discord.com/developers/docs/topics/oauth2
Permissions: https://discord.com/developers/docs/topics/permissions
"""

import discord

PORTAL = "https://discord.com/developers/applications"

NEEDED = {
    "view_channel": "View Channels",  # without it no message there can be edited later
    "send_messages": "Send Messages",  # where the first message is gone, and in the gallery channel
    "send_messages_in_threads": "Send Messages in Threads",  # the same, in threads
    "attach_files": "Attach Files",  # the clips
    "read_message_history": "Read Message History",  # a reply is refused without it
}
"""Every permission that is used, by discord.py's name, with its name in Discord's own pages."""

PERMISSIONS = discord.Permissions(**dict.fromkeys(NEEDED, True))

_SERVER_SCOPES = ("bot", "applications.commands")
_USER_SCOPES = ("applications.commands",)  # Discord refuses `bot` here
_SERVER, _USER = 0, 1  # integration types


def server_link(application_id: int) -> str:
    """Opens Discord's page that adds the bot to a server, with exactly the permissions needed."""
    link = discord.utils.oauth_url(application_id, permissions=PERMISSIONS, scopes=_SERVER_SCOPES)
    return f"{link}&integration_type={_SERVER}"


def user_link(application_id: int) -> str:
    """Opens Discord's page that adds the commands to a person's own apps; no server is joined."""
    link = discord.utils.oauth_url(application_id, scopes=_USER_SCOPES)
    return f"{link}&integration_type={_USER}"


def lacking(granted: discord.Permissions) -> list[str]:
    """What is needed and not among the `granted`, by the names of Discord's pages."""
    if granted.administrator:
        return []
    return [name for flag, name in NEEDED.items() if not getattr(granted, flag)]
