"""A phenomenon as a lesson: what the rest of the program lists of it."""

from generator.engine import Lesson, LessonSlot
from generator.engines.physics.phenomenon import Choice, Declaration, Slot
from generator.engines.physics.posters import poster_of
from generator.engines.physics.wording import CHINESE, ENGLISH, Wording


def lesson(declared: Declaration) -> Lesson:
    """What can be asked of the phenomenon, with its first example in each language."""
    return Lesson(
        slug=declared.slug,
        names=_told(declared.name),
        examples={ENGLISH: declared.examples_en[0], CHINESE: declared.examples_zh[0]},
        slots=(*map(_number, declared.slots), *map(_choice, declared.choices)),
        poster=poster if (poster := poster_of(declared.slug)).exists() else None,
    )


def _number(slot: Slot) -> LessonSlot:
    return LessonSlot(
        key=slot.key,
        symbol=slot.symbol,
        names=_told(slot.name),
        unit=slot.unit,
        default=None if slot.open else slot.default,
        low=slot.low,
        high=slot.high,
    )


def _choice(choice: Choice) -> LessonSlot:
    return LessonSlot(
        key=choice.key,
        symbol="",
        names=_told(choice.name),
        unit="",
        default=choice.options[0].key,
        options={option.key: _told(option.name) for option in choice.options},
    )


def _told(wording: Wording) -> dict[str, str]:
    return {ENGLISH: wording.en, CHINESE: wording.zh}
