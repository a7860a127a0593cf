-- Epidemic levels. A rule is the table of a decision, dated; what no source confirms is null and is filled in by whoever has the decision.
CREATE TABLE level_rule (
    code TEXT NOT NULL PRIMARY KEY,       -- 'qd-4800-2021'
    name TEXT NOT NULL,
    source TEXT NOT NULL,                 -- the decision
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    is_on BOOLEAN NOT NULL,               -- off until somebody has filled it in and trusts it
    detail TEXT NOT NULL                  -- JSON: measures with their limits in thousandths, the two rows of levels (levels/rule.hpp)
);

-- What level an area has in a week, by which rule, from which figures, and who decided it.
CREATE TABLE area_level (
    home BIGINT NOT NULL,                 -- the area's partition
    rule TEXT NOT NULL REFERENCES level_rule (code),
    week TEXT NOT NULL,                   -- its Monday
    area UUID NOT NULL REFERENCES area (id),
    level BIGINT NOT NULL CHECK (level BETWEEN 1 AND 4),
    computed BIGINT,                      -- what the rule made of the facts; empty when it could not tell
    facts TEXT NOT NULL,                  -- JSON
    reason TEXT NOT NULL,                 -- why the level differs from the computed one
    decided_at BIGINT NOT NULL,
    decided_by UUID NOT NULL REFERENCES account (id),
    PRIMARY KEY (home, rule, week, area)
);
CREATE INDEX area_level_of_area ON area_level (area, rule, week);
CREATE INDEX area_level_of_week ON area_level (rule, week, area, level);

-- Confirmed: where the bands begin, the share of adults, two cells of the table. The age and share of the elders changed with time and are
-- left to who has the decision at hand.
INSERT INTO level_rule (code, name, source, valid_from, valid_until, is_on, detail) VALUES
    ('qd-4800-2021', 'Cấp độ dịch theo Nghị quyết 128/NQ-CP', 'Quyết định 4800/QĐ-BYT ngày 12/10/2021', '2021-10-12', '2022-01-26', TRUE,
     '{"measures": [
        {"code": "cases", "vi": "Ca mắc mới trong cộng đồng", "en": "New community cases",
         "part": "transmission", "counting": "two_week_rate", "limits": [20000, 50000, 150000]},
        {"code": "first_dose", "vi": "Người từ 18 tuổi đã tiêm ít nhất một liều vắc xin", "en": "Adults with at least one dose of vaccine",
         "part": "coverage", "counting": "share", "limits": [70000]},
        {"code": "elders", "vi": "Người cao tuổi đã tiêm đủ liều vắc xin", "en": "Elderly people fully vaccinated",
         "part": "elders", "counting": "share", "limits": [null]},
        {"code": "oxygen", "vi": "Mọi trạm y tế xã có ô-xy", "en": "Every commune health station has oxygen",
         "part": "readiness", "counting": "yes_or_no", "limits": []},
        {"code": "care_plan", "vi": "Có kế hoạch giường hồi sức và trạm y tế lưu động", "en": "Plans for intensive-care beds and mobile stations",
         "part": "readiness", "counting": "yes_or_no", "limits": []}],
       "reached": [1, null, 2, null], "not_reached": [null, null, null, null], "holds_when_not_ready": true}'),
    ('qd-218-2022', 'Cấp độ dịch theo Quyết định 218/QĐ-BYT', 'Quyết định 218/QĐ-BYT ngày 27/01/2022', '2022-01-27', NULL, FALSE,
     '{"measures": [
        {"code": "cases", "vi": "Ca mắc mới trong cộng đồng", "en": "New community cases",
         "part": "transmission", "counting": "weekly_rate", "limits": [null, null, null]},
        {"code": "oxygen_patients", "vi": "Người bệnh cần thở ô-xy", "en": "Patients who need oxygen",
         "part": "transmission", "counting": "weekly_rate", "limits": [null, null, null]},
        {"code": "deaths", "vi": "Ca tử vong", "en": "Deaths",
         "part": "transmission", "counting": "weekly_rate", "limits": [null, null, null]},
        {"code": "full_doses", "vi": "Người đã tiêm đủ liều vắc xin", "en": "People fully vaccinated",
         "part": "coverage", "counting": "share", "limits": [null]},
        {"code": "high_risk", "vi": "Người nguy cơ cao đã tiêm đủ liều", "en": "High-risk people fully vaccinated",
         "part": "coverage", "counting": "share", "limits": [null]}],
       "reached": [null, null, null, null], "not_reached": [null, null, null, null], "holds_when_not_ready": false}');
