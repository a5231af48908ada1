-- When an attempt began whose result is not known: set before a message leaves, cleared by a definite answer. A message
-- that still has it when it is taken again may have been done already, and the portal is asked first.
ALTER TABLE outbound_task ADD COLUMN sending_since timestamptz;
-- Refusals and portal errors have limits of their own, beside the count of all attempts.
ALTER TABLE outbound_task ADD COLUMN refusals integer NOT NULL DEFAULT 0;
ALTER TABLE outbound_task ADD COLUMN portal_errors integer NOT NULL DEFAULT 0;
