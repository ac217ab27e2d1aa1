"""The other end of `bot.cli.hub`: what the Hugging Face Hub answers to its own library."""

import hashlib
import json
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any, ClassVar
from urllib.parse import urlsplit

from tests.support.loopback_server import QuietServer

LARGE = 1000
"""Bytes from which a file is kept apart from Git, as the hub does with weights (at 10 MB)."""


@dataclass(slots=True)
class Repository:
    """`files` at the newest commit; the older ones stay reachable by their names."""

    files: dict[str, bytes]
    gated: bool = False
    commits: dict[str, dict[str, bytes]] = field(default_factory=dict)
    newest: str = ""

    def commit(self) -> str:
        listed = json.dumps({name: _sha(body) for name, body in sorted(self.files.items())})
        self.newest = hashlib.sha1(listed.encode()).hexdigest()
        self.commits[self.newest] = dict(self.files)
        return self.newest


class FakeHub:
    """`requests` are (path, Range, Authorization) of all that was asked; `sent` bytes by file.

    `cut` ends the connection after so many bytes of a file, once; `stall` holds it there until
    `resume` is set; `refuse` answers everything with a status.
    """

    def __init__(self) -> None:
        self.repositories: dict[str, Repository] = {}
        self.requests: list[tuple[str, str | None, str | None]] = []
        self.sent: Counter[str] = Counter()
        self.cut: dict[str, int] = {}
        self.stall: dict[str, int] = {}
        self.stalled, self.resume = threading.Event(), threading.Event()
        self.refuse: int | None = None
        self.deaf = False  # to Range
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def add(self, repository: str, files: dict[str, bytes], *, gated: bool = False) -> str:
        """A repository, or another commit of one; returns the commit."""
        known = self.repositories.setdefault(repository, Repository({}, gated))
        known.files = {**known.files, **files}
        return known.commit()

    def forget(self) -> None:
        """What was asked and sent so far."""
        self.requests.clear()
        self.sent.clear()

    def body(self, digest: str) -> tuple[str, bytes]:
        """A large file's name and bytes."""
        for repository in self.repositories.values():
            for files in repository.commits.values():
                for name, body in files.items():
                    if _sha(body) == digest:
                        return name, body
        raise KeyError(digest)


class Handler(BaseHTTPRequestHandler):
    hub: ClassVar[FakeHub]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        hub, path = self.hub, urlsplit(self.path).path
        hub.requests.append((path, self.headers["Range"], self.headers["Authorization"]))
        if hub.refuse is not None:
            self._answer(hub.refuse, b"trouble")
            return
        match path.strip("/").split("/"):
            case ["api", "models", owner, name, "revision", revision]:
                self._describe(f"{owner}/{name}", revision)
            case [owner, name, "resolve", revision, *rest]:
                self._resolve(f"{owner}/{name}", revision, "/".join(rest))
            case ["large", digest]:
                self._send(*hub.body(digest))
            case _:
                self._answer(404, b"")

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing on stderr."""

    def _describe(self, name: str, revision: str) -> None:
        repository = self.hub.repositories.get(name)
        if repository is None:
            self._answer(401, b"", {"X-Error-Code": "RepoNotFound"})
            return
        commit = repository.newest if revision == "main" else revision
        if commit not in repository.commits:
            self._answer(404, b"", {"X-Error-Code": "RevisionNotFound"})
            return
        files = repository.commits[commit]
        siblings = [_sibling(name, body) for name, body in files.items()]
        answer = {"id": name, "sha": commit, "siblings": siblings}
        self._answer(200, json.dumps(answer).encode(), {"Content-Type": "application/json"})

    def _resolve(self, repository: str, commit: str, name: str) -> None:
        known = self.hub.repositories[repository]
        body = known.commits[commit].get(name)
        if known.gated and self.headers["Authorization"] is None:
            self._answer(401, b"", {"X-Error-Code": "GatedRepo"})
        elif body is None:
            self._answer(404, b"", {"X-Error-Code": "EntryNotFound"})
        elif len(body) < LARGE:
            self._send(name, body)
        else:  # large ones lie elsewhere, where nobody's token has any business
            elsewhere = f"http://localhost:{self.hub.port}/large/{_sha(body)}"
            self._answer(302, b"", {"Location": elsewhere})

    def _send(self, name: str, body: bytes) -> None:
        hub, start = self.hub, 0
        if self.headers["Range"] and not hub.deaf:
            start = int(self.headers["Range"].removeprefix("bytes=").removesuffix("-"))
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        self.send_header("Content-Length", str(len(body) - start))
        self.end_headers()
        end = min(len(body), hub.cut.get(name, len(body)), hub.stall.get(name, len(body)))
        # Before they go: who has them may ask at once how many there were.
        hub.sent[name] += max(0, end - start)
        self.wfile.write(body[start:end])
        self.wfile.flush()
        if hub.stall.pop(name, None) is not None:
            hub.stalled.set()
            hub.resume.wait(timeout=60)
        if hub.cut.pop(name, None) is not None or end < len(body):
            self.close_connection = True

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for key, value in (headers or {}).items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _sibling(name: str, body: bytes) -> dict[str, Any]:
    blob = hashlib.sha1(b"blob %d\0" % len(body) + body).hexdigest()
    about: dict[str, Any] = {"rfilename": name, "size": len(body), "blobId": blob}
    if len(body) >= LARGE:
        about["lfs"] = {"sha256": _sha(body), "size": len(body), "pointerSize": 130}
    return about


def _sha(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


@contextmanager
def fake_hub() -> Iterator[FakeHub]:
    """A hub at `url`, for HF_ENDPOINT."""
    hub = FakeHub()
    server = QuietServer(("127.0.0.1", 0), type("HubHandler", (Handler,), {"hub": hub}))
    hub.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield hub
    finally:
        hub.resume.set()
        server.shutdown()
        thread.join()
        server.server_close()
