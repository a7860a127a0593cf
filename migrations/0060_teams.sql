-- A community team (tổ Covid cộng đồng, tổ tự quản) is a body, its people are the body's members. This is what its founding decision says
-- beside that: where it works and of which kind it is. Kinds are data: src/teams/vocabulary/team_kinds.json.
CREATE TABLE team (
    body UUID NOT NULL PRIMARY KEY REFERENCES body (id),
    home BIGINT NOT NULL,
    kind TEXT NOT NULL,
    area UUID NOT NULL REFERENCES area (id),    -- the hamlet
    commune UUID NOT NULL REFERENCES area (id),
    decision_number TEXT,
    decision_day TEXT
);
CREATE INDEX team_by_commune ON team (commune);
CREATE INDEX team_by_area ON team (area);
