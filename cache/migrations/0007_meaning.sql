-- What a clip's prompt has in common with all that surely ask for the same (an engine's `meaning`);
-- NULL where nobody knows.
ALTER TABLE clips ADD COLUMN meaning TEXT;

CREATE INDEX clips_by_meaning ON clips (scope, settings_key, meaning) WHERE meaning IS NOT NULL;
