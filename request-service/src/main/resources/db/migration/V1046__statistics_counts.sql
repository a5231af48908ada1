-- Changes of the counts, added by the transactions that make them and summed up by a job. No two
-- transactions touch the same row.
CREATE TABLE statistics_delta (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  month        date     NOT NULL,
  channel      text     NOT NULL,
  service_type text     NOT NULL,
  unit         text     NOT NULL,
  measure      smallint NOT NULL,
  n            bigint   NOT NULL
) WITH (
  -- Every row dies young: clean up by count, not by a share of a table that is mostly empty.
  autovacuum_vacuum_scale_factor = 0,
  autovacuum_vacuum_threshold = 5000,
  autovacuum_vacuum_insert_scale_factor = 0,
  autovacuum_vacuum_insert_threshold = 100000,
  autovacuum_analyze_scale_factor = 0,
  autovacuum_analyze_threshold = 50000
);

-- The counts. Level 0 has every dimension; level 1 is without units (unit '*'), level 2 by unit
-- alone (channel and service '*'), so that no question has to sum more than it needs.
CREATE TABLE statistics_count (
  level        smallint NOT NULL,
  measure      smallint NOT NULL,
  month        date     NOT NULL,
  channel      text     NOT NULL,
  service_type text     NOT NULL,
  unit         text     NOT NULL,
  n            bigint   NOT NULL,
  PRIMARY KEY (level, measure, month, channel, service_type, unit)
) WITH (fillfactor = 80);

-- Whoever sums up holds the lock of this table, which is always empty.
CREATE TABLE statistics_turn (nobody boolean);
