"""Who is asking: a browser by its cookie, a program by its key; nothing is stored."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request, Response
from starlette.requests import HTTPConnection

from adapters.web.language import locale_of
from adapters.web.rate import Rate
from bot.types import Address
from generator.errors import UserError

if TYPE_CHECKING:
    from adapters.web.state import WebState

COOKIE = "reelbot_session"
_SHAPE = re.compile(r"([A-Za-z0-9_-]{43})(?:\.([0-9a-f]{64}))?", re.ASCII)
_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Visitor:
    """One asker. `user` is a digest: whoever reads the database cannot take over a session."""

    user: str
    locale: str
    pace_by: str  # newcomers share a pace by address: a session is theirs for the asking

    @property
    def owner(self) -> str:
        return self.address().owner

    def address(
        self, source: str | None = None, extra: Mapping[str, str] = MappingProxyType({})
    ) -> Address:
        """Where the answer goes. A session is a community of its own: nobody else's clips."""
        return Address(
            platform="web",
            channel=self.user,
            user=self.user,
            community=self.user,
            source=f"{self.user}:{source}" if source else None,
            locale=self.locale,
            extra=dict(extra),
        )


class Sessions:
    """Reads and makes cookies, and checks keys.

    A cookie is a random secret; where WEB_TOKEN is set it carries an HMAC of that secret under the
    token, made when the visitor showed the token. So a session outlives a restart without a table,
    and changing the token closes every session.
    """

    def __init__(self, token: str | None, guesses: Rate) -> None:
        self._token = token
        self._guesses = guesses

    @property
    def guarded(self) -> bool:
        return self._token is not None

    def user_of(self, connection: HTTPConnection) -> str | None:
        """The asker's user id; None for a newcomer, or one who has not shown the token.

        Raises:
            UserError: web-token-wrong, web-too-fast.
        """
        scheme, _, key = connection.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and key.strip():
            if self.guarded:
                self.check_token(key.strip(), connection)
            return _digest("key", key.strip())
        secret = self._secret_of(connection)
        return _digest("session", secret) if secret else None

    def check_token(self, given: str, connection: HTTPConnection) -> None:
        """Compare with WEB_TOKEN in constant time; wrong guesses are counted by address.

        Raises:
            UserError: web-token-wrong, web-too-fast.
        """
        client = client_of(connection)
        self._guesses.check(client)
        if not hmac.compare_digest(_digest("key", given), _digest("key", self._token or "")):
            self._guesses.take(client)
            raise UserError("web-token-wrong")

    def open(self, connection: HTTPConnection, response: Response) -> str:
        """Give the visitor a session, or sign the one they have; returns the user id.

        Where a token is set, call `check_token` first.
        """
        match = _SHAPE.fullmatch(connection.cookies.get(COOKIE, ""))
        secret = match[1] if match else secrets.token_urlsafe(32)
        response.set_cookie(
            COOKIE,
            f"{secret}.{self._sign(secret)}" if self.guarded else secret,
            max_age=_YEAR,
            httponly=True,
            samesite="strict",
            secure=connection.url.scheme == "https",
        )
        return _digest("session", secret)

    def _secret_of(self, connection: HTTPConnection) -> str | None:
        match = _SHAPE.fullmatch(connection.cookies.get(COOKIE, ""))
        if not match:
            return None
        if self.guarded and not hmac.compare_digest(match[2] or "", self._sign(match[1])):
            return None
        return match[1]

    def _sign(self, secret: str) -> str:
        return hmac.new((self._token or "").encode(), secret.encode(), hashlib.sha256).hexdigest()


# Dependencies are coroutines though they wait for nothing: FastAPI runs others in threads.


async def visitor(request: Request, response: Response) -> Visitor:
    """Who asks; a newcomer is given a session.

    Raises:
        UserError: web-token-needed, web-token-wrong, web-too-fast.
    """
    sessions = state_of(request).sessions
    user = sessions.user_of(request)
    if user is not None:
        return Visitor(user, locale_of(request), pace_by=user)
    if sessions.guarded:
        raise UserError("web-token-needed")
    return Visitor(sessions.open(request, response), locale_of(request), pace_by=client_of(request))


async def known_visitor(request: Request) -> Visitor:
    """Who asks, for files: a newcomer owns none.

    Raises:
        UserError: web-token-needed, web-token-wrong, web-too-fast, job-unknown.
    """
    return _known(request, otherwise="job-unknown")


async def key_holder(request: Request) -> Visitor:
    """Who asks, for programs: a key, or the cookie of a page that tries the API out.

    Raises:
        UserError: web-token-needed, web-token-wrong, web-too-fast, web-key-needed.
    """
    return _known(request, otherwise="web-key-needed")


def _known(request: Request, *, otherwise: str) -> Visitor:
    sessions = state_of(request).sessions
    user = sessions.user_of(request)
    if user is None:
        raise UserError("web-token-needed" if sessions.guarded else otherwise)
    return Visitor(user, locale_of(request), pace_by=user)


def state_of(connection: HTTPConnection) -> "WebState":
    """What the operations of this application share."""
    state: WebState = connection.app.state.web
    return state


def client_of(connection: HTTPConnection) -> str:
    return connection.client.host if connection.client else ""


Asker = Annotated[Visitor, Depends(visitor)]
KnownAsker = Annotated[Visitor, Depends(known_visitor)]
KeyHolder = Annotated[Visitor, Depends(key_holder)]


async def paced_visitor(request: Request, asker: Asker) -> Visitor:
    """Who asks for work to be done, slowed down when they ask too often.

    Raises:
        UserError: as `visitor`, and web-too-fast.
    """
    state_of(request).pace.take(asker.pace_by)
    return asker


async def paced_key_holder(request: Request, asker: KeyHolder) -> Visitor:
    """As `paced_visitor`, for programs."""
    state_of(request).pace.take(asker.pace_by)
    return asker


PacedAsker = Annotated[Visitor, Depends(paced_visitor)]
PacedKeyHolder = Annotated[Visitor, Depends(paced_key_holder)]


def _digest(kind: str, secret: str) -> str:
    return hashlib.sha256(f"{kind}:{secret}".encode()).hexdigest()[:32]
