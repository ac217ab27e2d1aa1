"""The loopback Discord's servers, channels and people, and the ids that tests know them by."""

from dataclasses import dataclass, field
from typing import Any

from tests.e2e.discord.problems import NO_ACCESS, NO_PERMISSION

APPLICATION = 100000000000000000
GUILD = 300000000000000000
CHANNEL = 400000000000000000
USER = 500000000000000000
TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAw.GLoopb.ack_discord_token_0123456789_abcdefg"

TEXT, DIRECT, GROUP, THREAD = 0, 1, 3, 11
"""https://discord.com/developers/docs/resources/channel#channel-object-channel-types"""

MANAGE_GUILD, MANAGE_MESSAGES = 1 << 5, 1 << 13
"""https://discord.com/developers/docs/topics/permissions"""
_VIEW, SEND, _EMBED, ATTACH, _HISTORY = 1 << 10, 1 << 11, 1 << 14, 1 << 15, 1 << 16
_REACT, _USE_APPS, _IN_THREADS, _USE_EXTERNAL = 1 << 6, 1 << 31, 1 << 38, 1 << 50
BOT_MAY = _VIEW | SEND | _EMBED | ATTACH | _HISTORY | _IN_THREADS
MEMBER_MAY = BOT_MAY | _REACT | _USE_APPS | _USE_EXTERNAL

UPLOAD_LIMIT = 10 * 2**20
"""Bytes of a file; see https://discord.com/developers/docs/reference#uploading-files."""


@dataclass(frozen=True, slots=True)
class Person:
    """A user; pass one where a command's option takes a user."""

    id: int
    name: str = "ada"
    bot: bool = False

    def payload(self) -> dict[str, Any]:
        return {
            "id": str(self.id),
            "username": self.name,
            "discriminator": "0",
            "global_name": self.name.title(),
            "avatar": None,
            "bot": self.bot,
        }


BOT = Person(APPLICATION, "reelbot", bot=True)


@dataclass(frozen=True, slots=True)
class Role:
    """A server's role; pass one where a command's option takes a role."""

    id: int
    name: str
    permissions: int = 0

    def payload(self) -> dict[str, Any]:
        colours = {"primary_color": 0, "secondary_color": None, "tertiary_color": None}
        return {
            "id": str(self.id),
            "name": self.name,
            "color": 0,
            "colors": colours,
            "hoist": False,
            "icon": None,
            "unicode_emoji": None,
            "position": 1 if self.permissions == 0 else 0,
            "permissions": str(self.permissions),
            "managed": False,
            "mentionable": False,
            "flags": 0,
        }


@dataclass
class Channel:
    """Where messages stand; pass one where a command's option takes a channel.

    `refuses` is the JSON error code that the bot's own requests get here: 50001 it may not see
    the channel, 50013 it may not post, 50007 the person takes no (new) direct messages.
    """

    id: int
    kind: int = TEXT
    name: str = "general"
    guild: int | None = None
    parent: int | None = None
    recipient: int | None = None
    nsfw: bool = False
    secret: bool = False  # who does not own the server does not see it
    archived: bool = False
    refuses: int = 0
    upload_limit: int | None = None

    def payload(self) -> dict[str, Any]:
        data: dict[str, Any] = {"id": str(self.id), "type": self.kind, "flags": 0}
        if self.kind in (DIRECT, GROUP):
            people = [] if self.recipient is None else [Person(self.recipient).payload()]
            return data | {"recipients": people, "last_message_id": None}
        data |= {
            "guild_id": str(self.guild),
            "name": self.name,
            "position": 0,
            "parent_id": str(self.parent) if self.parent else None,
            "nsfw": self.nsfw,
            "permission_overwrites": self._overwrites(),
            "topic": None,
            "rate_limit_per_user": 0,
            "permissions": str(MEMBER_MAY),
        }
        if self.kind == THREAD:
            data |= {
                "owner_id": str(USER),
                "message_count": 0,
                "member_count": 1,
                "thread_metadata": {
                    "archived": self.archived,
                    "auto_archive_duration": 1440,
                    "archive_timestamp": "2026-01-01T00:00:00+00:00",
                    "locked": False,
                },
            }
        return data

    def _overwrites(self) -> list[dict[str, Any]]:
        """https://discord.com/developers/docs/resources/channel#overwrite-object"""
        denied = {NO_ACCESS: _VIEW, NO_PERMISSION: SEND}.get(self.refuses, 0)
        mine = {"id": str(APPLICATION), "type": 1, "allow": "0", "deny": str(denied)}
        if not self.secret:
            return [mine] if denied else []
        everyone = {"id": str(self.guild), "type": 0, "allow": "0", "deny": str(_VIEW)}
        return [everyone, mine if denied else mine | {"allow": str(_VIEW)}]


@dataclass
class Guild:
    """A server. The bot is in it and has `permissions`, or (`joined` False) only people who have
    installed it are."""

    id: int
    name: str = "Us"
    joined: bool = True
    permissions: int = BOT_MAY
    locale: str = "en-US"
    upload_limit: int | None = None
    roles: dict[int, Role] = field(default_factory=dict)

    def summary(self) -> dict[str, Any]:
        """https://discord.com/developers/docs/resources/user#get-current-user-guilds"""
        return {
            "id": str(self.id),
            "name": self.name,
            "icon": None,
            "owner": False,
            "permissions": str(self.permissions),
            "features": [],
        }

    def payload(self, channels: list[Channel]) -> dict[str, Any]:
        """What GUILD_CREATE tells (https://discord.com/developers/docs/events/gateway-events)."""
        everyone = Role(self.id, "@everyone", MEMBER_MAY)
        me = member([]) | {"user": BOT.payload()}
        return {
            "id": str(self.id),
            "name": self.name,
            "icon": None,
            "splash": None,
            "owner_id": str(USER),
            "afk_channel_id": None,
            "afk_timeout": 300,
            "verification_level": 0,
            "default_message_notifications": 0,
            "explicit_content_filter": 0,
            "mfa_level": 0,
            "nsfw_level": 0,
            "premium_tier": 0,
            "premium_subscription_count": 0,
            "preferred_locale": self.locale,
            "features": [],
            "emojis": [],
            "stickers": [],
            "system_channel_id": None,
            "system_channel_flags": 0,
            "rules_channel_id": None,
            "joined_at": "2026-01-01T00:00:00+00:00",
            "large": False,
            "member_count": 2,
            "roles": [everyone.payload(), *(role.payload() for role in self.roles.values())],
            "members": [me],
            "channels": [it.payload() for it in channels if it.kind != THREAD],
            "threads": [it.payload() for it in channels if it.kind == THREAD],
            "voice_states": [],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }


def member(roles: list[int]) -> dict[str, Any]:
    """The part of a member that is not the user."""
    return {
        "nick": None,
        "avatar": None,
        "roles": [str(role) for role in roles],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
    }


def application() -> dict[str, Any]:
    """https://discord.com/developers/docs/resources/application#application-object"""
    return {
        "id": str(APPLICATION),
        "name": "Reelbot",
        "description": "",
        "icon": None,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "00",
        "owner": Person(USER).payload(),
        "team": None,
        "flags": 0,
        "interactions_endpoint_url": None,
        "integration_types_config": {"0": {}, "1": {}},
        "approximate_guild_count": 0,
        "approximate_user_install_count": 0,
    }
