"""The parts that serve people at Telegram, put together."""

import logging
from typing import TYPE_CHECKING

from adapters.telegram.answers import Answers
from adapters.telegram.clips import Clips
from adapters.telegram.conversations import Conversations
from adapters.telegram.guests import Guests
from adapters.telegram.inline import Inline
from adapters.telegram.intake import Intake
from adapters.telegram.members import Members
from adapters.telegram.messages import Bot, Messages
from adapters.telegram.panels import Panels
from adapters.telegram.people import Admins, People
from adapters.telegram.presses import Presses
from adapters.telegram.rules import Rules
from adapters.telegram.turns import Turns
from adapters.telegram.wishes import Wishes
from bot.config import Settings

if TYPE_CHECKING:
    from bot.service import VideoService

logger = logging.getLogger(__name__)


def furnish(
    bot: Bot, messages: Messages, service: "VideoService", settings: Settings
) -> tuple[Intake, Clips]:
    """`bot` is initialized: what it can do is known."""
    me = bot.bot
    username = me.username or ""
    people = People(settings.default_locale)
    admins = Admins(bot)
    answers = Answers(messages, username)
    turns = Turns()
    wishes = Wishes(me, missing=service.missing_commands)
    clips = Clips(bot, messages, service.uploads, storage=_storage(settings))
    panels = Panels(service, messages, answers)
    rules = Rules(service, messages, answers, admins, Members(service, bot))
    inline = Inline(service, people, bot, messages, clips, answers)
    guests = None
    if settings.telegram_guests and me.supports_guest_queries:
        guests = Guests(service, people, messages, answers, username, able=clips.storing)
    elif settings.telegram_guests:
        logger.debug("guests are not served: @BotFather has guest mode switched off")
    return (
        Intake(
            Conversations(
                service, bot, people, admins, messages, answers, turns, panels, rules, wishes
            ),
            Presses(service, people, admins, messages, answers, turns, panels, rules, inline),
            inline,
            guests,
            messages,
            answers,
            service.communities,
        ),
        clips,
    )


def _storage(settings: Settings) -> int | str | None:
    """A chat's id is a number; a public channel has a name."""
    chat = settings.telegram_storage_chat
    if chat is None:
        return None
    return int(chat) if chat.lstrip("-").isdigit() else chat
