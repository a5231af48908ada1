-- Wrong tries of public tracking, so that a code cannot be guessed through.
CREATE TABLE tracking_attempt (
  id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text        NOT NULL,
  at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX tracking_attempt_code ON tracking_attempt (code, at);
