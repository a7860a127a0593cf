-- A drive of signed commitments: what people promise each other, until when, and who counts whom. Nobody who signs, and nobody who does not, is kept.
CREATE TABLE commitment_drive (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    code TEXT NOT NULL,                            -- on the sheet and in its QR: who has it may sign
    body UUID NOT NULL REFERENCES body (id),       -- that calls for it
    area UUID NOT NULL REFERENCES area (id),
    title TEXT NOT NULL,
    words TEXT NOT NULL,                           -- what is promised, a line each
    paper TEXT NOT NULL,                           -- the plan that asks for it
    begins TEXT NOT NULL,
    ends TEXT NOT NULL,                            -- the last day
    made_at BIGINT NOT NULL,
    made_by UUID NOT NULL REFERENCES account (id),
    closed_at BIGINT,
    CHECK (begins <= ends),
    PRIMARY KEY (home, id)
);
CREATE UNIQUE INDEX commitment_drive_by_code ON commitment_drive (code);
CREATE INDEX commitment_drive_by_id ON commitment_drive (id);
CREATE INDEX commitment_drive_of_area ON commitment_drive (area, begins, id);

-- Who counts whom: the households of a hamlet, the pupils of a school.
CREATE TABLE commitment_part (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    drive UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),       -- that counts
    area UUID NOT NULL REFERENCES area (id),       -- where they are
    group_code TEXT NOT NULL,                      -- vocabulary/commitment_groups.json
    members BIGINT CHECK (members >= 0),           -- how many there are; empty: nobody knows
    members_source TEXT NOT NULL,                  -- where that number is from
    on_paper BIGINT NOT NULL CHECK (on_paper >= 0),  -- kept: the sum of its sheets
    PRIMARY KEY (home, id)
);
CREATE INDEX commitment_part_by_id ON commitment_part (id);
CREATE UNIQUE INDEX commitment_part_once ON commitment_part (home, drive, body, area, group_code);

-- How many signatures somebody counted on paper.
CREATE TABLE commitment_sheet (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    part UUID NOT NULL,
    day TEXT NOT NULL,
    signed BIGINT NOT NULL CHECK (signed > 0),
    words TEXT NOT NULL,
    counted_at BIGINT NOT NULL,
    counted_by UUID NOT NULL REFERENCES account (id),
    taken_back_at BIGINT,
    PRIMARY KEY (home, id)
);
CREATE INDEX commitment_sheet_by_id ON commitment_sheet (id);
CREATE INDEX commitment_sheet_of_part ON commitment_sheet (home, part, counted_at, id);

-- How many signed by telephone on a day: a number, and nothing about who. A slot for each writer, so that they do not queue.
CREATE TABLE commitment_count (
    home BIGINT NOT NULL,
    part UUID NOT NULL,
    day TEXT NOT NULL,
    slot BIGINT NOT NULL,
    signed BIGINT NOT NULL CHECK (signed > 0),
    PRIMARY KEY (home, part, day, slot)
);
