-- What stands in the cells of an offline form that came back: figures and answers, beside the words.
ALTER TABLE mail_in ADD COLUMN filled TEXT NOT NULL DEFAULT '[]';  -- JSON [{key, label, text}], mail/form.hpp
