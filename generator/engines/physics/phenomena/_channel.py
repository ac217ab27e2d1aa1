"""What a liquid flows through that gets narrower: a pipe, or a river between its banks."""

from dataclasses import replace

from generator.engines.physics.phenomena._pipe import (
    PIPE_SLOTS,
    Pipe,
    bad_pipe,
    pipe_of,
    settled_pipe,
)
from generator.engines.physics.phenomenon import Choice, Option, Slot, Values
from generator.engines.physics.wording import Wording

_DEPTH = 2.0  # m, of a river
_USUAL = {
    "pipe": {slot.key: slot.default for slot in PIPE_SLOTS},
    "river": {"diameter1": 20.0, "diameter2": 10.0, "speed": 0.5},
}
"""Widths in m and the speed in m/s where the text tells none."""

_WIDEST, _FASTEST = 1000.0, 30.0  # m and m/s, of a river

CHANNEL = Choice(
    "channel",
    Wording("channel", "流道"),
    (
        Option("pipe", Wording("pipe", "管道"), Wording("pipe|tube|hose", "水管|管道|管子")),
        Option(
            "river",
            Wording("river", "河流"),
            Wording("river|creek|brook|gorge|canyon|rapids", "河|江|小溪|溪水|溪流|峡谷"),
        ),
    ),
    quiet=True,
)


def _open(slot: Slot) -> Slot:
    """A slot that the kind of channel decides where the text tells nothing of it."""
    if slot.key not in _USUAL["river"]:
        return slot
    high = slot.high if slot.key == "speed" else _WIDEST
    return replace(slot, default=0.0, low=0.0, high=high, open=True)


CHANNEL_SLOTS = tuple(map(_open, PIPE_SLOTS))


def _complete(values: Values) -> Values:
    """With what is usual for what the text leaves open."""
    usual = _USUAL[values["channel"]]
    return {**values, **{key: values[key] or usual[key] for key in _USUAL["river"]}}


def channel_of(values: Values) -> Pipe:
    """A pipe; or a river, whose width stands for the diameter."""
    river = _complete(values)
    if values["channel"] != "river":
        return pipe_of(river)
    first, second = (
        river[f"area{which}"] / _DEPTH or river[f"diameter{which}"] for which in (1, 2)
    )
    speed = river["flow"] / (first * _DEPTH) or river["speed"]
    return Pipe(first, second, speed, _DEPTH)


def settled_channel(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    return settled_pipe(_complete(values))


def bad_channel(values: Values) -> Wording | None:
    """Why there is none."""
    if values["channel"] != "river":
        return bad_pipe(_complete(values))
    river = channel_of(values)
    widths, speeds = (river.first, river.second), (river.speed, river.later)
    if not 0.1 <= min(widths) <= max(widths) <= _WIDEST:
        return Wording(
            "A river like this would be narrower than 10 cm or wider than 1 km.",
            "这样的河会窄于 10 cm 或宽于 1 km。",
        )
    if not 1e-4 <= min(speeds) <= max(speeds) <= _FASTEST:
        return Wording("No river flows so fast or so slowly.", "没有河流会流得这么快或这么慢。")
    return None
