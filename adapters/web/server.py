"""The HTTP server: uvicorn inside the event loop that everything else runs in."""

import asyncio
import contextlib
import errno
import socket
from collections.abc import Iterator

import uvicorn
from starlette.types import ASGIApp

from bot.config import ConfigError

_GRACE = 3  # seconds for answers under way


class Server:
    """Listens on one address. `port` 0 asks for any free port."""

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._port = port
        self._uvicorn: _Uvicorn | None = None
        self._serving: asyncio.Task[None] | None = None

    @property
    def port(self) -> int:
        """Where it really listens, once started."""
        return self._port

    @property
    def url(self) -> str:
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._port}"

    async def start(self, app: ASGIApp) -> None:
        """Listen; returns once requests are answered.

        Raises:
            ConfigError: the address is taken, unknown or not allowed.
        """
        listener = _bind(self._host, self._port)
        self._port = listener.getsockname()[1]
        self._uvicorn = _Uvicorn(
            uvicorn.Config(
                app,
                interface="asgi3",
                lifespan="off",
                ws="none",
                log_config=None,
                access_log=False,  # it would log the query, and the token with it
                server_header=False,
                forwarded_allow_ips="127.0.0.1",
                timeout_graceful_shutdown=_GRACE,
            )
        )
        self._serving = asyncio.create_task(self._uvicorn.serve([listener]), name="web server")
        await self._uvicorn.ready.wait()

    async def stop(self) -> None:
        """Close the door, finish the answers under way, at most for a few seconds."""
        if self._uvicorn is None or self._serving is None:
            return
        self._uvicorn.should_exit = True
        await self._serving


class _Uvicorn(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await super().startup(sockets)
        finally:
            self.ready.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals to the program: the web is one of its adapters."""
        yield


def _bind(host: str, port: int) -> socket.socket:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, _, _, _, address = found[0]
        return socket.create_server(address[:2], family=family, backlog=2048)
    except socket.gaierror:
        raise ConfigError(
            f"WEB_HOST is {host!r}, which is no address of this machine; try 127.0.0.1."
        ) from None
    except OSError as error:
        raise ConfigError(_why(error, host, port)) from None


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} on {host} is taken, perhaps by another Reelbot; "
            "stop that one, or choose another port with --port or WEB_PORT."
        )
    if error.errno == errno.EACCES:
        return f"Port {port} needs more rights than this program has; choose one above 1023."
    if error.errno == errno.EADDRNOTAVAIL:
        return f"WEB_HOST is {host!r}, which is no address of this machine; try 127.0.0.1."
    return f"The web page cannot listen on {host} port {port}: {error.strerror}."
