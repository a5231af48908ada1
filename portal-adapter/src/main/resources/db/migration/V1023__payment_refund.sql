-- Money that came for a fee that another transaction had settled: somebody has to pay it back.
CREATE TABLE payment_refund (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  reference      text        NOT NULL,
  code_key       text        NOT NULL,
  transaction_id text        NOT NULL,
  amount_vnd     bigint      NOT NULL,
  paid_at        timestamptz NOT NULL,
  noted_at       timestamptz NOT NULL,
  done_at        timestamptz,
  done_by        text,
  UNIQUE (reference, transaction_id)
);
