-- Working time as dated data. A week of hours holds from its day until the next week of hours; single days differ from the week: public
-- holidays, days in lieu, days off and working days exchanged by the Government. An administrator adds what a year still lacks.

CREATE TABLE working_hours (
    valid_from TEXT NOT NULL,
    weekday BIGINT NOT NULL CHECK (weekday BETWEEN 1 AND 7),      -- 1 is Monday
    from_minute BIGINT NOT NULL CHECK (from_minute >= 0),         -- of the day, in Vietnam
    until_minute BIGINT NOT NULL CHECK (until_minute <= 1440),
    PRIMARY KEY (valid_from, weekday, from_minute),
    CHECK (from_minute < until_minute)
);

CREATE TABLE calendar_day (
    day TEXT NOT NULL PRIMARY KEY,
    is_working BOOLEAN NOT NULL,
    vi TEXT NOT NULL,
    en TEXT NOT NULL,
    source TEXT NOT NULL                -- the law or decision
);

-- How a deadline that names a day is read: "end_of_day" or "end_of_hours".
CREATE TABLE deadline_rule (
    valid_from TEXT NOT NULL PRIMARY KEY,
    last_moment TEXT NOT NULL CHECK (last_moment IN ('end_of_day', 'end_of_hours')),
    source TEXT NOT NULL
);

INSERT INTO deadline_rule (valid_from, last_moment, source) VALUES ('1945-09-02', 'end_of_day', 'mặc định');

-- Forty hours from Monday to Friday: Quyết định 188/1999/QĐ-TTg. When a day begins and ends is each province's own, so these hours are
-- only where one starts.
INSERT INTO working_hours (valid_from, weekday, from_minute, until_minute) VALUES
    ('1999-10-02', 1, 450, 690), ('1999-10-02', 1, 780, 1020),
    ('1999-10-02', 2, 450, 690), ('1999-10-02', 2, 780, 1020),
    ('1999-10-02', 3, 450, 690), ('1999-10-02', 3, 780, 1020),
    ('1999-10-02', 4, 450, 690), ('1999-10-02', 4, 780, 1020),
    ('1999-10-02', 5, 450, 690), ('1999-10-02', 5, 780, 1020);

