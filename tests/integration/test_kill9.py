"""What was promised survives SIGKILL at any moment: the real program, killed again and again.

REELBOT_CHAOS_SEED chooses what is typed and when it is killed.
"""

import os
import random
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.chaos.crowd import Crowd
from tests.support.chaos.killer import Killer
from tests.support.chaos.program import Program
from tests.support.chaos.verdict import Verdict
from tests.support.loopback_server import Chat, loopback

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux alone has pidfd and /proc")

SEED = int(os.environ.get("REELBOT_CHAOS_SEED", "9"))
PATIENCE = 120.0  # seconds until everybody has got a clip


@pytest.fixture
def chat() -> Iterator[Chat]:
    with loopback() as chat:
        yield chat


def test_nothing_is_lost_and_nothing_is_posted_twice(tmp_path: Path, chat: Chat) -> None:
    sys.stdout.write(rampage(tmp_path, chat, kills=18, each=2))


@pytest.mark.chaos
def test_nothing_is_lost_in_hundreds_of_kills(
    tmp_path: Path, chat: Chat, capsys: pytest.CaptureFixture[str]
) -> None:
    report = rampage(tmp_path, chat, kills=300, each=20)
    with capsys.disabled():
        sys.stdout.write(report)


def rampage(folder: Path, chat: Chat, *, kills: int, each: int) -> str:
    """Kill, let the program come to rest, and see that all is well; returns the report."""
    sys.stdout.write(f"REELBOT_CHAOS_SEED={SEED}\n")
    dice = random.Random(SEED)
    crowd = Crowd(chat, dice)
    with Program(folder, chat.url) as program:
        killer = Killer(program, chat, crowd, dice, kills=kills, each=each)
        killer.run()
        rest(program, chat, crowd)
    verdict = Verdict(program, chat, crowd)
    report = f"\nREELBOT_CHAOS_SEED={SEED}\n\n{killer.table()}\n{verdict.summary()}\n"
    complaints = verdict.complaints()
    assert not complaints, "\n".join([report, *complaints])
    assert not killer.missing, f"{report}\nphases that were not hit enough: {killer.missing}"
    return report


def rest(program: Program, chat: Chat, crowd: Crowd) -> None:
    """Let the program run until everybody has got a clip and it has put its store in order."""
    chronicle = program.chronicle
    life = program.begin()
    chat.until(lambda: not crowd.waiting(), PATIENCE)  # who has none is found by the verdict
    with chronicle.changed:
        assert chronicle.changed.wait_for(lambda: "sweep" in chronicle.seen, PATIENCE)
    life.process.send_signal(signal.SIGTERM)
    assert life.end() == 0
    assert not program.survivors()
