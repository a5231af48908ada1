-- The metered places that bills are computed for. The row is the lock of everything about a customer.
CREATE TABLE service_point (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_code text        NOT NULL UNIQUE,
  created_at    timestamptz NOT NULL DEFAULT now()
);

-- What a bill depends on; each row holds from its day until the day of the next one.
CREATE TABLE service_point_facts (
  id                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  service_point_id     bigint        NOT NULL REFERENCES service_point,
  valid_from           date          NOT NULL,
  customer_group       text          NOT NULL,
  supply_voltage_kv    numeric(6, 3) NOT NULL,
  households           integer,
  persons              integer,
  other_customer_group text,
  other_share          numeric(7, 6),
  meter_number         text          NOT NULL,
  three_band           boolean       NOT NULL,
  unit                 text          NOT NULL,
  UNIQUE (service_point_id, valid_from),
  CHECK (households IS NULL OR persons IS NULL),
  CHECK ((other_customer_group IS NULL) = (other_share IS NULL))
);
