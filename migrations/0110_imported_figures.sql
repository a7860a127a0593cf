-- Figures that other systems and officers' tables bring for indicators of origin "imported".

-- The last thing that somebody outside said of one number of one report. Where the unit itself typed another number before,
-- its number stands in report_figure and this one beside it, for a person to settle.
CREATE TABLE imported_figure (
    home BIGINT NOT NULL,
    report UUID NOT NULL,
    indicator UUID NOT NULL REFERENCES indicator (id),
    value BIGINT NOT NULL,
    at BIGINT NOT NULL,
    account UUID NOT NULL,
    PRIMARY KEY (home, report, indicator)
);

ALTER TABLE report_figure ADD COLUMN imported_at BIGINT;  -- empty: the unit said it when it sent the report
CREATE INDEX report_item_kind_by_kind ON report_item_kind (kind);
