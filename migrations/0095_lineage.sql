-- The chain of bases: which plan in the system each basis of a plan is. Numbers start anew every year and every body has its own, so a link
-- is found by number, day and issuer together, and says what speaks against it.
ALTER TABLE plan ADD COLUMN number_key TEXT NOT NULL DEFAULT '';           -- the number, folded; empty: none that can be looked up
ALTER TABLE plan ADD COLUMN bases_linked BOOLEAN NOT NULL DEFAULT FALSE;   -- FALSE: came in before there was a chain, a job follows it
CREATE INDEX plan_by_number ON plan (number_key);
CREATE INDEX plan_without_links ON plan (id) WHERE NOT bases_linked;

CREATE TABLE plan_basis (
    item UUID NOT NULL PRIMARY KEY REFERENCES plan_item (id),
    plan UUID NOT NULL REFERENCES plan (id),   -- that rests on it
    number_key TEXT NOT NULL,
    dated TEXT,
    issuer TEXT NOT NULL,                      -- as printed behind the number; empty when it is not
    printed TEXT NOT NULL,                     -- the words of the paper
    found UUID REFERENCES plan (id),           -- the document it is
    doubt TEXT CHECK (doubt IN ('other_day', 'other_issuer', 'only_number', 'several', 'circle')),
    settled TEXT CHECK (settled IN ('confirmed', 'cut')),   -- by a person; such a link is never found anew
    settled_by UUID REFERENCES account (id),
    settled_at BIGINT,
    waiting BOOLEAN NOT NULL DEFAULT FALSE     -- a document of this number has come in since it was last looked for
);
CREATE INDEX plan_basis_of_plan ON plan_basis (plan);
CREATE INDEX plan_basis_by_number ON plan_basis (number_key, dated);
CREATE INDEX plan_basis_on ON plan_basis (found, plan);
CREATE INDEX plan_basis_waiting ON plan_basis (item) WHERE waiting;
