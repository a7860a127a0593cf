-- Who belongs to a body, from a day to a day: its staff, who holds its offices, its members, and who is in charge on its behalf. A person may
-- stand here several times.
CREATE VIEW belonging AS
    SELECT body, id AS person, '' AS title, valid_from, valid_until FROM person WHERE body IS NOT NULL
    UNION ALL
    SELECT o.body, h.person, o.title, h.valid_from, h.valid_until FROM office o JOIN office_holder h ON h.office = o.id
    UNION ALL
    SELECT body, person, role AS title, valid_from, valid_until FROM membership
    UNION ALL
    SELECT body, person, '' AS title, valid_from, valid_until FROM charge;

-- Whose work somebody hands out is asked by the person and by the body.
CREATE INDEX working_group_by_head ON working_group (head);
CREATE INDEX working_group_by_secretariat ON working_group (secretariat);
