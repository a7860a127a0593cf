-- Words are looked up among one kind of thing alone: what is sealed for a need is never taken for a household. The register's has no name.
ALTER TABLE sealed_word ADD COLUMN among TEXT NOT NULL DEFAULT '';
UPDATE sealed_word SET among = 'need' WHERE subject IN (SELECT id FROM need);
UPDATE sealed_word SET among = 'official' WHERE subject IN (SELECT id FROM person);
UPDATE sealed_word SET among = 'benefit' WHERE subject IN (SELECT id FROM benefit_entry);
-- Nobody looks patients up by their names.
DELETE FROM sealed_word WHERE subject IN (SELECT id FROM episode);
