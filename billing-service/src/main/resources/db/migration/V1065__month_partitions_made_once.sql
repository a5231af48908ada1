-- Of two callers at once the second did not see the partition of the first: to_regclass had remembered that there was none. A query of
-- the catalogue sees it, once the lock is there.
CREATE OR REPLACE FUNCTION ensure_month(parent text, month date, zone text DEFAULT '') RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  part text := parent || '_' || to_char(month, 'YYYYMM');
  first date := date_trunc('month', month)::date;
BEGIN
  IF to_regclass(part) IS NOT NULL THEN
    RETURN false;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('ensure_month'));
  IF EXISTS (SELECT 1 FROM pg_class WHERE relname = part AND pg_table_is_visible(oid)) THEN
    RETURN false;
  END IF;
  EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', part, parent);
  EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, part,
    first || zone, (first + interval '1 month')::date || zone);
  RETURN true;
END $$;
