-- Clips that are to be made ahead, when nobody waits. A row goes in the transaction that adds its
-- clip.

CREATE TABLE warm (
    id         INTEGER PRIMARY KEY,
    scope      TEXT NOT NULL,                -- platform:community, or everyone
    words      TEXT NOT NULL,                -- as somebody would type them
    locale     TEXT NOT NULL,
    tries      INTEGER NOT NULL DEFAULT 0,   -- counted before each, so that a crash counts too
    not_before REAL NOT NULL DEFAULT 0,
    UNIQUE (scope, words, locale)
) STRICT;
