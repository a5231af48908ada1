-- What a completion and a breach were counted as, so that whatever undoes one takes away the same.
CREATE TABLE statistics_completion (
  request_code    text    PRIMARY KEY,
  month           date    NOT NULL,
  channel         text    NOT NULL,
  service_type    text    NOT NULL,
  unit            text    NOT NULL,
  on_time         boolean NOT NULL,
  working_minutes integer NOT NULL
);
CREATE TABLE statistics_breach (
  request_code text   NOT NULL,
  version      bigint NOT NULL,
  month        date   NOT NULL,
  channel      text   NOT NULL,
  service_type text   NOT NULL,
  unit         text   NOT NULL,
  deadline     text   NOT NULL,
  PRIMARY KEY (request_code, version)
);
