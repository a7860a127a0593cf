-- The people's situation as teams see it, good and hard, about a hamlet and never about a household. Words are the exception; they lie sealed
-- under the note's own key.
CREATE TABLE situation_note (
    home BIGINT NOT NULL,
    id UUID NOT NULL,                           -- made by the telephone, or here
    commune UUID NOT NULL REFERENCES area (id),
    area UUID NOT NULL REFERENCES area (id),
    topic TEXT NOT NULL,                        -- of situation/vocabulary/topics.json
    tone TEXT NOT NULL,                         -- good, hard
    day TEXT NOT NULL,
    at BIGINT NOT NULL,                         -- when it was seen
    received_at BIGINT NOT NULL,
    account UUID NOT NULL,
    struck_at BIGINT,                           -- its words were struck out; the note still counts
    taken_back_at BIGINT,
    PRIMARY KEY (home, id)
);
CREATE INDEX situation_note_by_id ON situation_note (id);
CREATE INDEX situation_note_of_commune ON situation_note (commune, at, id);
