-- How a body has answered the duties of an upper plan, kept with every change of how one of them stands. Rebuildable from task, report_duty_body
-- and duty_cover. A body without duties under a plan has no row.
CREATE TABLE coverage_count (
    home BIGINT NOT NULL,       -- of the body
    body UUID NOT NULL,
    plan UUID NOT NULL,         -- the upper plan
    open BIGINT NOT NULL,       -- nothing of its own answers it yet
    in_work BIGINT NOT NULL,
    covered BIGINT NOT NULL,    -- a clause of an issued plan of the body's own carries it on
    left_out BIGINT NOT NULL,
    open_since BIGINT,          -- when the oldest open one was given
    PRIMARY KEY (home, body, plan)
);
CREATE INDEX coverage_count_of_plan ON coverage_count (plan, body);

-- The work of one body under one plan is counted anew with every change.
DROP INDEX task_of_plan;
CREATE INDEX task_of_plan ON task (plan, body);

-- Whether members of groups report for their own parts, of a duty that ten thousand bodies owe.
CREATE INDEX report_of_member ON report (duty, period_from) WHERE person IS NOT NULL;

INSERT INTO coverage_count (home, body, plan, open, in_work, covered, left_out, open_since)
SELECT b.home, d.body, d.plan,
       count(*) FILTER (WHERE d.coverage = 'open'), count(*) FILTER (WHERE d.coverage = 'in_work'),
       count(*) FILTER (WHERE d.coverage = 'covered'), count(*) FILTER (WHERE d.coverage = 'left_out'),
       min(CASE WHEN d.coverage = 'open' THEN d.given_at END)
FROM (
    SELECT t.body, t.plan, t.given_at,
           CASE WHEN t.state = 'declined'
                     OR (c.reason <> '' AND (own.id IS NULL OR own.state = 'issued')) THEN 'left_out'
                WHEN own.state = 'issued' THEN 'covered'
                WHEN t.state IN ('doing', 'returned', 'done', 'verified')
                     OR EXISTS (SELECT 1 FROM task_person n WHERE n.task = t.id AND n.taken_back_at IS NULL)
                     THEN 'in_work'
                ELSE 'open' END AS coverage
    FROM task t JOIN plan p ON p.id = t.plan
    LEFT JOIN duty_cover c ON c.upper_item = t.item AND c.body = t.body
    LEFT JOIN plan own ON own.id = c.plan
    WHERE p.body <> t.body AND t.state <> 'ended'
    UNION ALL
    SELECT t.body, r.plan, p.issued_at,
           CASE WHEN c.reason <> '' AND (own.id IS NULL OR own.state = 'issued') THEN 'left_out'
                WHEN own.state = 'issued' THEN 'covered'
                WHEN EXISTS (SELECT 1 FROM report sent WHERE sent.home = a.home AND sent.duty = r.id
                             AND sent.body = t.body AND sent.received_at IS NOT NULL) THEN 'in_work'
                ELSE 'open' END
    FROM report_duty_body t JOIN report_duty r ON r.id = t.duty
    JOIN plan p ON p.id = r.plan JOIN body y ON y.id = t.body JOIN area a ON a.id = y.area
    LEFT JOIN duty_cover c ON c.upper_item = r.item AND c.body = t.body
    LEFT JOIN plan own ON own.id = c.plan
    WHERE p.body <> t.body AND r.ended_from IS NULL) d
JOIN body b ON b.id = d.body GROUP BY b.home, d.body, d.plan;
