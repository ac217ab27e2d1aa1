"""Whose data directory it is: one server, or one `ask` after the other, at a time."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from generator.errors import ReelbotError

_POLL = 0.1  # seconds
_GLIMPSE = 1.0  # seconds for which an `ask` may hold the server's lock to see whether it is held


class DirectoryBusy(ReelbotError):
    """A server owns the data directory; the text is one sentence with its address."""


class DataLock:
    """Two locks: everybody who works holds the first, a server the second as well.

    So whoever waits for the first can see whether it is worth waiting. A lock goes with its
    process, however that ends; nothing is left behind to be cleaned up.
    """

    def __init__(self, data_dir: Path) -> None:
        self._dir = data_dir
        # Not thread-local: the server's lock is taken in a thread and let go in another.
        self._work = FileLock(data_dir / "work.lock", thread_local=False)
        self._server = FileLock(data_dir / "server.lock", thread_local=False)
        self._address = data_dir / "server.json"

    @asynccontextmanager
    async def for_server(self, on_wait: Callable[[], None]) -> AsyncIterator[None]:
        """Hold the directory as the server; waits for an `ask` that is at work.

        Raises:
            DirectoryBusy: another server owns it.
            OSError: the directory cannot be written.
        """
        try:
            await asyncio.to_thread(self._server.acquire, timeout=_GLIMPSE)
        except Timeout:
            raise self._busy() from None
        try:
            await self._acquire_work(on_wait)
            try:
                yield
            finally:
                self._address.unlink(missing_ok=True)
                self._work.release()
        finally:
            self._server.release()

    @asynccontextmanager
    async def for_one_request(self, on_wait: Callable[[], None]) -> AsyncIterator[None]:
        """Hold the directory for one request, after those that came before.

        Raises: as `for_server`.
        """
        await self._acquire_work(on_wait, give_up=self._server_runs)
        try:
            yield
        finally:
            self._work.release()

    def is_served(self) -> bool:
        """Whether a server owns the directory; changes nothing in it."""
        return Path(self._server.lock_file).exists() and self._server_runs()

    def publish(self, addresses: list[str]) -> None:
        """Leave word where the server listens."""
        self._address.write_text(json.dumps(addresses), "utf-8")

    async def _acquire_work(
        self, on_wait: Callable[[], None], give_up: Callable[[], bool] = lambda: False
    ) -> None:
        waiting = False
        while True:
            try:
                self._work.acquire(blocking=False)
            except Timeout:
                if give_up():
                    raise self._busy() from None
                if not waiting:
                    on_wait()
                waiting = True
                await asyncio.sleep(_POLL)
            else:
                return

    def _server_runs(self) -> bool:
        try:
            with self._server.acquire(blocking=False):
                return False
        except Timeout:
            return True

    def _busy(self) -> DirectoryBusy:
        where = ""
        with contextlib.suppress(OSError, ValueError):
            where = " on " + ", ".join(json.loads(self._address.read_text("utf-8")))
        return DirectoryBusy(
            f"Reelbot already runs with the data directory {self._dir}{where}: "
            "use it there, stop it, or name another --data-dir."
        )
