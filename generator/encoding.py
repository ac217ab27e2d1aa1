"""Encodes a clip on a thread of its own, so that its engine need not wait to begin the next one.

Only for worker processes.
"""

import queue
import threading
import traceback
from collections.abc import Callable, Iterator

from generator.errors import Cancelled
from generator.protocol import CalledOff, Ending, Failed, Made
from generator.types import Clip, Frame


class Encoding:
    """What `write` makes of the frames that `take` is given; `tell` is called with how it ended,
    on the same thread, but not before `may_tell`.

    The frames wait in memory for as long as the encoder is busy: all of one clip, if need be.
    """

    def __init__(
        self, write: Callable[[Iterator[Frame]], Clip], tell: Callable[[Ending], None]
    ) -> None:
        self._write = write
        self._tell = tell
        self._frames: queue.SimpleQueue[Frame | None] = queue.SimpleQueue()
        self._given_up = False
        self._may_tell = threading.Event()
        self._thread = threading.Thread(target=self._run, name="encoding", daemon=True)
        self._thread.start()

    def take(self, frames: Iterator[Frame]) -> None:
        """Hand all frames over as they are drawn. What drawing them raises ends the encoding too,
        and nothing is told then."""
        try:
            for frame in frames:
                # Its own: the engine may draw the next one into the same memory.
                self._frames.put(frame.copy())
        except BaseException:
            self._given_up = True
            self._frames.put(None)
            self._may_tell.set()
            self.join()
            raise
        self._frames.put(None)

    def may_tell(self) -> None:
        self._may_tell.set()

    def join(self) -> None:
        """Wait until it has ended, and that is told."""
        self._thread.join()

    def _run(self) -> None:
        ending = self._encode()
        self._may_tell.wait()
        if not self._given_up:
            self._tell(ending)

    def _encode(self) -> Ending:
        try:
            return Made(self._write(self._taken()))
        except Cancelled:
            return CalledOff()
        except Exception:
            return Failed(traceback.format_exc(limit=-8))

    def _taken(self) -> Iterator[Frame]:
        while True:
            frame = self._frames.get()
            if self._given_up:
                raise Cancelled("its drawing failed")
            if frame is None:
                return
            yield frame
