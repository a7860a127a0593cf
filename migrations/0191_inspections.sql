-- A list of questions that a place added for inspections; those of the plans are data (src/oversight/vocabulary).
CREATE TABLE checklist (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    area UUID NOT NULL REFERENCES area (id),       -- where it holds, with all below it
    body UUID NOT NULL REFERENCES body (id),       -- that wrote it
    kind TEXT NOT NULL,                            -- oversight::Kind by name
    title TEXT NOT NULL,
    source TEXT NOT NULL,                          -- the paper that it follows
    questions TEXT NOT NULL,                       -- JSON: in their order
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    made_at BIGINT NOT NULL,
    made_by UUID NOT NULL REFERENCES account (id),
    fingerprint BYTEA NOT NULL,
    PRIMARY KEY (home, id)
);
CREATE INDEX checklist_by_id ON checklist (id);
CREATE INDEX checklist_of_area ON checklist (area, id);

-- A place that is inspected: a works, a coach line, a school, a place of worship, a zone, a point where support is paid out. Never a person.
CREATE TABLE inspected_place (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    area UUID NOT NULL REFERENCES area (id),
    kind TEXT NOT NULL,                            -- oversight::Kind by name
    name TEXT NOT NULL,
    body UUID REFERENCES body (id),                -- when it is one of the bodies: it reads what was found and says what it corrected
    added_by UUID NOT NULL REFERENCES body (id),
    closed_at BIGINT,                              -- it is inspected no longer
    fingerprint BYTEA NOT NULL,
    PRIMARY KEY (home, id)
);
CREATE INDEX inspected_place_by_id ON inspected_place (id);
CREATE INDEX inspected_place_of_area ON inspected_place (area, id);

-- Who looked, when, by which list. The questions are kept as they were asked.
CREATE TABLE inspection (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    place UUID NOT NULL,
    area UUID NOT NULL REFERENCES area (id),       -- of the place
    kind TEXT NOT NULL,                            -- of the place
    body UUID NOT NULL REFERENCES body (id),       -- that inspects
    day TEXT NOT NULL,
    checklist TEXT NOT NULL,                       -- code of a list of the vocabulary, or the id of one of the place
    title_vi TEXT NOT NULL,
    title_en TEXT NOT NULL,
    people TEXT NOT NULL,                          -- which offices went along; no names
    words TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by UUID NOT NULL REFERENCES account (id),
    taken_back_at BIGINT,
    fingerprint BYTEA NOT NULL,
    PRIMARY KEY (home, id)
);
CREATE INDEX inspection_by_id ON inspection (id);
CREATE INDEX inspection_of_area ON inspection (area, day, id) WHERE taken_back_at IS NULL;
CREATE INDEX inspection_of_body ON inspection (body, day, id) WHERE taken_back_at IS NULL;
CREATE INDEX inspection_of_place ON inspection (home, place, day, id) WHERE taken_back_at IS NULL;

CREATE TABLE inspection_answer (
    home BIGINT NOT NULL,
    inspection UUID NOT NULL,
    number BIGINT NOT NULL,                        -- of the question, from 1
    question_vi TEXT NOT NULL,
    question_en TEXT NOT NULL,
    answer TEXT NOT NULL,                          -- oversight::Answer by name
    note TEXT NOT NULL,
    PRIMARY KEY (home, inspection, number)
);

CREATE TABLE inspection_picture (
    home BIGINT NOT NULL,
    inspection UUID NOT NULL,
    file UUID NOT NULL REFERENCES file (id),       -- without place and time
    PRIMARY KEY (home, inspection, file)
);
