"""All SQL about jobs, each statement by its name.

Every change of state names the state it starts from, and what a runner reports names the attempt
too: a statement that comes too late changes nothing and returns no row.
"""

from generator.types import OWN_LENGTH

JOB = "SELECT jobs.*, clips.body AS clip FROM jobs LEFT JOIN clips ON clips.id = jobs.clip_id "
CHANGED = "RETURNING *, (SELECT body FROM clips WHERE clips.id = clip_id) AS clip"
"""As `JOB`, of the one that a statement changed."""

BY_ID = JOB + "WHERE jobs.id = ?"
SHOWN_BY_ID = BY_ID + " AND NOT jobs.hidden"
BY_SOURCE = JOB + "WHERE jobs.source = ?"
OPEN = JOB + "WHERE jobs.state IN ('QUEUED', 'RUNNING', 'READY') ORDER BY jobs.number"
OPEN_OF_OWNER = (
    JOB + "WHERE jobs.owner = ? AND jobs.state IN ('QUEUED', 'RUNNING', 'READY')"
    " ORDER BY jobs.number"
)
BY_NUMBER = JOB + "WHERE jobs.owner = ? AND jobs.number = ? AND NOT jobs.hidden"
NUMBERED = JOB + "WHERE jobs.number = ? AND NOT jobs.hidden"
SUGGESTIONS = (
    JOB
    + """WHERE jobs.number IN (
        SELECT MAX(number) FROM (
            SELECT number, json_extract(request, '$.prompt') AS prompt FROM jobs
            WHERE owner = ?1 AND NOT hidden AND origin IS NULL ORDER BY number DESC LIMIT 1000)
        WHERE NOT EXISTS (SELECT 1 FROM json_each(?2)
                          WHERE INSTR(LOWER(prompt), LOWER(value)) = 0)
        GROUP BY prompt)
    ORDER BY jobs.number DESC LIMIT ?3"""
)
# Of the last thousand clips alone: somebody is typing, and waits.
EXHIBITS = (
    JOB
    + """WHERE jobs.number IN (
        SELECT MAX(number) FROM (
            SELECT number, clip_id, json_extract(request, '$.prompt') AS prompt FROM jobs
            WHERE owner = :owner AND posted IS NOT NULL AND NOT hidden
              AND NOT COALESCE(json_extract(address, '$.veiled'), 0)
            ORDER BY number DESC LIMIT 1000) AS own
        WHERE NOT EXISTS (SELECT 1 FROM json_each(:words)
                          WHERE INSTR(LOWER(prompt), LOWER(value)) = 0)
          AND EXISTS (SELECT 1 FROM uploads WHERE uploads.clip_id = own.clip_id
                      AND holder = :holder AND format = 'mp4')
        GROUP BY clip_id)
    ORDER BY jobs.number DESC LIMIT :limit OFFSET :offset"""
)
# A shelf is one job for each of its clips that were posted, those too that are just being posted
# anew. A clip that could not be posted is still its asker's.
GALLERY_MINE = """
SELECT MAX(number) FROM jobs
WHERE owner = :owner AND clip_id IS NOT NULL AND (posted IS NOT NULL OR state = 'FAILED')
  AND NOT hidden
GROUP BY clip_id
"""
GALLERY_HERE = """
SELECT MAX(number) FROM jobs
WHERE scope = :scope AND clip_id IS NOT NULL AND posted IS NOT NULL AND NOT hidden
  AND origin IS NULL
  AND json_extract(address, '$.channel') IN (SELECT value FROM json_each(:sees))
GROUP BY clip_id
"""
GALLERY_FAVOURITES = """
SELECT MAX(number) FROM jobs JOIN favourites ON favourites.job_id = jobs.id
WHERE favourites.owner = :owner AND clip_id IS NOT NULL AND NOT hidden
GROUP BY clip_id
"""
GALLERY_COUNT = "SELECT COUNT(*) AS clips FROM ({})"
GALLERY_PAGE = (
    JOB + "WHERE jobs.number IN ({}) ORDER BY jobs.number DESC LIMIT :size OFFSET :offset"
)
BY_PLACEHOLDER = (
    JOB + "WHERE jobs.placeholder = ? AND NOT jobs.hidden ORDER BY jobs.number DESC LIMIT 8"
)
COPIES = JOB + "WHERE jobs.origin = ? AND NOT jobs.hidden ORDER BY jobs.number"
LATEST = (
    JOB + "WHERE jobs.owner = ?1 AND (?2 IS NULL OR jobs.scope = ?2) AND NOT jobs.hidden"
    " ORDER BY jobs.number DESC LIMIT 1"
)
LATEST_CLIP = (
    JOB + "WHERE jobs.owner = ?1 AND (?2 IS NULL OR jobs.scope = ?2) AND NOT jobs.hidden"
    " AND jobs.clip_id IS NOT NULL AND jobs.state IN ('READY', 'DELIVERED')"
    " ORDER BY jobs.number DESC LIMIT 1"
)
HISTORY = (
    JOB + "WHERE jobs.owner = ? AND jobs.number < ? AND NOT jobs.hidden"
    " ORDER BY jobs.number DESC LIMIT ?"
)

