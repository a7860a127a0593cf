-- What was found at a door, one row a visit. The note is sealed under the household's key.
CREATE TABLE check_in (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    household UUID NOT NULL,
    area UUID NOT NULL REFERENCES area (id),    -- where the household lived then: what the counters follow from
    team UUID,                                  -- who looked after it then, empty: nobody
    outcome TEXT NOT NULL,
    day TEXT NOT NULL,
    at BIGINT NOT NULL,                         -- when it happened
    received_at BIGINT NOT NULL,                -- when it came in from the telephone
    account UUID NOT NULL,
    note TEXT,
    taken_back_at BIGINT,
    PRIMARY KEY (home, id)
);
CREATE INDEX check_in_by_id ON check_in (id);
CREATE INDEX check_in_by_household ON check_in (household, at);
CREATE INDEX check_in_by_area ON check_in (area, day);

-- What its visits come to for a household, kept with each; a household without a row was never visited.
CREATE TABLE household_round (
    home BIGINT NOT NULL,
    household UUID NOT NULL,
    met_on TEXT,                                -- the last day on which somebody was met
    tried_at BIGINT NOT NULL,                   -- the last visit
    outcome TEXT NOT NULL,                      -- of the last visit
    PRIMARY KEY (home, household)
);
