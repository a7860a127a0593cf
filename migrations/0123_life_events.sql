-- What happened in the life of a household. Who was born or died is sealed under the household's key; here stand the kind, the day and, where
-- two households are concerned, the other one.
CREATE TABLE household_event (
    home BIGINT NOT NULL,
    id UUID NOT NULL,                           -- made by the phone that told it, or here
    household UUID NOT NULL,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    at BIGINT NOT NULL,
    account UUID,                               -- empty: the system
    area UUID REFERENCES area (id),             -- where it moved to
    other UUID,                                 -- the household that parted from it, or became part of it
    told TEXT,                                  -- ciphertext: what was told, by which a message that comes twice is known
    undo TEXT,                                  -- ciphertext: what it was before
    taken_back_at BIGINT,
    PRIMARY KEY (home, id)
);
CREATE INDEX household_event_by_id ON household_event (id);
CREATE INDEX household_event_by_household ON household_event (household, day, id);
CREATE INDEX household_event_by_other ON household_event (other, kind);
