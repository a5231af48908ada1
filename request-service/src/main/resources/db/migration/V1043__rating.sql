-- What applicants think of completed requests: one rating each, with whose request it was then.
CREATE TABLE rating (
  request_code        text        PRIMARY KEY,
  grade               text        NOT NULL,
  handling_time_grade text,
  reason              text,
  given_by            text        NOT NULL,
  channel             text        NOT NULL,
  service_type        text        NOT NULL,
  unit                text        NOT NULL,
  rated_at            timestamptz NOT NULL
);
