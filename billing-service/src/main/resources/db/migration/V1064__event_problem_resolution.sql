-- What a supervisor decided about an event that could not be carried out.
CREATE TABLE event_problem_resolution (
  dead_letter_id bigint      PRIMARY KEY REFERENCES dead_letter (id),
  outcome        text        NOT NULL,
  reason         text,
  decided_by     text        NOT NULL,
  decided_at     timestamptz NOT NULL
);
