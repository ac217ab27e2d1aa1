"""How far engines are that make themselves ready, and who wants to know of it."""

import contextlib
import logging
from collections.abc import Callable, Iterator, Mapping

from generator.types import Progress

logger = logging.getLogger(__name__)

LOAD = "load"
"""The stage in which an engine reads its model."""

OnProgress = Callable[[Progress], None]


class Loadings(Mapping[str, Progress]):
    """By an engine's name how far its loading is; an engine that is not being loaded is absent.

    `listeners` are called with the name of an engine whose loading began, went on or ended.
    """

    def __init__(self) -> None:
        self.listeners: list[Callable[[str], None]] = []
        # By who tells of it: two workers may load the same engine, and one is ready first.
        self._heard: dict[object, tuple[str, Progress]] = {}

    def __getitem__(self, engine: str) -> Progress:
        for name, progress in reversed(self._heard.values()):
            if name == engine:
                return progress
        raise KeyError(engine)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(name for name, _ in self._heard.values()))

    def __len__(self) -> int:
        return len({name for name, _ in self._heard.values()})

    def percents(self) -> dict[str, int | None]:
        """How much of each is loaded, 0 to 100; None where that is not known."""
        return {engine: _percent(progress) for engine, progress in self.items()}

    @contextlib.contextmanager
    def noted(self, engine: str, then: OnProgress | None = None) -> Iterator[OnProgress]:
        """What the yielded function hears of the engine's loading stands here, until it hears of
        another stage or the block ends. It passes everything on to `then`."""
        teller = object()

        def hear(progress: Progress) -> None:
            if progress.stage == LOAD:
                self._heard[teller] = (engine, progress)
                self._tell(engine)
            else:
                self._forget(teller)
            if then is not None:
                then(progress)

        try:
            yield hear
        finally:
            self._forget(teller)

    @contextlib.contextmanager
    def followed(self, engine: str, report: OnProgress) -> Iterator[None]:
        """Report how far the engine's loading is, now and as it goes on, while the block lasts."""

        def tell(name: str) -> None:
            progress = self.get(engine)
            if name == engine and progress is not None:
                report(progress)

        tell(engine)
        self.listeners.append(tell)
        try:
            yield
        finally:
            self.listeners.remove(tell)

    def _forget(self, teller: object) -> None:
        engine, _ = self._heard.pop(teller, (None, None))
        if engine is not None:
            self._tell(engine)

    def _tell(self, engine: str) -> None:
        for listener in list(self.listeners):
            try:
                listener(engine)
            except Exception:  # the loading is not to end by who merely watches it
                logger.exception("a listener failed as the engine %s was loaded", engine)


def _percent(progress: Progress) -> int | None:
    if progress.total <= 0:
        return None
    return min(100, 100 * progress.step // progress.total)
