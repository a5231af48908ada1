-- Moves the counts into the cells. Nobody sums up meanwhile, and what is not summed up stays where it is.
LOCK TABLE statistics_turn IN SHARE ROW EXCLUSIVE MODE;

WITH finest (month, channel, service_type, unit,
  received, open, completed, done, done_on_time, breached, step_breached, very_satisfied, satisfied, not_satisfied,
  time_very_satisfied, time_satisfied, time_not_satisfied, worked_to_30, worked_to_60, worked_to_120, worked_to_240,
  worked_to_480, worked_to_720, worked_to_960, worked_to_1440, worked_to_1920, worked_to_2400, worked_to_2880,
  worked_to_3360, worked_to_3840, worked_to_4800, worked_to_5760, worked_to_7200, worked_to_9600, worked_to_12000,
  worked_to_14400, worked_to_21600, worked_to_28800, worked_to_43200, worked_longer) AS (
  SELECT month, channel, service_type, unit,
         coalesce(sum(n) FILTER (WHERE measure = 1), 0), coalesce(sum(n) FILTER (WHERE measure = 2), 0),
         coalesce(sum(n) FILTER (WHERE measure = 3), 0), coalesce(sum(n) FILTER (WHERE measure = 10), 0),
         coalesce(sum(n) FILTER (WHERE measure = 11), 0), coalesce(sum(n) FILTER (WHERE measure = 20), 0),
         coalesce(sum(n) FILTER (WHERE measure = 21), 0), coalesce(sum(n) FILTER (WHERE measure = 30), 0),
         coalesce(sum(n) FILTER (WHERE measure = 31), 0), coalesce(sum(n) FILTER (WHERE measure = 32), 0),
         coalesce(sum(n) FILTER (WHERE measure = 40), 0), coalesce(sum(n) FILTER (WHERE measure = 41), 0),
         coalesce(sum(n) FILTER (WHERE measure = 42), 0), coalesce(sum(n) FILTER (WHERE measure = 100), 0),
         coalesce(sum(n) FILTER (WHERE measure = 101), 0), coalesce(sum(n) FILTER (WHERE measure = 102), 0),
         coalesce(sum(n) FILTER (WHERE measure = 103), 0), coalesce(sum(n) FILTER (WHERE measure = 104), 0),
         coalesce(sum(n) FILTER (WHERE measure = 105), 0), coalesce(sum(n) FILTER (WHERE measure = 106), 0),
         coalesce(sum(n) FILTER (WHERE measure = 107), 0), coalesce(sum(n) FILTER (WHERE measure = 108), 0),
         coalesce(sum(n) FILTER (WHERE measure = 109), 0), coalesce(sum(n) FILTER (WHERE measure = 110), 0),
         coalesce(sum(n) FILTER (WHERE measure = 111), 0), coalesce(sum(n) FILTER (WHERE measure = 112), 0),
         coalesce(sum(n) FILTER (WHERE measure = 113), 0), coalesce(sum(n) FILTER (WHERE measure = 114), 0),
         coalesce(sum(n) FILTER (WHERE measure = 115), 0), coalesce(sum(n) FILTER (WHERE measure = 116), 0),
         coalesce(sum(n) FILTER (WHERE measure = 117), 0), coalesce(sum(n) FILTER (WHERE measure = 118), 0),
         coalesce(sum(n) FILTER (WHERE measure = 119), 0), coalesce(sum(n) FILTER (WHERE measure = 120), 0),
         coalesce(sum(n) FILTER (WHERE measure = 121), 0), coalesce(sum(n) FILTER (WHERE measure = 122), 0)
  FROM statistics_count
  WHERE level = 0
  GROUP BY month, channel, service_type, unit
)
INSERT INTO statistics_cell (level, month, channel, service_type, unit,
  received, open, completed, done, done_on_time, breached, step_breached, very_satisfied, satisfied, not_satisfied,
  time_very_satisfied, time_satisfied, time_not_satisfied, worked_to_30, worked_to_60, worked_to_120, worked_to_240,
  worked_to_480, worked_to_720, worked_to_960, worked_to_1440, worked_to_1920, worked_to_2400, worked_to_2880,
  worked_to_3360, worked_to_3840, worked_to_4800, worked_to_5760, worked_to_7200, worked_to_9600, worked_to_12000,
  worked_to_14400, worked_to_21600, worked_to_28800, worked_to_43200, worked_longer)
