-- What people say. Words and contact lie sealed under the voice's own key; nothing here says who spoke, and nothing ties two voices of one person.
CREATE TABLE voice (
    home BIGINT NOT NULL,
    id UUID NOT NULL,                           -- may be made by the telephone on which it was written
    commune UUID NOT NULL REFERENCES area (id),
    area UUID NOT NULL REFERENCES area (id),    -- the hamlet, or the commune when nobody knows
    kind TEXT NOT NULL,                         -- voices::Kind by name
    topic TEXT NOT NULL,                        -- src/voices/vocabulary/voice_words.json
    source TEXT NOT NULL,                       -- voices::Source by name
    state TEXT NOT NULL,                        -- voices::State by name
    grade TEXT,                                 -- empty until somebody has looked at it
    owner UUID REFERENCES body (id),            -- who has it now, empty: nobody yet
    passed_up TEXT NOT NULL,                    -- JSON list of the bodies below that passed it up, the lowest first
    joined_to UUID,                             -- the voice whose answer goes to this code too
    said_at BIGINT NOT NULL,
    said_on TEXT NOT NULL,                      -- the day of said_at, by which voices are counted
    since BIGINT NOT NULL,                      -- said, or said again
    due_at BIGINT,                              -- the last good moment of what comes next
    until BIGINT NOT NULL,                      -- the same for lists and counts; the greatest number for closed ones
    is_open BOOLEAN NOT NULL,
    reopened BIGINT NOT NULL,
    satisfaction TEXT,                          -- voices::Satisfaction by name, asked once
    is_sealed BOOLEAN NOT NULL,                 -- FALSE once its words were erased
    code_hash BYTEA NOT NULL,                   -- of the code with which the speaker looks after it
    outside_ref TEXT,                           -- its number in the system that it was brought from
    PRIMARY KEY (home, id),
    UNIQUE (home, commune, outside_ref)
);
CREATE INDEX voice_by_id ON voice (id);
CREATE INDEX voice_by_code ON voice (code_hash);
CREATE INDEX voice_open_of_commune ON voice (commune, until, id) WHERE is_open;
CREATE INDEX voice_open_of_owner ON voice (owner, until, id) WHERE is_open;
CREATE INDEX voice_closed_of_commune ON voice (commune, since, id) WHERE NOT is_open;
CREATE INDEX voice_closed_of_owner ON voice (owner, since, id) WHERE NOT is_open;
CREATE INDEX voice_of_topic ON voice (commune, topic, said_at);
CREATE INDEX voice_joined ON voice (joined_to) WHERE joined_to IS NOT NULL;
CREATE INDEX voice_sealed ON voice (since, id) WHERE is_sealed AND NOT is_open;

-- What was done with it, one after the other; with what stood before, so that the last can be taken back.
CREATE TABLE voice_step (
    home BIGINT NOT NULL,
    voice UUID NOT NULL,
    part BIGINT NOT NULL,                       -- 1, 2, 3 for one voice
    act TEXT NOT NULL,                          -- voices::Act by name
    at BIGINT NOT NULL,
    day TEXT NOT NULL,
    area UUID NOT NULL,
    account UUID,                               -- empty: whoever spoke
    body UUID,
    code TEXT NOT NULL,                         -- of an outcome or a closing
    words TEXT,                                 -- sealed under the voice's key
    to_body UUID REFERENCES body (id),
    before TEXT NOT NULL,                       -- JSON of voices::Standing
    opens BIGINT NOT NULL,                      -- 1 when it became open by this, -1 when closed
    taken_back BOOLEAN NOT NULL,
    PRIMARY KEY (home, voice, part)
);
CREATE INDEX voice_step_opens ON voice_step (area, day) WHERE opens <> 0;

-- Pictures without what cameras write beside them.
CREATE TABLE voice_picture (
    home BIGINT NOT NULL,
    voice UUID NOT NULL,
    number BIGINT NOT NULL,                     -- 1, 2, 3 for one voice
    bytes BYTEA NOT NULL,
    PRIMARY KEY (home, voice, number)
);

-- The bodies through whose hands a voice went, so that each level sees it pass and sees the answer.
CREATE TABLE voice_passing (
    home BIGINT NOT NULL,
    voice UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),
    PRIMARY KEY (home, voice, body)
);
CREATE INDEX voice_passing_of_body ON voice_passing (body, voice);

-- How many voices of a commune stand where, by who has them. Kept with every change, rebuildable from voice.
CREATE TABLE voice_count (
    home BIGINT NOT NULL,
    commune UUID NOT NULL,
    owner UUID NOT NULL,                        -- all zeros: nobody
    what TEXT NOT NULL,
    until BIGINT NOT NULL,                      -- kept apart by moment, because a voice turns late with the clock alone
    slot BIGINT NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (home, commune, owner, what, until, slot)
);
CREATE INDEX voice_count_of_owner ON voice_count (owner);