# All who arrive together come in by one statement, in the order of their arrival. It counts the
# caps itself, so a thousand at once cannot slip past them. A hit whose clip is gone meanwhile is
# queued like any other job; what only shows a clip once more is not let in without it.
ENQUEUE = """
WITH arrivals AS (
    SELECT key AS place, value ->> 'id' AS id, value ->> 'lane' AS lane, value ->> 'owner' AS owner,
           value ->> 'scope' AS scope, value ->> 'twin_key' AS twin_key,
           value ->> 'source' AS source, value ->> 'request' AS request,
           value ->> 'address' AS address, value ->> 'format' AS format,
           value ->> 'placeholder' AS placeholder, value ->> 'clip_id' AS clip_id,
           value ->> 'reuse' AS reuse, value ->> 'similarity' AS similarity, value ->> 'at' AS at,
           value ->> 'origin' AS origin, value ->> 'jobs_cap' AS jobs_cap,
           value ->> 'quota' AS quota, value ->> 'cooldown' AS cooldown,
           value ->> 'exempt' AS exempt
    FROM json_each(:arrivals)
), unheard AS (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY COALESCE(source, id) ORDER BY place) AS copy
    FROM arrivals
    WHERE NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.source = arrivals.source)
), counted AS (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY owner ORDER BY place)
           + (SELECT COUNT(*) FROM jobs WHERE owner = unheard.owner
              AND state IN ('QUEUED', 'RUNNING', 'READY')) AS of_owner,
           ROW_NUMBER() OVER member AS of_member, SUM(clip_id IS NULL) OVER member AS fresh
    FROM unheard WHERE copy = 1
    WINDOW member AS (PARTITION BY scope, owner, exempt ORDER BY place)
), admitted AS (
    SELECT *, ROW_NUMBER() OVER (ORDER BY place) AS nth
    FROM counted
    WHERE (exempt OR of_owner <= :owner_cap)
      AND (jobs_cap IS NULL OR of_member + (
          SELECT COUNT(*) FROM jobs WHERE jobs.scope = counted.scope AND jobs.owner = counted.owner
          AND state IN ('QUEUED', 'RUNNING', 'READY')) <= jobs_cap)
      AND (quota IS NULL OR clip_id IS NOT NULL OR fresh + (
          SELECT COUNT(*) FROM made_anew AS made WHERE made.scope = counted.scope
          AND made.owner = counted.owner AND made.at > counted.at - :day) + (
          SELECT COUNT(*) FROM spent WHERE spent.scope = counted.scope
          AND spent.owner = counted.owner AND spent.at > counted.at - :day) <= quota)
      AND (cooldown IS NULL OR (of_member = 1 AND NOT EXISTS (
          SELECT 1 FROM jobs WHERE jobs.scope = counted.scope AND jobs.owner = counted.owner
          AND jobs.created_at > counted.at - cooldown)))
)
INSERT INTO jobs (id, number, state, lane, owner, scope, twin_key, source, request, address,
                  format, placeholder, clip_id, reuse, similarity, origin, created_at, ready_at)
SELECT admitted.id, nth + (SELECT COALESCE(MAX(number), 0) FROM jobs),
       IIF(clips.id IS NULL, 'QUEUED', 'READY'), lane, owner, admitted.scope, twin_key, source,
       request, address, format, placeholder, clips.id, IIF(clips.id IS NULL, NULL, reuse),
       IIF(clips.id IS NULL, NULL, similarity), admitted.origin, at, IIF(clips.id IS NULL, NULL, at)
FROM admitted LEFT JOIN clips ON clips.id = admitted.clip_id
WHERE nth + (SELECT COUNT(*) FROM jobs WHERE state IN ('QUEUED', 'RUNNING', 'READY')) <= :total_cap
  AND (admitted.origin IS NULL OR clips.id IS NOT NULL)
ORDER BY place
RETURNING id, number, state
"""
# What a member who was turned away has: open jobs, here and altogether, and the latest request; and
# how many jobs of everybody's are open.
STANDING = """
SELECT COUNT(*) AS open, COALESCE(SUM(jobs.scope = :scope), 0) AS open_here,
       (SELECT MAX(created_at) FROM jobs WHERE scope = :scope AND owner = :owner) AS latest,
       (SELECT COUNT(*) FROM jobs WHERE state IN ('QUEUED', 'RUNNING', 'READY')) AS of_all
FROM jobs WHERE owner = :owner AND state IN ('QUEUED', 'RUNNING', 'READY')
"""
HAS_CLIP = "SELECT 1 FROM clips WHERE id = ?"
# When the new clips within a quota's day were asked for, the oldest first.
MADE_SINCE = """
SELECT at FROM made_anew WHERE scope = ?1 AND owner = ?2 AND at > ?3
UNION ALL SELECT at FROM spent WHERE scope = ?1 AND owner = ?2 AND at > ?3
ORDER BY at
"""

