-- The energy of a bill as a meter check has found it, in place of what the meter showed. The newest of a bill counts.
CREATE TABLE usage_correction (
  id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  service_point_id bigint      NOT NULL,
  bill_period      date        NOT NULL,
  kind             smallint    NOT NULL,
  kwh              bigint,
  normal           bigint,
  off_peak         bigint,
  peak             bigint,
  request_code     text        NOT NULL,
  recorded_at      timestamptz NOT NULL,
  CHECK ((kwh IS NOT NULL AND normal IS NULL AND off_peak IS NULL AND peak IS NULL)
      OR (kwh IS NULL AND normal IS NOT NULL AND off_peak IS NOT NULL AND peak IS NOT NULL))
);
CREATE INDEX usage_correction_by_bill ON usage_correction (service_point_id, bill_period, kind, id);
