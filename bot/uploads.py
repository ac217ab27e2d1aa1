"""What platforms hold of our clips already, so that none is uploaded twice."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.types import ClipFormat
from cache.database import Database, Parameters, Statement
from generator.remembered import Remembered

_FIND = "SELECT kind, file_id FROM uploads WHERE clip_id = ? AND holder = ? AND format = ?"
_HELD = """
SELECT clip_id, kind, file_id FROM uploads
WHERE holder = ? AND format = ? AND clip_id IN (SELECT value FROM json_each(?))
"""
_KEEP = """
INSERT INTO uploads (clip_id, holder, format, kind, file_id)
SELECT id, :holder, :format, :kind, :file_id FROM clips WHERE id = :clip_id
ON CONFLICT DO UPDATE SET kind = excluded.kind, file_id = excluded.file_id
"""
_FORGET = "DELETE FROM uploads WHERE clip_id = ? AND holder = ? AND format = ? AND file_id = ?"


Key = tuple[str, str, ClipFormat]
"""A clip's id, the holder and the format."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A clip as a platform holds it: `kind` is what it takes the file for."""

    kind: str
    file_id: str


class Uploads:
    """`holder` is the platform and the bot's account there: another bot cannot use its files.

    Rows leave with their clip.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._remembered = Remembered(self._read)

    async def find(self, clip_id: str, holder: str, format: ClipFormat) -> Upload | None:
        return await self._remembered.get((clip_id, holder, format))

    async def held(
        self, clip_ids: Collection[str], holder: str, format: ClipFormat
    ) -> Mapping[str, Upload]:
        """Those of the clips that the holder has, by their ids."""
        listed = json.dumps(list(clip_ids))
        rows = await self._database.fetch_all(_HELD, [holder, format, listed])
        return {row["clip_id"]: Upload(row["kind"], row["file_id"]) for row in rows}

    async def keep(self, clip_id: str, holder: str, format: ClipFormat, upload: Upload) -> None:
        """Remember it; nothing happens where the clip is gone meanwhile."""
        values = {
            "clip_id": clip_id,
            "holder": holder,
            "format": format,
            "kind": upload.kind,
            "file_id": upload.file_id,
        }
        await self._write(_KEEP, values)
        self.reread([clip_id])

    async def forget(self, clip_id: str, holder: str, format: ClipFormat, upload: Upload) -> None:
        """The holder does not have that one any more."""
        await self._write(_FORGET, [clip_id, holder, format, upload.file_id])
        self.reread([clip_id])

    def reread(self, clip_ids: Collection[str]) -> None:
        """Take from the database again what is held of these clips, which changed or left."""
        self._remembered.forget(lambda key: key[0] in clip_ids)

    async def _read(self, key: Key) -> Upload | None:
        row = await self._database.fetch_one(_FIND, key)
        return Upload(row["kind"], row["file_id"]) if row else None

    async def _write(self, statement: str, values: Parameters) -> None:
        await self._database.group(Statement(statement, lambda: values))
