-- Periods in which something is still owed: a roll call asks for them without looking at each report.
CREATE INDEX report_owed ON report (duty, period_from) WHERE received_at IS NULL;
