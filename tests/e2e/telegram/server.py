"""The loopback Telegram itself: the Bot API and its files, on a port of its own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from tests.e2e.telegram.answering import Answering
from tests.e2e.telegram.askers import Askers
from tests.e2e.telegram.door import Door
from tests.e2e.telegram.editing import Editing
from tests.e2e.telegram.looking import Looking
from tests.e2e.telegram.polling import Polling
from tests.e2e.telegram.profile import Profile
from tests.e2e.telegram.sending import Sending


class TelegramServer(Askers):
    """`posts` are the bot's messages. When the block ends, `violations` must be empty: what the
    bot did that no correct program does."""

    def __init__(self) -> None:
        super().__init__()
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> "TelegramServer":
        parts = (it(self) for it in (Answering, Editing, Looking, Polling, Profile, Sending))
        door = Door(self, *parts)
        app = web.Application(client_max_size=64 * 2**20)
        app.router.add_route("*", "/bot{token}/{method}", door.serve)
        app.router.add_get("/file/bot{token}/{kind}/{id}", self._file)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.api = f"http://{host}:{port}"
        return self

    async def __aexit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        assert self._runner is not None
        await self.feed.fetch()
        await self._runner.cleanup()
        if self.violations and error is None:
            raise AssertionError(f"violations: {self.violations}")
        if self.violations and error is not None:
            error.add_note(f"violations: {self.violations}")

    async def _file(self, request: web.Request) -> web.Response:
        file = self.files.kept.get(request.match_info["id"])
        if request.match_info["token"] != self.token or file is None:
            raise web.HTTPNotFound
        return web.Response(body=file.data)


@asynccontextmanager
async def telegram_server() -> AsyncIterator[TelegramServer]:
    """A running loopback Telegram; the real library goes there by `server.api`."""
    async with TelegramServer() as server:
        yield server
