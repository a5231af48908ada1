-- Calls without login per address and minute; of the address a short hash.
CREATE TABLE tracking_address (
  address_hash bigint      NOT NULL,
  minute       timestamptz NOT NULL,
  calls        integer     NOT NULL,
  PRIMARY KEY (address_hash, minute)
);
CREATE INDEX tracking_address_minute ON tracking_address (minute);
