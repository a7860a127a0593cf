-- Two entries of one commune that may be the same household. They wait for a person; nothing of what speaks for it is written here but its name.
CREATE TABLE household_twin (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    commune UUID NOT NULL REFERENCES area (id),
    older UUID NOT NULL,                        -- the one with the smaller number
    newer UUID NOT NULL,
    score BIGINT NOT NULL,                      -- 0 to 100
    reasons TEXT NOT NULL,                      -- JSON: names of reasons, the strongest first
    state TEXT NOT NULL CHECK (state IN ('open', 'merged', 'apart')),
    found_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by UUID,
    undo TEXT,                                  -- ciphertext under the survivor's key: what it was before it was merged
    PRIMARY KEY (home, id),
    UNIQUE (home, older, newer)
);
CREATE INDEX household_twin_by_id ON household_twin (id);
CREATE INDEX household_twin_by_commune ON household_twin (commune, state, score, id);
CREATE INDEX household_twin_by_older ON household_twin (older);
CREATE INDEX household_twin_by_newer ON household_twin (newer);

-- A household that became part of another. Its id stays another name of the survivor; its row waits here in case somebody erred.
CREATE TABLE household_alias (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    survivor UUID NOT NULL,
    since BIGINT NOT NULL,
    commune UUID NOT NULL REFERENCES area (id),
    area UUID NOT NULL REFERENCES area (id),
    number BIGINT NOT NULL,                     -- never given to another household
    people BIGINT NOT NULL,
    team UUID REFERENCES team (body),
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    dwelling TEXT NOT NULL,
    quiet_until TEXT,
    entered_as TEXT,
    PRIMARY KEY (home, id)
);
CREATE INDEX household_alias_by_id ON household_alias (id);
CREATE INDEX household_alias_by_survivor ON household_alias (survivor);
CREATE INDEX household_alias_by_commune ON household_alias (home, commune, number);
