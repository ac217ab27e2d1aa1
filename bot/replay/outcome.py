"""What came of a replay: who was answered how, how soon, and by whose clip."""

import asyncio
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.replay.trace import Ask
from bot.replay.ways import Way
from bot.types import Job, JobState

MADE = "made"  # in place of a step of the cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A request that got the clip of another prompt. `wrong` None: the trace does not say."""

    asked: str
    served: str
    step: str
    cosine: float | None
    wrong: bool | None

    def to_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Requests by the step that answered them, `responses` in virtual seconds, and `lookups` in
    real ones; `served` are those that got another prompt's clip. `wrong` is by step, None where the
    trace does not say what its prompts mean. `refused` were not let in, `failed` got nothing."""

    way: Way
    steps: Mapping[str, int]
    responses: Sequence[float]
    made_seconds: float
    lookups: Sequence[float] = ()
    served: Sequence[Served] = ()
    wrong: Mapping[str, int] | None = None
    refused: int = 0
    failed: int = 0

    @property
    def answered(self) -> int:
        return len(self.responses)

    @property
    def hit_rate(self) -> float:
        """The share of those answered that no clip was made for."""
        return 1 - self.steps.get(MADE, 0) / self.answered if self.answered else 0.0

    @property
    def mean(self) -> float:
        return statistics.fmean(self.responses) if self.responses else 0.0

    @property
    def p95(self) -> float:
        """The shortest response that at least 95 % do not exceed."""
        ordered = sorted(self.responses)
        return ordered[max(0, -(-95 * len(ordered) // 100) - 1)] if ordered else 0.0

    @property
    def wrongs(self) -> int | None:
        return None if self.wrong is None else sum(self.wrong.values())

    def cut(self, beside: "Outcome") -> float:
        """The share of the mean response that is saved beside another."""
        return 1 - self.mean / beside.mean if beside.mean else 0.0

    def to_json(self) -> dict[str, Any]:
        return {
            "way": self.way.value,
            "answered": self.answered,
            "steps": dict(self.steps),
            "hit_rate": round(self.hit_rate, 4),
            "mean": round(self.mean, 3),
            "p95": round(self.p95, 3),
            "made_seconds": round(self.made_seconds, 1),
            "lookup_ms": round(1000 * statistics.fmean(self.lookups), 2) if self.lookups else None,
            "wrong": self.wrongs,
            "wrong_by_step": None if self.wrong is None else dict(self.wrong),
            "refused": self.refused,
            "failed": self.failed,
        }


@dataclass(slots=True)
class Ledger:
    """Kept during one replay: a listener of the queue, and what the generator asks."""

    asks: Sequence[Ask]
    gen_seconds: float
    clip_bytes: int
    refused: int = 0
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    _ask_of: dict[str, Ask] = field(default_factory=dict)
    _ready: dict[str, Job] = field(default_factory=dict)
    _open: set[str] = field(default_factory=set)
    _failed: int = 0

    def changed(self, job: Job) -> None:
        assert job.address.source is not None
        if job.id not in self._ask_of:
            self._ask_of[job.id] = self.asks[int(job.address.source)]
            self._open.add(job.id)
        if job.state is JobState.READY:
            self._ready.setdefault(job.id, job)
        if job.state.final and job.id in self._open:
            self._open.remove(job.id)
            self._failed += job.state is not JobState.DELIVERED
            self.ended.set()

    @property
    def open(self) -> int:
        """Requests that have no end yet."""
        return len(self._open)

    def making(self, job_id: str) -> tuple[float, int]:
        """Seconds and bytes that the clip of a job takes."""
        ask = self._ask_of[job_id]
        seconds = self.gen_seconds if ask.gen_seconds is None else ask.gen_seconds
        return seconds, self.clip_bytes if ask.bytes is None else ask.bytes

    def outcome(self, way: Way, made_for: Mapping[str, str], lookups: Sequence[float]) -> Outcome:
        """`made_for` is each clip's job."""
        jobs = self._ready.values()
        steps = Counter(job.reuse.value if job.reuse else MADE for job in jobs)
        served = [it for job in jobs if (it := self._served(job, made_for)) is not None]
        knows = any(ask.means is not None for ask in self.asks)
        wrong = Counter(it.step for it in served if it.wrong)
        return Outcome(
            way=way,
            steps=dict(steps.most_common()),
            responses=[(job.ready_at or job.created_at) - job.created_at for job in jobs],
            made_seconds=sum(self.making(job_id)[0] for job_id in made_for.values()),
            lookups=lookups,
            served=served,
            wrong=dict(wrong.most_common()) if knows else None,
            refused=self.refused,
            failed=self._failed,
        )

    def _served(self, job: Job, made_for: Mapping[str, str]) -> Served | None:
        if job.reuse is None or job.clip is None:
            return None
        ask, source = self._ask_of[job.id], self._ask_of[made_for[job.clip.id]]
        if ask.prompt == source.prompt:
            return None
        known = ask.means is not None and source.means is not None
        return Served(
            asked=ask.prompt,
            served=source.prompt,
            step=job.reuse.value,
            cosine=None if job.similarity is None else round(job.similarity, 4),
            wrong=ask.means != source.means if known else None,
        )
