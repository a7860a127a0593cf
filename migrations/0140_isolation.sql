-- The health station's own: who is isolating, since when and until when. Whom it is about, tests and notes lie sealed under the episode's key.
CREATE TABLE episode (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    household UUID NOT NULL,
    area UUID NOT NULL REFERENCES area (id),    -- where the household lived when it began
    commune UUID NOT NULL REFERENCES area (id),
    kind TEXT NOT NULL,                         -- patient, contact
    protection TEXT NOT NULL,                   -- full, other: which rule holds
    begun_on TEXT NOT NULL,
    ends_on TEXT,                               -- the last day; empty: no rule says so, the station decides
    set_by_hand BIGINT NOT NULL,                -- 1: the station set the end itself, rules no longer move it
    code TEXT NOT NULL UNIQUE,                  -- of the emergency button on the household's card
    began_at BIGINT NOT NULL,
    account UUID NOT NULL,
    closed_on TEXT,
    closing TEXT,                               -- released, in_care, moved, mistaken
    PRIMARY KEY (home, id)
);
CREATE INDEX episode_by_id ON episode (id);
CREATE INDEX episode_by_household ON episode (household, begun_on);
CREATE INDEX episode_open ON episode (commune, ends_on) WHERE closed_on IS NULL;

-- A test that a rule asks for, done or not. Its result is in the sealed record.
CREATE TABLE episode_test (
    home BIGINT NOT NULL,
    episode UUID NOT NULL,
    due_on TEXT NOT NULL,
    done_on TEXT,
    PRIMARY KEY (home, episode, due_on)
);

-- A danger sign or a pressed emergency button: rings at the health station until somebody answers. Signs and words are sealed under its own key.
CREATE TABLE danger (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    household UUID NOT NULL,
    area UUID NOT NULL REFERENCES area (id),
    commune UUID NOT NULL REFERENCES area (id),
    source TEXT NOT NULL,                       -- team, household, station
    at BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    account UUID,                               -- empty: the button on the card
    answered_at BIGINT,
    answered_by UUID,
    closed_at BIGINT,
    PRIMARY KEY (home, id)
);
CREATE INDEX danger_by_id ON danger (id);
CREATE INDEX danger_open ON danger (commune, at) WHERE closed_at IS NULL;
CREATE INDEX danger_by_household ON danger (household, at);
