-- Readings by the month of business time in which they were taken. No foreign key: points are never deleted.
ALTER TABLE meter_reading RENAME TO meter_reading_before;

CREATE SEQUENCE meter_reading_number AS bigint;
CREATE TABLE meter_reading (
  id               bigint      NOT NULL DEFAULT nextval('meter_reading_number'),
  service_point_id bigint      NOT NULL,
  meter_number     text        NOT NULL,
  kind             text        NOT NULL,
  taken_at         timestamptz NOT NULL,
  kwh              bigint,
  normal           bigint,
  off_peak         bigint,
  peak             bigint,
  recorded_at      timestamptz NOT NULL,
  estimated        boolean     NOT NULL DEFAULT false,
  CHECK ((kwh IS NOT NULL AND normal IS NULL AND off_peak IS NULL AND peak IS NULL)
      OR (kwh IS NULL AND normal IS NOT NULL AND off_peak IS NOT NULL AND peak IS NOT NULL))
) PARTITION BY RANGE (taken_at);
CREATE UNIQUE INDEX meter_reading_once ON meter_reading (service_point_id, taken_at, meter_number, kind);

SELECT ensure_month('meter_reading', month, ' 00:00:00+07')
FROM (SELECT DISTINCT date_trunc('month', taken_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS month FROM meter_reading_before) m;
INSERT INTO meter_reading (id, service_point_id, meter_number, kind, taken_at, kwh, normal, off_peak, peak, recorded_at)
SELECT id, service_point_id, meter_number, kind, taken_at, kwh, normal, off_peak, peak, recorded_at FROM meter_reading_before;
SELECT setval('meter_reading_number', coalesce((SELECT max(id) FROM meter_reading_before), 0) + 1, false);
DROP TABLE meter_reading_before;
