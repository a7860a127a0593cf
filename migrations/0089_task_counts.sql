-- How much work there is and how it stands, kept with every change of a task. Rebuildable from task.

-- Where each task stands, as it was last counted: lists of work walk along it.
CREATE TABLE task_standing (
    home BIGINT NOT NULL,       -- of the task
    task UUID NOT NULL,
    plan UUID NOT NULL,
    giver UUID NOT NULL,        -- the body of the plan
    doer UUID NOT NULL,
    what TEXT NOT NULL,         -- silent, heard, returned: open; unchecked, verified, declined and the like: closed
    until BIGINT NOT NULL,      -- the last good moment of open work; the greatest number without one, and of closed work
    given_at BIGINT NOT NULL,
    PRIMARY KEY (home, task)
);

-- The same added up for each plan and for each body that gives work or does it. Each writer adds to a slot of its own.
CREATE TABLE task_count (
    home BIGINT NOT NULL,       -- of the body, or of the body of the plan
    side TEXT NOT NULL CHECK (side IN ('plan', 'giver', 'doer')),
    subject UUID NOT NULL,      -- the plan or the body
    what TEXT NOT NULL,
    until BIGINT NOT NULL,      -- kept apart by moment, because work turns late with the clock alone
    slot BIGINT NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (home, side, subject, what, until, slot)
);

INSERT INTO task_standing (home, task, plan, giver, doer, what, until, given_at)
SELECT t.home, t.id, t.plan, p.body, t.body,
       CASE WHEN t.state = 'done' THEN 'unchecked' WHEN t.state NOT IN ('given', 'acknowledged', 'doing') THEN t.state
            WHEN t.last_at IS NULL THEN 'silent' ELSE 'heard' END,
       CASE WHEN t.state IN ('given', 'acknowledged', 'doing', 'returned') THEN COALESCE(t.due_at, 9223372036854775807)
            ELSE 9223372036854775807 END,
       t.given_at
FROM task t JOIN plan p ON p.id = t.plan;

INSERT INTO task_count (home, side, subject, what, until, slot, value)
SELECT b.home, 'plan', s.plan, s.what, s.until, 0, count(*)
FROM task_standing s JOIN body b ON b.id = s.giver GROUP BY b.home, s.plan, s.what, s.until;
INSERT INTO task_count (home, side, subject, what, until, slot, value)
SELECT b.home, 'giver', s.giver, s.what, s.until, 0, count(*)
FROM task_standing s JOIN body b ON b.id = s.giver GROUP BY b.home, s.giver, s.what, s.until;
INSERT INTO task_count (home, side, subject, what, until, slot, value)
SELECT b.home, 'doer', s.doer, s.what, s.until, 0, count(*)
FROM task_standing s JOIN body b ON b.id = s.doer GROUP BY b.home, s.doer, s.what, s.until;

CREATE INDEX task_standing_of_plan ON task_standing (plan, doer, until, what);
CREATE INDEX task_open_of_doer ON task_standing (doer, until, task) WHERE what IN ('silent', 'heard', 'returned');
CREATE INDEX task_open_of_giver ON task_standing (giver, until, task) WHERE what IN ('silent', 'heard', 'returned');
CREATE INDEX task_newest_of_giver ON task_standing (giver, given_at, task) WHERE what IN ('silent', 'heard', 'returned');
CREATE INDEX task_closed_of_giver ON task_standing (giver, what, task) WHERE what IN ('unchecked', 'declined');
