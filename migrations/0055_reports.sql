-- A duty of an issued plan to report, and how often.
CREATE TABLE report_duty (
    id UUID NOT NULL PRIMARY KEY,
    plan UUID NOT NULL REFERENCES plan (id),
    item UUID NOT NULL REFERENCES plan_item (id),
    receiver TEXT NOT NULL,          -- as printed
    every TEXT NOT NULL,             -- reports/period.hpp
    channel TEXT NOT NULL
);
CREATE INDEX report_duty_of_plan ON report_duty (plan);

CREATE TABLE report_duty_body (
    duty UUID NOT NULL REFERENCES report_duty (id),
    body UUID NOT NULL REFERENCES body (id),
    PRIMARY KEY (duty, body)
);

-- One report that one body owes for one period. "Nothing to report" is a report; an empty received_at is silence.
CREATE TABLE report (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    duty UUID NOT NULL REFERENCES report_duty (id),
    body UUID NOT NULL REFERENCES body (id),
    period_from TEXT NOT NULL,
    period_until TEXT NOT NULL,
    due TEXT NOT NULL,
    due_at BIGINT NOT NULL,          -- the last good moment of that day
    text TEXT,
    received_at BIGINT,              -- the last time it was sent or replaced
    received_on TEXT,                -- the day on which it first came
    received_from UUID,              -- an account
    PRIMARY KEY (home, id),
    UNIQUE (home, duty, body, period_from)
);
CREATE INDEX report_of_body ON report (body, due);
CREATE INDEX report_of_duty ON report (duty, period_from);
CREATE INDEX report_by_id ON report (id);
