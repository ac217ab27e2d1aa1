"""What the bot looks up: chats, their members, and files."""

from collections.abc import Mapping
from typing import Any

from tests.e2e.telegram.door import Call, Handler
from tests.e2e.telegram.files import MAX_DOWNLOAD
from tests.e2e.telegram.payloads import bare_me
from tests.e2e.telegram.places import Chat, member, person
from tests.e2e.telegram.problems import WRONG_FILE, BadRequest, Body
from tests.e2e.telegram.world import World

_GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


class Looking:
    def __init__(self, world: World) -> None:
        self.world = world

    def methods(self) -> Mapping[str, Handler]:
        return {
            "getChat": self._chat,
            "getChatMember": self._member,
            "getChatAdministrators": self._admins,
            "leaveChat": self._leave,
            "getFile": self._file,
        }

    async def _chat(self, call: Call) -> Body:
        """https://core.telegram.org/bots/api#chatfullinfo"""
        told: dict[str, Any] = {
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": dict.fromkeys(_GIFTS, False),
        }
        return told | self.world.open_chat(call.body["chat_id"]).payload()

    async def _member(self, call: Call) -> Body:
        chat = self.world.open_chat(call.body["chat_id"])
        return self._of(chat, call.body["user_id"])

    async def _admins(self, call: Call) -> list[Body]:
        chat = self.world.open_chat(call.body["chat_id"])
        if not chat.group:
            raise BadRequest("there are no administrators in the private chat")
        owner = [chat.owner] if chat.owner is not None else []
        return [self._of(chat, it) for it in [*owner, *sorted(chat.admins - {chat.owner})]]

    def _of(self, chat: Chat, user: int) -> Body:
        me = self.world.me["id"]
        return member(chat, bare_me(self.world) if user == me else person(user))

    async def _leave(self, call: Call) -> bool:
        chat = self.world.open_chat(call.body["chat_id"])
        chat.refuses = f"bot is not a member of the {chat.kind} chat"
        return True

    async def _file(self, call: Call) -> Body:
        file = self.world.files.kept.get(call.body["file_id"])
        if file is None:
            raise BadRequest(f"{WRONG_FILE}: invalid file_id")
        if len(file.data) > MAX_DOWNLOAD:
            raise BadRequest("file is too big")
        return {
            "file_id": file.id,
            "file_unique_id": file.unique_id,
            "file_size": len(file.data),
            "file_path": f"{file.kind}s/{file.id}",
        }
