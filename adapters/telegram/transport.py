"""How requests travel to Telegram: through aiohttp, which Discord's library brings along.

Compared: the library's own way, httpx, takes the event loop about a millisecond for each request,
several times as long, and a clip that exists already is three requests. aiogram, the other large
library, uses aiohttp as well.
"""

import asyncio
import logging
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import certifi
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.config import ConfigError
from bot.contents import Contents

logger = logging.getLogger(__name__)

_MAY_TAKE = BaseRequest.DEFAULT_NONE  # what the library passes where nobody chose a time-out


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds: `connect` for a connection, once there is a free one; `write` for sending, `upload`
    for sending files; `read` until Telegram says something."""

    connect: float = 5.0
    write: float = 20.0
    upload: float = 20.0
    read: float = 20.0


class Transport(BaseRequest):
    """At most `connections` requests at once; the others wait, as long as `Patience.write`."""

    def __init__(
        self, *, connections: int, patience: Patience | None = None, proxy: str | None = None
    ) -> None:
        """`proxy` is as `proxy_to` finds it."""
        self._connections = connections
        self._patience = patience or Patience()
        self._proxy = proxy
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._patience.read

    async def initialize(self) -> None:
        if self._session is None:
            trusted = await asyncio.to_thread(_trusted)
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, ssl=trusted),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                proxy=self._proxy,
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = _MAY_TAKE,
        write_timeout: Any = _MAY_TAKE,
        connect_timeout: Any = _MAY_TAKE,
        pool_timeout: Any = _MAY_TAKE,
    ) -> tuple[int, bytes]:
        """The status and the body of the answer, whatever the status is.

        Raises:
            TimedOut: it took too long; the request may have arrived.
            NetworkError: the connection failed; the request may have arrived. The text has no
                address in it, for the token stands there.
            RuntimeError: not initialized.
        """
        if self._session is None:
            raise RuntimeError("the transport is not initialized")
        patience = self._patience
        files = request_data is not None and request_data.contains_files
        sending = patience.upload if files else patience.write
        read = _chosen(read_timeout, patience.read)
        connect = _chosen(connect_timeout, patience.connect)
        total = _sum(_chosen(write_timeout, sending), read, connect)
        timeout = aiohttp.ClientTimeout(total=total, sock_connect=connect, sock_read=read)
        try:
            async with self._session.request(
                method, url, data=_body(request_data), timeout=timeout, allow_redirects=False
            ) as answer:
                body = await answer.read()
                # The token stands in the address: every handler of ours redacts it.
                logger.debug("%s %s: %d", method, url, answer.status)
                return answer.status, body
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(_trouble(error)) from error


def proxy_to(address: str) -> str | None:
    """The proxy that the machine's settings (HTTPS_PROXY, ALL_PROXY, NO_PROXY and the like) want
    for an address; None: none.

    Raises:
        ConfigError: it is of a kind that cannot be used.
    """
    parts = urlsplit(address)
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy or proxy_bypass(parts.hostname or ""):
        return None
    scheme = urlsplit(proxy).scheme if "://" in proxy else "http"
    if scheme != "http":  # its address may have a password in it
        raise ConfigError(
            f"Telegram is to be reached through a proxy that is spoken to by {scheme}://, and only "
            "http:// can be used: set HTTPS_PROXY to such a one."
        )
    return proxy if "://" in proxy else f"http://{proxy}"


@cache
def _trusted() -> ssl.SSLContext:
    """Whom to believe: the machine's own certificates, and Mozilla's, as some have none."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _body(data: RequestData | None) -> aiohttp.FormData | Mapping[str, str] | None:
    if data is None or not data.contains_files:
        return None if data is None else data.json_parameters
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, contents, kind) in data.multipart_data.items():
        file = Contents(contents) if isinstance(contents, bytes) else contents
        form.add_field(name, file, filename=filename, content_type=kind)
    return form


def _trouble(error: Exception) -> str:
    """What went wrong, without an address: many of the library's words have it in them."""
    if isinstance(error, aiohttp.ClientConnectorError):  # tells of the host alone
        return str(error)
    if isinstance(error, aiohttp.ClientResponseError):
        return "what came back is no answer by HTTP"
    return type(error).__name__


def _chosen(timeout: Any, usual: float) -> float | None:
    """What the caller chose, None (for ever) among it."""
    if timeout is _MAY_TAKE:
        return usual
    return None if timeout is None else float(timeout)


def _sum(*seconds: float | None) -> float | None:
    finite = [it for it in seconds if it is not None]
    return sum(finite) if len(finite) == len(seconds) else None
