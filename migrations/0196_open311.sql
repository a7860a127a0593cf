-- Voices that came over Open311. A program shows everybody what was handed in, so a voice gets a number of its own for that: neither the code of its speaker nor the id by which officers know it.
CREATE TABLE open311_request (
    home BIGINT NOT NULL,
    voice UUID NOT NULL,
    id UUID NOT NULL,                           -- the service_request_id that everybody reads
    commune UUID NOT NULL REFERENCES area (id),
    requested_at BIGINT NOT NULL,               -- the hour in which it was said: the minute would say who held a telephone then
    PRIMARY KEY (home, voice)
);
CREATE UNIQUE INDEX open311_request_by_id ON open311_request (id);
CREATE INDEX open311_request_by_time ON open311_request (requested_at, id);
CREATE INDEX open311_request_of_commune ON open311_request (commune, requested_at, id);

-- Programs ask again and again what has changed since they asked last.
CREATE INDEX voice_step_told ON voice_step (at) WHERE (opens <> 0 OR act IN ('give', 'raise')) AND NOT taken_back;
