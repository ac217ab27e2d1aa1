"""Who may look after a server, and who runs the bot: asked anew at each use.

A server's own settings can open a command to people whom its `default_permissions` leave out.
"""

import discord

from adapters.discord.answers import Interaction
from generator.errors import UserError

_RUNNING = (discord.TeamMemberRole.admin, discord.TeamMemberRole.developer)


def check_manager(interaction: Interaction) -> None:
    """
    Raises:
        UserError: they may not manage this server.
    """
    may = interaction.permissions
    if interaction.guild_id is None or not (may.manage_guild or may.administrator):
        raise UserError("admin-only")


def check_owner(interaction: Interaction) -> None:
    """
    Raises:
        UserError: the application is not theirs, nor their team's.
    """
    if interaction.user.id not in _owners(interaction.client.application):
        raise UserError("owner-only")


def _owners(application: discord.AppInfo | None) -> set[int]:
    if application is None:
        return set()
    team = application.team
    if team is None:
        return {application.owner.id}
    accepted = discord.TeamMembershipState.accepted
    mine = (it for it in team.members if it.membership_state is accepted and it.role in _RUNNING)
    return {it.id for it in mine} | ({team.owner_id} if team.owner_id else set())