-- What is certain. The Lunar New Year of 2027 and exchanges of 2026 and 2027 are left to the administrator.
INSERT INTO calendar_day (day, is_working, vi, en, source) VALUES
    ('2020-01-01', FALSE, 'Tết Dương lịch', 'New Year', 'Bộ luật Lao động 2012, Điều 115'),
    ('2020-01-23', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2012, Điều 115'),
    ('2020-01-24', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2012, Điều 115'),
    ('2020-01-25', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2012, Điều 115'),
    ('2020-01-26', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2012, Điều 115'),
    ('2020-01-27', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2012, Điều 115'),
    ('2020-01-28', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2012, Điều 115'),
    ('2020-01-29', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2012, Điều 115'),
    ('2020-04-02', FALSE, 'Giỗ Tổ Hùng Vương', 'Hung Kings'' Commemoration', 'Bộ luật Lao động 2012, Điều 115'),
    ('2020-04-30', FALSE, 'Ngày Chiến thắng', 'Reunification Day', 'Bộ luật Lao động 2012, Điều 115'),
    ('2020-05-01', FALSE, 'Ngày Quốc tế lao động', 'Labour Day', 'Bộ luật Lao động 2012, Điều 115'),
    ('2020-09-02', FALSE, 'Quốc khánh', 'National Day', 'Bộ luật Lao động 2012, Điều 115'),
    ('2021-01-01', FALSE, 'Tết Dương lịch', 'New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2021-02-10', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2021-02-11', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2021-02-12', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2021-02-13', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2021-02-14', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2021-02-15', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2021-02-16', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2021-04-21', FALSE, 'Giỗ Tổ Hùng Vương', 'Hung Kings'' Commemoration', 'Bộ luật Lao động 2019, Điều 112'),
    ('2021-04-30', FALSE, 'Ngày Chiến thắng', 'Reunification Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2021-05-01', FALSE, 'Ngày Quốc tế lao động', 'Labour Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2021-05-03', FALSE, 'Nghỉ bù Ngày Quốc tế lao động', 'Labour Day (day in lieu)', 'nghỉ bù, Bộ luật Lao động, ngày lễ trùng ngày nghỉ hằng tuần'),
    ('2021-09-02', FALSE, 'Quốc khánh', 'National Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2021-09-03', FALSE, 'Quốc khánh', 'National Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2022-01-01', FALSE, 'Tết Dương lịch', 'New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2022-01-03', FALSE, 'Nghỉ bù Tết Dương lịch', 'New Year (day in lieu)', 'nghỉ bù, Bộ luật Lao động, ngày lễ trùng ngày nghỉ hằng tuần'),
    ('2022-01-31', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2022-02-01', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2022-02-02', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2022-02-03', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2022-02-04', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2022-04-10', FALSE, 'Giỗ Tổ Hùng Vương', 'Hung Kings'' Commemoration', 'Bộ luật Lao động 2019, Điều 112'),
    ('2022-04-11', FALSE, 'Nghỉ bù Giỗ Tổ Hùng Vương', 'Hung Kings'' Commemoration (day in lieu)', 'nghỉ bù, Bộ luật Lao động, ngày lễ trùng ngày nghỉ hằng tuần'),
    ('2022-04-30', FALSE, 'Ngày Chiến thắng', 'Reunification Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2022-05-01', FALSE, 'Ngày Quốc tế lao động', 'Labour Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2022-05-02', FALSE, 'Nghỉ bù Ngày Chiến thắng', 'Reunification Day (day in lieu)', 'nghỉ bù, Bộ luật Lao động, ngày lễ trùng ngày nghỉ hằng tuần'),
    ('2022-05-03', FALSE, 'Nghỉ bù Ngày Quốc tế lao động', 'Labour Day (day in lieu)', 'nghỉ bù, Bộ luật Lao động, ngày lễ trùng ngày nghỉ hằng tuần'),
    ('2022-09-01', FALSE, 'Quốc khánh', 'National Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2022-09-02', FALSE, 'Quốc khánh', 'National Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2023-01-01', FALSE, 'Tết Dương lịch', 'New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2023-01-02', FALSE, 'Nghỉ bù Tết Dương lịch', 'New Year (day in lieu)', 'nghỉ bù, Bộ luật Lao động, ngày lễ trùng ngày nghỉ hằng tuần'),
    ('2023-01-20', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2023-01-21', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2023-01-22', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2023-01-23', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2023-01-24', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2023-01-25', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2023-01-26', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2023-04-29', FALSE, 'Giỗ Tổ Hùng Vương', 'Hung Kings'' Commemoration', 'Bộ luật Lao động 2019, Điều 112'),
    ('2023-04-30', FALSE, 'Ngày Chiến thắng', 'Reunification Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2023-05-01', FALSE, 'Ngày Quốc tế lao động', 'Labour Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2023-05-02', FALSE, 'Nghỉ bù Giỗ Tổ Hùng Vương', 'Hung Kings'' Commemoration (day in lieu)', 'nghỉ bù, Bộ luật Lao động, ngày lễ trùng ngày nghỉ hằng tuần'),
    ('2023-05-03', FALSE, 'Nghỉ bù Ngày Chiến thắng', 'Reunification Day (day in lieu)', 'nghỉ bù, Bộ luật Lao động, ngày lễ trùng ngày nghỉ hằng tuần'),
    ('2023-09-01', FALSE, 'Quốc khánh', 'National Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2023-09-02', FALSE, 'Quốc khánh', 'National Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2023-09-04', FALSE, 'Nghỉ bù Quốc khánh', 'National Day (day in lieu)', 'nghỉ bù, Bộ luật Lao động, ngày lễ trùng ngày nghỉ hằng tuần'),
    ('2024-01-01', FALSE, 'Tết Dương lịch', 'New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2024-02-08', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2024-02-09', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2024-02-10', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2024-02-11', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2024-02-12', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2024-02-13', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2024-02-14', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2024-04-18', FALSE, 'Giỗ Tổ Hùng Vương', 'Hung Kings'' Commemoration', 'Bộ luật Lao động 2019, Điều 112'),
    ('2024-04-29', FALSE, 'Nghỉ hoán đổi', 'Day off by exchange', 'hoán đổi ngày làm việc do Chính phủ quyết định'),
    ('2024-04-30', FALSE, 'Ngày Chiến thắng', 'Reunification Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2024-05-01', FALSE, 'Ngày Quốc tế lao động', 'Labour Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2024-05-04', TRUE, 'Làm bù ngày 29/4', 'Working day by exchange', 'hoán đổi ngày làm việc do Chính phủ quyết định'),
    ('2024-09-02', FALSE, 'Quốc khánh', 'National Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2024-09-03', FALSE, 'Quốc khánh', 'National Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2025-01-01', FALSE, 'Tết Dương lịch', 'New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2025-01-27', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2025-01-28', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2025-01-29', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2025-01-30', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2025-01-31', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2025-04-07', FALSE, 'Giỗ Tổ Hùng Vương', 'Hung Kings'' Commemoration', 'Bộ luật Lao động 2019, Điều 112'),
    ('2025-04-26', TRUE, 'Làm bù ngày 2/5', 'Working day by exchange', 'hoán đổi ngày làm việc do Chính phủ quyết định'),
    ('2025-04-30', FALSE, 'Ngày Chiến thắng', 'Reunification Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2025-05-01', FALSE, 'Ngày Quốc tế lao động', 'Labour Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2025-05-02', FALSE, 'Nghỉ hoán đổi', 'Day off by exchange', 'hoán đổi ngày làm việc do Chính phủ quyết định'),
    ('2025-09-01', FALSE, 'Quốc khánh', 'National Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2025-09-02', FALSE, 'Quốc khánh', 'National Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2026-01-01', FALSE, 'Tết Dương lịch', 'New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2026-02-16', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2026-02-17', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2026-02-18', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2026-02-19', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2026-02-20', FALSE, 'Tết Âm lịch', 'Lunar New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2026-04-26', FALSE, 'Giỗ Tổ Hùng Vương', 'Hung Kings'' Commemoration', 'Bộ luật Lao động 2019, Điều 112'),
    ('2026-04-27', FALSE, 'Nghỉ bù Giỗ Tổ Hùng Vương', 'Hung Kings'' Commemoration (day in lieu)', 'nghỉ bù, Bộ luật Lao động, ngày lễ trùng ngày nghỉ hằng tuần'),
    ('2026-04-30', FALSE, 'Ngày Chiến thắng', 'Reunification Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2026-05-01', FALSE, 'Ngày Quốc tế lao động', 'Labour Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2026-09-01', FALSE, 'Quốc khánh', 'National Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2026-09-02', FALSE, 'Quốc khánh', 'National Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2027-01-01', FALSE, 'Tết Dương lịch', 'New Year', 'Bộ luật Lao động 2019, Điều 112'),
    ('2027-04-16', FALSE, 'Giỗ Tổ Hùng Vương', 'Hung Kings'' Commemoration', 'Bộ luật Lao động 2019, Điều 112'),
    ('2027-04-30', FALSE, 'Ngày Chiến thắng', 'Reunification Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2027-05-01', FALSE, 'Ngày Quốc tế lao động', 'Labour Day', 'Bộ luật Lao động 2019, Điều 112'),
    ('2027-05-03', FALSE, 'Nghỉ bù Ngày Quốc tế lao động', 'Labour Day (day in lieu)', 'nghỉ bù, Bộ luật Lao động, ngày lễ trùng ngày nghỉ hằng tuần'),
    ('2027-09-02', FALSE, 'Quốc khánh', 'National Day', 'Bộ luật Lao động 2019, Điều 112');
