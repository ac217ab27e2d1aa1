"""What the doctor makes of getMe: the bot's name, and how its switches at @BotFather stand."""

from collections.abc import Iterator

from telegram import User

from bot.config import Settings
from bot.doctor.finding import Finding, note, ok

SUBJECT = "telegram"


def bot_findings(me: User, settings: Settings) -> Iterator[Finding]:
    """`me` is as https://core.telegram.org/bots/api#getme tells it."""
    yield ok(SUBJECT, f"The token is right; the bot is @{me.username}, https://t.me/{me.username}")
    yield from _inline(me, settings)
    yield _guests(me, settings)
    if me.can_join_groups:
        yield ok(SUBJECT, "It can be added to groups.")
    else:
        yield note(
            SUBJECT,
            "Nobody can add it to a group.",
            "If they should, tell @BotFather /setjoingroups, Enable.",
        )
    yield _privacy(me)


def _inline(me: User, settings: Settings) -> Iterator[Finding]:
    if not me.supports_inline_queries:
        yield note(
            SUBJECT,
            f"Inline mode is off: nothing is offered to who types @{me.username} in another chat.",
            "Tell @BotFather /setinline, and a text such as: a sunset timelapse",
        )
        return
    yield ok(SUBJECT, "Inline mode is on.")
    if settings.telegram_storage_chat is not None:
        # https://core.telegram.org/bots/inline#collecting-feedback; getMe does not tell it.
        yield note(
            SUBJECT,
            "Whether inline feedback is on cannot be asked; without it, a message is made into a "
            "clip by a press on its button.",
            "To spare that press, tell @BotFather /setinlinefeedback, Enabled.",
        )


def _guests(me: User, settings: Settings) -> Finding:
    if not settings.telegram_guests:
        return note(SUBJECT, "Guests are not served: TELEGRAM_GUESTS is off.")
    if not me.supports_guest_queries:
        return note(
            SUBJECT,
            "Guest mode is off: a mention in a chat that it has not joined stays unanswered.",
            "If it should not, switch guest mode on in the bot's settings at @BotFather.",
        )
    return ok(SUBJECT, "Guest mode is on.")


def _privacy(me: User) -> Finding:
    if me.can_read_all_group_messages:
        return note(
            SUBJECT,
            "Privacy mode is off: Telegram sends it all that is said in its groups, for nothing.",
            "Tell @BotFather /setprivacy, Enable; then take it out of its groups and add it again.",
        )
    return ok(SUBJECT, "Privacy mode is on: in groups it is told only what is meant for it.")
