"""The store of pictures: kept once each, with who gave them, for as long as they are needed."""

import asyncio
import contextlib
import hashlib
import json
import logging
import os
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.clock import Clock
from bot.images import statements
from bot.images.child import Decoders, Plain
from bot.images.header import claim_of
from cache.database import Connection, Database
from generator.errors import UserError
from generator.files import publish

logger = logging.getLogger(__name__)

KEPT = 30 * 86_400.0
"""Seconds for which a picture stays that no clip shows."""

UNUSED = 86_400.0
"""The same for one that nothing was ever asked with."""

IN_HAND = 600.0
"""Seconds after it was given in which a picture stays whatever the quota says: its request may be
on its way."""

HOURLY = 500
"""Pictures that one person may give in an hour: more than programs need, less than a disk holds."""

_NAME = re.compile(r"[0-9a-f]{64}\.png")


@dataclass(frozen=True, slots=True)
class Picture:
    """`name` is what `ClipRequest.image` takes; `width` and `height` are pixels."""

    name: str
    width: int
    height: int


class ImageStore:
    """`folder` is `EngineSettings.images_dir`. The same picture is one file, whoever gives it."""

    def __init__(
        self, database: Database, folder: Path, clock: Clock, *, quota_bytes: int = 10**9
    ) -> None:
        self._database = database
        self._folder = folder
        self._clock = clock
        self._quota = quota_bytes
        self._decoders = Decoders()
        self._lock = asyncio.Lock()  # rows and files change together

    @property
    def folder(self) -> Path:
        return self._folder

    async def keep(self, data: bytes, owner: str, scope: str) -> Picture:
        """Take in the bytes of a file that somebody gave. When this returns, it is on the disk.

        Raises:
            UserError: it is no picture that is taken here, or their pictures are too many.
        """
        claim = claim_of(data)
        since = {"owner": owner, "since": self._clock.now() - 3600.0}
        given = await self._database.fetch_one(statements.GIVEN_SINCE, since)
        if given is not None and given["pictures"] >= HOURLY:
            raise UserError("picture-too-many", most=HOURLY)
        plain = await self._decoders.decoded(data, claim)
        name = f"{await asyncio.to_thread(_digest, plain.png)}.png"
        width, height = plain.size
        values = {
            "name": name,
            "owner": owner,
            "scope": scope,
            "width": width,
            "height": height,
            "size": len(plain.png) + len(plain.small),
            "now": self._clock.now(),
        }

        async def work(connection: Connection) -> None:
            await connection.execute(statements.KEEP, values)

        async with self._lock:
            await asyncio.to_thread(self._write, name, plain)
            await self._database.group(work)
        return Picture(name, width, height)

    async def given(self, name: str, owner: str) -> Picture:
        """A picture that they gave.

        Raises:
            UserError: picture-gone; somebody else's is nothing to them.
        """
        row = await self._database.fetch_one(statements.GIVEN, [name, owner])
        if row is None or not await asyncio.to_thread(self._stands, name):
            raise UserError("picture-gone")
        return Picture(name, row["width"], row["height"])

    async def check(self, name: str | None) -> None:
        """
        Raises:
            UserError: picture-gone.
        """
        if name is not None and not await asyncio.to_thread(self._stands, name):
            raise UserError("picture-gone")

    def small(self, name: str) -> Path:
        """The file of a picture's small likeness, a JPEG."""
        return (self._folder / name).with_suffix(".jpg")

    async def count(self, owner: str) -> int:
        row = await self._database.fetch_one(statements.COUNT, [owner])
        return int(row["pictures"]) if row else 0

    async def erase(self, owner: str) -> None:
        """Forget what they gave. What nobody else gave too goes off the disk, as soon as no open
        job needs it."""
        async with self._lock:
            async with self._database.transaction() as connection:
                rows = await connection.execute_fetchall(statements.ERASE, [owner])
            await self._drop_unowned(row["name"] for row in rows)

    async def release(self, name: str, owner: str) -> None:
        """Forget that they gave a picture, where the last job with it was deleted."""
        values = {"name": name, "owner": owner}
        async with self._lock:
            async with self._database.transaction() as connection:
                rows = await connection.execute_fetchall(statements.RELEASE, values)
            await self._drop_unowned(row["name"] for row in rows)

    async def prune(self) -> int:
        """Let go what is old or never was used, then the oldest until the quota holds, never what
        an open job needs; returns how many files went."""
        now = self._clock.now()
        values = {"old": now - KEPT, "unused": now - UNUSED}
        async with self._lock:
            async with self._database.transaction() as connection:
                await connection.execute(statements.EXPIRE, values)
                excess = (await self._total(connection)) - self._quota
                if excess > 0:
                    await self._make_room(connection, excess, now - IN_HAND)
            names = await asyncio.to_thread(self._names)
            return await self._drop_unowned(names)

    async def _total(self, connection: Connection) -> int:
        ((total,),) = await connection.execute_fetchall(statements.TOTAL)
        return int(total)

    async def _make_room(self, connection: Connection, excess: int, before: float) -> None:
        gone = []
        rows = await connection.execute_fetchall(statements.OLDEST, {"before": before})
        for row in rows:
            if excess <= 0:
                break
            gone.append((row["name"],))
            excess -= row["size"]
        await connection.executemany("DELETE FROM pictures WHERE name = ?", gone)
        logger.info("%d pictures let go to keep the quota", len(gone))

    async def _drop_unowned(self, names: Iterable[str]) -> int:
        """Delete the files of those that nobody gave any more, and that no open job needs."""
        listed = json.dumps(sorted(set(names)))
        rows = await self._database.fetch_all(statements.UNOWNED, [listed])
        return await asyncio.to_thread(self._delete, [row["name"] for row in rows])

    def _write(self, name: str, plain: Plain) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        target = self._folder / name
        for file, data in ((target.with_suffix(".jpg"), plain.small), (target, plain.png)):
            if not file.exists():
                part = file.with_suffix(f"{file.suffix}.part")
                part.write_bytes(data)
                publish(part, file)

    def _stands(self, name: str) -> bool:
        return bool(_NAME.fullmatch(name)) and (self._folder / name).is_file()

    def _names(self) -> set[str]:
        """The pictures whose files are there, or parts of them from long ago."""
        found = set()
        with contextlib.suppress(FileNotFoundError), os.scandir(self._folder) as entries:
            for entry in entries:
                found.add(f"{entry.name.partition('.')[0]}.png")
        return {name for name in found if _NAME.fullmatch(name)}

    def _delete(self, names: Collection[str]) -> int:
        gone = 0
        for name in names:
            gone += (self._folder / name).is_file()
            for suffix in (".png", ".jpg", ".png.part", ".jpg.part"):
                (self._folder / name).with_suffix(suffix).unlink(missing_ok=True)
        return gone


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
