-- How an issued plan ends or is amended: by a notice, or by another plan of the same body. What it does to work and reports stands there.
ALTER TABLE plan ADD COLUMN ended_from TEXT;          -- the first day on which it no longer holds; empty: it holds
ALTER TABLE report_duty ADD COLUMN ended_from TEXT;   -- no period that begins on this day or later is asked for

CREATE TABLE plan_ending (
    id UUID NOT NULL PRIMARY KEY,
    plan UUID NOT NULL REFERENCES plan (id),
    kind TEXT NOT NULL CHECK (kind IN ('closed', 'superseded', 'amended')),
    by_plan UUID REFERENCES plan (id),     -- that comes in its place, or amends it; empty: a notice
    number TEXT NOT NULL,                  -- of the notice; with a plan as printed on it
    dated TEXT,
    text TEXT NOT NULL,
    file UUID REFERENCES file (id),        -- the notice itself
    from_day TEXT NOT NULL,
    at BIGINT NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    tasks BIGINT NOT NULL,                 -- that ended with it
    carried BIGINT NOT NULL,               -- that go on under the other plan
    told BIGINT NOT NULL,                  -- bodies
    work_ended_at BIGINT,                  -- empty: its day has not come
    taken_back_at BIGINT,
    taken_back_by UUID REFERENCES account (id)
);
CREATE INDEX plan_ending_of_plan ON plan_ending (plan);
CREATE INDEX plan_ending_by_plan ON plan_ending (by_plan);
CREATE INDEX plan_ending_to_come ON plan_ending (from_day) WHERE work_ended_at IS NULL AND taken_back_at IS NULL;

-- Clauses of the older plan: those that an amendment changes or takes out, and those that go on under a plan in its place.
CREATE TABLE ended_clause (
    ending UUID NOT NULL REFERENCES plan_ending (id),
    item UUID NOT NULL REFERENCES plan_item (id),
    newer UUID REFERENCES plan_item (id),  -- the clause that it became; empty: taken out
    PRIMARY KEY (ending, item)
);
CREATE INDEX ended_clause_of_item ON ended_clause (item);

-- What an ending did to briefings, so that it can be taken back.
CREATE TABLE ended_briefing (
    ending UUID NOT NULL REFERENCES plan_ending (id),
    briefing UUID NOT NULL REFERENCES briefing (id),
    until TEXT,                            -- as it was before
    PRIMARY KEY (ending, briefing)
);
CREATE TABLE ended_meeting (
    ending UUID NOT NULL REFERENCES plan_ending (id),
    meeting UUID NOT NULL REFERENCES meeting (id),
    reason TEXT NOT NULL,                  -- as it was before
    PRIMARY KEY (ending, meeting)
);

-- A lower body goes on with its plan although the one above has ended.
CREATE TABLE kept_plan (
    plan UUID NOT NULL REFERENCES plan (id),
    ending UUID NOT NULL REFERENCES plan_ending (id),   -- of the plan above
    said_at BIGINT NOT NULL,
    said_by UUID NOT NULL REFERENCES account (id),
    PRIMARY KEY (plan, ending)
);

-- A handover passes on more than work.
ALTER TABLE handover ADD COLUMN owed BIGINT NOT NULL DEFAULT 0;        -- reports of earlier periods
ALTER TABLE handover ADD COLUMN groups BIGINT NOT NULL DEFAULT 0;      -- working groups
ALTER TABLE handover ADD COLUMN briefings BIGINT NOT NULL DEFAULT 0;   -- that it held

-- Whoever has the plan is told that it ended.
ALTER TABLE delivery ADD COLUMN ending UUID REFERENCES plan_ending (id);
ALTER TABLE delivery ADD COLUMN told_at BIGINT;
ALTER TABLE delivery ADD COLUMN heard_at BIGINT;      -- when somebody of the body first opened it after that
ALTER TABLE delivery ADD COLUMN heard_by UUID REFERENCES account (id);
CREATE INDEX delivery_of_ending ON delivery (ending);

-- Work may end because its plan did. Which states are open is said here and nowhere else in SQL.
DROP VIEW named_task;

CREATE TABLE task_next (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    plan UUID NOT NULL REFERENCES plan (id),
    item UUID NOT NULL REFERENCES plan_item (id),   -- the assignment it came from
    body UUID NOT NULL REFERENCES body (id),        -- who does it
    turn BIGINT NOT NULL,                           -- 1, and for a rhythm the count of its turns
    rhythm TEXT,                                    -- RFC 5545, without an hour; empty: done once
    section TEXT NOT NULL,
    title TEXT NOT NULL,
    ordered BOOLEAN NOT NULL,                       -- false: asked ("Đề nghị"), and may decline
    state TEXT NOT NULL CHECK (state IN ('given', 'acknowledged', 'doing', 'done', 'returned', 'verified', 'declined', 'ended')),
    is_open BOOLEAN NOT NULL GENERATED ALWAYS AS (state NOT IN ('done', 'verified', 'declined', 'ended')) STORED,
    ending UUID REFERENCES plan_ending (id),        -- that ended it
    state_before TEXT,                              -- what it goes back to when that is taken back
    field TEXT,                                     -- what it is about, in the words of the charges that follow it; empty: of no field
    due TEXT,                                       -- the last good day; empty: no date was set
    due_at BIGINT,                                  -- the last good moment of that day, by the calendar of the day it was given
    due_text TEXT NOT NULL,                         -- the phrase of the plan
    percent BIGINT NOT NULL,
    given_at BIGINT NOT NULL,
    given_on TEXT NOT NULL,                         -- the day of given_at in Vietnam; counters are rebuilt from it
    done_on TEXT,                                   -- stays when it is verified
    last_at BIGINT,                                 -- the last word of the body; empty: silent
    PRIMARY KEY (home, id),
    UNIQUE (home, item, body, turn)
);
INSERT INTO task_next (home, id, plan, item, body, turn, rhythm, section, title, ordered, state, field, due, due_at, due_text, percent,
                       given_at, given_on, done_on, last_at)
SELECT home, id, plan, item, body, turn, rhythm, section, title, ordered, state, field, due, due_at, due_text, percent, given_at, given_on,
       done_on, last_at FROM task;
DROP TABLE task;
ALTER TABLE task_next RENAME TO task;
CREATE INDEX task_of_body ON task (body, state, due_at);
CREATE INDEX task_of_plan ON task (plan);
CREATE INDEX task_by_id ON task (id);
CREATE INDEX task_of_item ON task (item, body);
CREATE INDEX task_of_ending ON task (ending) WHERE ending IS NOT NULL;
CREATE INDEX task_unchecked ON task (plan, id) WHERE state = 'done';
CREATE INDEX task_open_by_due ON task (due) WHERE is_open;
CREATE INDEX task_silent ON task (given_on) WHERE last_at IS NULL AND is_open;
CREATE INDEX task_turn ON task (due) WHERE rhythm IS NOT NULL AND state IN ('done', 'verified');

CREATE VIEW named_task AS
    SELECT n.task, t.plan, n.person, n.named_by, n.named_at, g.valid_from, g.valid_until
    FROM task_person n JOIN task t ON t.id = n.task JOIN belonging g ON g.person = n.person AND g.body = t.body
    WHERE n.taken_back_at IS NULL;
