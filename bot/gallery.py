"""Clips to look at again: one's own, those of a community, and favourites."""

import json
from dataclasses import dataclass

from bot import statements
from bot.clock import Clock
from bot.commands import Shelf
from bot.records import JobRecords
from bot.types import Address, Job, Notice, Visitor
from cache.database import Database

PAGE = 5
"""Clips on a page: what a chat shows without scrolling, and as many buttons as stand in a row."""

_FAVOUR = "INSERT INTO favourites (owner, job_id, at) SELECT ?, id, ? FROM jobs WHERE id = ?"
_UNFAVOUR = "DELETE FROM favourites WHERE owner = ? AND job_id = ?"
_IS_FAVOURITE = "SELECT 1 FROM favourites WHERE owner = ? AND job_id = ?"

_SHELVES = {
    Shelf.MINE: statements.GALLERY_MINE,
    Shelf.HERE: statements.GALLERY_HERE,
    Shelf.FAVOURITES: statements.GALLERY_FAVOURITES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GalleryPage:
    """`jobs`, newest first, are page `number` of `pages` (at least 1) of `clips` altogether."""

    shelf: Shelf
    jobs: tuple[Job, ...]
    number: int
    pages: int
    clips: int

    @property
    def heading(self) -> Notice:
        arguments = {"page": self.number, "pages": self.pages, "clips": self.clips}
        return Notice(code=f"gallery-{self.shelf}", arguments=arguments)


class Gallery:
    """A clip that stands on a shelf several times is shown once, as its latest job.

    Nothing of another community is ever listed, nor of a conversation that the visitor does not
    see; of what was made in private only the owner's own.
    """

    def __init__(self, records: JobRecords, database: Database, clock: Clock) -> None:
        self._records = records
        self._database = database
        self._clock = clock

    async def page(
        self, shelf: Shelf, address: Address, visitor: Visitor, number: int = 1, size: int = PAGE
    ) -> GalleryPage:
        """A page beyond the last is the last."""
        values = {
            "owner": address.owner,
            "scope": address.scope,
            "sees": json.dumps(sorted(visitor.sees | {address.channel})),
        }
        listed = _SHELVES[shelf]
        row = await self._database.fetch_one(statements.GALLERY_COUNT.format(listed), values)
        clips = int(row["clips"]) if row else 0
        pages = max(1, -(-clips // size))
        number = min(number, pages)
        window = {"size": size, "offset": size * (number - 1)}
        jobs = await self._records.select(statements.GALLERY_PAGE.format(listed), values | window)
        return GalleryPage(shelf=shelf, jobs=tuple(jobs), number=number, pages=pages, clips=clips)

    async def favour(self, job_id: str, owner: str) -> bool:
        """Make the job a favourite of the owner's, or end that; returns whether it is one now."""
        async with self._database.transaction() as connection:
            gone = await connection.execute_fetchall(_UNFAVOUR + " RETURNING 1", [owner, job_id])
            if list(gone):
                return False
            kept = await connection.execute(_FAVOUR, [owner, self._clock.now(), job_id])
            return kept.rowcount > 0  # not where it was just deleted

    async def is_favourite(self, job_id: str, owner: str) -> bool:
        return await self._database.fetch_one(_IS_FAVOURITE, [owner, job_id]) is not None
