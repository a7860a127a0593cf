-- What reminds somebody of work: one row for each person, or for everybody of a body, and each reason. It ends when it was acted on. Whoever
-- sends letters reads these rows too.
CREATE TABLE notice (
    home BIGINT NOT NULL,                    -- of what it is about
    id UUID NOT NULL,
    person UUID REFERENCES person (id),      -- whom it is for; empty: everybody of the body
    body UUID NOT NULL REFERENCES body (id), -- for whose sake
    about UUID NOT NULL,                     -- a task
    kind TEXT NOT NULL,                      -- tasks/notice.hpp
    due TEXT NOT NULL,                       -- the deadline it speaks of, so that a new day reminds anew; empty: of none
    at BIGINT NOT NULL,
    seen_at BIGINT,                          -- first, by whomever it is for
    ended_at BIGINT,
    ended_by UUID REFERENCES account (id),   -- who set it aside; empty: what was said of the work ended it
    PRIMARY KEY (home, id)
);
CREATE UNIQUE INDEX notice_of_person_once ON notice (home, about, kind, due, person) WHERE person IS NOT NULL;
CREATE UNIQUE INDEX notice_of_body_once ON notice (home, about, kind, due, body) WHERE person IS NULL;
CREATE INDEX notice_about ON notice (about, kind, due);
CREATE INDEX notice_for_person ON notice (person, at) WHERE ended_at IS NULL;
CREATE INDEX notice_for_body ON notice (body, at) WHERE ended_at IS NULL;
CREATE INDEX notice_by_id ON notice (id);

-- When work reminds, in working days. From a day on; what ships holds for every body that has said nothing else.
CREATE TABLE reminder_rule (
    valid_from TEXT NOT NULL PRIMARY KEY,
    before_days BIGINT NOT NULL,   -- before the deadline, to whoever does it
    head_days BIGINT NOT NULL,     -- after it, to the head of the body
    giver_days BIGINT NOT NULL,    -- after it, to whoever follows it for the body that gave it
    silent_days BIGINT NOT NULL,   -- after it was given without a word, to the same
    source TEXT NOT NULL
);
INSERT INTO reminder_rule (valid_from, before_days, head_days, giver_days, silent_days, source)
VALUES ('2000-01-01', 2, 1, 3, 2, 'lệ thường của sản phẩm, đơn vị giao việc đổi được');

CREATE TABLE reminder_rule_of_body (
    body UUID NOT NULL REFERENCES body (id),   -- whose plans
    valid_from TEXT NOT NULL,
    before_days BIGINT NOT NULL,
    head_days BIGINT NOT NULL,
    giver_days BIGINT NOT NULL,
    silent_days BIGINT NOT NULL,
    said_by UUID NOT NULL REFERENCES account (id),
    said_at BIGINT NOT NULL,
    PRIMARY KEY (body, valid_from)
);

-- What the reminders go through: open work by its day.
CREATE INDEX task_open_by_due ON task (due) WHERE state NOT IN ('done', 'verified', 'declined');
CREATE INDEX task_silent ON task (given_on) WHERE last_at IS NULL AND state NOT IN ('done', 'verified', 'declined');
