"""Lines of stdin by their number, as they come."""

import asyncio
import contextlib
import sys
import threading
from collections.abc import AsyncIterator
from concurrent.futures import CancelledError


async def batches(most: int) -> AsyncIterator[list[tuple[int, str]]]:
    """Lines without blank ones, at most so many at once: what has come so far, so that a person
    gets an answer for each line and a file is worked off in batches."""
    loop = asyncio.get_running_loop()
    lines: asyncio.Queue[tuple[int, str] | None] = asyncio.Queue(2 * most)  # None: the end

    def put(line: tuple[int, str] | None) -> None:
        asyncio.run_coroutine_threadsafe(lines.put(line), loop).result()

    def read() -> None:
        # The loop may be closed meanwhile: then nobody wants the rest.
        with contextlib.suppress(RuntimeError, CancelledError):
            for number, raw in enumerate(sys.stdin.buffer, 1):
                if line := raw.decode("utf-8", "replace").strip():
                    put((number, line))
            put(None)

    # A daemon: a read that waits for a person cannot be interrupted, and must not be waited for.
    threading.Thread(target=read, name="stdin", daemon=True).start()
    ended = False
    while not ended:
        batch = [await lines.get()]
        while batch[-1] is not None and len(batch) < most and not lines.empty():
            batch.append(lines.get_nowait())
        ended = batch[-1] is None
        if numbered := [line for line in batch if line is not None]:
            yield numbered
