-- What an estimated reading said before another took its place. A repeat of it is known by this, and changes nothing.
CREATE TABLE reading_superseded (
  id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  service_point_id bigint      NOT NULL,
  meter_number     text        NOT NULL,
  kind             text        NOT NULL,
  taken_at         timestamptz NOT NULL,
  kwh              bigint,
  normal           bigint,
  off_peak         bigint,
  peak             bigint,
  recorded_at      timestamptz NOT NULL,
  superseded_at    timestamptz NOT NULL,
  UNIQUE NULLS NOT DISTINCT (service_point_id, taken_at, meter_number, kind, kwh, normal, off_peak, peak)
);
