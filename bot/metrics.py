"""What is counted and timed, for /metrics, in a registry of its own."""

import asyncio
import time

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from bot.types import Job, JobState
from generator.types import Clip

CONTENT_TYPE = CONTENT_TYPE_LATEST
SECONDS = (0.1, 0.3, 1, 3, 10, 30, 60, 120, 300, 600, 1800)
LAG_SECONDS = (0.001, 0.003, 0.01, 0.03, 0.05, 0.1, 0.3, 1, 3)
LAG_INTERVAL = 0.25  # seconds between two looks at the event loop's lag


class Metrics:
    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.depth = Gauge("reelbot_jobs", "Open jobs", ["lane", "state"], registry=self.registry)
        self.restarts = Gauge(
            "reelbot_worker_restarts", "Workers that died or were killed", registry=self.registry
        )
        self._waited = Histogram(
            "reelbot_wait_seconds",
            "From queued to claimed",
            ["lane"],
            buckets=SECONDS,
            registry=self.registry,
        )
        self._generation = Histogram(
            "reelbot_generation_seconds",
            "Making a clip, encoding included",
            ["engine"],
            buckets=SECONDS,
            registry=self.registry,
        )
        self._answers = Counter(
            "reelbot_clips",
            "Jobs that got their clip: new, by a kind of reuse, or another job's shown once more",
            ["kind"],
            registry=self.registry,
        )
        self._ended = Counter(
            "reelbot_ended", "Jobs by how they ended", ["state", "code"], registry=self.registry
        )
        self._postponed = Counter(
            "reelbot_posts_postponed",
            "Posts to be tried again",
            ["platform"],
            registry=self.registry,
        )
        self._lag = Histogram(
            "reelbot_event_loop_lag_seconds",
            "How late the event loop wakes",
            buckets=LAG_SECONDS,
            registry=self.registry,
        )

    def changed(self, job: Job) -> None:
        """A job reached a new state; a clip that is postponed or posted anew is none."""
        if job.state is JobState.READY and job.posts == 0 and job.posted is None:
            self._answers.labels("shown" if job.origin else job.reuse or "new").inc()
        if job.state in (JobState.FAILED, JobState.CANCELLED):
            self._ended.labels(job.state, job.error.code if job.error else "").inc()

    def delivered(self, job: Job) -> None:
        """The clip of a job that was READY stands in the conversation."""
        if job.posted is None:
            self._ended.labels(JobState.DELIVERED, "").inc()

    def waited(self, job: Job, now: float) -> None:
        self._waited.labels(job.lane).observe(max(0.0, now - job.created_at))

    def made(self, clip: Clip) -> None:
        self._generation.labels(clip.engine).observe(clip.made_seconds)

    def postponed(self, platform: str) -> None:
        self._postponed.labels(platform).inc()

    async def watch_lag(self) -> None:
        """Measure for ever; on the real clock, because the lag is of the real loop."""
        while True:
            before = time.perf_counter()
            await asyncio.sleep(LAG_INTERVAL)
            self._lag.observe(max(0.0, time.perf_counter() - before - LAG_INTERVAL))

    def exposition(self) -> bytes:
        """All of it in Prometheus' text format."""
        return generate_latest(self.registry)
