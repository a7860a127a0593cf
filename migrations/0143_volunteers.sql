-- People who offer themselves: volunteers, professionals, respected people of a community. Names, phones, words, times, the role they choose and
-- whether they say that they recovered lie sealed.
CREATE TABLE volunteer (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    commune UUID NOT NULL REFERENCES area (id),
    area UUID NOT NULL REFERENCES area (id),    -- where they want to help: a hamlet or a commune
    kind TEXT NOT NULL,                         -- volunteers::Kind by name
    made_at BIGINT NOT NULL,
    consented_on TEXT NOT NULL,
    briefed_on TEXT,                            -- read the safety briefing
    withdrawn_at BIGINT,                        -- from then on nothing sealed is left
    code_hash BYTEA NOT NULL,
    PRIMARY KEY (home, id)
);
CREATE INDEX volunteer_by_id ON volunteer (id);
CREATE INDEX volunteer_by_code ON volunteer (code_hash);
CREATE INDEX volunteer_of_commune ON volunteer (commune, kind, id) WHERE withdrawn_at IS NULL;

-- What they can do and which languages they speak, as they chose from lists.
CREATE TABLE volunteer_trait (
    home BIGINT NOT NULL,
    volunteer UUID NOT NULL,
    what TEXT NOT NULL,                         -- skill, language
    code TEXT NOT NULL,
    PRIMARY KEY (home, volunteer, what, code)
);

CREATE TABLE volunteer_shift (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    commune UUID NOT NULL REFERENCES area (id),
    area UUID NOT NULL REFERENCES area (id),
    body UUID NOT NULL REFERENCES body (id),    -- who asks for them and looks after them
    day TEXT NOT NULL,
    begins BIGINT NOT NULL CHECK (begins >= 0), -- minutes of the day
    ends BIGINT NOT NULL CHECK (ends > begins AND ends <= 1440),
    place TEXT NOT NULL,
    words TEXT NOT NULL,
    skill TEXT,                                 -- that is needed, empty: none
    places BIGINT NOT NULL CHECK (places >= 1),
    taken BIGINT NOT NULL CHECK (taken >= 0 AND taken <= places),
    came BIGINT NOT NULL CHECK (came >= 0 AND came <= taken),
    cancelled_at BIGINT,
    PRIMARY KEY (home, id)
);
CREATE INDEX volunteer_shift_by_id ON volunteer_shift (id);
CREATE INDEX volunteer_shift_of_commune ON volunteer_shift (commune, day, id) WHERE cancelled_at IS NULL;

CREATE TABLE volunteer_turn (
    home BIGINT NOT NULL,
    shift UUID NOT NULL,
    volunteer UUID NOT NULL,
    taken_at BIGINT NOT NULL,
    account UUID,                               -- empty: the volunteer
    came BOOLEAN NOT NULL,
    PRIMARY KEY (home, shift, volunteer)
);
CREATE INDEX volunteer_turn_of ON volunteer_turn (volunteer);
