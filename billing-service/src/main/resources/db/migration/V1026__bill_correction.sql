-- A single correction: the bill is cancelled, another with the next revision takes its place.
CREATE TABLE bill_cancellation (
  bill_period      date        NOT NULL,
  service_point_id bigint      NOT NULL,
  kind             smallint    NOT NULL,
  revision         integer     NOT NULL,
  replaced_by      integer     NOT NULL,
  reason           text        NOT NULL,
  cancelled_at     timestamptz NOT NULL,
  cancelled_by     text        NOT NULL,
  PRIMARY KEY (bill_period, service_point_id, kind, revision)
);
-- A mass correction is a run for a programme. The number of the programme is the revision of its ADJUSTMENT bills, so that the key
-- of bills holds one for an original and programme.
CREATE TABLE programme_number (
  programme text    PRIMARY KEY,
  number    integer NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE
);
ALTER TABLE bill_run ADD COLUMN programme text;
DROP INDEX bill_run_once;
CREATE UNIQUE INDEX bill_run_once ON bill_run (bill_period, coalesce(unit, ''), coalesce(customer_group, ''), coalesce(programme, ''))
  WHERE state NOT IN ('CLOSED', 'CANCELLED');
