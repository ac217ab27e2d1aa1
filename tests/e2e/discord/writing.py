"""Puts what the bot sent into a message, whole or not at all."""

import re
from copy import deepcopy
from dataclasses import fields, replace
from typing import Any

from tests.e2e.discord import layout, problems
from tests.e2e.discord.messages import COMPONENTS_V2, EPHEMERAL, LOADING, Message, Upload
from tests.e2e.discord.problems import Problem, Violation
from tests.e2e.discord.world import World

Body = dict[str, Any]
Files = dict[str, tuple[str, bytes]]
"""By the form's field ("files[0]"): a name and the data."""

_MAY_BE_SET = 1 << 2 | EPHEMERAL | 1 << 12 | COMPONENTS_V2
"""https://discord.com/developers/docs/resources/message#message-object-message-flags"""


def write(world: World, message: Message, body: Body, files: Files, by: str) -> None:
    """Raises Problem, and then the message is as it was."""
    draft = replace(message, attachments=list(message.attachments))
    _flags(draft, body)
    _mentions(body)
    _fill(draft, body, files)
    limit = world.limit_of(world.channels[draft.channel])
    if any(len(data) > limit for _, data in files.values()):
        raise Problem(problems.TOO_LARGE)
    for complaint in layout.complaints(draft):
        raise Violation(complaint)
    if not (draft.text or draft.attachments or draft.embeds or draft.components):
        raise Violation("an empty message", problems.EMPTY_MESSAGE)
    draft.flags &= ~LOADING
    draft.by = by
    for upload in draft.attachments:
        world.keep(upload, draft.channel)
    draft.edits = [*draft.edits, draft.text]
    for field in fields(draft):
        setattr(message, field.name, getattr(draft, field.name))


def _fill(draft: Message, body: Body, files: Files) -> None:
    if "content" in body:
        draft.content = body["content"] or ""
    if "embeds" in body:
        draft.embeds = body["embeds"] or []
    if "components" in body:
        draft.components = deepcopy(body["components"] or [])
    if "attachments" in body or files:
        draft.attachments = _attachments(draft, body, files)


def _flags(draft: Message, body: Body) -> None:
    given = body.get("flags") or 0
    if draft.flags & COMPONENTS_V2 and "flags" in body and not given & COMPONENTS_V2:
        raise Violation("components V2 cannot be taken back from a message")
    new = draft.by == ""  # only then can it become ephemeral
    draft.flags |= given & (_MAY_BE_SET if new else _MAY_BE_SET & ~EPHEMERAL)


def _mentions(body: Body) -> None:
    """Not Discord's rule but ours: whatever is said, nobody is told."""
    if body.get("content") or body.get("components"):
        allowed = body.get("allowed_mentions") or {}
        if allowed.get("parse") != [] or allowed.get("users") or allowed.get("roles"):
            raise Violation(f"nobody may be told: {allowed}")


def _attachments(draft: Message, body: Body, files: Files) -> list[Upload]:
    """Those that are kept, and the new ones: `files[n]` is described by the id n."""
    new = {re.sub(r"\D", "", name): file for name, file in files.items()}
    kept = {str(it.id): it for it in draft.attachments}
    listed = body.get("attachments")
    if listed is None:
        listed = [{"id": number} for number in [*kept, *new]]
    result = []
    for told in listed:
        number = str(told["id"])
        if number in new:
            name, data = new.pop(number)
            name = told.get("filename") or name
            result.append(
                Upload(name, data, told.get("description") or "", bool(told.get("is_spoiler")))
            )
        elif number in kept:
            result.append(kept[number])
        else:
            raise Violation(f"attachment {number} is neither sent nor there")
    if new:
        raise Violation(f"files that are not listed as attachments: {sorted(new)}")
    for upload in result:
        if not re.fullmatch(r"[\w.-]+", upload.name, re.ASCII):
            raise Violation(f"Discord would rename {upload.name!r}")
    if len({it.name for it in result}) < len(result):
        raise Violation("two attachments of one name")
    return result
