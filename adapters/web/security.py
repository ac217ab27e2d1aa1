"""What every request must pass before the application sees it, and what every answer carries."""

import logging
import re
import secrets
from collections.abc import Collection, Mapping
from types import MappingProxyType

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from adapters.web.errors import problem
from adapters.web.language import preferred
from bot.images.header import MOST_BYTES as PICTURE_BYTES
from generator.errors import UserError

# Compared: Starlette's TrustedHostMiddleware checks the host alone, in English plain text; the
# secure and asgi-csrf packages want a token in every form, which fetch metadata makes needless.

logger = logging.getLogger(__name__)

MOST_BODY = 64 * 1024  # bytes
MOST_PICTURE = PICTURE_BYTES + MOST_BODY
"""Of a request that may bring a picture along."""

PICTURES, ORDERS = "/api/images", "/v1/videos"
"""Where a POST may."""

LOOPBACK_HOSTS = frozenset({"localhost", "127.0.0.1", "[::1]"})

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "media-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": CONTENT_SECURITY_POLICY,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
)

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^:\[\]]+)(?::\d{1,5})?", re.IGNORECASE | re.ASCII)
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class Shield:
    """The outermost layer: request ids, the Host and Origin checks, headers, the last resort."""

    def __init__(self, app: ASGIApp, *, hosts: Collection[str], default_locale: str) -> None:
        self._app = app
        self._hosts = LOOPBACK_HOSTS | {_name_of(host) or _bracketed(host) for host in hosts}
        self._default_locale = default_locale

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return  # neither web sockets nor a lifespan are spoken here
        connection = HTTPConnection(scope)
        request_id = secrets.token_hex(8)
        locale = preferred(connection.headers.get("accept-language"), self._default_locale)
        scope.setdefault("state", {}).update(locale=locale, request_id=request_id)
        answer = _Answer(send, request_id)
        try:
            self._check(scope["method"], connection)
            await self._app(scope, receive, answer)
        except UserError as error:
            await problem(connection, error)(scope, receive, answer)
        except Exception:
            # The path and not the query, which may hold the token.
            logger.exception("request %s %s failed", request_id, scope["path"])
            if not answer.started:
                refusal = UserError("error-internal")
                await problem(connection, refusal)(scope, receive, answer)

    def _check(self, method: str, connection: HTTPConnection) -> None:
        headers = connection.headers
        host = headers.get("host", "")
        if _name_of(host) not in self._hosts | _reached_by(connection.scope):
            raise UserError("web-host-refused", host=host[:100])
        if is_cross_site(method, headers):
            raise UserError("web-cross-site")
        path = connection.url.path
        length = headers.get("content-length", "")
        if length.isdigit() and int(length[:20]) > most_body(path):
            if path in (PICTURES, ORDERS):
                raise UserError("picture-too-heavy", most=PICTURE_BYTES // 2**20)
            raise UserError("web-body-too-large", most=MOST_BODY)
        if method not in _SAFE_METHODS and path == PICTURES:
            _check_picture(headers)
        elif method not in _SAFE_METHODS and path.startswith("/api/"):
            _check_json(headers)


def most_body(path: str) -> int:
    """The most bytes of a request's body; what arrives in pieces is counted by the route."""
    return MOST_PICTURE if path in (PICTURES, ORDERS) else MOST_BODY


def is_cross_site(method: str, headers: Headers) -> bool:
    """Whether another site's page makes a browser send this.

    Another port of the same host counts as another site, though cookies go there too. Following a
    link to a page is allowed from anywhere. Programs that are no browsers send none of these
    headers. See the W3C's Fetch Metadata Request Headers.
    """
    origin = headers.get("origin")
    if origin is not None:
        return origin.partition("://")[2].lower() != headers.get("host", "").lower()
    if headers.get("sec-fetch-site") in ("cross-site", "same-site"):
        return not (method in _SAFE_METHODS and headers.get("sec-fetch-mode") == "navigate")
    return False


class _Answer:
    """Sends the answer on with the security headers in it."""

    def __init__(self, send: Send, request_id: str) -> None:
        self._send = send
        self._request_id = request_id
        self.started = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-store")
            headers["X-Request-ID"] = self._request_id
        await self._send(message)


def _check_picture(headers: Headers) -> None:
    # No form of another site can send such a body either.
    if not headers.get("content-type", "").lower().startswith("image/"):
        raise UserError("web-not-a-picture")


def _check_json(headers: Headers) -> None:
    # A form of another site can send text/plain and urlencoded bodies, but no JSON.
    has_body = headers.get("content-length", "0") != "0" or "transfer-encoding" in headers
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    if has_body and media_type != "application/json":
        raise UserError("web-not-json")


def _name_of(host: str) -> str | None:
    """The host without its port, in lower case; None when it is none."""
    match = _HOST.fullmatch(host)
    return match[1].lower() if match else None


def _reached_by(scope: Scope) -> set[str]:
    """The machine's own address that the connection came to: no name, so never a rebound one."""
    server = scope.get("server")
    return {_bracketed(server[0])} if server else set()


def _bracketed(host: str) -> str:
    return f"[{host.lower()}]" if ":" in host else host.lower()
