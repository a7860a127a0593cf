-- What reports ask for: indicators with their way of counting, kinds of report with their forms, and what one report said.

-- A number that reports carry. Forms of one body that ask for the same thing share the indicator, so it is asked once.
CREATE TABLE indicator (
    id UUID NOT NULL PRIMARY KEY,
    body UUID NOT NULL REFERENCES body (id),    -- whose forms use it
    code TEXT NOT NULL,                         -- "nha_ngap"; of a computed one the name of its computation
    vi TEXT NOT NULL,
    en TEXT NOT NULL,
    unit TEXT NOT NULL,
    method TEXT NOT NULL CHECK (method IN ('sum', 'latest', 'maximum', 'distinct')),
    source TEXT NOT NULL CHECK (source IN ('computed', 'asked', 'imported')),
    UNIQUE (body, code)
);

CREATE TABLE report_kind (
    id UUID NOT NULL PRIMARY KEY,
    body UUID NOT NULL REFERENCES body (id),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    UNIQUE (body, name_key)
);

-- What a kind asks for from a day on; of several made on one day the last counts. A report that was sent keeps its own.
CREATE TABLE report_form (
    id UUID NOT NULL PRIMARY KEY,
    kind UUID NOT NULL REFERENCES report_kind (id),
    valid_from TEXT NOT NULL,
    every TEXT NOT NULL,                        -- for duties that name no rhythm of their own; reports/period.hpp
    cut_off_days BIGINT NOT NULL,               -- counted from the last day of the period: -2 is two days before it ends
    cut_off_minute BIGINT                       -- of that day; empty: its last good moment by the calendar
);
CREATE INDEX report_form_of_kind ON report_form (kind, valid_from);

CREATE TABLE report_form_indicator (
    form UUID NOT NULL REFERENCES report_form (id),
    position BIGINT NOT NULL,
    indicator UUID NOT NULL REFERENCES indicator (id),
    PRIMARY KEY (form, position),
    UNIQUE (form, indicator)
);

CREATE TABLE report_form_question (
    form UUID NOT NULL REFERENCES report_form (id),
    position BIGINT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (form, position)
);

-- The kind that the duty of a plan's sentence follows, chosen before or after issuing; without a row it asks for words alone.
CREATE TABLE report_item_kind (
    item UUID NOT NULL PRIMARY KEY REFERENCES plan_item (id),
    kind UUID NOT NULL REFERENCES report_kind (id)
);
CREATE INDEX report_duty_of_item ON report_duty (item);

ALTER TABLE report ADD COLUMN form UUID;                              -- that it was sent on
ALTER TABLE report ADD COLUMN came_at BIGINT;                         -- when it first came: on time or not
ALTER TABLE report ADD COLUMN is_nothing BOOLEAN NOT NULL DEFAULT FALSE;  -- "Không phát sinh"
UPDATE report SET came_at = received_at WHERE received_at IS NOT NULL;

-- One number of one report. An empty value is "not reported"; 0 is zero.
CREATE TABLE report_figure (
    home BIGINT NOT NULL,
    report UUID NOT NULL,
    indicator UUID NOT NULL REFERENCES indicator (id),
    value BIGINT,
    PRIMARY KEY (home, report, indicator)
);

CREATE TABLE report_answer (
    home BIGINT NOT NULL,
    report UUID NOT NULL,
    position BIGINT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (home, report, position)
);

-- Every time a report was sent, whole: what stood before a correction, who sent it and when. Never changed.
CREATE TABLE report_sending (
    home BIGINT NOT NULL,
    report UUID NOT NULL,
    number BIGINT NOT NULL,                     -- 1, 2, 3, …
    at BIGINT NOT NULL,
    account UUID NOT NULL,
    said TEXT NOT NULL,                         -- JSON, reports/filling.hpp
    PRIMARY KEY (home, report, number)
);
