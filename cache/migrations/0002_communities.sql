-- Servers and groups with rules of their own, people with preferences, favourites and copies.

CREATE TABLE communities (
    scope      TEXT PRIMARY KEY,             -- platform:community
    settings   TEXT NOT NULL,                -- bot.community.Community as JSON
    changed_at REAL NOT NULL
) STRICT;

-- What a community decided about one of its people.
CREATE TABLE members (
    scope   TEXT NOT NULL,
    owner   TEXT NOT NULL,                   -- platform:user
    blocked INTEGER NOT NULL DEFAULT 0,
    quota   INTEGER,                         -- new clips in 24 hours; NULL: as everybody
    PRIMARY KEY (scope, owner)
) STRICT;

CREATE TABLE people (
    owner       TEXT PRIMARY KEY,
    preferences TEXT NOT NULL                -- bot.preferences.Preferences as JSON
) STRICT;

CREATE TABLE favourites (
    owner  TEXT NOT NULL,
    job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    at     REAL NOT NULL,
    PRIMARY KEY (owner, job_id)
) STRICT;

CREATE INDEX favourites_by_job ON favourites (job_id);

-- New clips of people who had their data deleted: the quota of those 24 hours stays used.
CREATE TABLE spent (
    scope TEXT NOT NULL,
    owner TEXT NOT NULL,
    at    REAL NOT NULL
) STRICT;

CREATE INDEX spent_by_member ON spent (scope, owner, at);

-- The job whose clip this one shows once more: in a gallery channel, or asked for from the gallery.
ALTER TABLE jobs ADD COLUMN origin TEXT;

-- The format that stands in the conversation: where it is another than `format`, the clip is being
-- posted anew, and what stands there stays if that comes to nothing.
ALTER TABLE jobs ADD COLUMN posted TEXT;
UPDATE jobs SET posted = format WHERE state = 'DELIVERED';

CREATE INDEX jobs_of_member ON jobs (scope, owner, created_at);
CREATE INDEX jobs_by_placeholder ON jobs (placeholder);
CREATE INDEX jobs_by_origin ON jobs (origin) WHERE origin IS NOT NULL;
-- The shelf of a server, with all that is asked of it but the jobs themselves.
CREATE INDEX jobs_shown_there ON jobs (scope, json_extract(address, '$.channel'), clip_id, number)
    WHERE posted IS NOT NULL AND NOT hidden AND origin IS NULL;

-- What a quota counts: reused clips cost nothing, and what came to nothing is given back.
CREATE VIEW made_anew AS
    SELECT scope, owner, created_at AS at, state FROM jobs
    WHERE reuse IS NULL AND origin IS NULL
      AND (clip_id IS NOT NULL OR state NOT IN ('FAILED', 'CANCELLED'));

-- Jobs that have ended and still hold a key of their platform's, which is good for minutes only.
CREATE INDEX jobs_with_token ON jobs (ended_at)
    WHERE json_extract(address, '$.extra.token') IS NOT NULL;
