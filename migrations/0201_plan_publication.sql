-- Plans that everybody may read on the public pages. Issued to bodies and shown to the people are two days: a plan of 11 June stood on the
-- commune's page on 19 June.
CREATE TABLE plan_publication (
    plan UUID NOT NULL PRIMARY KEY REFERENCES plan (id),
    area UUID NOT NULL REFERENCES area (id),   -- of the plan, repeated: the page of a place looks for it
    published_at BIGINT NOT NULL,
    published_by UUID NOT NULL                 -- an account
);
CREATE INDEX plan_publication_of_area ON plan_publication (area, published_at);
