-- What a line of the register of incoming documents was written from: a file that the clerk was sent, or a plan that came through the system.
ALTER TABLE arrival ADD COLUMN file UUID REFERENCES file (id);
ALTER TABLE arrival ADD COLUMN plan UUID REFERENCES plan (id);
CREATE UNIQUE INDEX arrival_of_plan ON arrival (body, plan);
