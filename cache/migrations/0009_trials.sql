-- What people made of clips that were reused for like words: whoever asked keeps what they got, or
-- asks for a new one. Nothing of theirs stays: when the job goes, its number here goes too.
CREATE TABLE trials (
    job_id     TEXT UNIQUE REFERENCES jobs (id) ON DELETE SET NULL,
    clip_id    TEXT NOT NULL REFERENCES clips (id) ON DELETE CASCADE,
    similarity REAL NOT NULL,                -- cosine, of four digits; 1 where words alone decided
    refused    INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX trials_by_clip ON trials (clip_id);

-- Most see a clip only when it is posted. Posted anew in another format it is the same trial.
CREATE TRIGGER job_tried AFTER UPDATE OF state ON jobs
WHEN NEW.state = 'DELIVERED' AND NEW.reuse = 'semantic' AND NEW.origin IS NULL
    AND NEW.clip_id IS NOT NULL BEGIN
    INSERT INTO trials (job_id, clip_id, similarity)
    SELECT NEW.id, NEW.clip_id, ROUND(COALESCE(NEW.similarity, 1), 4)
    WHERE NOT EXISTS (SELECT 1 FROM trials WHERE job_id = NEW.id);
END;

-- Whoever wanted another clip until now is not known, so all count as kept.
INSERT INTO trials (job_id, clip_id, similarity)
SELECT id, clip_id, ROUND(COALESCE(similarity, 1), 4) FROM jobs
WHERE state = 'DELIVERED' AND reuse = 'semantic' AND origin IS NULL AND clip_id IS NOT NULL;
