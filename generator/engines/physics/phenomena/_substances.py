"""What things are made of: choices of substances, and what is known of the one chosen."""

from functools import cache

from generator.engines.physics.draw.palette import Colour
from generator.engines.physics.phenomenon import Choice, Option, Slot, Values
from generator.engines.physics.understand.tables import table
from generator.engines.physics.wording import Wording

OWN = "own"
"""The option for a thing of which only the number of the text is known."""


@cache
def substance(key: str) -> Option:
    """The substance as an option of a choice."""
    row = table("substances")[key]
    name, cues = Wording(row["en"], row["zh"]), Wording(row["cues_en"], row["cues_zh"])
    return Option(key, name, cues)


def substances(key: str, name: Wording, *options: str | Option, quiet: bool = False) -> Choice:
    """A choice between substances, by their keys, and other options; `quiet` as in `Choice`."""
    told = (substance(it) if isinstance(it, str) else it for it in options)
    return Choice(key, name, tuple(told), quiet)


def quantity(values: Values, slot: Slot, choice: Choice, known: str) -> float:
    """The slot's value where a text gave one, else what is `known` ("density") of the substance
    chosen: a default is no text's."""
    given: float = values[slot.key]
    if given != slot.default:
        return given
    return float(table("substances").get(values[choice.key], {}).get(known, given))


def colour(key: str, other: Colour) -> Colour:
    """To paint a substance in; `other` where it is none that is known."""
    red, green, blue = table("substances").get(key, {}).get("colour", other)
    return red, green, blue


def called(values: Values, choice: Choice) -> Wording:
    """What the chosen option is called."""
    return next(it.name for it in choice.options if it.key == values[choice.key])
