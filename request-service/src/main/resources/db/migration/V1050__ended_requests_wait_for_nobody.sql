-- A copy of the version before writes the state and knows nothing of queues. A request that it ends while an upgrade goes
-- on would stay in the queue of its unit for ever, since nobody changes it any more.
CREATE OR REPLACE FUNCTION request_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.change_tx := pg_current_xact_id()::text::bigint;
  IF NEW.state IN ('REFUSED', 'WITHDRAWN', 'STOPPED', 'RESULT_RETURNED') THEN
    NEW.waits_for := NULL;
  END IF;
  RETURN NEW;
END $$;
UPDATE request SET waits_for = NULL
WHERE waits_for IS NOT NULL AND state IN ('REFUSED', 'WITHDRAWN', 'STOPPED', 'RESULT_RETURNED');
