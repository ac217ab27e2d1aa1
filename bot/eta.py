"""How long jobs take, from what jobs took, and who comes when."""

import heapq
import statistics
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.rows import InLine
from generator.types import ClipRequest

REMEMBERED = 50  # clips per maker; older ones say little about the machine of today
LEAST_LEFT = 1.0  # seconds; a job that takes longer than foreseen is still about to end


@dataclass(frozen=True, slots=True)
class Place:
    """Where a job stands: `position` 1 for the next to start, None once it is being made; `eta`
    seconds until its clip is made, None where nothing was measured yet."""

    position: int | None
    eta: float | None


class Estimator:
    """Seconds that a clip takes to make, by the median of what its engine took for the like
    with as much work (`ClipRequest.maker`).

    The measure of a clip is its megapixels (frames times pixels): drawing, denoising and encoding
    all grow with it, nearly in proportion. The median, because the first clip of a worker carries
    the loading of a model, and a busy machine makes single clips slow. A clip whose length its
    engine chooses counts as the longest that it might be, among its like: so the median tells how
    much of that is mostly taken.
    """

    def __init__(self) -> None:
        self._rates: defaultdict[str, deque[float]] = defaultdict(lambda: deque(maxlen=REMEMBERED))

    def measure(self, request: ClipRequest, seconds: float) -> None:
        self._rates[request.maker].append(seconds / megapixels(request))

    def estimate(self, maker: str, work: float) -> float | None:
        """Seconds for `work` megapixels; None where nothing was measured yet."""
        rates = self._rates.get(maker)
        return statistics.median(rates) * work if rates else None


def megapixels(request: ClipRequest) -> float:
    return request.frames * request.width * request.height / 1e6


def order(waiting: Iterable[InLine], served: Mapping[str, int]) -> list[InLine]:
    """The jobs of one lane in the order they will be claimed: the owner served longest ago first.

    `served` is each owner's last turn in this lane; one without a turn was never served.
    """
    queues: defaultdict[str, deque[InLine]] = defaultdict(deque)
    for job in sorted(waiting, key=lambda job: job.number):
        queues[job.owner].append(job)
    turn = max(served.values(), default=0)
    heap = [(served.get(owner, 0), jobs[0].number, owner) for owner, jobs in queues.items()]
    heapq.heapify(heap)
    ordered = []
    while heap:
        _, _, owner = heapq.heappop(heap)
        jobs = queues[owner]
        ordered.append(jobs.popleft())
        turn += 1
        if jobs:
            heapq.heappush(heap, (turn, jobs[0].number, owner))
    return ordered


def foresee(
    running: Iterable[InLine],
    waiting: Sequence[InLine],
    *,
    capacity: int,
    estimator: Estimator,
    now: float,
) -> dict[str, Place]:
    """Where each job of one lane stands; `waiting` in the order of `order`.

    Played through: each job goes to the slot that is free first. A twin of a job ahead of it
    takes no slot; it is there when the other is.
    """
    places: dict[str, Place] = {}
    leaders: dict[str, Place] = {}  # by twin key: whose clip the others get
    slots: list[float | None] = []
    for job in sorted(running, key=lambda job: job.started_at or 0.0):
        left = _left(job, estimator, now)
        slots.append(left)
        places[job.id] = Place(None, left)
        leaders[job.twin_key] = Place(1, left)
    # A clip that is drawn and only being encoded holds no slot any more: the latest do.
    slots = [*slots, *[0.0] * (capacity - len(slots))][-capacity:]
    position = 0
    for job in waiting:
        if job.twin_key not in leaders:
            position += 1
            eta = _give_slot(slots, estimator.estimate(job.maker, job.megapixels))
            leaders[job.twin_key] = Place(position, eta)
        places[job.id] = leaders[job.twin_key]
    return places


def _left(job: InLine, estimator: Estimator, now: float) -> float | None:
    needed = estimator.estimate(job.maker, job.megapixels)
    if needed is None or job.started_at is None:
        return None
    return max(LEAST_LEFT, job.started_at + needed - now)


def _give_slot(slots: list[float | None], needed: float | None) -> float | None:
    """When a job that needs so many seconds is through; its slot is taken until then."""
    known = [free for free in slots if free is not None]
    if not known:
        return None
    first = min(known)
    eta = None if needed is None else first + needed
    slots[slots.index(first)] = eta
    return eta
