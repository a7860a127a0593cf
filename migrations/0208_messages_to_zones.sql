-- Messages for the people of a zone. The zone's area stands among the areas of the message, so that whoever asks by area finds it.
ALTER TABLE message_area ADD COLUMN of_zone BOOLEAN NOT NULL DEFAULT FALSE;  -- there for a zone alone

CREATE TABLE message_zone (
    home BIGINT NOT NULL,                          -- of the message
    message UUID NOT NULL,
    zone UUID NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (home, message, zone)
);
CREATE INDEX message_zone_of ON message_zone (message);

-- Smaller than a hamlet, so that a message reaches one alley; outside the administrative roll-up, like points and zones.
INSERT INTO area_kind (kind, level, vi, en, in_tree, valid_until) VALUES
    ('ngo', 5, 'Ngõ', 'Alley', FALSE, NULL),
    ('hem', 5, 'Hẻm', 'Alley', FALSE, NULL);
