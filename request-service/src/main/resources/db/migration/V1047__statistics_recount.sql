-- The recounts that were asked for. At most one is unfinished; who runs it holds its row's lock.
CREATE TABLE statistics_recount (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  started_by  text        NOT NULL,
  started_at  timestamptz NOT NULL,
  ended_at    timestamptz,
  requests    bigint,
  repaired    bigint,
  differences bigint,
  failure     text
);
CREATE UNIQUE INDEX statistics_recount_one ON statistics_recount ((ended_at IS NULL)) WHERE ended_at IS NULL;
