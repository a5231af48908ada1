-- A fee may be paid in several attempts: the offer that a look-up answers, and a link for each time
-- that somebody asks for one. They share the reference of the offer (fee_key); one of them settles.
ALTER TABLE payment_attempt
  ADD COLUMN fee_key          text,
  ADD COLUMN kind             text        NOT NULL DEFAULT 'OFFER',
  ADD COLUMN pay_url          text,
  ADD COLUMN next_query_at    timestamptz,
  ADD COLUMN queries          integer     NOT NULL DEFAULT 0,
  ADD COLUMN last_answer      text,
  ADD COLUMN next_receipt_at  timestamptz,
  ADD COLUMN receipt_attempts integer     NOT NULL DEFAULT 0,
  ADD COLUMN receipt_sha256   text;
UPDATE payment_attempt SET fee_key = reference;
ALTER TABLE payment_attempt ALTER COLUMN fee_key SET NOT NULL;
DROP INDEX payment_attempt_open;
CREATE UNIQUE INDEX payment_attempt_open ON payment_attempt (code_key)
  WHERE state = 'OPEN' AND kind = 'OFFER';
CREATE UNIQUE INDEX payment_attempt_settled ON payment_attempt (fee_key) WHERE state = 'SETTLED';
CREATE INDEX payment_attempt_query ON payment_attempt (next_query_at) WHERE next_query_at IS NOT NULL;
CREATE INDEX payment_attempt_receipt ON payment_attempt (next_receipt_at)
  WHERE next_receipt_at IS NOT NULL;
