-- Clips we keep, and the jobs that asked for them. Times are Unix seconds (REAL).

CREATE TABLE clips (
    id           TEXT PRIMARY KEY,
    body         TEXT NOT NULL,              -- generator.types.Clip as JSON
    scope        TEXT NOT NULL,              -- the community it was made in; reuse stays inside
    prompt_key   TEXT NOT NULL,              -- the normalised prompt
    settings_key TEXT NOT NULL,              -- digest of everything else that shapes the clip
    seed         INTEGER NOT NULL,
    embedding    BLOB,                       -- float32, unit length; NULL until it is computed
    embedder     TEXT,                       -- the model that made the embedding
    size         INTEGER NOT NULL,           -- bytes on disk, poster included
    created_at   REAL NOT NULL,
    used_at      REAL NOT NULL
) STRICT;

CREATE INDEX clips_by_key ON clips (scope, settings_key, prompt_key);
CREATE INDEX clips_by_use ON clips (used_at);

CREATE TABLE jobs (
    id           TEXT PRIMARY KEY,
    number       INTEGER NOT NULL UNIQUE,    -- order of arrival
    state        TEXT NOT NULL CHECK (state IN
                 ('QUEUED', 'RUNNING', 'READY', 'DELIVERED', 'FAILED', 'CANCELLED')),
    lane         TEXT NOT NULL,
    owner        TEXT NOT NULL,              -- platform:user, for fairness, caps and ownership
    scope        TEXT NOT NULL,
    twin_key     TEXT NOT NULL,              -- the same key: the same clip, made once
    source       TEXT UNIQUE,                -- platform:event id; a replayed event makes no 2nd job
    request      TEXT NOT NULL,              -- generator.types.ClipRequest as JSON
    address      TEXT NOT NULL,              -- bot.types.Address as JSON
    format       TEXT NOT NULL,
    placeholder  TEXT,                       -- the platform's message that becomes the clip
    clip_id      TEXT REFERENCES clips (id) ON DELETE SET NULL,
    reuse        TEXT,                       -- exact, hot, semantic or twin; NULL for a new clip
    similarity   REAL,                       -- cosine, for a semantic reuse
    error        TEXT,                       -- {"code": …, "arguments": {…}}
    attempt      INTEGER NOT NULL DEFAULT 0, -- counted by the claim; fences every finish
    posts        INTEGER NOT NULL DEFAULT 0, -- attempts to deliver
    post_after   REAL NOT NULL DEFAULT 0,    -- no delivery before this time
    told         INTEGER NOT NULL DEFAULT 0, -- its FAILED or CANCELLED was shown
    hidden       INTEGER NOT NULL DEFAULT 0, -- deleted by its owner
    created_at   REAL NOT NULL,
    started_at   REAL,
    ready_at     REAL,
    ended_at     REAL
) STRICT;

CREATE INDEX jobs_by_state ON jobs (state, lane, number);
CREATE INDEX jobs_by_owner ON jobs (owner, number);
CREATE INDEX jobs_by_twin ON jobs (twin_key, state);
CREATE INDEX jobs_by_clip ON jobs (clip_id);
CREATE INDEX jobs_open ON jobs (owner) WHERE state IN ('QUEUED', 'RUNNING', 'READY');
CREATE INDEX jobs_to_post ON jobs (post_after)
    WHERE state = 'READY' OR (state IN ('FAILED', 'CANCELLED') AND told = 0);

-- Whose turn it is: in each lane the owner who was served longest ago comes next.
CREATE TABLE turns (
    lane   TEXT NOT NULL,
    owner  TEXT NOT NULL,
    served INTEGER NOT NULL,
    PRIMARY KEY (lane, owner)
) STRICT;
