"""In which order clips leave when the disk is full."""

from collections.abc import AsyncGenerator, Callable, Iterable

from cache.database import Connection

Departures = Callable[[Connection, float], AsyncGenerator[tuple[str, int]]]
"""An order in which clips may leave; see `least_missed`."""

# Clips that a job still needs are not to be had, however little they are worth. Those that somebody
# likes are asked for apart: so the others are read in the order of an index.
_EVICTABLE = """
SELECT id, size FROM clips
WHERE used_at < :before
  AND id NOT IN (SELECT clip_id FROM jobs
                 WHERE state IN ('READY', 'RUNNING') AND clip_id IS NOT NULL)
  AND EXISTS (SELECT 1 FROM jobs JOIN favourites ON favourites.job_id = jobs.id
              WHERE jobs.clip_id = clips.id) = :liked
ORDER BY worth, used_at, id
"""
_LIKED = """
SELECT DISTINCT clip_id FROM jobs JOIN favourites ON favourites.job_id = jobs.id
WHERE clip_id IS NOT NULL
"""
_RAISE_FLOOR = """
UPDATE eviction
SET floor = MAX(floor, COALESCE((SELECT worth FROM clips WHERE id = ?), 0))
"""


async def least_missed(connection: Connection, before: float) -> AsyncGenerator[tuple[str, int]]:
    """The ids and bytes of clips that may go and were not used since `before` (Unix seconds): those
    of the least worth first, among equals the longest unused; favourites last. Only as many are
    read as are asked for.

    The worth of a clip is what keeping it saves: the requests that got it times the seconds that
    it took to make, for each byte, above a floor that rises to the worth of whatever had to go.
    That is GreedyDual-Size-Frequency (Cherkasova, HP Laboratories HPL-98-69R1, 1998), kept up to
    date by triggers of the database (migration 0006): only rows that are used are touched.
    """
    for liked in (False, True):
        values = {"before": before, "liked": liked}
        async with connection.execute(_EVICTABLE, values) as rows:
            async for row in rows:
                yield row["id"], row["size"]


async def favourites(connection: Connection) -> frozenset[str]:
    """The ids of the clips that somebody likes."""
    rows = await connection.execute_fetchall(_LIKED)
    return frozenset(row[0] for row in rows)


async def raise_floor(connection: Connection, leaving: Iterable[str]) -> None:
    """Before these clips are deleted for want of room: let what stays unused grow old."""
    await connection.executemany(_RAISE_FLOOR, [(clip_id,) for clip_id in leaving])
