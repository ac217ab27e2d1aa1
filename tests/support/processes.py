"""Looks at other processes and waits for their end. Linux only: /proc and pidfd."""

import os
import select
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 30.0


def children(pid: int) -> list[int]:
    """Every process below this one."""
    below: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            below += [child, *children(child)]
    return below


def name(pid: int) -> str:
    """The program's name, its first six letters: "python", "ffmpeg"."""
    return Path(f"/proc/{pid}/comm").read_text().strip()[:6]


@contextmanager
def must_end(pids: list[int]) -> Iterator[None]:
    """What the block does must end all these processes, or have ended them."""
    watched: list[int] = []
    for pid in pids:
        try:
            watched.append(os.pidfd_open(pid))
        except ProcessLookupError:
            continue
    try:
        yield
        for handle in watched:
            assert select.select([handle], [], [], PATIENCE)[0], "a process lives on"
    finally:
        for handle in watched:
            os.close(handle)
