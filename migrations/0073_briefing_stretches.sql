-- How a briefing was held before its rule or hour was changed from a day on: what stands in `briefing` begins on the day after the last of these.
CREATE TABLE briefing_stretch (
    briefing UUID NOT NULL REFERENCES briefing (id),
    first_day TEXT NOT NULL,
    until TEXT NOT NULL,
    rule TEXT NOT NULL,
    start_minute BIGINT NOT NULL,
    minutes BIGINT NOT NULL,
    PRIMARY KEY (briefing, first_day)
);
