-- The circuit breaker, shared by all copies: failures of the bus in a row, and until when nobody calls.
CREATE TABLE portal_circuit (
  id         integer     PRIMARY KEY CHECK (id = 1),
  failures   integer     NOT NULL DEFAULT 0,
  openings   integer     NOT NULL DEFAULT 0,
  open_until timestamptz
);
INSERT INTO portal_circuit (id) VALUES (1);
