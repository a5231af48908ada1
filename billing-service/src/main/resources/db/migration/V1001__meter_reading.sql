-- What the meters showed. A reading is one by point, meter, kind and time.
CREATE TABLE meter_reading (
  id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  service_point_id bigint      NOT NULL REFERENCES service_point,
  meter_number     text        NOT NULL,
  kind             text        NOT NULL,
  taken_at         timestamptz NOT NULL,
  kwh              bigint,
  normal           bigint,
  off_peak         bigint,
  peak             bigint,
  recorded_at      timestamptz NOT NULL,
  UNIQUE (service_point_id, taken_at, meter_number, kind),
  CHECK ((kwh IS NOT NULL AND normal IS NULL AND off_peak IS NULL AND peak IS NULL)
      OR (kwh IS NULL AND normal IS NOT NULL AND off_peak IS NOT NULL AND peak IS NOT NULL))
);
CREATE INDEX meter_reading_by_point ON meter_reading (service_point_id, id);
