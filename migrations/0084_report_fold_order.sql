-- Reports are folded province by province, so that one fold computes few provinces anew and holds the writer shortly.
DROP INDEX report_not_folded;
CREATE INDEX report_not_folded ON report (duty, period_from, home, body) WHERE NOT is_folded;
