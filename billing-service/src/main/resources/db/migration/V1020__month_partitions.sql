-- Makes the partition of a month unless it is there. Attaching takes a lock that lets others read and write on; two callers at
-- once wait for each other. The bounds are days, or moments of business time when the table is parted by time.
CREATE FUNCTION ensure_month(parent text, month date, zone text DEFAULT '') RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  part text := parent || '_' || to_char(month, 'YYYYMM');
  first date := date_trunc('month', month)::date;
BEGIN
  IF to_regclass(part) IS NOT NULL THEN
    RETURN false;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('ensure_month'));
  IF to_regclass(part) IS NOT NULL THEN
    RETURN false;
  END IF;
  EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', part, parent);
  EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, part,
    first || zone, (first + interval '1 month')::date || zone);
  RETURN true;
END $$;
