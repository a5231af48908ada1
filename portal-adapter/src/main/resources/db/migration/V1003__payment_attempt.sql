-- A fee that may be paid through the platform; the reference is what a confirmation names.
CREATE TABLE payment_attempt (
  reference      text        PRIMARY KEY,
  code_key       text        NOT NULL,
  amount_vnd     bigint      NOT NULL,
  fee_code       text        NOT NULL,
  fee_name       text        NOT NULL,
  state          text        NOT NULL DEFAULT 'OPEN',
  transaction_id text,
  created_at     timestamptz NOT NULL DEFAULT now(),
  settled_at     timestamptz
);
CREATE UNIQUE INDEX payment_attempt_open ON payment_attempt (code_key) WHERE state = 'OPEN';
