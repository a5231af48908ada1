-- Outcomes of requests that were applied: the same one is never applied twice, an older one never after
-- a newer one.
CREATE TABLE applied_outcome (
  request_code    text        NOT NULL,
  outcome_digest  text        NOT NULL,
  request_version bigint      NOT NULL,
  customer_code   text        NOT NULL,
  applied_at      timestamptz NOT NULL,
  PRIMARY KEY (request_code, outcome_digest)
);
