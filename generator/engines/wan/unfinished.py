"""Work that a dying process leaves to the next: latents, and where the scheduler stood."""

import hashlib
import json
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from generator.engines.wan.schedulers import Snapshot
from generator.errors import Cancelled
from generator.files import publish

logger = logging.getLogger(__name__)

INTERVAL = 20.0
"""Seconds of work between two notes: less would not be worth the writing."""

KEPT = 24 * 3600.0
"""Seconds; a job that was not tried again by then never will be."""


def sweep(folder: Path) -> None:
    """Delete work that nobody took up."""
    for path in folder.glob("*"):
        if time.time() - path.stat().st_mtime > KEPT:
            path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Work:
    """Latents (1, 48, n, h, w) after the snapshot's steps."""

    latents: Tensor
    snapshot: Snapshot


class Unfinished:
    """One clip's work. `recipe` is all that its frames follow from."""

    def __init__(
        self,
        folder: Path,
        recipe: dict[str, object],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._clock = clock
        digest = hashlib.sha256(json.dumps(recipe, sort_keys=True).encode()).hexdigest()
        self._path = folder / f"{digest}.safetensors"
        self._noted = clock()

    def take_up(self) -> Work | None:
        """What an earlier attempt got done."""
        try:
            with safe_open(self._path, "pt") as stored:
                numbers = json.loads(stored.metadata()["numbers"])
                tensors = {name: stored.get_tensor(name) for name in stored.keys()}  # noqa: SIM118 - no dict
        except (OSError, SafetensorError, KeyError, ValueError, TypeError):
            return None
        latents = tensors.pop("latents")
        return Work(latents, Snapshot(numbers.pop("step"), tensors, numbers))

    def note(self, work: Work, *, now: bool = False) -> None:
        """Keep the work, if the last note is old enough or it must be `now`."""
        moment = self._clock()
        if not now and moment - self._noted < INTERVAL:
            return
        self._noted = moment
        try:
            self._write(work)
        except (OSError, SafetensorError) as error:  # a full disk must not end the work itself
            logger.warning("unfinished work is not kept: %s", error)

    def _write(self, work: Work) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        numbers = {"step": work.snapshot.step, **work.snapshot.numbers}
        part = self._path.with_suffix(".part")
        save_file(
            {"latents": work.latents.detach().cpu().contiguous(), **work.snapshot.tensors},
            part,
            {"numbers": json.dumps(numbers)},
        )
        publish(part, self._path)

    @contextmanager
    def unless_cancelled(self) -> Iterator[None]:
        """Within the block, a clip that is no longer wanted leaves nothing."""
        try:
            yield
        except Cancelled:
            self.done()
            raise

    def keep(self, latents: Tensor, steps: int) -> None:
        """Keep latents that all `steps` were made of."""
        self.note(Work(latents, Snapshot(steps)), now=True)

    def done(self) -> None:
        """The clip is made."""
        self._path.unlink(missing_ok=True)
