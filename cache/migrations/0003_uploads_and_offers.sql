-- What platforms keep of our clips, and what people were offered while they typed.

-- A clip that a platform holds already need not be uploaded there again.
CREATE TABLE uploads (
    clip_id TEXT NOT NULL REFERENCES clips (id) ON DELETE CASCADE,
    holder  TEXT NOT NULL,                   -- platform:bot, for whom alone file_id is good
    format  TEXT NOT NULL,                   -- mp4 or gif
    kind    TEXT NOT NULL,                   -- what the platform takes it for; never changes
    file_id TEXT NOT NULL,
    PRIMARY KEY (clip_id, holder, format)
) STRICT, WITHOUT ROWID;

-- Words that may become a request when somebody presses for it later.
CREATE TABLE offers (
    id     TEXT PRIMARY KEY,
    owner  TEXT NOT NULL,                    -- platform:user
    words  TEXT NOT NULL,
    locale TEXT NOT NULL,
    at     REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX offers_by_owner ON offers (owner);
CREATE INDEX offers_by_age ON offers (at);
