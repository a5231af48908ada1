-- The last serial given to a customer of each unit. The shared sequence would have run out, and a
-- customer code must never be given twice.
CREATE TABLE customer_code_serial (
  unit text   PRIMARY KEY,
  last bigint NOT NULL
);
INSERT INTO customer_code_serial SELECT DISTINCT unit, (SELECT last_value FROM customer_serial) FROM request;
DROP SEQUENCE customer_serial;
