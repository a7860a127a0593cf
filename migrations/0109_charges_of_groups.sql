-- A member of a working group is in charge on the group's behalf, also of an object group ("đối tượng": workers, students). What a charge is of is
-- checked by its table, so the table is made anew.
DROP VIEW named_task;
DROP VIEW belonging;
CREATE TABLE charge_new (
    id UUID NOT NULL PRIMARY KEY,
    home BIGINT NOT NULL,
    person UUID NOT NULL REFERENCES person (id),
    body UUID NOT NULL REFERENCES body (id),  -- on whose behalf
    area UUID REFERENCES area (id),
    field TEXT,
    object TEXT,
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    CHECK (area IS NOT NULL OR field IS NOT NULL OR object IS NOT NULL)
);
INSERT INTO charge_new (id, home, person, body, area, field, valid_from, valid_until)
    SELECT id, home, person, body, area, field, valid_from, valid_until FROM charge;
DROP TABLE charge;
ALTER TABLE charge_new RENAME TO charge;
CREATE INDEX charge_by_person ON charge (person);
CREATE INDEX charge_by_area ON charge (area);
CREATE INDEX charge_by_body ON charge (body);

CREATE VIEW belonging AS
    SELECT body, id AS person, '' AS title, valid_from, valid_until FROM person WHERE body IS NOT NULL
    UNION ALL
    SELECT o.body, h.person, o.title, h.valid_from, h.valid_until FROM office o JOIN office_holder h ON h.office = o.id
    UNION ALL
    SELECT body, person, role AS title, valid_from, valid_until FROM membership
    UNION ALL
    SELECT body, person, '' AS title, valid_from, valid_until FROM charge;

CREATE VIEW named_task AS
    SELECT n.task, t.plan, n.person, n.named_by, n.named_at, g.valid_from, g.valid_until
    FROM task_person n JOIN task t ON t.id = n.task JOIN belonging g ON g.person = n.person AND g.body = t.body
    WHERE n.taken_back_at IS NULL;
