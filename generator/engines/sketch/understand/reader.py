"""From a prompt to a scene."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from generator.embedding import Embed
from generator.engines.sketch.scene import Scene
from generator.engines.sketch.understand.casting import Cast
from generator.engines.sketch.understand.composing import Composer
from generator.engines.sketch.understand.context import choose_readings
from generator.engines.sketch.understand.embedding import nearest_pictures
from generator.engines.sketch.understand.heavens import step_out
from generator.engines.sketch.understand.matching import items
from generator.engines.sketch.understand.negation import mark_negated, mark_unwanted
from generator.engines.sketch.understand.phrases import forget_modifier_nouns, forget_vessels
from generator.engines.sketch.understand.senses import Item, Kind, Reading, Sense
from generator.engines.sketch.understand.setting import lead_camera, read_setting
from generator.engines.sketch.understand.tokens import normalise, tokenise
from generator.engines.sketch.understand.vocabulary import Vocabulary


def understand(
    prompt: str,
    *,
    style: str | None = None,
    negative: str = "",
    vocabulary: Vocabulary | None = None,
    embed: Embed | None = None,
) -> Scene:
    """The scene that a prompt in English or Chinese describes. Never raises.

    `style` and `negative` are what the asker set apart from the prompt: they win over it. `embed`,
    where given, finds pictures for nouns that no table knows.
    """
    vocabulary = vocabulary or Vocabulary.load()
    text = normalise(prompt)
    found = _looked_up(text, vocabulary)
    if embed is not None:
        _look_further(found, vocabulary, embed)
    mark_negated(found)
    if negative:
        mark_unwanted(found, _looked_up(normalise(negative), vocabulary))
    step_out(found)
    setting, unused = read_setting(found, _styles())
    composer = Composer(vocabulary, text)
    cast = composer.compose(found)
    for sign, item in setting.bring:
        composer.bring(sign, item)
    unused += lead_camera(setting, composer.unused)
    for item in composer.silent:
        item.reading = Reading(sense=Sense(Kind.QUIET, ""))
    subjects = tuple(member.subject() for member in cast)
    place = setting.place_for(subjects)
    setting.dress(place)
    unused += setting.unseen(place)
    return Scene(
        sky=setting.sky,
        place=place,
        effects=tuple(dict.fromkeys(setting.effects)),
        subjects=subjects,
        camera=setting.shot,
        pace=setting.pace,
        style=style or setting.style,
        depicts=_depicts(found, cast, unused),
        omitted=_omitted(found, unused, text),
    )


def _looked_up(text: str, vocabulary: Vocabulary) -> list[Item]:
    found = items(tokenise(text), vocabulary)
    choose_readings(found)
    forget_modifier_nouns(found, text)
    forget_vessels(found, lambda picture: vocabulary.facts_of(picture).family == "food")
    return found


def _look_further(found: Sequence[Item], vocabulary: Vocabulary, embed: Embed) -> None:
    """Give English words that no table knows the picture of a near name, where there is one."""
    strange = [item for item in found if item.reading is None and item.script == "en"]
    strange = [item for item in strange if not _silent(item)]
    nearest = nearest_pictures([item.words for item in strange], vocabulary, embed)
    for item in strange:
        if item.words in nearest:
            item.reading = Reading(sense=Sense(Kind.PICTURE, nearest[item.words]))
            item.readings = (item.reading,)


@cache
def _styles() -> frozenset[str]:
    source = files("generator.engines.sketch") / "data" / "styles.toml"
    return frozenset(tomllib.loads(source.read_text("utf-8")))


def _silent(item: Item) -> bool:
    if item.kind in _UNMISSED or item.negated:
        return True
    return item.reading is None and (
        (item.script == "en" and len(item.words) > 4 and item.words.endswith("ly"))
        or (len(item.words) == 1 and item.words.isascii())
    )


def _depicts(found: Sequence[Item], cast: Cast, unused: Sequence[Item]) -> tuple[str, ...]:
    """What is drawn, in the prompt's order: a subject with its modifiers, then all else."""
    spoken: list[tuple[int, str]] = []
    covered: set[int] = set()
    for member in cast:
        spoken.append((member.head.start, member.label))
        covered.add(id(member.head))
        covered.update(id(item) for item in member.items if item.kind in _INSIDE_LABEL)
    covered.update(id(item) for item in unused)
    spoken += [
        (item.start, item.text)
        for item in found
        if id(item) not in covered and item.kind not in _UNTOLD and not _silent(item)
    ]
    return tuple(dict.fromkeys(text for _, text in sorted(spoken)))


_UNMISSED = frozenset({Kind.QUIET, Kind.POSTURE, Kind.BOND})
_INSIDE_LABEL = frozenset({Kind.PICTURE, Kind.COLOUR, Kind.SIZE, Kind.NUMBER})
_UNTOLD = frozenset({None, Kind.UNSAID, Kind.RELATION, Kind.FRAME, Kind.NUMBER})


def _omitted(found: Sequence[Item], unused: Sequence[Item], text: str) -> tuple[str, ...]:
    """What is named and not drawn, neighbours joined into one phrase, in the prompt's own words."""
    phrases: list[tuple[int, int]] = []
    for item in found:
        shown = all(item is not other for other in unused)
        missing = not _silent(item) and (item.kind in (None, Kind.UNSAID) or not shown)
        missing |= item.kind is Kind.BOND and not shown  # a car is washed: only the car is seen
        if not missing:
            continue
        if phrases and item.script == "en" and text[phrases[-1][1] : item.start] == " ":
            phrases[-1] = (phrases[-1][0], item.end)
        else:
            phrases.append((item.start, item.end))
    return tuple(dict.fromkeys(text[start:end] for start, end in phrases))
