-- "Khi có tình hình cấp bách": told at once, without a form and without anybody's approval.
CREATE TABLE flash_report (
    home BIGINT NOT NULL,                       -- of the area where it happened: the reporting body's
    id UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),    -- who tells it
    duty UUID REFERENCES report_duty (id),      -- that asked for it; empty: told without being asked
    what TEXT NOT NULL,
    needs TEXT NOT NULL,
    at BIGINT NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    PRIMARY KEY (home, id)
);
CREATE INDEX flash_report_by_id ON flash_report (id);
CREATE INDEX flash_report_of_body ON flash_report (body, id);

CREATE TABLE flash_receiver (
    home BIGINT NOT NULL,
    flash UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),
    acknowledged_at BIGINT,
    acknowledged_by UUID REFERENCES account (id),
    PRIMARY KEY (home, flash, body)
);
CREATE INDEX flash_to_body ON flash_receiver (body, flash);
