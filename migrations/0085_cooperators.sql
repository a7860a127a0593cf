-- Whom the co-operators of an assignment mean ("phối hợp với Công an xã, Đoàn Thanh niên").
CREATE TABLE plan_item_cooperator (
    item UUID NOT NULL REFERENCES plan_item (id),
    body UUID NOT NULL REFERENCES body (id),
    PRIMARY KEY (item, body)
);
ALTER TABLE plan_item ADD COLUMN unknown_cooperators TEXT NOT NULL DEFAULT '[]';  -- JSON: words among them that name no body here

-- A body that helps with a task: it sees the task and speaks about it, the body of the task answers for it.
CREATE TABLE task_cooperator (
    home BIGINT NOT NULL,       -- of the task
    task UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),
    PRIMARY KEY (home, task, body)
);
CREATE INDEX task_cooperator_of_task ON task_cooperator (task, body);
CREATE INDEX task_cooperator_by_body ON task_cooperator (body, task);
