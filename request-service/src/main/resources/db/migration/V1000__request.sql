-- A request and all that is known of it. The document of the request is what events carry; the
-- columns beside it are for finding.
CREATE TABLE request (
  code          text        PRIMARY KEY,
  version       bigint      NOT NULL,
  service_type  text        NOT NULL,
  channel       text        NOT NULL,
  external_id   text        NOT NULL,
  dossier_code  text,
  unit          text        NOT NULL,
  state         text        NOT NULL,
  phone_last4   text,
  submitted_by  text        NOT NULL,
  submitted_at  timestamptz NOT NULL,
  updated_at    timestamptz NOT NULL,
  snapshot      jsonb       NOT NULL,
  work_file     jsonb       NOT NULL,
  UNIQUE (channel, external_id)
);
CREATE INDEX request_updated ON request (updated_at, code);
CREATE INDEX request_external ON request (external_id);
CREATE INDEX request_dossier ON request (dossier_code) WHERE dossier_code IS NOT NULL;
CREATE INDEX request_queue ON request (unit, state, updated_at);

-- Every change of a request, never edited.
CREATE TABLE request_history (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  request_code text        NOT NULL REFERENCES request (code),
  version      bigint      NOT NULL,
  action       text        NOT NULL,
  from_state   text,
  to_state     text        NOT NULL,
  step         text,
  reason       text,
  note         text,
  at           timestamptz NOT NULL,
  actor        text        NOT NULL,
  position     text,
  unit         text,
  roles        text,
  automatic    boolean     NOT NULL,
  UNIQUE (request_code, version)
);

CREATE SEQUENCE request_serial;
CREATE SEQUENCE customer_serial;
