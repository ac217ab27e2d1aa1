"""In which order clips leave when the disk is full."""

from collections.abc import AsyncGenerator

from cache.database import Connection

# Clips that a job still needs are not to be had, however long ago they were used. Those that
# somebody likes are asked for apart: so the others are read in the order of an index.
_EVICTABLE = """
SELECT id, size FROM clips
WHERE used_at < :before
  AND id NOT IN (SELECT clip_id FROM jobs
                 WHERE state IN ('READY', 'RUNNING') AND clip_id IS NOT NULL)
  AND EXISTS (SELECT 1 FROM jobs JOIN favourites ON favourites.job_id = jobs.id
              WHERE jobs.clip_id = clips.id) = :liked
ORDER BY used_at, id
"""


async def least_missed(connection: Connection, before: float) -> AsyncGenerator[tuple[str, int]]:
    """The ids and bytes of clips that may go and were not used since `before` (Unix seconds): the
    longest unused first, favourites last. Only as many are read as are asked for."""
    for liked in (False, True):
        values = {"before": before, "liked": liked}
        async with connection.execute(_EVICTABLE, values) as rows:
            async for row in rows:
                yield row["id"], row["size"]