# The owner served longest ago comes first; a job whose twin is being made waits for the twin.
CLAIM = """
UPDATE jobs SET state = 'RUNNING', attempt = attempt + 1, started_at = :now
WHERE id = (
    SELECT job.id FROM jobs AS job
    LEFT JOIN turns ON turns.lane = job.lane AND turns.owner = job.owner
    WHERE job.state = 'QUEUED' AND job.lane = :lane
      AND NOT EXISTS (SELECT 1 FROM jobs AS twin
                      WHERE twin.twin_key = job.twin_key AND twin.state = 'RUNNING')
    ORDER BY COALESCE(turns.served, 0), job.number
    LIMIT 1)
RETURNING id, owner
"""
TAKE_TURN = """
INSERT INTO turns (lane, owner, served)
VALUES (:lane, :owner, (SELECT COALESCE(MAX(served), 0) + 1 FROM turns WHERE lane = :lane))
ON CONFLICT (lane, owner) DO UPDATE SET served = excluded.served
"""
# Turns so long ago that their order does not matter any more: never served comes out the same.
FORGET_TURNS = """
DELETE FROM turns
WHERE served < (SELECT MAX(served) FROM turns AS others WHERE others.lane = turns.lane) - 10000
"""

# New clips of people whose jobs were deleted count for as long as the others.
REMEMBER_SPENT = """
INSERT INTO spent (scope, owner, at)
SELECT scope, owner, at FROM made_anew
WHERE owner = :owner AND at > :since AND state IN ('DELIVERED', 'FAILED', 'CANCELLED')
"""
# A platform's key to a conversation (`Address.extra`), once the job has ended and it is no good.
FORGET_TOKENS = """
UPDATE jobs SET address = json_remove(address, '$.extra.token')
WHERE json_extract(address, '$.extra.token') IS NOT NULL AND ended_at <= :since
"""
FORGET_SPENT = "DELETE FROM spent WHERE at <= :since"

