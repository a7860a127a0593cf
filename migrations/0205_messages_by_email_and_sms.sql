ALTER TABLE message ADD COLUMN on_email BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE message ADD COLUMN on_sms BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX message_to_subscribers ON message (valid_from) WHERE state = 'approved' AND (on_email OR on_sms);
