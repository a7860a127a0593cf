-- A household. Names, phones, the address and notes of hardship lie sealed under the household's own key, nothing of them stands here.
CREATE TABLE household (
    home BIGINT NOT NULL,                       -- the province of the day it was entered, never updated
    id UUID NOT NULL,
    commune UUID NOT NULL REFERENCES area (id), -- its names can be searched in this commune only
    area UUID NOT NULL REFERENCES area (id),    -- the hamlet, or the commune where there are none
    number BIGINT NOT NULL,                     -- within the commune, shown as H-0123
    people BIGINT NOT NULL CHECK (people >= 1),
    team UUID REFERENCES team (body),           -- who looks after it, empty: nobody yet
    valid_from TEXT NOT NULL,
    valid_until TEXT,                           -- the last day it lived here
    PRIMARY KEY (home, id),
    UNIQUE (home, commune, number),
    CHECK (valid_until IS NULL OR valid_until >= valid_from)
);
CREATE INDEX household_by_id ON household (id);
CREATE INDEX household_by_commune ON household (commune, number);
CREATE INDEX household_by_area ON household (area, number);
CREATE INDEX household_by_team ON household (team, number);

-- Where a household lived and with how many people, one row after the other: what the counters of a hamlet follow from. A household that left
-- has no open row.
CREATE TABLE household_stay (
    home BIGINT NOT NULL,
    household UUID NOT NULL,
    part BIGINT NOT NULL,                       -- 1, 2, 3 for one household
    area UUID NOT NULL REFERENCES area (id),
    people BIGINT NOT NULL,
    counted_on TEXT NOT NULL,
    uncounted_on TEXT,                          -- empty: it counts today
    PRIMARY KEY (home, household, part)
);
CREATE INDEX household_stay_by_area ON household_stay (area, counted_on);
