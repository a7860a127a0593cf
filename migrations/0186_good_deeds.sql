-- Good deeds noticed in the field. Who did one lies sealed; public_name stands only while they say that it may be public.
CREATE TABLE good_deed (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),       -- whose desk it lies on
    area UUID NOT NULL REFERENCES area (id),
    day TEXT NOT NULL,
    doer TEXT NOT NULL,                            -- honours::Doer by name
    words TEXT NOT NULL,                           -- what was done, naming nobody
    has_name BOOLEAN NOT NULL,
    consent TEXT NOT NULL,                         -- honours::Consent by name
    consent_way TEXT NOT NULL,                     -- how it was asked; empty again once withdrawn
    consent_at BIGINT,
    consent_by UUID REFERENCES account (id),       -- who asked
    public_name TEXT NOT NULL,
    code_hash BYTEA,                               -- of the code by which consent is withdrawn
    published_at BIGINT,
    message UUID,                                  -- outreach: its bulletin
    noticed_at BIGINT NOT NULL,
    noticed_by UUID NOT NULL REFERENCES account (id),
    CHECK (public_name = '' OR consent = 'given'),
    PRIMARY KEY (home, id)
);
CREATE INDEX good_deed_by_id ON good_deed (id);
CREATE INDEX good_deed_by_code ON good_deed (code_hash) WHERE code_hash IS NOT NULL;
CREATE INDEX good_deed_of_area ON good_deed (area, day, id);
CREATE INDEX good_deed_of_body ON good_deed (body, day);
CREATE INDEX good_deed_published ON good_deed (day, id) WHERE published_at IS NOT NULL;
