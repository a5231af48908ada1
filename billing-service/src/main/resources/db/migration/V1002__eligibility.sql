-- Who falls under which programme, for which bill periods (first days of months, both included).
CREATE TABLE eligibility (
  id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  service_point_id   bigint      NOT NULL REFERENCES service_point,
  kind               text        NOT NULL,
  period_from        date        NOT NULL,
  period_to          date        NOT NULL,
  issuer             text        NOT NULL,
  document_reference text        NOT NULL,
  recorded_at        timestamptz NOT NULL,
  recorded_by        text        NOT NULL,
  UNIQUE (service_point_id, kind, period_from, period_to, issuer, document_reference),
  CHECK (period_from <= period_to)
);
