-- Ratings by applicants, for the monthly totals; without their words.
CREATE TABLE rating (
  request_code text        PRIMARY KEY,
  month        date        NOT NULL,
  agency       text        NOT NULL,
  procedure    text        NOT NULL,
  grade        text        NOT NULL,
  time_grade   text        NOT NULL,
  rated_at     timestamptz NOT NULL
);
CREATE INDEX rating_month ON rating (month, agency, procedure);
