"""The other end of `tests.support.loopback`: a chat server in a thread, that outlives kills."""

import hashlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

POLL = 1.0  # seconds a poll waits for an update


@dataclass(slots=True)
class Message:
    """One message and all it ever said: JSON bodies, and clips as {"clip": their SHA-256}."""

    id: str
    job: str
    said: list[dict[str, Any]] = field(default_factory=list)

    @property
    def source(self) -> int:
        """The update that it answers."""
        return int(self.said[0]["source"])

    @property
    def clips(self) -> list[str]:
        """The digests of the clips that were put in; the same twice is an edit repeated."""
        return [what["clip"] for what in self.said if "clip" in what]


class Chat:
    """What people typed and what they were answered.

    An update comes again until a later poll confirms it. `before`, when set, is called with each
    request's method and path before it is served; it may wait, or raise `Refused`.
    """

    def __init__(self) -> None:
        self.messages: dict[str, Message] = {}
        self.updates: list[dict[str, Any]] = []
        self.confirmed = 0
        self.answers: dict[int, str] = {}
        self.before: Callable[[str, str], None] | None = None
        self.url = ""
        self.changed = threading.Condition()

    def type(self, text: str, *, user: str = "ada", channel: str = "room") -> int:
        """Somebody types; returns the update's id."""
        with self.changed:
            update = {"id": len(self.updates) + 1, "user": user, "channel": channel, "text": text}
            self.updates.append(update)
            self.changed.notify_all()
            return len(self.updates)

    def until(self, happened: Callable[[], bool], seconds: float = 30.0) -> bool:
        """Wait until `happened()`; returns whether it did."""
        with self.changed:
            return self.changed.wait_for(happened, timeout=seconds)

    def with_clips(self) -> dict[str, list[Message]]:
        """The messages that hold a clip, by job: more than one is a clip delivered twice."""
        found: dict[str, list[Message]] = {}
        for message in self.messages.values():
            if message.clips:
                found.setdefault(message.job, []).append(message)
        return found


class Refused(Exception):
    """Answered with `status`; 429 says when to come again."""

    def __init__(self, status: int, retry_after: float = 1.0) -> None:
        super().__init__(status)
        self.status = status
        self.retry_after = retry_after


class Handler(BaseHTTPRequestHandler):
    chat: ClassVar[Chat]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def do_PUT(self) -> None:
        self._serve()

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing on stderr."""

    def _serve(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        if len(body) < length:
            self.close_connection = True  # it died while it spoke: nothing was said
            return
        try:
            if self.chat.before is not None:
                self.chat.before(self.command, self.path)
            self._answer(200, self._take(body))
        except Refused as refusal:
            self._answer(refusal.status, {}, {"Retry-After": str(refusal.retry_after)})

    def _take(self, body: bytes) -> Any:
        parts = urlsplit(self.path)
        with self.chat.changed:
            match (self.command, *parts.path.strip("/").split("/")):
                case ("GET", "updates"):
                    return self._poll(int(parse_qs(parts.query)["after"][0]))
                case ("POST", "messages"):
                    return {"id": self._new(json.loads(body))}
                case ("PUT", "messages", name, "clip"):
                    self._say(name, {"clip": hashlib.sha256(body).hexdigest(), "size": len(body)})
                case ("PUT", "messages", name):
                    self._say(name, json.loads(body))
                case ("POST", "answers"):
                    answer = json.loads(body)
                    self.chat.answers[answer["update"]] = answer["code"]
            self.chat.changed.notify_all()
        return {}

    def _poll(self, after: int) -> list[dict[str, Any]]:
        self.chat.confirmed = after = max(after, self.chat.confirmed)
        until = time.monotonic() + POLL
        while len(self.chat.updates) <= after and time.monotonic() < until:
            self.chat.changed.wait(timeout=POLL)
        return self.chat.updates[after : after + 10]

    def _new(self, said: dict[str, Any]) -> str:
        name = f"m{len(self.chat.messages) + 1}"
        self.chat.messages[name] = Message(name, said["job"], [said])
        return name

    def _say(self, name: str, what: dict[str, Any]) -> None:
        if name not in self.chat.messages:
            raise Refused(404)
        self.chat.messages[name].said.append(what)

    def _answer(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        for key, value in (headers or {}).items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client killed in mid-sentence is what these tests are about."""


@contextmanager
def loopback() -> Iterator[Chat]:
    """A chat at `chat.url`, for LOOPBACK_URL."""
    chat = Chat()
    server = QuietServer(("127.0.0.1", 0), type("ChatHandler", (Handler,), {"chat": chat}))
    chat.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield chat
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
