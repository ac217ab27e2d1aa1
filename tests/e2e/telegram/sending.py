"""What the bot sends to a chat: texts, media, and signs that it is at work."""

from collections.abc import Mapping
from typing import Any

from tests.e2e.telegram.door import Call, Handler
from tests.e2e.telegram.files import File
from tests.e2e.telegram.payloads import post_payload
from tests.e2e.telegram.places import Chat
from tests.e2e.telegram.posts import Post, State
from tests.e2e.telegram.problems import BadRequest, Body, Violation
from tests.e2e.telegram.world import World

PLURALS = {
    "animation": "animations",
    "video": "videos",
    "photo": "photos",
    "document": "documents",
}
ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}
"""https://core.telegram.org/bots/api#sendchataction"""

SHAPE = ("type", "caption", "width", "height", "duration", "show_caption_above_media")


class Sending:
    def __init__(self, world: World) -> None:
        self.world = world

    def methods(self) -> Mapping[str, Handler]:
        media = {f"send{kind.capitalize()}": self._media for kind in PLURALS}
        return {"sendMessage": self._text, "sendChatAction": self._action} | media

    async def _text(self, call: Call) -> Body:
        chat = self.world.writable(call.body["chat_id"], call.topic, "text messages")
        return self._post(
            call, chat, State(call.body["text"], markup=call.body.get("reply_markup"))
        )

    async def _media(self, call: Call) -> Body:
        kind = call.method.removeprefix("send").lower()
        chat = self.world.writable(call.body["chat_id"], call.topic, PLURALS[kind])
        self._reply(call, chat)  # refused before anything is kept
        file = await self.world.files.media(kind, call.body, call.files, call.body[kind])
        return self._post(call, chat, media_state(call.body, file))

    def _post(self, call: Call, chat: Chat, state: State) -> Body:
        post = Post(
            id=self.world.next_message_id(),
            chat=chat.id,
            date=int(self.world.now()),
            topic=call.topic,
            reply_to=self._reply(call, chat),
            states=[state],
            sent=call.body,
        )
        self.world.posts[post.id] = post
        return post_payload(self.world, post)

    def _reply(self, call: Call, chat: Chat) -> int | None:
        reply = call.body.get("reply_parameters")
        if reply is None:
            return None
        if reply.get("chat_id", chat.id) != chat.id:
            raise Violation("the loopback Telegram knows no replies to other chats")
        if self.world.stands(chat, reply["message_id"]):
            return int(reply["message_id"])
        if reply.get("allow_sending_without_reply"):
            return None
        raise BadRequest("message to be replied not found")

    async def _action(self, call: Call) -> bool:
        chat = self.world.writable(call.body["chat_id"], call.topic, "text messages")
        if call.body["action"] not in ACTIONS:
            raise Violation(f"there is no action {call.body['action']}")
        self.world.actions.append((chat.id, call.body["action"]))
        return True


def media_state(about: Body, file: File, markup: Body | None = None) -> State:
    """What a message with media shows; `about` is the request, or its InputMedia."""
    told: dict[str, Any] = {key: about[key] for key in SHAPE if key in about}
    return State(
        about.get("caption", ""),
        file,
        markup or about.get("reply_markup"),
        bool(about.get("has_spoiler")),
        told,
    )
