-- Vaccination sessions as numbers: places, doses, invitations and results by group. There is no row about a person.
CREATE TABLE vaccination_session (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    commune UUID NOT NULL REFERENCES area (id),
    area UUID NOT NULL REFERENCES area (id),
    place TEXT NOT NULL,
    day TEXT NOT NULL,
    slots BIGINT NOT NULL CHECK (slots >= 1),   -- people who can be vaccinated
    doses BIGINT NOT NULL CHECK (doses >= 0),   -- that are on hand
    state TEXT NOT NULL,                        -- vaccination::State by name
    PRIMARY KEY (home, id)
);
CREATE INDEX vaccination_session_by_id ON vaccination_session (id);
CREATE INDEX vaccination_session_of_commune ON vaccination_session (commune, day, id);

-- How many of a group were invited, came and got which dose.
CREATE TABLE vaccination_group (
    home BIGINT NOT NULL,
    session UUID NOT NULL,
    code TEXT NOT NULL,                         -- src/vaccination/vocabulary/priority_groups.json
    invited BIGINT NOT NULL CHECK (invited >= 0),
    came BIGINT NOT NULL CHECK (came >= 0),
    first_doses BIGINT NOT NULL CHECK (first_doses >= 0),
    second_doses BIGINT NOT NULL CHECK (second_doses >= 0),
    more_doses BIGINT NOT NULL CHECK (more_doses >= 0),
    PRIMARY KEY (home, session, code)
);

-- What of the readiness list is there.
CREATE TABLE vaccination_ready (
    home BIGINT NOT NULL,
    session UUID NOT NULL,
    code TEXT NOT NULL,                         -- src/vaccination/vocabulary/readiness.json
    PRIMARY KEY (home, session, code)
);
