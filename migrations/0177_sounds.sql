-- The sound of messages, made once for each voice and format and kept as files.
CREATE TABLE message_sound (
    home BIGINT NOT NULL,                        -- of the message
    message UUID NOT NULL,
    voice TEXT NOT NULL,                         -- speech::Voice by name
    format TEXT NOT NULL,                        -- speech::Format by name
    file UUID NOT NULL REFERENCES file (id),
    length_ms BIGINT NOT NULL CHECK (length_ms > 0),
    PRIMARY KEY (home, message, voice, format)
);
CREATE INDEX message_sound_of ON message_sound (message);

-- Messages that need no further sound for the loudspeakers there are.
CREATE TABLE message_spoken (
    home BIGINT NOT NULL,
    message UUID NOT NULL,
    at BIGINT NOT NULL,
    problem TEXT NOT NULL,                       -- why there is no sound; empty when there is
    PRIMARY KEY (home, message)
);
CREATE INDEX message_spoken_of ON message_spoken (message);
