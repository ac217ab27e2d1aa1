"""The JSON of messages, as the bot is told of them (https://core.telegram.org/bots/api#message)."""

import re
from typing import Any

from bot.wording import utf16
from tests.e2e.telegram.places import BARE_ME
from tests.e2e.telegram.posts import Post, State
from tests.e2e.telegram.problems import Body
from tests.e2e.telegram.world import World

_ENTITY = re.compile(r"(?<![\w/@])(?:(?P<command>/\w{1,64}(?:@\w+)?)|(?P<mention>@\w{4,32}))")


def bare_me(world: World) -> Body:
    return {key: world.me[key] for key in BARE_ME}


def post_payload(world: World, post: Post, *, replied: bool = True) -> Body:
    """A message of the bot; `replied` is whether it tells what it is a reply to."""
    chat = world.chats[post.chat]
    told: Body = {
        "message_id": post.id,
        "date": post.date,
        "chat": chat.payload(),
        "from": bare_me(world),
    } | shown(post.state)
    if len(post.states) > 1:
        told["edit_date"] = int(world.now())
    elif post.sent.get("entities"):
        told["entities"] = post.sent["entities"]
    if post.topic is not None:
        told |= {"message_thread_id": post.topic, "is_topic_message": True}
    if replied and post.reply_to is not None:
        told["reply_to_message"] = message_payload(world, post.reply_to)
    return told


def message_payload(world: World, number: int) -> Body:
    """Somebody's message, as one that another replies to."""
    if number in world.posts:
        return post_payload(world, world.posts[number], replied=False)
    return {key: it for key, it in world.said[number].items() if key != "reply_to_message"}


def shown(state: State) -> Body:
    """What any message shows."""
    told: Body = {}
    if state.file is None:
        told["text"] = state.text
    else:
        media: Any = state.file.payload()
        told[state.file.kind] = [media] if state.file.kind == "photo" else media
        if state.file.kind == "animation":  # "for backward compatibility"
            told["document"] = {
                key: it for key, it in media.items() if key not in ("width", "height", "duration")
            }
        if state.text:
            told["caption"] = state.text
        if state.spoiler:
            told["has_media_spoiler"] = True
    if state.markup and "inline_keyboard" in state.markup:
        told["reply_markup"] = state.markup
    return told


def entities(text: str) -> list[Body]:
    """Commands and mentions in a text (https://core.telegram.org/bots/api#messageentity)."""
    return [
        {
            "type": "bot_command" if found["command"] else "mention",
            "offset": utf16(text[: found.start()]),
            "length": utf16(found[0]),
        }
        for found in _ENTITY.finditer(text)
    ]
