"""What Telegram's description says in words only: lengths, alphabets, and what excludes what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.wording import utf16

UNITS, BYTES, NUMBER = "UTF-16 units", "bytes", "in number"
_ANY = "*"


@dataclass(frozen=True, slots=True)
class Limit:
    """From `least` to `most`, both included, and all of it matching `pattern`."""

    least: int
    most: int
    unit: str = UNITS
    pattern: str = r"(?s).*"

    def complaint(self, value: Any) -> str | None:
        if self.unit == NUMBER:
            size = value if isinstance(value, int) else len(value)
        else:
            size = len(value.encode()) if self.unit == BYTES else utf16(value)
        if not self.least <= size <= self.most:
            return f"{size} {self.unit}, not {self.least} to {self.most}"
        if isinstance(value, str) and not re.fullmatch(self.pattern, value):
            return f"{value!r} does not match {self.pattern}"
        return None


_TEXT = Limit(1, 4096, pattern=r"(?s).*\S.*")  # https://core.telegram.org/bots/api#sendmessage
_LINK = r"(?s)https?://[^/\s]+\.[^/\s]+.*"
_LIMITS = {
    ("sendMessage", "text"): _TEXT,
    ("editMessageText", "text"): _TEXT,
    ("InputTextMessageContent", "message_text"): _TEXT,
    (_ANY, "caption"): Limit(0, 1024),  # https://core.telegram.org/bots/api#sendanimation
    # https://core.telegram.org/bots/api#inlinekeyboardbutton
    ("InlineKeyboardButton", "text"): Limit(1, 4096),
    ("InlineKeyboardButton", "callback_data"): Limit(1, 64, BYTES),
    ("InlineKeyboardButton", "url"): Limit(1, 2048, BYTES, rf"{_LINK}|tg://\S+"),
    ("InlineKeyboardButton", "style"): Limit(1, 64, pattern="danger|success|primary"),
    ("InlineKeyboardButton", "switch_inline_query"): Limit(0, 256),
    ("InlineKeyboardButton", "switch_inline_query_current_chat"): Limit(0, 256),
    ("CopyTextButton", "text"): Limit(1, 256),
    ("ForceReply", "input_field_placeholder"): Limit(1, 64),
    # https://core.telegram.org/bots/api#answerinlinequery
    ("answerInlineQuery", "results"): Limit(0, 50, NUMBER),
    ("answerInlineQuery", "next_offset"): Limit(0, 64, BYTES),
    ("InlineQueryResultsButton", "start_parameter"): Limit(1, 64, BYTES, r"[A-Za-z0-9_-]+"),
    ("answerCallbackQuery", "text"): Limit(0, 200),
    ("answerCallbackQuery", "callback_query_id"): Limit(1, 64),
    # https://core.telegram.org/bots/api#botcommand
    ("setMyCommands", "commands"): Limit(0, 100, NUMBER),
    ("BotCommand", "command"): Limit(1, 32, pattern=r"[a-z0-9_]+"),
    ("BotCommand", "description"): Limit(1, 256),
    ("setMyName", "name"): Limit(0, 64),
    ("setMyDescription", "description"): Limit(0, 512),
    ("setMyShortDescription", "short_description"): Limit(0, 120),
    (_ANY, "language_code"): Limit(0, 2, pattern=r"([a-z]{2})?"),
    # https://core.telegram.org/bots/api#getupdates, #setwebhook
    ("getUpdates", "limit"): Limit(1, 100, NUMBER),
    ("setWebhook", "secret_token"): Limit(1, 256, pattern=r"[A-Za-z0-9_-]+"),
    ("setWebhook", "max_connections"): Limit(1, 100, NUMBER),
}
_RESULT_ID = Limit(1, 64, BYTES)  # https://core.telegram.org/bots/api#inlinequeryresult

MOST_BUTTONS, MOST_IN_A_ROW = 100, 8
"""Not documented; Telegram refuses more of them, or does not show them."""


def field_complaint(owner: str, name: str, value: Any) -> str | None:
    """What is wrong with a field that has the right type."""
    if name in ("parse_mode", "quote_parse_mode"):
        return "prompts are text: nothing is to be read as markup"
    limit = _LIMITS.get((owner, name)) or _LIMITS.get((_ANY, name))
    if owner.startswith("InlineQueryResult"):
        if name == "id":
            limit = _RESULT_ID
        elif name.endswith("_url"):
            limit = Limit(1, 2048, BYTES, _LINK)
    return limit.complaint(value) if limit else None


def object_complaints(owner: str, value: dict[str, Any]) -> Iterator[str]:
    """What is wrong with an object, or a method's parameters, as a whole."""
    if owner == "InlineKeyboardButton":
        actions = value.keys() - {"text", "style", "icon_custom_emoji_id"}
        if len(actions) != 1:
            yield f"a button does exactly one thing, not {sorted(actions)}"
    elif owner == "InlineQueryResultsButton":
        if len(value.keys() & {"web_app", "start_parameter"}) != 1:
            yield "exactly one of web_app and start_parameter is needed"
    elif owner == "InlineKeyboardMarkup":
        yield from _of_rows(value.get("inline_keyboard"))
    elif owner == "answerInlineQuery":
        yield from _of_results(value.get("results"))
    elif owner.startswith("editMessage"):
        yield from _named_once(value)


def _of_rows(rows: Any) -> Iterator[str]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        return  # said already
    if sum(map(len, rows)) > MOST_BUTTONS or any(len(row) > MOST_IN_A_ROW for row in rows):
        yield f"more than {MOST_BUTTONS} buttons, or {MOST_IN_A_ROW} in a row"
    if not all(rows):
        yield "a row without a button"


def _of_results(results: Any) -> Iterator[str]:
    if isinstance(results, list):
        ids = [str(it.get("id")) for it in results if isinstance(it, dict)]
        if len(set(ids)) < len(ids):
            yield "two results of one id"


def _named_once(value: dict[str, Any]) -> Iterator[str]:
    inline, by_chat = "inline_message_id" in value, {"chat_id", "message_id"} & value.keys()
    if inline == bool(by_chat) or len(by_chat) == 1:
        yield "either inline_message_id or chat_id and message_id name the message"
