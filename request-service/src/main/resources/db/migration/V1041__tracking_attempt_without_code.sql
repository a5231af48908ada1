-- What somebody types as a code may be a personal number, so a short hash of it has to do. The rows
-- of before are an hour's worth of wrong tries.
DROP TABLE tracking_attempt;
CREATE TABLE tracking_attempt (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code_hash bigint      NOT NULL,
  at        timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX tracking_attempt_code ON tracking_attempt (code_hash, at);
CREATE INDEX tracking_attempt_at ON tracking_attempt (at);
