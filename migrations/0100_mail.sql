-- Mail out and in: addresses that may be written to, letters that wait to go out, mails that came.

-- An address on the list of one desk. Nothing is sent to it before a person has confirmed whose it is.
CREATE TABLE mail_address (
    id UUID NOT NULL PRIMARY KEY,
    desk UUID NOT NULL REFERENCES body (id),     -- the body that keeps the list
    address TEXT NOT NULL,                       -- in small letters
    body UUID REFERENCES body (id),              -- whose it is, empty until a person says so
    plan UUID REFERENCES plan (id),              -- where it was read, empty when a person entered it
    state TEXT NOT NULL CHECK (state IN ('read', 'confirmed', 'bounced', 'struck')),
    since BIGINT NOT NULL,                       -- of the state
    confirmed_by UUID,                           -- an account
    language TEXT NOT NULL,                      -- of the letters that go there
    bounce TEXT,                                 -- what a mail server said when a letter did not arrive
    UNIQUE (desk, address),
    CHECK (state IN ('read', 'struck') OR (body IS NOT NULL AND confirmed_by IS NOT NULL))
);
CREATE INDEX mail_address_of_body ON mail_address (body);
CREATE INDEX mail_address_found ON mail_address (address);

-- Plans whose text was looked through for addresses.
CREATE TABLE mail_plan_read (
    plan UUID NOT NULL PRIMARY KEY REFERENCES plan (id)
);

-- A mail as it came. One that bears a secrecy mark leaves its sender and its id, nothing of what it said.
CREATE TABLE mail_in (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    desk UUID NOT NULL REFERENCES body (id),     -- on whose desk it lies
    message_id TEXT NOT NULL,                    -- the sender's, or a print of the bytes when there is none
    digest BYTEA NOT NULL,                       -- of sender, subject, words and files
    sender TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,                          -- what is the report, or would be
    file UUID REFERENCES file (id),              -- the mail as it came
    received_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('reported', 'waiting', 'answered', 'set_aside', 'refused', 'ignored')),
    reason TEXT,                                 -- a text key: why it waits, was refused or ignored
    tried TEXT NOT NULL,                         -- JSON [{what, found}]: how a report was looked for
    body UUID REFERENCES body (id),              -- the sender's, when one is known
    report UUID,                                 -- the report that it became, or the one that it most likely means
    handled_by UUID,                             -- an account; empty when no person was needed
    handled_at BIGINT,
    PRIMARY KEY (home, id),
    UNIQUE (home, desk, message_id, digest)
);
CREATE INDEX mail_in_on_desk ON mail_in (desk, state, id);
CREATE INDEX mail_in_by_id ON mail_in (id);
CREATE INDEX mail_in_of_report ON mail_in (report);
CREATE INDEX mail_in_alike ON mail_in (digest);

-- A letter to be sent, written in the transaction of the fact that it tells.
CREATE TABLE mail_out (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    desk UUID NOT NULL REFERENCES body (id),     -- who looks after it
    address UUID REFERENCES mail_address (id),   -- empty: an answer to whoever wrote
    receiver TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    code TEXT NOT NULL,                          -- stands in the subject, so that a reply finds its report
    report UUID,
    answers UUID,                                -- the mail that it answers
    in_reply_to TEXT,                            -- the Message-ID of that mail
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'struck')),
    made_at BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    next_try_at BIGINT NOT NULL,                 -- while somebody is sending it: when that has taken too long
    sent_at BIGINT,
    problem TEXT,                                -- what the mail server said last
    PRIMARY KEY (home, id),
    CHECK (address IS NOT NULL OR answers IS NOT NULL)
);
CREATE INDEX mail_out_due ON mail_out (next_try_at) WHERE state = 'waiting';
CREATE INDEX mail_out_on_desk ON mail_out (desk, state, id);
CREATE INDEX mail_out_by_id ON mail_out (id);
CREATE INDEX mail_out_by_code ON mail_out (code);
CREATE INDEX mail_out_answers ON mail_out (answers);
CREATE UNIQUE INDEX mail_out_once ON mail_out (home, report, address, kind) WHERE kind IN ('due_tomorrow', 'overdue');

-- How far a mailbox was read.
CREATE TABLE mailbox (
    name TEXT NOT NULL PRIMARY KEY,
    validity BIGINT NOT NULL,                    -- the mailbox's own number; another one means that it was made anew
    last_uid BIGINT NOT NULL,
    looked_at BIGINT NOT NULL,
    problem TEXT                                 -- why the last look failed
);
