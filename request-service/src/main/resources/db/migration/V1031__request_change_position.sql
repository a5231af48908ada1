-- The number of the transaction that last changed a row. Together with the oldest transaction that still runs it gives
-- readers an order in which no row appears behind one that they have seen; a time cannot give it, since it is taken
-- before the commit.
ALTER TABLE request ADD COLUMN change_tx bigint NOT NULL DEFAULT 0;
ALTER TABLE request ALTER COLUMN change_tx SET DEFAULT (pg_current_xact_id()::text::bigint);
CREATE FUNCTION request_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.change_tx := pg_current_xact_id()::text::bigint;
  RETURN NEW;
END $$;
CREATE TRIGGER request_note_change BEFORE UPDATE ON request
  FOR EACH ROW EXECUTE FUNCTION request_note_change();
