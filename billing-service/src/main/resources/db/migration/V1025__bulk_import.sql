-- Files of service points and readings as they were imported. The same file again changes nothing.
CREATE TABLE bulk_import (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind        text        NOT NULL,
  sha256      text        NOT NULL,
  lines       bigint      NOT NULL,
  added       bigint      NOT NULL,
  known       bigint      NOT NULL,
  set_aside   bigint      NOT NULL,
  imported_at timestamptz NOT NULL,
  imported_by text        NOT NULL,
  CHECK (lines = added + known + set_aside)
);
-- Readings that cannot be true, with the reason; for a person to look after. The same one lies here once.
CREATE TABLE reading_set_aside (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  import_id     bigint      NOT NULL REFERENCES bulk_import,
  line          bigint      NOT NULL,
  customer_code text        NOT NULL,
  meter_number  text        NOT NULL,
  kind          text        NOT NULL,
  taken_at      timestamptz NOT NULL,
  kwh           bigint,
  normal        bigint,
  off_peak      bigint,
  peak          bigint,
  reason        text        NOT NULL,
  UNIQUE NULLS NOT DISTINCT (customer_code, meter_number, kind, taken_at, kwh, normal, off_peak, peak)
);
