-- What was said in a handled health declaration is forgotten after the days of a dated rule; that there was one, and what came of it, stays.
ALTER TABLE health_declaration ADD COLUMN forgotten_at BIGINT;
CREATE INDEX health_declaration_to_forget ON health_declaration (handled_at) WHERE handled_at IS NOT NULL AND forgotten_at IS NULL;

-- A household that is forgotten asks who came to it.
CREATE INDEX declared_arrival_of_household ON declared_arrival (household) WHERE household IS NOT NULL;
