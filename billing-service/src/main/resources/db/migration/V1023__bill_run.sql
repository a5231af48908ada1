-- A run computes the bills of a scope (unit, group, or all) for a period.
CREATE TABLE bill_run (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  bill_period    date        NOT NULL,
  unit           text,
  customer_group text,
  tax_point_date date        NOT NULL,
  state          text        NOT NULL,
  points         bigint      NOT NULL,
  content_hash   bytea,
  created_at     timestamptz NOT NULL,
  created_by     text        NOT NULL,
  started_at     timestamptz,
  computed_at    timestamptz,
  checked_at     timestamptz,
  issued_at      timestamptz,
  closed_at      timestamptz,
  CHECK (state IN ('CREATED', 'RUNNING', 'PAUSED', 'COMPUTED', 'CHECKED', 'ISSUED', 'CLOSED', 'CANCELLED'))
);
-- Of runs that are at work, one for a scope and period.
CREATE UNIQUE INDEX bill_run_once ON bill_run (bill_period, coalesce(unit, ''), coalesce(customer_group, ''))
  WHERE state NOT IN ('CLOSED', 'CANCELLED');

-- A slice of a run: the points of its scope from the first to the last identifier, both included.
CREATE TABLE bill_run_chunk (
  run_id                 bigint  NOT NULL REFERENCES bill_run,
  chunk_no               integer NOT NULL,
  first_point            bigint  NOT NULL,
  last_point             bigint  NOT NULL,
  points                 integer NOT NULL,
  state                  text    NOT NULL DEFAULT 'PENDING',
  owner                  uuid,
  leased_until           timestamptz NOT NULL DEFAULT '-infinity',
  failures               integer NOT NULL DEFAULT 0,
  last_error             text,
  bills                  integer NOT NULL DEFAULT 0,
  held                   integer NOT NULL DEFAULT 0,
  without_bill           integer NOT NULL DEFAULT 0,
  billed_before          integer NOT NULL DEFAULT 0,
  not_due                integer NOT NULL DEFAULT 0,
  usage_kwh              bigint  NOT NULL DEFAULT 0,
  pre_tax_vnd            bigint  NOT NULL DEFAULT 0,
  reduction_vnd          bigint  NOT NULL DEFAULT 0,
  vat_vnd                bigint  NOT NULL DEFAULT 0,
  total_vnd              bigint  NOT NULL DEFAULT 0,
  content_hash           bytea,
  computed_at            timestamptz,
  -- The relay has announced every bill up to this point.
  sent_to                bigint,
  sent_all               boolean NOT NULL DEFAULT false,
  relay                  uuid,
  relay_until            timestamptz NOT NULL DEFAULT '-infinity',
  PRIMARY KEY (run_id, chunk_no),
  CHECK (state IN ('PENDING', 'RUNNING', 'DONE', 'FAILED')),
  CHECK (state <> 'DONE' OR points = bills + without_bill + billed_before + not_due)
);
CREATE INDEX bill_run_chunk_open ON bill_run_chunk (run_id, chunk_no) WHERE state IN ('PENDING', 'RUNNING');

-- A point that a person must look at before the run can close. With a bill it is held; without one the reason says why.
CREATE TABLE bill_run_case (
  run_id             bigint NOT NULL REFERENCES bill_run,
  service_point_id   bigint NOT NULL,
  has_bill           boolean NOT NULL,
  reasons            text[]  NOT NULL,
  detail             text,
  previous_total_vnd bigint,
  total_vnd          bigint,
  state              text    NOT NULL DEFAULT 'OPEN',
  decided_at         timestamptz,
  PRIMARY KEY (run_id, service_point_id),
  CHECK (state IN ('OPEN', 'RELEASED', 'WAIVED'))
);
CREATE INDEX bill_run_case_open ON bill_run_case (run_id, service_point_id) WHERE state = 'OPEN';
-- What was decided about a case, by whom and why; never changed.
CREATE TABLE bill_run_decision (
  id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id           bigint      NOT NULL,
  service_point_id bigint      NOT NULL,
  decision         text        NOT NULL,
  reason           text        NOT NULL,
  decided_at       timestamptz NOT NULL,
  decided_by       text        NOT NULL,
  FOREIGN KEY (run_id, service_point_id) REFERENCES bill_run_case
);
CREATE INDEX bill_run_decision_by_case ON bill_run_decision (run_id, service_point_id, id);
