-- Clusters of loudspeakers, their times by rule from a day on, and what each said.
CREATE TABLE speaker_cluster (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),     -- in charge
    area UUID NOT NULL REFERENCES area (id),     -- of the body
    name TEXT NOT NULL,
    voice TEXT NOT NULL,                         -- broadcasts::Voice by name
    opened_at BIGINT NOT NULL,
    closed_at BIGINT,
    key_hash BYTEA,                              -- of the player that stands there; empty: none, or revoked
    key_made_at BIGINT,
    PRIMARY KEY (home, id)
);
CREATE INDEX speaker_cluster_by_id ON speaker_cluster (id);
CREATE INDEX speaker_cluster_of_area ON speaker_cluster (area, id);
CREATE UNIQUE INDEX speaker_cluster_key ON speaker_cluster (key_hash) WHERE key_hash IS NOT NULL;

CREATE TABLE speaker_area (
    home BIGINT NOT NULL,                        -- of the cluster
    cluster UUID NOT NULL,
    area UUID NOT NULL REFERENCES area (id),     -- that hears it: the commune or hamlets
    position BIGINT NOT NULL,
    PRIMARY KEY (home, cluster, area)
);
CREATE INDEX speaker_area_of ON speaker_area (cluster);

CREATE TABLE speaker_schedule (
    home BIGINT NOT NULL,
    cluster UUID NOT NULL,
    valid_from TEXT NOT NULL,
    times TEXT NOT NULL,                         -- JSON: minutes of the day
    PRIMARY KEY (home, cluster, valid_from)
);
CREATE INDEX speaker_schedule_of ON speaker_schedule (cluster, valid_from);

-- What became of a slot. No row: nobody said, and the slot stands as silent.
CREATE TABLE speaker_play (
    home BIGINT NOT NULL,
    cluster UUID NOT NULL,
    day TEXT NOT NULL,
    minute BIGINT NOT NULL,
    is_emergency BOOLEAN NOT NULL,
    outcome TEXT NOT NULL,                       -- broadcasts::Outcome by name
    reason TEXT NOT NULL,
    told_at BIGINT NOT NULL,
    told_by UUID REFERENCES account (id),        -- empty: the player itself
    PRIMARY KEY (home, cluster, day, minute, is_emergency)
);
CREATE INDEX speaker_play_of ON speaker_play (cluster, day);
