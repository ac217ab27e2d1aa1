"""What the bot changes of its messages: words, media, keyboards, reactions, or all of it."""

from collections.abc import Mapping
from dataclasses import replace

from telegram.constants import ReactionEmoji

from tests.e2e.telegram.checking import ATTACHED
from tests.e2e.telegram.door import Call, Handler
from tests.e2e.telegram.payloads import post_payload
from tests.e2e.telegram.places import Chat
from tests.e2e.telegram.posts import InlineMessage, Post, Shown, State
from tests.e2e.telegram.problems import NOT_MODIFIED, BadRequest, Body, Violation
from tests.e2e.telegram.sending import PLURALS, media_state
from tests.e2e.telegram.world import World

DELETABLE = 48 * 3600.0
"""https://core.telegram.org/bots/api#deletemessage"""

_REACTIONS = {str(it.value) for it in ReactionEmoji}


class Editing:
    """Whatever is edited without a keyboard loses the one it had."""

    def __init__(self, world: World) -> None:
        self.world = world

    def methods(self) -> Mapping[str, Handler]:
        return {
            "editMessageText": self._text,
            "editMessageCaption": self._caption,
            "editMessageMedia": self._media,
            "editMessageReplyMarkup": self._markup,
            "deleteMessage": self._delete,
            "setMessageReaction": self._react,
        }

    async def _text(self, call: Call) -> bool | Body:
        if "text" not in call.body:
            raise Violation("the loopback Telegram knows no rich messages")
        shown = self._meant(call.body)
        if shown.file is not None:
            raise BadRequest("there is no text in the message to edit")
        return self._edit(shown, State(call.body["text"], markup=call.body.get("reply_markup")))

    async def _caption(self, call: Call) -> bool | Body:
        shown = self._meant(call.body)
        if shown.file is None:
            raise BadRequest("there is no caption in the message to edit")
        words, markup = call.body.get("caption", ""), call.body.get("reply_markup")
        return self._edit(shown, replace(shown.state, text=words, markup=markup))

    async def _media(self, call: Call) -> bool | Body:
        shown = self._meant(call.body)
        media = call.body["media"]
        if media["type"] not in PLURALS:
            raise Violation(f"the loopback Telegram knows no {media['type']}")
        if isinstance(shown, InlineMessage) and media["media"].startswith(ATTACHED):
            # https://core.telegram.org/bots/api#editmessagemedia
            raise BadRequest("can't use uploaded files in inline messages")
        files = self.world.files
        file = await files.media(media["type"], media, call.files, media["media"])
        if shown.deleted:  # meanwhile
            self._meant(call.body)
        return self._edit(shown, media_state(media, file, call.body.get("reply_markup")))

    async def _markup(self, call: Call) -> bool | Body:
        shown = self._meant(call.body)
        return self._edit(shown, replace(shown.state, markup=call.body.get("reply_markup")))

    def _edit(self, shown: Shown, state: State) -> bool | Body:
        if state == shown.state:
            raise BadRequest(NOT_MODIFIED)
        shown.states.append(state)
        return post_payload(self.world, shown) if isinstance(shown, Post) else True

    def _meant(self, body: Body) -> Shown:
        if "inline_message_id" in body:
            for message in self.world.inline_messages:
                if message.id == body["inline_message_id"] and not message.deleted:
                    return message
            raise BadRequest("MESSAGE_ID_INVALID")
        chat = self.world.open_chat(body["chat_id"])
        if not self.world.stands(chat, body["message_id"]):
            raise BadRequest("message to edit not found")
        post = self.world.posts.get(body["message_id"])
        # Nor can one that brought a keyboard of the other kinds be edited.
        if post is None or (post.state.markup and "inline_keyboard" not in post.state.markup):
            raise BadRequest("message can't be edited")
        return post

    async def _delete(self, call: Call) -> bool:
        chat = self.world.open_chat(call.body["chat_id"])
        number = call.body["message_id"]
        if not self.world.stands(chat, number):
            raise BadRequest("message to delete not found")
        post = self.world.posts.get(number)
        date = post.date if post else self.world.said[number]["date"]
        if self.world.now() - date > DELETABLE or not (post or self._may_delete(chat)):
            raise BadRequest("message can't be deleted")
        if post is None:
            self.world.erased.add(number)
        else:
            post.deleted = True
        return True

    def _may_delete(self, chat: Chat) -> bool:
        """Whether the bot may delete what people wrote."""
        return chat.kind == "private" or self.world.me["id"] in chat.admins

    async def _react(self, call: Call) -> bool:
        chat = self.world.open_chat(call.body["chat_id"])
        number = call.body["message_id"]
        if not self.world.stands(chat, number):
            raise BadRequest("message to react not found")
        reactions = call.body.get("reaction", [])
        if len(reactions) > 1:
            raise BadRequest("REACTIONS_TOO_MANY")
        emoji = [it.get("emoji", "") for it in reactions]
        if not set(emoji) <= _REACTIONS:
            raise BadRequest("REACTION_INVALID")
        self.world.reactions[number] = emoji
        return True