SELECT 0, month, channel, service_type, unit,
       received, open, completed, done, done_on_time, breached, step_breached, very_satisfied, satisfied,
       not_satisfied, time_very_satisfied, time_satisfied, time_not_satisfied, worked_to_30, worked_to_60,
       worked_to_120, worked_to_240, worked_to_480, worked_to_720, worked_to_960, worked_to_1440, worked_to_1920,
       worked_to_2400, worked_to_2880, worked_to_3360, worked_to_3840, worked_to_4800, worked_to_5760,
       worked_to_7200, worked_to_9600, worked_to_12000, worked_to_14400, worked_to_21600, worked_to_28800,
       worked_to_43200, worked_longer
FROM finest
UNION ALL
SELECT CASE GROUPING(channel, service_type, unit) WHEN 1 THEN 1 WHEN 6 THEN 2 WHEN 2 THEN 3 ELSE 4 END,
       month, coalesce(channel, '*'), coalesce(service_type, '*'), coalesce(unit, '*'),
       sum(received), sum(open), sum(completed), sum(done), sum(done_on_time), sum(breached), sum(step_breached),
       sum(very_satisfied), sum(satisfied), sum(not_satisfied), sum(time_very_satisfied), sum(time_satisfied),
       sum(time_not_satisfied), sum(worked_to_30), sum(worked_to_60), sum(worked_to_120), sum(worked_to_240),
       sum(worked_to_480), sum(worked_to_720), sum(worked_to_960), sum(worked_to_1440), sum(worked_to_1920),
       sum(worked_to_2400), sum(worked_to_2880), sum(worked_to_3360), sum(worked_to_3840), sum(worked_to_4800),
       sum(worked_to_5760), sum(worked_to_7200), sum(worked_to_9600), sum(worked_to_12000), sum(worked_to_14400),
       sum(worked_to_21600), sum(worked_to_28800), sum(worked_to_43200), sum(worked_longer)
FROM finest
GROUP BY GROUPING SETS ((month, channel, service_type), (month, unit), (month, unit, channel), (month, unit, service_type));

DROP TABLE statistics_count;

-- Copies of the version before read the counts here while an upgrade goes on. They cannot sum up into
-- it, so the changes wait for a copy that knows the cells.
CREATE VIEW statistics_count AS
SELECT level, measure::smallint AS measure, month, channel, service_type, unit, n
FROM statistics_cell, LATERAL (VALUES
  (1, received), (2, open), (3, completed), (10, done), (11, done_on_time), (20, breached), (21, step_breached),
  (30, very_satisfied), (31, satisfied), (32, not_satisfied), (40, time_very_satisfied), (41, time_satisfied),
  (42, time_not_satisfied), (100, worked_to_30), (101, worked_to_60), (102, worked_to_120), (103, worked_to_240),
  (104, worked_to_480), (105, worked_to_720), (106, worked_to_960), (107, worked_to_1440), (108, worked_to_1920),
  (109, worked_to_2400), (110, worked_to_2880), (111, worked_to_3360), (112, worked_to_3840), (113, worked_to_4800),
  (114, worked_to_5760), (115, worked_to_7200), (116, worked_to_9600), (117, worked_to_12000),
  (118, worked_to_14400), (119, worked_to_21600), (120, worked_to_28800), (121, worked_to_43200),
  (122, worked_longer)
) AS counted (measure, n)
WHERE n <> 0;
