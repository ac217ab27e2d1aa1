"""What a sketch clip says of itself: what it shows, what it left out, whose pictures it uses."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from generator.engines.sketch.scene import Scene
from generator.engines.sketch.sources import own

TITLE_LENGTH = 120  # characters of the prompt that a player shows as the title


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    source = files("generator.engines.sketch") / "data" / "captions.toml"
    return tomllib.loads(source.read_text("utf-8"))


def _language(locale: str) -> Mapping[str, str]:
    """The texts of "zh", "zh-CN", "en_GB" …; English for a language there are none in."""
    texts = _texts()
    return texts.get(locale.replace("_", "-").split("-")[0].lower(), texts["en"])


def caption(scene: Scene, locale: str) -> str:
    """One to four short sentences for below the clip, in the asker's language."""
    text = _language(locale)
    parts = []
    if scene.depicts:
        parts.append(text["shown"].format(names=text["comma"].join(scene.depicts)))
    else:
        parts.append(text["nothing"])
    if scene.omitted:
        parts.append(text["omitted"].format(names=text["comma"].join(scene.omitted)))
    parts.append(text["real"])
    if _needs_credit(scene):
        parts.append(text["credit"])
    return " ".join(parts)


def metadata(scene: Scene, prompt: str, locale: str) -> dict[str, str]:
    """What is written into the MP4: title, comment, copyright."""
    text = _language(locale)
    title = " ".join(prompt.split())[:TITLE_LENGTH]
    result = {"title": title, "comment": caption(scene, locale)}
    if _needs_credit(scene):
        result["copyright"] = text["license"]
    return result


def _needs_credit(scene: Scene) -> bool:
    return any(subject.picture not in own() for subject in scene.subjects)
