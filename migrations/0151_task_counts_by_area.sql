-- How the work of a plan stands in an area with all below it, kept like task_count; and where each task stands also says whose clause it is of, so
-- that work is found by the words of its clause along one index. Rebuildable from task.

DROP TABLE task_standing;
CREATE TABLE task_standing (
    home BIGINT NOT NULL,       -- of the task
    task UUID NOT NULL,
    plan UUID NOT NULL,
    item UUID NOT NULL,         -- the clause of the plan that asks for it
    giver UUID NOT NULL,        -- the body of the plan
    doer UUID NOT NULL,
    what TEXT NOT NULL,         -- silent, heard, returned: open; unchecked, verified, declined and the like: closed
    until BIGINT NOT NULL,      -- the last good moment of open work; the greatest number without one, and of closed work
    given_at BIGINT NOT NULL,
    PRIMARY KEY (home, task)
);

CREATE TABLE task_area_count (
    home BIGINT NOT NULL,       -- of the body of the plan
    plan UUID NOT NULL,
    area UUID NOT NULL,         -- in it, or deeper, stands the body that does the work
    what TEXT NOT NULL,         -- as in task_standing; "body": how many bodies have work
    until BIGINT NOT NULL,
    slot BIGINT NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (home, plan, area, what, until, slot)
);

INSERT INTO task_standing (home, task, plan, item, giver, doer, what, until, given_at)
SELECT t.home, t.id, t.plan, t.item, p.body, t.body,
       CASE WHEN t.state = 'done' THEN 'unchecked' WHEN t.state NOT IN ('given', 'acknowledged', 'doing') THEN t.state
            WHEN t.last_at IS NULL THEN 'silent' ELSE 'heard' END,
       CASE WHEN t.state IN ('given', 'acknowledged', 'doing', 'returned') THEN COALESCE(t.due_at, 9223372036854775807)
            ELSE 9223372036854775807 END,
       t.given_at
FROM task t JOIN plan p ON p.id = t.plan;

CREATE INDEX task_standing_of_plan ON task_standing (plan, doer, until, what, item);
CREATE INDEX task_open_of_doer ON task_standing (doer, until, task) WHERE what IN ('silent', 'heard', 'returned');
CREATE INDEX task_open_of_giver ON task_standing (giver, until, task) WHERE what IN ('silent', 'heard', 'returned');
CREATE INDEX task_newest_of_giver ON task_standing (giver, given_at, task) WHERE what IN ('silent', 'heard', 'returned');
CREATE INDEX task_closed_of_giver ON task_standing (giver, what, task) WHERE what IN ('unchecked', 'declined');

INSERT INTO task_area_count (home, plan, area, what, until, slot, value)
WITH RECURSIVE climb (area, above) AS (
    SELECT id, id FROM area UNION SELECT c.area, a.parent FROM climb c JOIN area a ON a.id = c.above WHERE a.parent IS NOT NULL),
part (plan, giver, doer, what, until, value) AS (
    SELECT plan, giver, doer, what, until, count(*) FROM task_standing GROUP BY plan, giver, doer, what, until
    UNION ALL SELECT plan, giver, doer, 'body', 0, 1 FROM task_standing GROUP BY plan, giver, doer)
SELECT g.home, part.plan, climb.above, part.what, part.until, 0, CAST(sum(part.value) AS BIGINT)
FROM part JOIN body b ON b.id = part.doer JOIN climb ON climb.area = b.area JOIN body g ON g.id = part.giver
GROUP BY g.home, part.plan, climb.above, part.what, part.until;
