"""Errors as HTTP: which status a code has, and the two shapes of an error's body."""

import logging
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse

from adapters.web.language import locale_of
from adapters.web.views import OpenAIProblemBody, ProblemBody
from bot.texts.catalogue import say
from generator.errors import UserError

logger = logging.getLogger(__name__)

STATUSES: Mapping[str, int] = MappingProxyType(
    {
        "job-unknown": 404,
        "clip-gone": 404,
        "web-not-found": 404,
        "job-none": 404,
        "job-none-open": 409,
        "job-ended": 409,
        "web-token-needed": 401,
        "web-token-wrong": 401,
        "web-key-needed": 401,
        "web-host-refused": 403,
        "web-cross-site": 403,
        "web-method-refused": 405,
        "web-too-slow": 408,
        "web-body-too-large": 413,
        "picture-too-heavy": 413,
        "picture-gone": 404,
        "web-not-json": 415,
        "web-not-a-form": 415,
        "web-not-a-picture": 415,
        "picture-kind": 415,
        "web-request-invalid": 422,
        "web-too-fast": 429,
        "queue-yours-full": 429,
        "queue-full": 429,
        "picture-too-many": 429,
        "error-internal": 500,
        "engine-none": 503,
    }
)
"""Codes that are not a plain 400."""

_CODES: Mapping[int, str] = MappingProxyType(
    {404: "web-not-found", 405: "web-method-refused", 413: "web-body-too-large"}
)

OPENAI_PREFIX = "/v1/"

# Told once for every operation; "4XX" also keeps FastAPI from promising its own shape of a 422.
RESPONSES: dict[int | str, dict[str, Any]] = {
    "4XX": {"model": ProblemBody, "description": "What was wrong, in the reader's language"}
}
OPENAI_RESPONSES: dict[int | str, dict[str, Any]] = {
    "4XX": {"model": OpenAIProblemBody, "description": "What was wrong, in the reader's language"}
}


def problem(connection: HTTPConnection, error: UserError) -> JSONResponse:
    """The answer to a request that failed, in the shape that its caller expects."""
    status = STATUSES.get(error.code, 400)
    message = say(error, locale_of(connection))
    headers = {"Cache-Control": "no-store"}
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    if status == 429:
        headers["Retry-After"] = str(error.arguments.get("seconds", 5))
    body: dict[str, Any] = {"code": error.code, "message": message}
    if connection.url.path.startswith(OPENAI_PREFIX):
        body |= {"type": _openai_type(status), "param": error.arguments.get("param")}
    return JSONResponse({"error": body}, status_code=status, headers=headers)


def install(app: FastAPI) -> None:
    """Give every error that an operation can raise its JSON body."""
    app.add_exception_handler(UserError, _on_user_error)
    app.add_exception_handler(HTTPException, _on_http_error)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(Exception, _on_fault)


def invalid(error: RequestValidationError) -> UserError:
    """The first thing that does not fit, without repeating what was sent."""
    first = error.errors()[0]
    path = ".".join(str(part) for part in first["loc"] if part != "body") or "body"
    where = path[:100].encode(errors="replace").decode()  # a key is the sender's text too
    return UserError("web-request-invalid", where=where, why=str(first["msg"]), param=where)


async def _on_user_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, UserError)
    return problem(request, error)


async def _on_http_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code = _CODES.get(error.status_code)
    if code:
        answer = problem(request, UserError(code))
    else:
        why = UserError("web-request-invalid", where="body", why=str(error.detail).rstrip("."))
        answer = problem(request, why)
        answer.status_code = error.status_code
    answer.headers.update(error.headers or {})
    return answer


async def _on_invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    return problem(request, invalid(error))


async def _on_fault(request: Request, error: Exception) -> JSONResponse:
    # Raised again behind this answer, and logged by the shield.
    return problem(request, UserError("error-internal"))


def _openai_type(status: int) -> str:
    if status == 401:
        return "authentication_error"
    if status == 429:
        return "rate_limit_error"
    return "server_error" if status >= 500 else "invalid_request_error"
