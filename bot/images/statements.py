"""All SQL about pictures, each statement by its name."""

# The + keeps SQLite to the index of jobs with pictures, which are few and have no affinity.
_JOBS = "SELECT 1 FROM jobs WHERE json_extract(request, '$.image') = {}"
_OPEN = "+state IN ('QUEUED', 'RUNNING', 'READY')"
_SHOWN = "+clip_id IS NOT NULL"
_GIVEN = """(
    SELECT name, MAX(size) AS size, MAX(created_at) AS at FROM pictures GROUP BY name
) AS given"""

KEEP = """
INSERT INTO pictures (name, owner, scope, width, height, size, created_at)
VALUES (:name, :owner, :scope, :width, :height, :size, :now)
ON CONFLICT DO UPDATE SET created_at = excluded.created_at, scope = excluded.scope
"""
GIVEN = "SELECT width, height FROM pictures WHERE name = ? AND owner = ?"
GIVEN_SINCE = """
SELECT COUNT(*) AS pictures FROM pictures WHERE owner = :owner AND created_at > :since
"""
COUNT = "SELECT COUNT(*) AS pictures FROM pictures WHERE owner = ?"
ERASE = "DELETE FROM pictures WHERE owner = ? RETURNING name"
# A job that its owner deleted shows nothing any more, but it may still be on its way out.
RELEASE = f"""
DELETE FROM pictures WHERE name = :name AND owner = :owner
AND NOT EXISTS ({_JOBS.format(":name")} AND (NOT hidden OR {_OPEN}))
RETURNING name
"""
EXPIRE = f"""
DELETE FROM pictures WHERE name IN (
    SELECT name FROM {_GIVEN}
    WHERE (at < :old AND NOT EXISTS ({_JOBS.format("+given.name")} AND ({_OPEN} OR {_SHOWN})))
       OR (at < :unused AND NOT EXISTS ({_JOBS.format("+given.name")})))
"""
TOTAL = f"SELECT COALESCE(SUM(size), 0) FROM {_GIVEN}"
# Those of clips that are kept go last.
OLDEST = f"""
SELECT name, size FROM {_GIVEN}
WHERE at < :before AND NOT EXISTS ({_JOBS.format("+given.name")} AND {_OPEN})
ORDER BY EXISTS ({_JOBS.format("+given.name")} AND {_SHOWN}), at, name
"""
UNOWNED = f"""
SELECT value AS name FROM json_each(?) AS file
WHERE NOT EXISTS (SELECT 1 FROM pictures WHERE pictures.name = file.value)
  AND NOT EXISTS ({_JOBS.format("file.value")} AND {_OPEN})
"""
