-- Who was given a task by name and belongs to the body that does it, on which days: finds the task, sees it, and reads the paper it comes
-- from. A person may stand here several times; ask it by person.
CREATE VIEW named_task AS
    SELECT n.task, t.plan, n.person, n.named_by, n.named_at, g.valid_from, g.valid_until
    FROM task_person n JOIN task t ON t.id = n.task JOIN belonging g ON g.person = n.person AND g.body = t.body
    WHERE n.taken_back_at IS NULL;
