-- The pictures that clips begin with, and who gave which: the files are named by what is in them.

CREATE TABLE pictures (
    name       TEXT NOT NULL,                -- of the file: SHA-256 in hex, and .png
    owner      TEXT NOT NULL,                -- platform:user
    scope      TEXT NOT NULL,                -- the community where it was given
    width      INTEGER NOT NULL,             -- pixels
    height     INTEGER NOT NULL,
    size       INTEGER NOT NULL,             -- bytes on disk
    created_at REAL NOT NULL,                -- when it was given last
    PRIMARY KEY (name, owner)
) STRICT, WITHOUT ROWID;

CREATE INDEX pictures_by_owner ON pictures (owner, created_at);

-- Which jobs need a picture.
CREATE INDEX jobs_by_picture ON jobs (json_extract(request, '$.image'))
    WHERE json_extract(request, '$.image') IS NOT NULL;
