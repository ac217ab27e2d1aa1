"""Which memory plan is taken, and which are not tried again after running out of memory."""

import json
import logging
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.engines.wan.tables import Plan, plans
from generator.files import publish

logger = logging.getLogger(__name__)

REMEMBERED = 24 * 3600.0
"""Seconds for which a plan that ran out of memory is not tried again: whatever else used the GPU
may have ended by then."""


FORESEEN = 81 * 832 * 480
"""Pixels in all frames of the clip that the plans' needs were reckoned for."""

BRIEFLY = 900.0
"""Seconds for which the fall holds after a larger clip: the others need not pay for it all day."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A plan, and why it is that one, as part of an English sentence."""

    plan: Plan
    reason: str


class MemoryPlans:
    """Chooses a plan. What it learnt outlives the process, which ends when memory ran out."""

    def __init__(
        self,
        note: Path,
        *,
        wanted: str | None = None,
        table: Sequence[Plan] | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._note = note
        self._wanted = wanted
        self._plans = tuple(table or plans())
        self._clock = clock

    def choose(self, free: float) -> Choice:
        """The plan for `free` GB on the GPU (infinity on a CPU); the smallest where none fits.

        Raises:
            KeyError: there is no plan of the wanted name.
        """
        by_name = {plan.name: place for place, plan in enumerate(self._plans)}
        first, reason = self._fitting(free)
        if self._wanted is not None:
            first, reason = by_name[self._wanted], "WAN_PLAN asks for it"
        failed = self._failed()
        if failed in by_name and by_name[failed] >= first:
            first = min(by_name[failed] + 1, len(self._plans) - 1)
            reason = f"the plan {failed} ran out of memory"
        return Choice(self._plans[first], reason)

    def ran_out(self, plan: Plan | None, volume: int = 0) -> str:
        """Remember that memory ran out under the plan (None: before one was chosen) for a clip of
        `volume` pixels in all its frames; returns what follows, in a sentence for the operator."""
        if plan is None:
            return "The GPU has no memory left to begin with."
        until = self._clock() + (REMEMBERED if volume <= FORESEEN else BRIEFLY)
        try:
            self._write({"failed": plan.name, "until": until})
        except OSError as error:
            logger.warning("which plan ran out of memory cannot be written down: %s", error)
        place = self._plans.index(plan)
        if place + 1 == len(self._plans):
            return f"The GPU ran out of memory with the smallest plan, {plan.name}."
        lower = self._plans[place + 1].name
        return f"The GPU ran out of memory with the plan {plan.name}; from now on it is {lower}."

    def _write(self, note: dict[str, object]) -> None:
        self._note.parent.mkdir(parents=True, exist_ok=True)
        part = self._note.with_suffix(".part")
        part.write_text(json.dumps(note))
        publish(part, self._note)

    def _fitting(self, free: float) -> tuple[int, str]:
        if math.isinf(free):
            return 0, "it runs on the CPU"
        for place, plan in enumerate(self._plans):
            if plan.least <= free:
                return place, f"{free:.1f} GB are free and it takes {plan.least:g}"
        return len(self._plans) - 1, f"only {free:.1f} GB are free, and it takes the least"

    def _failed(self) -> str | None:
        try:
            note = json.loads(self._note.read_text())
            return str(note["failed"]) if self._clock() < float(note["until"]) else None
        except (OSError, ValueError, KeyError, TypeError):
            return None
