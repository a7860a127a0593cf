-- Members of a working group report each for their own part: one body then has several reports in one period.
CREATE TABLE report_new (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    duty UUID NOT NULL REFERENCES report_duty (id),
    body UUID NOT NULL REFERENCES body (id),
    person UUID REFERENCES person (id),     -- of the body, who reports for his own part; empty: the body itself
    period_from TEXT NOT NULL,
    period_until TEXT NOT NULL,
    due TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    text TEXT,
    received_at BIGINT,
    received_on TEXT,
    received_from UUID,
    form UUID,
    came_at BIGINT,
    is_nothing BOOLEAN NOT NULL DEFAULT FALSE,
    is_folded BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (home, id)
);
INSERT INTO report_new (home, id, duty, body, period_from, period_until, due, due_at, text, received_at, received_on, received_from, form, came_at, is_nothing, is_folded)
    SELECT home, id, duty, body, period_from, period_until, due, due_at, text, received_at, received_on, received_from, form, came_at,
           is_nothing, is_folded FROM report;
DROP TABLE report;
ALTER TABLE report_new RENAME TO report;
CREATE UNIQUE INDEX report_once ON report (home, duty, body, period_from, coalesce(person, body));
CREATE INDEX report_of_body ON report (body, due);
CREATE INDEX report_of_duty ON report (duty, period_from);
CREATE INDEX report_by_id ON report (id);
CREATE INDEX report_of_person ON report (person, due);
CREATE INDEX report_not_folded ON report (duty, period_from, home, body) WHERE NOT is_folded;

-- Whether the working groups of a report duty report by their members; without a row the plan's own words say so ("các thành viên Tổ công tác").
CREATE TABLE report_item_members (
    item UUID NOT NULL PRIMARY KEY REFERENCES plan_item (id),
    by_members BOOLEAN NOT NULL
);

-- Bodies that a duty's reports go to beside the one that follows it ("báo cáo Thường trực … và Tiểu ban …"). Chosen before or after issuing.
CREATE TABLE report_addressee (
    item UUID NOT NULL REFERENCES plan_item (id),
    body UUID NOT NULL REFERENCES body (id),
    PRIMARY KEY (item, body)
);
CREATE INDEX report_addressee_by_body ON report_addressee (body);

-- A report that was asked for out of turn ("đột xuất"), its period begins on the day of the asking. Never changed.
CREATE TABLE report_call (
    duty UUID NOT NULL REFERENCES report_duty (id),
    period_from TEXT NOT NULL,
    words TEXT NOT NULL,                    -- what is asked
    at BIGINT NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    PRIMARY KEY (duty, period_from)
);
