"""The child's entry point: answers the parent's questions one by one until its stdin ends.

`python -m generator.worker LANE PARENT_PID`; started by `generator.child`, never by hand.
"""

import contextlib
import logging
import os
import queue
import sys
import threading
import time
import traceback
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial
from typing import BinaryIO, NoReturn

from generator import ffmpeg
from generator.discovery import create_engine
from generator.encoder import checked
from generator.encoding import Encoding
from generator.engine import Engine, Loadable
from generator.errors import Cancelled, Poisoned, UserError
from generator.footage import frame_count
from generator.leash import die_with_parent, hear_no_terminal
from generator.loading import LOAD
from generator.protocol import (
    AskRoutes,
    Broken,
    CalledOff,
    CallOff,
    Drawn,
    Failed,
    Late,
    Load,
    Loaded,
    Made,
    Message,
    Refused,
    Render,
    Routed,
    Setup,
    decode,
    encode,
)
from generator.reporter import Reporter
from generator.types import Clip, Frame, Lane, Progress
from generator.writing import OnFrame, write_clip


class Line:
    """The two pipes to the parent. Reads on a thread of its own, so that a call-off is heard."""

    def __init__(self, source: BinaryIO, sink: BinaryIO) -> None:
        self.questions: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._source = source
        self._sink = sink
        self._lock = threading.Lock()  # an engine may report from a thread of its own
        self._called_off: set[str] = set()
        threading.Thread(target=self._read, name="line", daemon=True).start()

    def say(self, message: Message) -> None:
        with self._lock, contextlib.suppress(BrokenPipeError):
            self._sink.write(encode(message))
            self._sink.flush()

    def called_off(self, job: str) -> bool:
        return job in self._called_off

    def _read(self) -> None:
        try:
            for text in self._source:
                message = decode(text)
                if isinstance(message, CallOff):
                    self._called_off.add(message.job)
                    continue
                if isinstance(message, Render):
                    self._called_off.discard(message.job)  # it is wanted once more
                self.questions.put(message)
        finally:  # the parent hung up or died: nobody waits for anything, and nothing may stay
            _leave()


class Worker:
    """Engines, made when they are first needed, and the answers they give.

    In the gpu lane a clip is encoded behind the next one's drawing, in this same process: a second
    one would need the model in the GPU's memory once more.
    """

    def __init__(self, line: Line, setup: Setup, lane: Lane) -> None:
        self._line = line
        self._setup = setup
        self._lane = lane
        self._engines: dict[str, Engine] = {}
        self._behind: Encoding | None = None

    def serve(self, question: Message) -> None:
        """Answer a question, and leave if that leaves no other way."""
        answer = self._answer(question)
        if isinstance(answer, Broken):
            self._finish_behind()  # it has all its frames: what ails the engine is not its own
            self._line.say(answer)
            _leave()
        self._line.say(answer)
        if self._behind is not None:
            self._behind.may_tell()  # its `Drawn` is said, now or long ago

    def _answer(self, question: Message) -> Message:
        """What to say to a question. Anything an engine raises becomes an answer too."""
        try:
            match question:
                case Load(engine):
                    return self._load(engine)
                case AskRoutes(engine, prompts):
                    chosen = self._engine(engine)
                    return Routed(tuple(chosen.route(prompt) for prompt in prompts))
                case Render():
                    return self._render(question)
        except UserError as refusal:
            return Refused(refusal.code, refusal.arguments)
        except Cancelled:
            return CalledOff()
        except Poisoned as end:
            traceback.print_exc()
            return Broken(str(end))
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
            with closing(Reporter(self._line.say)) as reporter:
                reporter.report(Progress(LOAD, 0, 0))  # a long import may come before its steps
                engine.load(reporter.watch)
        return Loaded(name)

    def _render(self, ask: Render) -> Made | Drawn:
        began = time.monotonic()
        with closing(Reporter(self._line.say, lambda: self._line.called_off(ask.job))) as reporter:
            reporter.check()
            request = ask.request
            footage = self._engine(request.engine).render(request, reporter.watch)
            count = frame_count(request, footage)

            def write(frames: Iterable[Frame], on_frame: OnFrame) -> Clip:
                return write_clip(
                    ask,
                    footage,
                    frames,
                    clips_dir=self._setup.clips_dir,
                    began=began,
                    on_frame=on_frame,
                )

            on_frame = partial(_report, reporter, count)
            if self._lane is Lane.CPU:
                return Made(write(footage.frames, on_frame))
            encoding = Encoding(
                lambda frames: write(frames, lambda *_: reporter.check()),
                lambda ending: self._line.say(Late(ask.job, ending)),
            )
            frames = checked(footage.frames, request.width, request.height, count)
            encoding.take(_watched(frames, on_frame))
        # Frames of two clips may wait in memory, of no more.
        self._finish_behind()
        self._behind = encoding
        return Drawn(ask.job)

    def _finish_behind(self) -> None:
        if self._behind is not None:
            self._behind.join()
            self._behind = None


def _watched(frames: Iterator[Frame], on_frame: OnFrame) -> Iterator[Frame]:
    for index, frame in enumerate(frames):
        on_frame(index, frame)
        yield frame


def _report(reporter: Reporter, count: int, index: int, frame: Frame) -> None:
    reporter.drawn(index, count, frame)
    if index == count - 1:
        reporter.report(Progress("encode", 0, 1))


def _leave() -> NoReturn:
    """End at once, from any thread: what a poisoned process has to tidy up may hang."""
    ffmpeg.kill_all()
    os._exit(0)


def _open_line() -> Line:
    """Keep stdin and stdout for the protocol; what libraries print goes to stderr."""
    source, sink = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return Line(os.fdopen(source, "rb"), os.fdopen(sink, "wb"))


def _log_to_stderr() -> None:
    """What our own modules log, as `WorkerProcess` reads it; what libraries log stays as it is."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    ours = logging.getLogger("generator")
    ours.addHandler(handler)
    ours.setLevel(logging.INFO)
    ours.propagate = False


def main() -> None:
    """Run until the parent hangs up."""
    lane, parent = Lane(sys.argv[1]), int(sys.argv[2])
    die_with_parent(parent)
    hear_no_terminal()
    line = _open_line()
    _log_to_stderr()
    setup = line.questions.get()
    assert isinstance(setup, Setup)
    worker = Worker(line, setup, lane)
    while True:
        worker.serve(line.questions.get())


if __name__ == "__main__":
    main()
