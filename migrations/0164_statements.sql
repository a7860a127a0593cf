-- What came on the account of a fundraiser, as the statement of its bank says; each line once, by the bank's own reference.
CREATE TABLE statement_line (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    fundraiser UUID NOT NULL,
    reference TEXT NOT NULL,
    day TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount >= 1),
    words TEXT NOT NULL,                           -- as the transfer said, kept for who takes gifts in alone
    state TEXT NOT NULL CHECK (state IN ('waiting', 'matched', 'set_aside')),
    gift UUID,
    reason TEXT NOT NULL,                          -- why it was set aside
    brought_at BIGINT NOT NULL,
    PRIMARY KEY (home, id),
    UNIQUE (home, fundraiser, reference)
);
CREATE INDEX statement_line_by_id ON statement_line (id);
CREATE INDEX statement_line_in_order ON statement_line (fundraiser, state, day, id);
CREATE INDEX statement_line_of_gift ON statement_line (gift) WHERE gift IS NOT NULL;
