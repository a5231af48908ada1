-- What evn.requests told last of each request; can be rebuilt from the topic.
CREATE TABLE request_projection (
  request_code text        PRIMARY KEY,
  code_key     text,
  version      bigint      NOT NULL,
  snapshot     jsonb       NOT NULL,
  updated_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX request_projection_dossier ON request_projection (code_key);

CREATE TABLE request_timeline (
  request_code text        NOT NULL,
  version      bigint      NOT NULL,
  state        integer     NOT NULL,
  at           timestamptz NOT NULL,
  actor        text        NOT NULL,
  content      text        NOT NULL,
  PRIMARY KEY (request_code, version)
);
