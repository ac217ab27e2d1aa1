"""Clips that somebody likes are shown once more in the server's gallery channel."""

import logging
from typing import TYPE_CHECKING

import discord

from adapters.discord.admin.gallery import NEEDED
from adapters.discord.card import AUTHOR, ORIGINAL
from bot.likes import is_like
from bot.types import Address, Job, JobState
from generator.errors import UserError

if TYPE_CHECKING:
    from bot.service import VideoService

logger = logging.getLogger(__name__)


class Likes:
    """However many like a clip, it is shown there once: the copy's source is made of its job."""

    def __init__(self, client: discord.Client, service: "VideoService") -> None:
        self._client = client
        self._service = service

    async def reacted(self, reaction: discord.RawReactionActionEvent) -> None:
        """Somebody reacted to some message of a server."""
        guild = self._client.get_guild(reaction.guild_id) if reaction.guild_id else None
        if guild is None or not self._counts(reaction):
            return
        communities, scope = self._service.communities, f"discord:{guild.id}"
        if (await communities.member(scope, f"discord:{reaction.user_id}")).blocked:
            return
        community = await communities.of(scope)
        channel = community.gallery_channel
        if channel is None or not _may_show(guild, reaction.channel_id, int(channel)):
            return
        try:
            job = await self._service.by_message("discord", str(reaction.message_id))
            if job.state is JobState.DELIVERED and job.origin is None:
                address = community.applied_to(_address(job, reaction, channel))
                await self._service.copy(job.id, address)
        except UserError as error:
            logger.debug("nothing to show in the gallery: %s", error)

    def _counts(self, reaction: discord.RawReactionActionEvent) -> bool:
        member, me = reaction.member, self._client.user
        if me is None or reaction.message_author_id not in (None, me.id):
            return False
        if reaction.user_id == me.id or (member is not None and member.bot):
            return False
        return reaction.emoji.is_unicode_emoji() and is_like(reaction.emoji.name)


def _may_show(guild: discord.Guild, source: int, gallery: int) -> bool:
    """Not from a channel of which too little is known, nor one that fewer people may look into;
    and not where nothing can be posted now: a clip that is liked later is shown then."""
    original, target = guild.get_channel_or_thread(source), guild.get_channel(gallery)
    if original is None or target is None or original == target:
        return False
    if isinstance(original, discord.Thread):
        if original.is_private() or original.parent is None:
            return False
        original = original.parent
    if original.is_nsfw() and not target.is_nsfw():
        return False
    mine = target.permissions_for(guild.me)
    if not all(getattr(mine, name) for name in NEEDED):
        return False
    return all(
        original.permissions_for(role).view_channel
        for role in guild.roles
        if target.permissions_for(role).view_channel
    )


def _address(job: Job, reaction: discord.RawReactionActionEvent, channel: str) -> Address:
    """The gallery's, as if the channel itself had asked for the copy."""
    place = f"{reaction.guild_id}/{reaction.channel_id}/{reaction.message_id}"
    return Address(
        platform="discord",
        channel=channel,
        user=f"gallery-{channel}",
        community=str(reaction.guild_id),
        source=f"copy-{job.id}",
        locale=job.address.locale,
        extra={
            AUTHOR: job.address.user,
            ORIGINAL: f"https://discord.com/channels/{place}",
        },
    )
