"""What the bot answers to inline queries, pressed buttons and mentions where it is a guest."""

from collections.abc import Mapping

from tests.e2e.telegram.door import Call, Handler
from tests.e2e.telegram.files import File
from tests.e2e.telegram.posts import InlineMessage, State
from tests.e2e.telegram.problems import BadRequest, Body
from tests.e2e.telegram.questions import InlineAnswer, InlineQuery, Mention, Press, PressAnswer
from tests.e2e.telegram.world import World

_KINDS = {
    "mpeg4_gif": ("animation", "mpeg4"),
    "gif": ("animation", "gif"),
    "video": ("video", "video"),
    "photo": ("photo", "photo"),
    "document": ("document", "document"),
}
"""By an inline result's `type`: the kind of its file, and how its fields begin."""


class Answering:
    def __init__(self, world: World) -> None:
        self.world = world

    def methods(self) -> Mapping[str, Handler]:
        return {
            "answerInlineQuery": self._inline,
            "answerCallbackQuery": self._press,
            "answerGuestQuery": self._guest,
        }

    async def _inline(self, call: Call) -> bool:
        world, body = self.world, call.body
        query = world.live(InlineQuery, body["inline_query_id"], world.inline_lives)
        for result in body["results"]:
            result_state(world, result)  # refused now, not when somebody chooses it
        answer = InlineAnswer(
            body["results"],
            body.get("next_offset", ""),
            body.get("is_personal", False),
            body.get("cache_time", 300),
            body.get("button"),
        )
        query.settle(answer)
        key = (query.text, query.offset, query.user if answer.is_personal else None)
        world.inline_answers[key] = (world.now() + answer.cache_time, answer)
        return True

    async def _press(self, call: Call) -> bool:
        world, body = self.world, call.body
        press = world.live(Press, body["callback_query_id"], world.press_lives)
        press.settle(
            PressAnswer(body.get("text", ""), body.get("show_alert", False), body.get("url", ""))
        )
        return True

    async def _guest(self, call: Call) -> Body:
        world, body = self.world, call.body
        mention = world.live(Mention, body["guest_query_id"], world.guest_lives)
        message = put_inline(world, body["result"], mention.user, reachable=True)
        mention.settle(message)
        return {"inline_message_id": message.id}


def put_inline(world: World, result: Body, user: int, *, reachable: bool = False) -> InlineMessage:
    """The message that a result becomes. The bot can reach it if it has a keyboard
    (https://core.telegram.org/bots/api#choseninlineresult), or is a guest's answer."""
    reachable = reachable or bool((result.get("reply_markup") or {}).get("inline_keyboard"))
    message = InlineMessage(
        id=world.next_id("inline-") if reachable else None,
        user=user,
        result=result,
        states=[result_state(world, result)],
    )
    world.inline_messages.append(message)
    return message


def result_state(world: World, result: Body) -> State:
    """What a result's message shows. Raises BadRequest: its file is none of that kind."""
    file = _file(world, result)
    content, markup = result.get("input_message_content"), result.get("reply_markup")
    if content is not None:
        return State(content.get("message_text", ""), markup=markup)
    if file is None:
        raise BadRequest("MESSAGE_EMPTY")
    return State(result.get("caption", ""), file, markup)


def _file(world: World, result: Body) -> File | None:
    if result["type"] not in _KINDS:
        return None
    kind, prefix = _KINDS[result["type"]]
    if f"{prefix}_file_id" in result:
        return world.files.known(kind, result[f"{prefix}_file_id"])
    url = result[f"{prefix}_url"]
    width, height, duration = (
        int(result.get(f"{prefix}_{key}", 0)) for key in ("width", "height", "duration")
    )
    # People's programs load it, not Telegram: there may be nothing.
    data = world.files.web.get(url, b"")
    return File("", kind, data, width=width, height=height, duration=duration, url=url)
