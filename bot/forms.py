"""A request → the text that reads as it, for whoever wants to change it a little."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from bot.commands import parse
from bot.composing import Defaults, MakeVideo
from bot.flags import QUOTES
from bot.grammar import COMMAND_OF
from generator.errors import UserError
from generator.types import ClipRequest

_BETWEEN = (" ", "=")
"""What stands between a flag and its value, which may itself begin with "=" or look like a flag."""


def form(command: MakeVideo, defaults: Defaults) -> str:
    """The text that `parse` reads back as `command`, but for what nobody types: the length that
    its engine chose, and another engine that was offered.

    Raises:
        ValueError: `defaults` have something that no flag takes back.
    """
    request = command.request.evolve(also=None)
    if request.own_length:
        request = request.evolve(own_length=False, seconds=defaults.seconds)
    command = replace(command, request=request)
    flags = list(_flags(command, defaults))
    for between, (opening, closing) in product(_BETWEEN, (("", ""), *QUOTES.items())):
        written = (f"--{flag}{between}{value}" for flag, value in flags)
        prompt = f"{opening}{request.prompt}{closing}"
        text = " ".join([f"/{_name(request, defaults)}", prompt, *written])
        if _reads_as(text, command, defaults):
            return text
    raise ValueError(f"no text reads as {command!r}")


def _name(request: ClipRequest, defaults: Defaults) -> str:
    """Of the command: an engine that is not the usual one may have one of its own."""
    return "video" if request.engine == defaults.engine else COMMAND_OF.get(request.engine, "video")


def _flags(command: MakeVideo, defaults: Defaults) -> Iterator[tuple[str, object]]:
    request = command.request
    if request.seconds != defaults.seconds:
        yield "seconds", f"{request.seconds:g}"
    if (request.width, request.height) != defaults.frame():
        yield "size", f"{request.width}x{request.height}"
    if request.fps != defaults.rate():
        yield "fps", request.fps
    if command.format is not None and command.format is not defaults.format:
        yield "format", command.format
    yield from _makers_flags(request, defaults)
    if request.seed is not None:
        yield "seed", request.seed
    if not request.numbers:
        yield "numbers", "off"
    if request.negative_prompt:
        yield "no", request.negative_prompt


def _makers_flags(request: ClipRequest, defaults: Defaults) -> Iterator[tuple[str, object]]:
    """What makes it, and how."""
    if request.profile is not None and request.profile != defaults.profile:
        yield "quality", request.profile
    if request.style is not None and request.style != defaults.style:
        yield "style", request.style
    if request.engine != defaults.engine and request.engine not in COMMAND_OF:
        yield "engine", request.engine


def _reads_as(text: str, command: MakeVideo, defaults: Defaults) -> bool:
    try:
        return parse(text, defaults=defaults, locale=command.request.locale) == command
    except UserError:
        return False
