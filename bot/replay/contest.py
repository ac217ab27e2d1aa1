"""A trace replayed in several ways, one after the other, with one embedder."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.replay.clock import VirtualClock
from bot.replay.outcome import Outcome
from bot.replay.play import Terms, play
from bot.replay.stage import WatchedEmbedder
from bot.replay.trace import Ask
from bot.replay.ways import Way
from cache.embedder import EmbedderUnavailable
from generator.errors import ReelbotError

WAYS = (Way.NONE, Way.COSINE, Way.OURS)


class CannotReplay(ReelbotError):
    """Something that a replay takes is not there; the text is one sentence."""


def check_system() -> None:
    """Raises CannotReplay where there is no loop whose clock can be skipped."""
    if sys.platform == "win32":
        raise CannotReplay("A replay needs Linux or macOS.")


async def contest(
    asks: Sequence[Ask],
    terms: Terms,
    model: str | None,
    clock: VirtualClock,
    *,
    larger: Path | None = None,
    ways: Sequence[Way] = WAYS,
    say: Callable[[str], None] = lambda sentence: None,
) -> list[Outcome]:
    """To be run on a loop of `bot.replay.clock.loop_on`, of the same clock. `model` as EMBEDDER,
    `larger` as `cache.embedder.Embedder`.

    Raises:
        CannotReplay: the embedder does not work.
    """
    embedder = WatchedEmbedder(model, clock, larger)
    try:
        if set(ways) != {Way.NONE}:
            await embedder.warm()
        outcomes = []
        for way in ways:
            say(f"replaying {len(asks)} requests: {way} …")
            outcomes.append(await play(asks, way, terms, embedder, clock))
    except EmbedderUnavailable as error:
        raise CannotReplay(f"The embedder {error}.") from None
    finally:
        await embedder.stop()
    return outcomes
