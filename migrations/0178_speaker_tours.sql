-- Mobile loudspeakers: a body goes through a hamlet every day at the same hours, and each day says whether it went.
CREATE TABLE speaker_tour (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),
    area UUID NOT NULL REFERENCES area (id),     -- where it goes
    begins BIGINT NOT NULL,                      -- minutes of the day
    ends BIGINT NOT NULL,
    route TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    ended_at BIGINT,
    CHECK (begins < ends),
    PRIMARY KEY (home, id)
);
CREATE INDEX speaker_tour_by_id ON speaker_tour (id);
CREATE INDEX speaker_tour_of_area ON speaker_tour (area, begins, id);

-- What became of a day. No row: nobody said.
CREATE TABLE speaker_tour_day (
    home BIGINT NOT NULL,
    tour UUID NOT NULL,
    day TEXT NOT NULL,
    went BOOLEAN NOT NULL,
    words TEXT NOT NULL,                         -- who went, or why nobody did
    told_at BIGINT NOT NULL,
    told_by UUID NOT NULL REFERENCES account (id),
    PRIMARY KEY (home, tour, day)
);
CREATE INDEX speaker_tour_day_of ON speaker_tour_day (tour, day);
