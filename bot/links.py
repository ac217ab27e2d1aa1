"""Links to clips on the web page, for those who were given one: signed, so that none is guessed."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from bot.types import ClipFormat, Job

KEY_FILE = "links.key"
_KEY = 32  # bytes
_SIGNATURE = 32  # hexadecimal digits: 128 bits


class Links:
    """`public_url` is where people open the web page (None: nowhere, so there are no links).

    A link opens one job's clip in one format, until the job is deleted or its clip not kept.
    """

    def __init__(self, public_url: str | None = None, key: bytes = b"") -> None:
        self._public_url = public_url
        self._key = key

    def to(self, job: Job) -> str | None:
        if self._public_url is None:
            return None
        format = job.format or ClipFormat.MP4
        signature = self._sign(job.id, format)
        return f"{self._public_url.rstrip('/')}/c/{job.id}.{format}?s={signature}"

    def opens(self, job_id: str, format: str, signature: str) -> bool:
        """Whether the signature is of a link that was given to somebody."""
        if self._public_url is None:
            return False
        return hmac.compare_digest(self._sign(job_id, format).encode(), signature.encode())

    def _sign(self, job_id: str, format: str) -> str:
        message = f"{job_id}.{format}".encode()
        return hmac.new(self._key, message, hashlib.sha256).hexdigest()[:_SIGNATURE]


def load_key(file: Path) -> bytes:
    """The key in `file`, for this user's eyes alone; a new one where there is none."""
    if not file.exists():
        part = file.with_name(f"{file.name}.part")
        part.unlink(missing_ok=True)
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as new:
            new.write(secrets.token_bytes(_KEY))
        part.replace(file)
    return file.read_bytes()
