"""The child's entry point: answers the parent's questions one by one until its stdin ends.

`python -m generator.worker LANE PARENT_PID`; started by `generator.child`, never by hand.
"""

import contextlib
import json
import os
import queue
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import BinaryIO

from generator import ffmpeg
from generator.discovery import create_engine
from generator.encoder import encode
from generator.errors import Cancelled, UserError
from generator.leash import die_with_parent, step_back
from generator.poster import preview, write_poster
from generator.protocol import (
    AskRoutes,
    CalledOff,
    CallOff,
    Failed,
    Load,
    Loaded,
    Made,
    Message,
    Progressed,
    Refused,
    Render,
    Routed,
    Setup,
    decode,
)
from generator.protocol import encode as encode_message
from generator.types import Clip, Engine, Footage, Frame, Lane, Loadable, Progress, Watch

REPORT_INTERVAL = 0.1
"""Seconds between two reports of the same stage."""

PREVIEW_INTERVAL = 0.5
"""Seconds between two previews."""


class Line:
    """The two pipes to the parent. Reads on a thread of its own, so that a call-off is heard."""

    def __init__(self, source: BinaryIO, sink: BinaryIO) -> None:
        self.questions: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._source = source
        self._sink = sink
        self._lock = threading.Lock()  # an engine may report from a thread of its own
        self._called_off: str | None = None
        threading.Thread(target=self._read, name="line", daemon=True).start()

    def say(self, message: Message) -> None:
        with self._lock, contextlib.suppress(BrokenPipeError):
            self._sink.write(encode_message(message))
            self._sink.flush()

    def called_off(self, job: str) -> bool:
        return self._called_off == job

    def _read(self) -> None:
        try:
            for text in self._source:
                message = decode(text)
                if isinstance(message, CallOff):
                    self._called_off = message.job
                else:
                    self.questions.put(message)
        finally:  # the parent hung up or died: nobody waits for anything, and nothing may stay
            ffmpeg.kill_all()
            os._exit(0)


class Reporter:
    """Passes on progress, at most every `REPORT_INTERVAL`, and raises once it is called off."""

    def __init__(self, line: Line, ask: Render) -> None:
        self._line = line
        self._ask = ask
        self._stage = ""
        self._reported = 0.0
        self._previewed = float("-inf")

    @property
    def watch(self) -> Watch:
        return Watch(report=self.report, check=self.check)

    def check(self) -> None:
        if self._line.called_off(self._ask.job):
            raise Cancelled("called off")

    def report(self, progress: Progress) -> None:
        now = time.monotonic()
        if progress.stage == self._stage and now - self._reported < REPORT_INTERVAL:
            return
        self._stage, self._reported = progress.stage, now
        self._line.say(Progressed(progress))

    def drawn(self, index: int, frame: Frame) -> None:
        """Report a frame that an engine handed over."""
        self.check()
        now = time.monotonic()
        small = None
        if now - self._previewed >= PREVIEW_INTERVAL:
            small, self._previewed, self._reported = preview(frame), now, 0.0
        self.report(Progress("draw", index + 1, self._ask.request.frames, small))


class Worker:
    """Engines, made when they are first needed, and the answers they give."""

    def __init__(self, line: Line, setup: Setup) -> None:
        self._line = line
        self._setup = setup
        self._engines: dict[str, Engine] = {}

    def answer(self, question: Message) -> Message:
        """What to say to a question. Anything an engine raises becomes an answer too."""
        try:
            match question:
                case Load(engine):
                    return self._load(engine)
                case AskRoutes(engine, prompts):
                    chosen = self._engine(engine)
                    return Routed(tuple(chosen.route(prompt) for prompt in prompts))
                case Render():
                    return Made(self._render(question))
        except UserError as refusal:
            return Refused(refusal.code, refusal.arguments)
        except Cancelled:
            return CalledOff()
        except Exception:  # whatever it is, this job has failed and the next one may not
            return Failed(traceback.format_exc(limit=-8))
        return Failed(f"a worker cannot answer {type(question).__name__}")

    def _engine(self, name: str) -> Engine:
        if name not in self._engines:
            self._engines[name] = create_engine(
                self._setup.packages, name, self._setup.surroundings
            )
        return self._engines[name]

    def _load(self, name: str) -> Loaded:
        engine = self._engine(name)
        if isinstance(engine, Loadable):
            engine.load(Watch(report=lambda it: self._line.say(Progressed(it)), check=lambda: None))
        return Loaded(name)

    def _render(self, ask: Render) -> Clip:
        started = time.monotonic()
        request = ask.request
        reporter = Reporter(self._line, ask)
        reporter.check()
        footage = self._engine(request.engine).render(request, reporter.watch)
        path = self._setup.clips_dir / f"{ask.clip_id}.mp4"
        poster = path.with_suffix(".jpg")
        self._write(ask, footage, reporter, path, poster)
        return Clip(
            id=ask.clip_id,
            path=path,
            poster=poster,
            engine=request.engine,
            prompt=request.prompt,
            seed=request.effective_seed,
            width=request.width,
            height=request.height,
            frames=request.frames,
            fps=request.fps,
            size=path.stat().st_size,
            made_seconds=time.monotonic() - started,
            caption=footage.caption,
            depicts=footage.depicts,
            omitted=footage.omitted,
        )

    def _write(
        self, ask: Render, footage: Footage, reporter: Reporter, path: Path, poster: Path
    ) -> None:
        request = ask.request

        def on_frame(index: int, frame: Frame) -> None:
            reporter.drawn(index, frame)
            if index == request.frames // 2:
                write_poster(frame, poster)
            if index == request.frames - 1:
                reporter.report(Progress("encode", 0, 1))

        recipe = {**request.to_json(), "seed": request.effective_seed}  # all it takes to repeat it
        encode(
            footage.frames,
            width=request.width,
            height=request.height,
            fps=request.fps,
            count=request.frames,
            target=path,
            metadata={
                "title": request.prompt,
                "comment": footage.caption,
                **footage.metadata,
                "synopsis": json.dumps(recipe),
            },
            on_frame=on_frame,
        )


def _open_line() -> Line:
    """Keep stdin and stdout for the protocol; what libraries print goes to stderr."""
    source, sink = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return Line(os.fdopen(source, "rb"), os.fdopen(sink, "wb"))


def main() -> None:
    """Run until the parent hangs up."""
    lane, parent = Lane(sys.argv[1]), int(sys.argv[2])
    die_with_parent(parent)
    if lane is Lane.CPU:
        step_back()
    line = _open_line()
    setup = line.questions.get()
    assert isinstance(setup, Setup)
    worker = Worker(line, setup)
    while True:
        line.say(worker.answer(line.questions.get()))


if __name__ == "__main__":
    main()
