"""A clip encoded on a thread of its own: what it gets to see, and when it tells."""

import threading
from collections.abc import Iterator

import numpy as np
import pytest

from generator.encoding import Encoding
from generator.errors import Cancelled
from generator.protocol import CalledOff, Ending, Failed, Made
from generator.types import Clip, Frame
from tests.support.clips import make_clip

PATIENCE = 30.0


class Writer:
    """Notes the frames it is given, once it is let; then has the clip, or raises `error`."""

    def __init__(self, clip: Clip) -> None:
        self.clip = clip
        self.error: Exception | None = None
        self.go = threading.Event()
        self.seen: list[int] = []
        self.endings: list[Ending] = []
        self.told = threading.Event()
        self.finished = False

    def write(self, frames: Iterator[Frame]) -> Clip:
        assert self.go.wait(PATIENCE)
        for frame in frames:
            self.seen.append(int(frame[0, 0, 0]))
        if self.error is not None:
            raise self.error
        self.finished = True
        return self.clip

    def tell(self, ending: Ending) -> None:
        self.endings.append(ending)
        self.told.set()


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Clip:
    return make_clip(tmp_path_factory.mktemp("clip"), seconds=0.2)


@pytest.fixture
def writer(clip: Clip) -> Writer:
    return Writer(clip)


def over_each_other(count: int = 3) -> Iterator[Frame]:
    frame = np.zeros((2, 2, 3), np.uint8)
    for index in range(count):
        frame[:] = index
        yield frame


def test_frames_wait_for_a_busy_encoder_as_they_were_drawn(writer: Writer) -> None:
    encoding = Encoding(writer.write, writer.tell)
    encoding.take(over_each_other())
    writer.go.set()
    encoding.may_tell()
    encoding.join()
    assert writer.seen == [0, 1, 2]
    assert writer.endings == [Made(writer.clip)]


def test_nothing_is_told_before_it_may_be(writer: Writer) -> None:
    encoding = Encoding(writer.write, writer.tell)
    writer.go.set()
    encoding.take(over_each_other())
    assert not writer.told.wait(0.1)
    encoding.may_tell()
    assert writer.told.wait(PATIENCE)


@pytest.mark.parametrize(
    ("error", "kind"), [(Cancelled("called off"), CalledOff), (OSError("the disk is full"), Failed)]
)
def test_why_there_is_no_clip_is_told(writer: Writer, error: Exception, kind: type[Ending]) -> None:
    writer.error = error
    writer.go.set()
    encoding = Encoding(writer.write, writer.tell)
    encoding.take(over_each_other())
    encoding.may_tell()
    encoding.join()
    (ending,) = writer.endings
    assert isinstance(ending, kind)
    assert not isinstance(ending, Failed) or "the disk is full" in ending.text


@pytest.mark.parametrize("drawn", [0, 3])
def test_a_drawing_that_fails_ends_the_encoding_which_tells_nothing(
    writer: Writer, drawn: int
) -> None:
    def failing() -> Iterator[Frame]:
        yield from over_each_other(drawn)
        writer.go.set()
        raise ValueError("unwell")

    encoding = Encoding(writer.write, writer.tell)
    with pytest.raises(ValueError, match="unwell"):
        encoding.take(failing())
    encoding.join()
    assert writer.endings == []
    assert not writer.finished
