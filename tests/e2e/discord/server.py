"""The loopback Discord itself: REST, gateway and files, on a port of its own."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from tests.e2e.discord.by_bot import ByBot
from tests.e2e.discord.by_token import ByToken
from tests.e2e.discord.people import People
from tests.e2e.discord.registration import Registration
from tests.e2e.discord.rest import ROOT, Rest

FILE_ADDRESS_LASTS = 24 * 3600.0
"""https://discord.com/developers/docs/reference#signed-attachment-cdn-urls"""


class DiscordServer(People):
    """`messages` are what stands in the channels. When the block ends, `violations` must be
    empty: what the bot did that no correct program does."""

    def __init__(self) -> None:
        super().__init__()
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> "DiscordServer":
        app = web.Application(client_max_size=64 * 2**20, middlewares=[self._unknown])
        app.router.add_get("/gateway", self.gateway.serve)
        app.router.add_get("/attachments/{channel}/{id}/{name}", self._file)
        rest = Rest(self)
        for part in (ByToken(self), ByBot(self), Registration(self)):
            for route in part.routes():
                rest.add(app, route)
        self._runner = web.AppRunner(app, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.base = f"http://{host}:{port}{ROOT}"
        self.gateway_url = f"ws://{host}:{port}/gateway"
        return self

    async def __aexit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()
        if self.violations and error is None:
            raise AssertionError(f"violations: {self.violations}")
        if self.violations and error is not None:
            error.add_note(f"violations: {self.violations}")

    async def _file(self, request: web.Request) -> web.Response:
        number = int(request.match_info["id"])
        if number not in self.uploads or self.age(number) > FILE_ADDRESS_LASTS:
            raise web.HTTPNotFound
        return web.Response(body=self.uploads[number].data)

    @web.middleware
    async def _unknown(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        try:
            return await handler(request)
        except web.HTTPException as error:
            if request.path.startswith(ROOT):
                self.violations.append(f"{request.method} {request.path}: {error.status}")
            raise
