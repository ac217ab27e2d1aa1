"""The buttons under a message about a job. All that one needs stands in it, so that it works after
a restart, for ever."""

import re
from collections.abc import Iterator

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.actions import ACTIONS, Action, actions
from bot.offers import LENGTH
from bot.texts.catalogue import text
from bot.types import Job, JobState
from bot.wording import shortened, utf16

_JOB = re.compile(rf"({'|'.join(ACTIONS)}):([0-9a-f]{{32}})")
_OFFER = re.compile(rf"make:([0-9a-f]{{{LENGTH}}})")
_SHOW = re.compile(r"show:([0-9a-f]{32})")
_QUERY = 256
"""The most UTF-16 code units of what is put into the message field
(https://core.telegram.org/bots/api#inlinequery)."""

_ROW = 3  # buttons that stand beside each other and can still be read on a phone
_IN_PLACE = ("again", "other", "gif", "mp4", "cancel")
"""What can be done about a message sent through the bot: it becomes something else, or stays."""


def keyboard(job: Job, *, inline: bool = False, copy: bool = False) -> InlineKeyboardMarkup | None:
    """What suits the job as it stands; `inline` for a message that was sent through the bot, a
    `copy` of what stands elsewhere, where a conversion would change that."""
    buttons = list(_inline(job, copy=copy) if inline else _all(job))
    rows = [buttons[first : first + _ROW] for first in range(0, len(buttons), _ROW)]
    return InlineKeyboardMarkup(rows) if rows else None


def offer_keyboard(offer_id: str, locale: str) -> InlineKeyboardMarkup:
    """Of a message that becomes a clip once its button is pressed."""
    label = f"▶️ {text('button-make', locale)}"
    return InlineKeyboardMarkup.from_button(
        InlineKeyboardButton(label, callback_data=offer_data(offer_id))
    )


def offer_data(offer_id: str) -> str:
    """Of a button, and of a result, that stands for an offer."""
    return f"make:{offer_id}"


def read_job(data: str) -> tuple[str, str] | None:
    """The action and the job's id; None where it is no such button."""
    match = _JOB.fullmatch(data)
    return (match[1], match[2]) if match else None


def read_offer(data: str) -> str | None:
    match = _OFFER.fullmatch(data)
    return match[1] if match else None


def show_data(job: Job) -> str:
    """Of a button that shows the job's clip once more."""
    return f"show:{job.id}"


def read_show(data: str) -> str | None:
    match = _SHOW.fullmatch(data)
    return match[1] if match else None


def _all(job: Job) -> Iterator[InlineKeyboardButton]:
    link = job.error.arguments.get("link") if job.error else None
    if job.state is JobState.FAILED and link is not None:
        yield InlineKeyboardButton(text("button-watch", job.address.locale), url=str(link))
    for name, action in actions(job):
        yield _button(name, action, job)


def _inline(job: Job, *, copy: bool) -> Iterator[InlineKeyboardButton]:
    """One at least: a message without a keyboard could not be edited any more."""
    for name, action in actions(job):
        if name in _IN_PLACE and not (copy and name in ("gif", "mp4")):
            yield _button(name, action, job)
        elif name == "edit":
            label = f"{action.emoji} {action.called(job.address.locale, job)}"
            words = shortened(job.request.prompt, _QUERY, utf16).removesuffix("…")
            yield InlineKeyboardButton(label, switch_inline_query_current_chat=words)


def _button(name: str, action: Action, job: Job) -> InlineKeyboardButton:
    label = f"{action.emoji} {action.called(job.address.locale, job)}"
    return InlineKeyboardButton(label, callback_data=f"{name}:{job.id}")
