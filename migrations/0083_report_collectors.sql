-- Who gathers the reports of a plan's sentence on the way and passes them on ("qua Văn phòng, Trạm y tế xã"). Chosen before or after issuing.
CREATE TABLE report_collector (
    item UUID NOT NULL REFERENCES plan_item (id),
    body UUID NOT NULL REFERENCES body (id),
    PRIMARY KEY (item, body)
);
CREATE INDEX report_collector_by_body ON report_collector (body);

-- A collector has gathered a period and passed it on; said again when reports came later. Never changed.
CREATE TABLE report_passing (
    id UUID NOT NULL PRIMARY KEY,
    duty UUID NOT NULL REFERENCES report_duty (id),
    period_from TEXT NOT NULL,
    body UUID NOT NULL REFERENCES body (id),
    at BIGINT NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    note TEXT NOT NULL,
    reported BIGINT NOT NULL,                   -- how many had come at that moment
    expected BIGINT NOT NULL
);
CREATE INDEX report_passing_of_duty ON report_passing (duty, period_from, body);

-- What bodies of a duty report about, where a plan divides the reports by area, field or object group.
CREATE TABLE report_subject (
    id UUID NOT NULL PRIMARY KEY,
    item UUID NOT NULL REFERENCES plan_item (id),
    kind TEXT NOT NULL CHECK (kind IN ('area', 'field', 'object')),
    words TEXT NOT NULL,
    words_key TEXT NOT NULL,                    -- folded
    UNIQUE (item, kind, words_key)
);

CREATE TABLE report_subject_body (
    subject UUID NOT NULL REFERENCES report_subject (id),
    body UUID NOT NULL REFERENCES body (id),
    PRIMARY KEY (subject, body)
);
CREATE INDEX report_subject_of_body ON report_subject_body (body);
