-- Which clips are missed least when room is needed (cache/eviction.py): GreedyDual-Size-Frequency
-- of L. Cherkasova, "Improving WWW Proxies Performance with Greedy-Dual-Size-Frequency Caching
-- Policy", HP Laboratories HPL-98-69R1, 1998: worth = floor + frequency * cost / size.

-- How many requests got the clip, the one that it was made for included.
ALTER TABLE clips ADD COLUMN uses INTEGER NOT NULL DEFAULT 1;
-- Seconds per byte; the clip of the least goes first.
ALTER TABLE clips ADD COLUMN worth REAL NOT NULL DEFAULT 0;

-- What the dearest clip was worth that had to go: all that come or are used later are worth more,
-- so that what was popular once does not stay for ever.
CREATE TABLE eviction (
    one   INTEGER PRIMARY KEY CHECK (one = 1),
    floor REAL NOT NULL
) STRICT;
INSERT INTO eviction VALUES (1, 0);

CREATE TRIGGER clip_added AFTER INSERT ON clips BEGIN
    UPDATE clips SET worth = (SELECT floor FROM eviction) + 1.0 * uses
        * COALESCE(json_extract(body, '$.made_seconds'), 0) / MAX(size, 1)
    WHERE id = NEW.id;
END;

CREATE TRIGGER clip_used AFTER UPDATE OF uses, used_at, size ON clips BEGIN
    UPDATE clips SET worth = (SELECT floor FROM eviction) + 1.0 * uses
        * COALESCE(json_extract(body, '$.made_seconds'), 0) / MAX(size, 1)
    WHERE id = NEW.id;
END;

-- A request got a clip that was not made for it. Showing a clip once more saves nothing.
CREATE TRIGGER job_answered_on_arrival AFTER INSERT ON jobs
WHEN NEW.clip_id IS NOT NULL AND NEW.reuse IS NOT NULL AND NEW.origin IS NULL BEGIN
    UPDATE clips SET uses = uses + 1 WHERE id = NEW.clip_id;
END;

CREATE TRIGGER job_answered AFTER UPDATE OF clip_id ON jobs
WHEN NEW.clip_id IS NOT NULL AND NEW.clip_id IS NOT OLD.clip_id
    AND NEW.reuse IS NOT NULL AND NEW.origin IS NULL BEGIN
    UPDATE clips SET uses = uses + 1 WHERE id = NEW.clip_id;
END;

UPDATE clips SET uses = 1 + (
    SELECT COUNT(*) FROM jobs
    WHERE jobs.clip_id = clips.id AND jobs.reuse IS NOT NULL AND jobs.origin IS NULL
);

DROP INDEX clips_by_use;
-- With the size: what all of them take is added up without reading the rows.
CREATE INDEX clips_by_worth ON clips (worth, used_at, id, size);
