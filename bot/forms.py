"""A request → the text that reads as it, for whoever wants to change it a little."""

from collections.abc import Iterator

from bot.commands import parse
from bot.composing import Defaults, MakeVideo
from bot.flags import QUOTES
from generator.errors import UserError


def form(command: MakeVideo, defaults: Defaults) -> str:
    """The text that `parse` reads back as `command`.

    Raises:
        ValueError: `defaults` have something that no flag takes back.
    """
    request = command.request
    flags = " ".join(_flags(command, defaults))
    for opening, closing in (("", ""), *QUOTES.items()):
        text = f"/video {opening}{request.prompt}{closing} {flags}".rstrip()
        if _reads_as(text, command, defaults):
            return text
    raise ValueError(f"no text reads as {command!r}")


def _flags(command: MakeVideo, defaults: Defaults) -> Iterator[str]:
    request = command.request
    if request.seconds != defaults.seconds:
        yield f"--seconds {request.seconds:g}"
    if (request.width, request.height) != defaults.frame():
        yield f"--size {request.width}x{request.height}"
    if request.fps != defaults.rate():
        yield f"--fps {request.fps}"
    if request.profile is not None and request.profile != defaults.profile:
        yield f"--quality {request.profile}"
    if request.seed is not None:
        yield f"--seed {request.seed}"
    if command.format is not None and command.format is not defaults.format:
        yield f"--format {command.format}"
    if request.style is not None and request.style != defaults.style:
        yield f"--style {request.style}"
    if request.engine != defaults.engine:
        yield f"--engine {request.engine}"
    if request.negative_prompt:
        yield f"--no {request.negative_prompt}"


def _reads_as(text: str, command: MakeVideo, defaults: Defaults) -> bool:
    try:
        return parse(text, defaults=defaults, locale=command.request.locale) == command
    except UserError:
        return False
