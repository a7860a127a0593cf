-- Plans that were issued before: in the hands of those who work on them or report, read where they have said something.
INSERT INTO delivery (home, plan, body, purpose, asked, delivered_at, read_at)
SELECT home, plan, body, 'execute', max(ordered) = 0, min(given_at), min(last_at)
FROM (
    SELECT t.home, t.plan, t.body, CASE WHEN t.ordered THEN 1 ELSE 0 END AS ordered, t.given_at, t.last_at FROM task t
    UNION ALL
    SELECT b.home, d.plan, b.id, 1, p.issued_at, NULL
    FROM report_duty d JOIN plan p ON p.id = d.plan JOIN report_duty_body db ON db.duty = d.id JOIN body b ON b.id = db.body
    WHERE p.issued_at IS NOT NULL
) given
GROUP BY home, plan, body;
