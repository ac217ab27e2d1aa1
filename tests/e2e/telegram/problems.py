"""How the loopback Telegram says no, by its own rules or because a test wants it to."""

from dataclasses import dataclass, field
from typing import Any

Body = dict[str, Any]

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
WRONG_FILE = "wrong file identifier/HTTP URL specified"


class Problem(Exception):
    """An answer that is no success (https://core.telegram.org/bots/api#making-requests)."""

    def __init__(self, status: int, description: str, parameters: Body | None = None) -> None:
        super().__init__(status, description)
        self.status = status
        self.description = description
        self.parameters = parameters or {}

    @property
    def body(self) -> Body:
        told: Body = {"ok": False, "error_code": self.status, "description": self.description}
        return told | ({"parameters": self.parameters} if self.parameters else {})


class BadRequest(Problem):
    def __init__(self, why: str, parameters: Body | None = None) -> None:
        super().__init__(400, f"Bad Request: {why}", parameters)


class Forbidden(Problem):
    def __init__(self, why: str) -> None:
        super().__init__(403, f"Forbidden: {why}")


class Violation(BadRequest):
    """A request that no correct program sends: 400, and the test fails in the end."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass
class Refusal:
    """An answer in place of the next `times` calls of a method ("*": any).

    With `after` the request takes effect, and only its answer is lost. A `status` of 0 cuts the
    connection.
    """

    method: str
    status: int
    description: str = ""
    parameters: Body = field(default_factory=dict)
    times: int = 1
    after: bool = False

    def meets(self, method: str) -> bool:
        return self.times > 0 and self.method in ("*", method)

    def problem(self) -> Problem:
        self.times -= 1
        return Problem(self.status, self.description, self.parameters)
