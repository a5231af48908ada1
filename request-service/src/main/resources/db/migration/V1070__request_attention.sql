-- What an officer has to decide or to look after beside the state: an open wish to withdraw, a supplement that came after
-- the end, a payment that settles no fee; names with commas between.
ALTER TABLE request ADD COLUMN attention text;
-- An ended request waits for nobody, unless something came to it afterwards. A copy of the version before knows nothing of
-- such matters, and none of them is then in what it writes.
CREATE OR REPLACE FUNCTION request_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.change_tx := pg_current_xact_id()::text::bigint;
  IF NEW.state IN ('REFUSED', 'WITHDRAWN', 'STOPPED', 'RESULT_RETURNED')
      AND jsonb_array_length(coalesce(NEW.work_file -> 'matters', '[]')) = 0 THEN
    NEW.waits_for := NULL;
    NEW.attention := NULL;
  END IF;
  RETURN NEW;
END $$;
UPDATE request SET attention = 'WITHDRAWAL', waits_for = 'OFFICER'
WHERE jsonb_typeof(work_file -> 'withdrawal') = 'object'
  AND state IN ('SUBMITTED', 'ACCEPTED', 'IN_PROGRESS', 'AWAITING_SUPPLEMENT', 'AWAITING_PAYMENT');
