-- Alerts of others, in the Common Alerting Protocol, as a body took them in. None is spoken by itself: a person makes a message of it, or sets it aside.
CREATE TABLE alert (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),     -- whose inbox
    area UUID NOT NULL REFERENCES area (id),     -- of the body
    sender TEXT NOT NULL,
    identifier TEXT NOT NULL,                    -- the sender's
    sent_at BIGINT NOT NULL,
    said TEXT NOT NULL,                          -- JSON of sources::CapAlert
    xml TEXT NOT NULL,                           -- as it came, so that anybody can check its signature again
    seal TEXT NOT NULL,                          -- alerts::Seal by name, as it was found on that day
    vouched_by TEXT NOT NULL,                    -- the name under which a certificate is trusted; empty unless it is
    received_at BIGINT NOT NULL,
    received_by UUID REFERENCES account (id),    -- empty: another system handed it in
    message UUID,                                -- what was made of it
    set_aside_at BIGINT,
    reason TEXT NOT NULL,
    PRIMARY KEY (home, id)
);
CREATE INDEX alert_by_id ON alert (id);
CREATE UNIQUE INDEX alert_once ON alert (body, sender, identifier, sent_at);
CREATE INDEX alert_open ON alert (body, received_at, id) WHERE message IS NULL AND set_aside_at IS NULL;
CREATE INDEX alert_handled ON alert (body, received_at, id) WHERE message IS NOT NULL OR set_aside_at IS NOT NULL;

-- Certificates of those whose alerts are believed to be theirs, in an area and what lies in it.
CREATE TABLE alert_authority (
    id UUID NOT NULL PRIMARY KEY,
    area UUID NOT NULL REFERENCES area (id),
    name TEXT NOT NULL,
    certificate TEXT NOT NULL,                   -- PEM
    added_at BIGINT NOT NULL,
    added_by UUID NOT NULL REFERENCES account (id),
    ended_at BIGINT
);

-- What went out as alerts: each issue of a message as it was written then. Never changed, but for the signature that it waits for.
CREATE TABLE alert_issue (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    message UUID NOT NULL,
    number BIGINT NOT NULL,                      -- 1, 2, 3 for one message
    kind TEXT NOT NULL,                          -- alerts::IssueKind by name
    title TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    xml TEXT NOT NULL,
    waits_for_signature BOOLEAN NOT NULL,
    PRIMARY KEY (home, message, number)
);
CREATE UNIQUE INDEX alert_issue_by_id ON alert_issue (id);
CREATE INDEX alert_issue_by_time ON alert_issue (sent_at, id) WHERE NOT waits_for_signature;
CREATE INDEX alert_issue_unsigned ON alert_issue (id) WHERE waits_for_signature;
