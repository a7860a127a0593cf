-- Somebody signed that what was said of work is so: whoever received help, or looked at what was done. The file is the drawing with these words.
CREATE TABLE word_signature (
    home BIGINT NOT NULL,       -- of the task
    word UUID NOT NULL,
    file UUID NOT NULL REFERENCES file (id),
    name TEXT NOT NULL,
    confirms TEXT NOT NULL,
    PRIMARY KEY (home, word)
);