MAKE_READY = """
UPDATE jobs SET state = 'READY', clip_id = :clip_id, reuse = :reuse, similarity = :similarity,
                ready_at = :now, post_after = 0
WHERE id = :id AND attempt = :attempt AND state = :state
  AND EXISTS (SELECT 1 FROM clips WHERE id = :clip_id)
RETURNING id
"""
MAKE_TWINS_READY = """
UPDATE jobs SET state = 'READY', clip_id = :clip_id, reuse = 'twin', ready_at = :now
WHERE twin_key = (SELECT twin_key FROM jobs WHERE id = :id) AND state = 'QUEUED'
RETURNING id
"""
# A clip that was to be posted anew stays as it was posted.
FAIL = f"""
UPDATE jobs SET state = IIF(posted IS NULL, 'FAILED', 'DELIVERED'),
                error = IIF(posted IS NULL, :error, NULL), format = COALESCE(posted, format),
                ended_at = :now, post_after = 0, told = :told
WHERE id = :id AND attempt = :attempt AND state = :state
{CHANGED}
"""
TRY_AGAIN = f"""
UPDATE jobs SET state = 'QUEUED', started_at = NULL
WHERE id = :id AND attempt = :attempt AND state = 'RUNNING' AND attempt < :claims
{CHANGED}
"""
# Handed back unharmed, so the claim does not count against the job.
RELEASE = f"""
UPDATE jobs SET state = 'QUEUED', attempt = attempt - 1, started_at = NULL
WHERE id = :id AND attempt = :attempt AND state = 'RUNNING'
{CHANGED}
"""
RECOVER = """
UPDATE jobs SET state = 'QUEUED', started_at = NULL
WHERE state = 'RUNNING' AND attempt < :crashes
"""
# It was running each time the program died, so it may be the cause.
ABANDON = """
UPDATE jobs SET state = 'FAILED', ended_at = :now, post_after = 0, error = json_object(
    'code', 'job-worker-died', 'arguments', json_object('attempts', attempt))
WHERE state = 'RUNNING' AND attempt >= :crashes
RETURNING id
"""
CANCEL = """
UPDATE jobs SET state = IIF(posted IS NULL, 'CANCELLED', 'DELIVERED'),
                format = COALESCE(posted, format), ended_at = :now, post_after = 0
WHERE id = :id AND state IN ('QUEUED', 'RUNNING', 'READY')
RETURNING id, twin_key
"""
# A job that inherits the work of its cancelled twin.
INHERIT = """
UPDATE jobs SET state = 'RUNNING', attempt = attempt + 1, started_at = :started
WHERE id = (SELECT id FROM jobs WHERE twin_key = :twin_key AND state = 'QUEUED'
            ORDER BY number LIMIT 1)
RETURNING id, owner
"""

