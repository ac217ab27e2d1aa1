"""What people want where they say nothing else: their own defaults, in the database."""

import dataclasses
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Self

from bot.composing import Defaults
from bot.flags import Size, read_size
from bot.grammar import PROFILES, QUALITIES
from bot.tasks import to_the_end
from bot.types import ClipFormat
from cache.database import Database
from generator.errors import UserError
from generator.remembered import Remembered

_READ = "SELECT preferences FROM people WHERE owner = ?"
_WRITE = """
INSERT INTO people (owner, preferences) VALUES (:owner, :preferences)
ON CONFLICT (owner) DO UPDATE SET preferences = excluded.preferences
"""
_FORGET = "DELETE FROM people WHERE owner = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """By the names of the flags; None: whatever is usual. `size` is as it was typed; what --quality
    names is either the `quality` or the `profile`."""

    seconds: float | None = None
    size: str | None = None
    quality: str | None = None
    profile: str | None = None
    fps: int | None = None
    format: ClipFormat | None = None
    style: str | None = None
    engine: str | None = None

    def defaults(self, engine: str, styles: Collection[str]) -> Defaults:
        """What a request is made of; `engine` and `styles` are what is to be had here.

        What cannot be had any more is left out: a default must not make every request fail.
        """
        quality = self.quality if self.quality in QUALITIES else None
        profile = self.profile if self.profile in PROFILES else None
        wanted: dict[str, Any] = {
            "engine": self.engine or engine,
            "seconds": self.seconds,
            "size": _readable(self.size),
            "quality": quality,
            "profile": profile or (QUALITIES[quality].profiles[0] if quality else None),
            "fps": self.fps,
            "format": self.format,
            "style": self.style if self.style in styles else None,
        }
        return Defaults(**{name: value for name, value in wanted.items() if value is not None})

    def without_engine(self) -> Self:
        return dataclasses.replace(self, engine=None)

    def to_json(self) -> dict[str, Any]:
        given = dataclasses.asdict(self)
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """What this version does not know is left out."""
        names = {field.name for field in dataclasses.fields(cls)}
        known = {name: value for name, value in data.items() if name in names}
        format = known.pop("format", None)
        if format in set(ClipFormat):
            known["format"] = ClipFormat(format)
        return cls(**known)


class People:
    """Somebody without a row wants nothing in particular."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._remembered = Remembered(self._read)

    async def of(self, owner: str) -> Preferences:
        return await self._remembered.get(owner)

    async def change(self, owner: str, changes: Mapping[str, Any]) -> Preferences:
        """Set what `changes` names (as read by `bot.flags.READERS`); returns how it is now."""
        return await to_the_end(self._change(owner, changes))

    async def forget(self, owner: str) -> None:
        await to_the_end(self._forget(owner))

    async def _change(self, owner: str, changes: Mapping[str, Any]) -> Preferences:
        values = {name: _kept(value) for name, value in changes.items()}
        async with self._database.transaction() as connection:
            rows = list(await connection.execute_fetchall(_READ, [owner]))
            before = Preferences.from_json(json.loads(rows[0][0])) if rows else Preferences()
            after = dataclasses.replace(before, **values)
            await connection.execute(
                _WRITE, {"owner": owner, "preferences": json.dumps(after.to_json())}
            )
        self._remembered.put(owner, after)
        return after

    async def _forget(self, owner: str) -> None:
        async with self._database.transaction() as connection:
            await connection.execute(_FORGET, [owner])
        self._remembered.put(owner, Preferences())

    async def _read(self, owner: str) -> Preferences:
        row = await self._database.fetch_one(_READ, [owner])
        return Preferences.from_json(json.loads(row["preferences"])) if row else Preferences()


def _kept(value: Any) -> Any:
    return str(value) if isinstance(value, Size) else value


def _readable(size: str | None) -> Size | None:
    try:
        return read_size(size) if size else None
    except UserError:  # it could be once
        return None
