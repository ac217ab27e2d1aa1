"""What a clip of the model says of itself, in the asker's language."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _texts() -> Mapping[str, Mapping[str, Any]]:
    source = files("generator.engines.wan") / "data" / "captions.toml"
    return tomllib.loads(source.read_text("utf-8"))


def caption(profile: str, locale: str, *, style: str | None = None, unheeded: bool = False) -> str:
    """One to three short sentences for below the clip; English for a language there are none in.
    `unheeded`: something was to be avoided, and the profile cannot."""
    texts = _texts()
    text = texts.get(locale.replace("_", "-").split("-")[0].lower(), texts["en"])
    parts = [text["made"].format(profile=text["profiles"].get(profile, profile))]
    if style is not None:
        parts.append(text["style"].format(style=style))
    if unheeded:
        parts.append(text["unheeded"])
    return " ".join(parts)
