-- What is told in a place and may not be so, from the day it was heard to the day it fades. Nobody who told it is kept.
CREATE TABLE rumour (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),       -- whose desk looks into it
    area UUID NOT NULL REFERENCES area (id),       -- where it is told
    words TEXT NOT NULL,
    verdict TEXT,                                  -- rumours::Verdict by name; empty: nobody knows yet
    explanation TEXT NOT NULL,                     -- how it really is, in plain words
    verified_at BIGINT,
    message UUID,                                  -- outreach: what answers it
    made_at BIGINT NOT NULL,
    made_by UUID NOT NULL REFERENCES account (id), -- the officer at the desk
    closed_at BIGINT,
    PRIMARY KEY (home, id)
);
CREATE INDEX rumour_by_id ON rumour (id);
CREATE INDEX rumour_of_area ON rumour (area, made_at, id);

-- How often it was heard, where and on which day; never from whom.
CREATE TABLE rumour_hearing (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    rumour UUID NOT NULL,
    area UUID NOT NULL REFERENCES area (id),
    day TEXT NOT NULL,
    times BIGINT NOT NULL CHECK (times > 0),
    PRIMARY KEY (home, id)
);
CREATE INDEX rumour_hearing_by_id ON rumour_hearing (id);
CREATE INDEX rumour_hearing_of ON rumour_hearing (home, rumour, day);

-- What it was held against: a paper, an office, a station that was asked.
CREATE TABLE rumour_source (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    rumour UUID NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (home, id)
);
CREATE INDEX rumour_source_by_id ON rumour_source (id);
CREATE INDEX rumour_source_of ON rumour_source (home, rumour, at, id);
