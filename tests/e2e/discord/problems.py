"""How the loopback Discord says no, by its own rules or because a test wants it to."""

from dataclasses import dataclass
from typing import Any

# https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK = 10003, 10008, 10015
UNKNOWN_INTERACTION = 10062
TOO_MANY_CREATED = 30034
TOO_LARGE, ACKNOWLEDGED_ALREADY, TOO_MANY_FOLLOW_UPS = 40005, 40060, 40094
NO_ACCESS, NOT_THE_AUTHOR, EMPTY_MESSAGE, DMS_CLOSED = 50001, 50005, 50006, 50007
NO_PERMISSION, INVALID_TOKEN, INVALID_BODY, ARCHIVED = 50013, 50027, 50035, 50083

STATUSES = {
    UNKNOWN_CHANNEL: 404,
    UNKNOWN_MESSAGE: 404,
    UNKNOWN_WEBHOOK: 404,
    UNKNOWN_INTERACTION: 404,
    TOO_MANY_CREATED: 400,
    TOO_LARGE: 413,
    ACKNOWLEDGED_ALREADY: 400,
    TOO_MANY_FOLLOW_UPS: 400,
    NO_ACCESS: 403,
    NOT_THE_AUTHOR: 403,
    EMPTY_MESSAGE: 400,
    DMS_CLOSED: 403,
    NO_PERMISSION: 403,
    INVALID_TOKEN: 401,
    INVALID_BODY: 400,
    ARCHIVED: 400,
}


class Problem(Exception):
    """An answer that is no success."""

    def __init__(
        self,
        code: int,
        *,
        status: int | None = None,
        retry_after: float | None = None,
        everywhere: bool = False,
        why: str = "",
    ) -> None:
        super().__init__(code, why)
        self.status = STATUSES[code] if status is None else status
        self.body: dict[str, Any] = {"code": code, "message": why or f"loopback {code}"}
        self.headers: dict[str, str] = {}
        if retry_after is not None:
            self.body |= {"retry_after": retry_after, "global": everywhere}
            self.headers["Retry-After"] = str(retry_after)
            self.headers["X-RateLimit-Scope"] = "global" if everywhere else "user"
            if everywhere:
                self.headers["X-RateLimit-Global"] = "true"


class Violation(Problem):
    """A request that no correct program sends: 400, and the test fails in the end."""

    def __init__(self, why: str, code: int = INVALID_BODY) -> None:
        super().__init__(code, why=why)
        self.why = why


@dataclass
class Refusal:
    """An answer in place of the next `times` requests that it is for.

    `by` is "token" (an interaction's), "bot", or None for both. `on` is what is asked for: "edit",
    "send" (a message by the bot, a follow-up by a token), "acknowledge", "delete", "get", "dm",
    "commands", or None for anything. With `after` the request takes effect, and only its answer
    is lost. A `status` of 0 cuts the connection; `everywhere` makes a 429 the global one.
    """

    by: str | None
    status: int
    code: int = 0
    retry_after: float | None = None
    times: int = 1
    on: str | None = "edit"
    after: bool = False
    everywhere: bool = False

    def meets(self, by: str, on: str) -> bool:
        return self.times > 0 and self.by in (None, by) and self.on in (None, on)

    def problem(self) -> Problem:
        self.times -= 1
        return Problem(
            self.code,
            status=self.status,
            retry_after=self.retry_after,
            everywhere=self.everywhere,
        )


@dataclass
class Bucket:
    """A rate limit: so many requests of a kind in so many seconds, per channel or interaction."""

    most: int = 5
    seconds: float = 5.0
