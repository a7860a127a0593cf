-- What is promised and given. Who gives lies sealed under the gift's own key, for the receipt alone; in public stands only a name the donor chose.
CREATE TABLE gift (
    home BIGINT NOT NULL,
    id UUID NOT NULL,                              -- made by the device on which it was written
    fundraiser UUID NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pledged', 'received', 'withdrawn')),
    form TEXT NOT NULL CHECK (form IN ('money', 'goods', 'work', 'produce')),
    promised BIGINT CHECK (promised >= 0),         -- when it was pledged; counted like amount
    amount BIGINT NOT NULL CHECK (amount >= 0),    -- đồng, or what goods are worth; hours of work
    words TEXT NOT NULL,                           -- what it is: "200 kg gạo"; public once received
    donor_kind TEXT NOT NULL,                      -- of donor_kinds.json
    public_name TEXT NOT NULL,                     -- that the donor chose
    is_shown BOOLEAN NOT NULL,
    way TEXT NOT NULL,                             -- gifts::Way by name; empty: not here yet
    paper TEXT NOT NULL,                           -- number of the paper receipt
    reference TEXT NOT NULL,                       -- of the bank
    receiver UUID REFERENCES body (id),            -- who took it in
    received_on TEXT,
    entry TEXT NOT NULL,                           -- its code in the public ledger; empty: not there
    movement UUID,                                 -- by which goods came into a store
    refunded BIGINT NOT NULL CHECK (refunded >= 0 AND refunded <= amount),
    made_at BIGINT NOT NULL,
    code_hash BYTEA NOT NULL,                      -- of the code with which the donor looks after it
    fingerprint BYTEA NOT NULL,                    -- of what was sent: the same again is harmless
    taken_print BYTEA,                             -- the same of receiving it
    PRIMARY KEY (home, id)
);
CREATE INDEX gift_by_id ON gift (id);
CREATE INDEX gift_by_code ON gift (code_hash);
CREATE INDEX gift_of_fundraiser ON gift (fundraiser, state, id);
CREATE UNIQUE INDEX gift_by_paper ON gift (home, fundraiser, paper) WHERE paper <> '';
CREATE UNIQUE INDEX gift_by_reference ON gift (home, fundraiser, reference) WHERE reference <> '';

CREATE TABLE gift_refund (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    gift UUID NOT NULL,
    amount BIGINT NOT NULL CHECK (amount >= 1),
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    entry TEXT NOT NULL,                           -- its code in the public ledger
    PRIMARY KEY (home, id)
);
CREATE INDEX gift_refund_of_gift ON gift_refund (gift, id);
