-- A yearly title: what it asks for, who is considered, what was decided and why.
CREATE TABLE title_round (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),
    area UUID NOT NULL REFERENCES area (id),
    year BIGINT NOT NULL,
    title TEXT NOT NULL,
    words TEXT NOT NULL,
    paper TEXT NOT NULL,
    criteria TEXT NOT NULL,                        -- JSON, honours::Criterion
    made_at BIGINT NOT NULL,
    made_by UUID NOT NULL REFERENCES account (id),
    closed_at BIGINT,
    PRIMARY KEY (home, id)
);
CREATE INDEX title_round_by_id ON title_round (id);
CREATE INDEX title_round_of_area ON title_round (area, year, id);

CREATE TABLE title_candidate (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    round UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),
    words TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'awarded', 'not_awarded', 'revoked')),
    findings TEXT,                                 -- JSON, honours::Finding as it was when it was decided
    reason TEXT NOT NULL,
    number TEXT NOT NULL,
    decided_on TEXT,
    decided_by UUID REFERENCES account (id),
    published_at BIGINT,
    revoked_at BIGINT,
    revoked_because TEXT NOT NULL,
    proposed_at BIGINT NOT NULL,
    proposed_by UUID NOT NULL REFERENCES account (id),
    PRIMARY KEY (home, id)
);
CREATE INDEX title_candidate_by_id ON title_candidate (id);
CREATE UNIQUE INDEX title_candidate_once ON title_candidate (home, round, body);
CREATE INDEX title_candidate_published ON title_candidate (decided_on, id) WHERE published_at IS NOT NULL;

-- What somebody attached for a candidate.
CREATE TABLE title_evidence (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    candidate UUID NOT NULL,
    words TEXT NOT NULL,
    file UUID REFERENCES file (id),
    at BIGINT NOT NULL,
    added_by UUID NOT NULL REFERENCES account (id),
    PRIMARY KEY (home, id)
);
CREATE INDEX title_evidence_by_id ON title_evidence (id);
CREATE INDEX title_evidence_of ON title_evidence (home, candidate, at, id);

-- Which groups a body counts, for its title.
CREATE INDEX commitment_part_of_body ON commitment_part (body);
