"""The files that Telegram keeps: what a file_id stands for, and how media come to have one."""

import hashlib
import ipaddress
import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import aiohttp
from yarl import URL

from tests.e2e.telegram.checking import ATTACHED
from tests.e2e.telegram.problems import WRONG_FILE, BadRequest, Body, Problem, Violation

MAX_UPLOAD = 50 * 10**6
MAX_BY_URL = 20 * 10**6
"""https://core.telegram.org/bots/api#sending-files"""
MAX_DOWNLOAD = 20 * 10**6
"""https://core.telegram.org/bots/api#getfile"""
MAX_THUMBNAIL = 200_000
"""https://core.telegram.org/bots/api#inputmediaanimation"""

_MIMES = {"animation": "video/mp4", "video": "video/mp4", "photo": "image/jpeg"}
_PREFIXES = {"animation": "CgACAgQ", "video": "BAACAgQ", "photo": "AgACAgQ", "document": "BQACAgQ"}


class Upload(NamedTuple):
    """A part of a form."""

    name: str
    data: bytes
    mime: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class File:
    """`kind` is "animation", "video", "photo" or "document" (or "thumbnail", which cannot be sent
    again). One that an inline result names by URL has no data unless `Files.web` has it."""

    id: str
    kind: str
    data: bytes
    name: str = ""
    mime: str = ""
    width: int = 0
    height: int = 0
    duration: int = 0
    thumbnail: "File | None" = None
    url: str = ""

    @property
    def unique_id(self) -> str:
        return hashlib.sha256(self.data).hexdigest()[:15]

    def payload(self) -> Body:
        """Its object in a message: https://core.telegram.org/bots/api#animation and others."""
        told: Body = {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.data),
        }
        if self.kind in ("animation", "video"):
            told |= {"width": self.width, "height": self.height, "duration": self.duration}
        if self.kind in ("photo", "thumbnail"):
            return told | {"width": self.width, "height": self.height}
        if self.thumbnail is not None:
            told["thumbnail"] = self.thumbnail.payload()
        return told | {"file_name": self.name, "mime_type": self.mime}


class Files:
    """`web` is what is found at addresses beyond the loopback interface."""

    def __init__(self) -> None:
        self.kept: dict[str, File] = {}
        self.web: dict[str, bytes] = {}
        self.max_upload = MAX_UPLOAD
        self._numbers = itertools.count(1)

    def keep(self, kind: str, upload: Upload, about: Mapping[str, Any], url: str = "") -> File:
        """`about` has width, height and duration where the bot told them."""
        number = next(self._numbers)
        digest = hashlib.sha256(f"{number} of 123456789".encode()).hexdigest()[:48]
        shape = {key: int(about.get(key) or 0) for key in ("width", "height", "duration")}
        file = File(
            id=_PREFIXES.get(kind, "AAMCAgQ") + digest,
            kind=kind,
            data=upload.data,
            name=upload.name,
            mime=_MIMES.get(kind, upload.mime),
            thumbnail=about.get("thumbnail"),
            url=url,
            **shape,
        )
        self.kept[file.id] = file
        return file

    def known(self, kind: str, file_id: str) -> File:
        """Raises BadRequest: it stands for nothing, or for something of another kind."""
        file = self.kept.get(file_id)
        if file is None or file.kind != kind:
            raise BadRequest(WRONG_FILE)
        return file

    async def media(
        self, kind: str, about: Body, uploads: Mapping[str, Upload], source: str
    ) -> File:
        """What `source` names: a file_id, a URL, or an upload ("attach://…")."""
        if source.startswith(("http://", "https://")):
            return await self.fetched(kind, source, about)
        if not source.startswith(ATTACHED):
            return self.known(kind, source)
        upload = uploads[source.removeprefix(ATTACHED)]
        thumbnail = about.get("thumbnail")
        if thumbnail is not None:
            thumbnail = self._thumbnail(thumbnail, uploads)
        return self.keep(kind, self._taken(upload), about | {"thumbnail": thumbnail})

    async def fetched(self, kind: str, url: str, about: Body) -> File:
        """What Telegram itself loads from the web."""
        if url not in self.web and is_loopback(url):
            try:
                async with aiohttp.ClientSession() as session, session.get(url) as response:
                    self.web[url] = await response.read() if response.status == 200 else b""
            except aiohttp.ClientError:
                raise BadRequest("failed to get HTTP URL content") from None
        data = self.web.get(url, b"")
        if not 0 < len(data) <= MAX_BY_URL:
            raise BadRequest("failed to get HTTP URL content")
        return self.keep(kind, Upload(URL(url).name, data), about, url)

    def _taken(self, upload: Upload) -> Upload:
        if not upload.data:
            raise BadRequest("file must be non-empty")
        if len(upload.data) > self.max_upload:
            raise Problem(413, "Request Entity Too Large")
        return upload

    def _thumbnail(self, source: str, uploads: Mapping[str, Upload]) -> File:
        if not source.startswith(ATTACHED):
            raise Violation("thumbnails can only be uploaded as a new file")
        upload = self._taken(uploads[source.removeprefix(ATTACHED)])
        if len(upload.data) > MAX_THUMBNAIL:
            raise Violation(f"a thumbnail of {len(upload.data)} bytes")
        return self.keep("thumbnail", upload, {"width": 320, "height": 240})


def is_loopback(url: str) -> bool:
    host = URL(url).host or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
