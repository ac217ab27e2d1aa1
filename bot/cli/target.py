"""Where `ask` puts its clip: what `--out` means, and a name where there is none."""

import itertools
import re
from pathlib import Path

from bot.types import ClipFormat
from generator.errors import UserError

NAME_LENGTH = 60  # characters; in UTF-8 at most 240 of the 255 bytes that file systems allow


def target_format(
    out: Path | None, asked: ClipFormat | None, usual: ClipFormat | None = None
) -> ClipFormat:
    """The format that the file's ending means, else the one asked for, else what is `usual`.

    Raises:
        UserError: another ending, or an MP4's for a GIF.
    """
    ending = out.suffix.lower().removeprefix(".") if out else ""
    if not ending:
        return asked or usual or ClipFormat.MP4
    if ending not in list(ClipFormat):
        raise UserError("ask-ending-unknown", ending=f".{ending}", known=".mp4, .gif")
    if asked is ClipFormat.GIF and ending != ClipFormat.GIF:
        raise UserError("ask-ending-not-gif", ending=f".{ending}")
    return ClipFormat(ending)


def named(out: Path | None, prompt: str, clip_format: ClipFormat) -> Path:
    """The absolute path of the file, in a folder that exists; a chosen name is a new one.

    Raises:
        NotADirectoryError, IsADirectoryError: it cannot be written there.
    """
    if out is None:
        return _unused(prompt, clip_format)
    out = out.expanduser().absolute()
    if out.is_dir():
        raise IsADirectoryError(21, "It is a folder, name a file", str(out))
    if not out.parent.is_dir():
        raise NotADirectoryError(20, "There is no such folder", str(out.parent))
    return out


def _unused(prompt: str, clip_format: ClipFormat) -> Path:
    words = re.sub(r"[\W_]+", "-", prompt).strip("-").lower()[:NAME_LENGTH].strip("-") or "clip"
    names = itertools.chain([words], (f"{words}-{number}" for number in itertools.count(2)))
    folder = Path.cwd()
    return next(path for name in names if not (path := folder / f"{name}.{clip_format}").exists())
