-- A clip that was made ahead for a community is nobody's own: it stays when those who got it have
-- their data deleted.
ALTER TABLE clips ADD COLUMN ahead INTEGER NOT NULL DEFAULT 0;
