-- Directives, guidance, forms and models that bodies put up for those below them or for all.
CREATE TABLE library_paper (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),   -- who puts it up
    kind TEXT NOT NULL CHECK (kind IN ('directive', 'guidance', 'plan', 'letter', 'form', 'model', 'other')),
    number TEXT NOT NULL,
    issuer TEXT NOT NULL,                      -- as printed
    issuer_key TEXT NOT NULL,                  -- folded
    dated TEXT,                                -- the day printed
    subject TEXT NOT NULL,
    file UUID REFERENCES file (id),            -- empty: it was typed here
    text TEXT NOT NULL,                        -- NFC, one line per printed line
    audience TEXT CHECK (audience IN ('below', 'everybody')),   -- empty until it is put up
    put_up_at BIGINT,
    withdrawn_at BIGINT,                       -- no longer shown to others; what was read stays read
    readers BIGINT NOT NULL DEFAULT 0,         -- how many bodies have opened it
    made_at BIGINT NOT NULL,
    made_by UUID NOT NULL REFERENCES account (id),
    PRIMARY KEY (home, id)
);
CREATE INDEX library_paper_by_id ON library_paper (id);
CREATE INDEX library_paper_of_body ON library_paper (body, id);

-- The words of each paper, folded: what the search asks. Rebuildable from library_paper.
CREATE TABLE library_word (
    home BIGINT NOT NULL,
    word TEXT NOT NULL,
    paper UUID NOT NULL,
    PRIMARY KEY (home, word, paper)
);
CREATE INDEX library_word_by_word ON library_word (word, paper);
CREATE INDEX library_word_of_paper ON library_word (paper);

-- Which body opened a paper, when first, and who of it.
CREATE TABLE library_receipt (
    home BIGINT NOT NULL,
    paper UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),
    read_at BIGINT NOT NULL,
    read_by UUID NOT NULL REFERENCES account (id),
    PRIMARY KEY (home, paper, body)
);
CREATE INDEX library_receipt_of_paper ON library_receipt (paper, body);
