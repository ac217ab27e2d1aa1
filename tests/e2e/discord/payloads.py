"""What Discord sends, with the fields that its documentation calls required."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.e2e.discord.server import Message

APPLICATION = 100000000000000000
GUILD = 300000000000000000
CHANNEL = 400000000000000000
USER = 500000000000000000
_STRING, _INTEGER, _NUMBER = 3, 4, 10

BOT: dict[str, Any] = {
    "id": str(APPLICATION),
    "username": "reelbot",
    "discriminator": "0",
    "avatar": None,
    "bot": True,
}


def application() -> dict[str, Any]:
    return {
        "id": str(APPLICATION),
        "name": "Reelbot",
        "description": "",
        "icon": None,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "00",
        "owner": _user(USER),
        "team": None,
        "flags": 0,
        "interactions_endpoint_url": None,
        "integration_types_config": {"0": {}, "1": {}},
        "approximate_guild_count": 0,
        "approximate_user_install_count": 0,
    }


def interaction_payload(
    number: int,
    name: str,
    *,
    options: dict[str, Any] | None = None,
    user: int = USER,
    guild: int | None = GUILD,
    channel: int = CHANNEL,
    locale: str = "en-US",
) -> dict[str, Any]:
    data = {
        "id": str(number),
        "application_id": str(APPLICATION),
        "type": 2,
        "token": f"token-{number}-{channel}",
        "version": 1,
        "locale": locale,
        "app_permissions": "0",
        "attachment_size_limit": 10 * 2**20,
        "entitlements": [],
        "authorizing_integration_owners": {},
        "channel_id": str(channel),
        "channel": {"id": str(channel), "type": 1, "recipients": []},
        "data": {
            "id": "1",
            "name": name,
            "type": 1,
            "options": [_option(*it) for it in (options or {}).items()],
        },
    }
    if guild is None:
        return data | {"user": _user(user), "context": 1}
    member = {
        "user": _user(user),
        "roles": [],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "permissions": "0",
        "deaf": False,
        "mute": False,
        "flags": 0,
    }
    place = {
        "id": str(channel),
        "type": 0,
        "name": "general",
        "position": 0,
        "permissions": "0",
        "parent_id": None,
    }
    where = {"guild_id": str(guild), "guild": {"id": str(guild), "features": []}, "context": 0}
    return data | where | {"member": member, "channel": place}


def message_payload(message: "Message") -> dict[str, Any]:
    return {
        "id": str(message.id),
        "channel_id": str(message.channel),
        "author": BOT,
        "content": message.content,
        "timestamp": "2026-01-01T00:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "components": [],
        "pinned": False,
        "type": 20,
        "flags": message.flags,
    }


def _user(number: int) -> dict[str, Any]:
    return {"id": str(number), "username": "ada", "discriminator": "0", "avatar": None}


def _option(name: str, value: Any) -> dict[str, Any]:
    kinds = {str: _STRING, int: _INTEGER, float: _NUMBER}
    return {"name": name, "type": kinds[type(value)], "value": value}
