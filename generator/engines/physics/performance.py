"""A phenomenon on its page: the cases simulated, the pace found, the frames painted."""

from collections.abc import Iterator
from typing import Any

from generator.engines.physics.captions import given
from generator.engines.physics.draw.pace import LONGEST, Pace, pace_of
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import CASES
from generator.engines.physics.phenomenon import Case, Phenomenon
from generator.engines.physics.understand.asked import Asked, AskedCase
from generator.types import ClipRequest, Frame


class Performance:
    """What a request shows, before a frame of it is painted.

    `locale` is the language of what is written. Raises what the phenomenon's `simulate` raises.
    """

    def __init__(
        self,
        phenomenon: Phenomenon[Any],
        asked: Asked,
        request: ClipRequest,
        locale: str,
    ) -> None:
        self._request = request
        self.phenomenon = phenomenon
        seed = request.effective_seed
        self.cases = [_case(phenomenon, one, seed, index) for index, one in enumerate(asked.cases)]
        spans = [phenomenon.span(case.values, case.run) for case in self.cases]
        most = min(request.seconds, LONGEST) if request.own_length else request.seconds
        self.pace: Pace = pace_of(
            spans, asked=None if request.own_length else request.seconds, most=most
        )
        self.page = Page(
            (request.width, request.height),
            locale=locale,
            numbers=request.numbers,
            title=phenomenon.name.in_(locale),
            given=given(phenomenon, asked, self.cases, locale),
            formula=phenomenon.formula_of([it.values for it in self.cases]).in_(locale),
            pace=self.pace.words.in_(locale),
            seed=seed,
        )
        phenomenon.draw(self.page, self.cases)

    @property
    def length(self) -> int:
        """How many frames it has."""
        return max(1, round(self.pace.seconds * self._request.fps))

    def frames(self) -> Iterator[Frame]:
        for index in range(self.length):
            yield self.page.paint(self.pace.time(index / self._request.fps))


def _case(phenomenon: Phenomenon[Any], asked: AskedCase, seed: int, index: int) -> Case[Any]:
    values = {**phenomenon.defaults, **asked.values, "seed": seed}
    colour = CASES[(index + seed) % len(CASES)]
    return Case(values, phenomenon.simulate(values), asked.label, colour)