KEEP_PLACEHOLDER = "UPDATE jobs SET placeholder = :placeholder WHERE id = :id RETURNING id"
# What is due to be posted for the last time: clips, and the ends of jobs that got none.
OUTBOX = """
SELECT id, state, json_extract(address, '$.platform') AS platform,
       json_extract(address, '$.channel') AS channel
FROM jobs
WHERE (state = 'READY' OR (state IN ('FAILED', 'CANCELLED') AND told = 0)) AND post_after <= ?
ORDER BY COALESCE(ended_at, ready_at), number
"""
NEXT_POST = """
SELECT MIN(post_after) AS at FROM jobs
WHERE (state = 'READY' OR (state IN ('FAILED', 'CANCELLED') AND told = 0)) AND post_after > ?
"""
DELIVERED = f"""
UPDATE jobs SET state = 'DELIVERED', format = :format, posted = :format, ended_at = :now,
                posts = posts + 1, placeholder = COALESCE(:placeholder, placeholder)
WHERE id = :id AND attempt = :attempt AND state = 'READY'
{CHANGED}
"""
POSTPONE = f"""
UPDATE jobs SET post_after = :at, posts = posts + 1
WHERE id = :id AND attempt = :attempt AND state = :state
{CHANGED}
"""
# A clip that was posted is posted anew, over itself.
CONVERT = f"""
UPDATE jobs SET state = 'READY', format = :format, post_after = 0, posts = 0
WHERE id = :id AND state = 'DELIVERED' AND clip_id IS NOT NULL
{CHANGED}
"""
TOLD = f"UPDATE jobs SET told = 1 WHERE id = :id AND state = :state {CHANGED}"
CLIP_LOST = f"""
UPDATE jobs SET state = 'QUEUED', clip_id = NULL, reuse = NULL, similarity = NULL,
                posted = NULL, ready_at = NULL, started_at = NULL, ended_at = NULL,
                post_after = 0, posts = posts + 1
WHERE id = :id AND attempt = :attempt AND state = 'READY'
{CHANGED}
"""
# Of a job that its owner deleted nothing more is said.
HIDE = "UPDATE jobs SET hidden = 1, told = 1 WHERE id = :id RETURNING id"
# A clip that was made ahead is nobody's own.
SHOWN_ELSEWHERE = """
SELECT 1 FROM jobs WHERE clip_id = :clip AND id <> :job AND NOT hidden
UNION ALL SELECT 1 FROM clips WHERE id = :clip AND ahead LIMIT 1
"""

# Everything of a person's, but what they ask for while it is being deleted; and what shows their
# clips once more.
OPEN_OF_AUTHOR = (
    JOB + "WHERE jobs.state IN ('QUEUED', 'RUNNING', 'READY') AND (jobs.owner = :owner"
    " OR jobs.origin IN (SELECT id FROM jobs WHERE owner = :owner)) ORDER BY jobs.number"
)
# The clips that nobody else shows.
CLIPS_OF_AUTHOR = """
SELECT DISTINCT clip_id FROM jobs AS own
WHERE owner = :owner AND clip_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM clips WHERE clips.id = own.clip_id AND clips.ahead)
AND NOT EXISTS (
    SELECT 1 FROM jobs AS other
    WHERE other.clip_id = own.clip_id AND other.owner <> :owner AND NOT other.hidden
      AND (other.origin IS NULL OR other.origin NOT IN (SELECT id FROM jobs WHERE owner = :owner)))
"""
ERASE_COPIES = """
DELETE FROM jobs WHERE origin IN (SELECT id FROM jobs WHERE owner = :owner)
AND +state IN ('DELIVERED', 'FAILED', 'CANCELLED')
"""
ERASE = """
DELETE FROM jobs WHERE owner = :owner AND state IN ('DELIVERED', 'FAILED', 'CANCELLED')
RETURNING id
"""

LINE = f"""
SELECT id, number, state, lane, owner, twin_key, started_at,
       json_extract(request, '$.engine')
       || COALESCE(' ' || json_extract(request, '$.profile'), '')
       || IIF(json_extract(request, '$.own_length'), '{OWN_LENGTH}', '') AS maker,
       json_extract(request, '$.seconds') * json_extract(request, '$.fps')
       * json_extract(request, '$.width') * json_extract(request, '$.height') / 1e6 AS megapixels
FROM jobs WHERE state IN ('QUEUED', 'RUNNING')
"""
TURNS = "SELECT lane, owner, served FROM turns"
COUNTS = """
SELECT lane, state, COUNT(*) AS jobs FROM jobs WHERE state IN ('QUEUED', 'RUNNING', 'READY')
GROUP BY lane, state
"""
TIMINGS = """
SELECT jobs.request, json_extract(clips.body, '$.made_seconds') AS seconds
FROM jobs JOIN clips ON clips.id = jobs.clip_id
WHERE jobs.reuse IS NULL ORDER BY jobs.number DESC LIMIT ?
"""
