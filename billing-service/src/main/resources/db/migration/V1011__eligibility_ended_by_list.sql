-- An eligibility is never removed: one that a newer list no longer names is ended by it.
ALTER TABLE eligibility
  ADD COLUMN import_id bigint REFERENCES eligibility_import,
  ADD COLUMN ended_by bigint REFERENCES eligibility_import,
  ADD COLUMN ended_at timestamptz,
  ADD CHECK ((ended_by IS NULL) = (ended_at IS NULL));

-- The same content may come back after it was ended, so uniqueness holds for what is in force.
DO $$
DECLARE name text;
BEGIN
  SELECT conname INTO STRICT name FROM pg_constraint WHERE conrelid = 'eligibility'::regclass AND contype = 'u';
  EXECUTE format('ALTER TABLE eligibility DROP CONSTRAINT %I', name);
END $$;
CREATE UNIQUE INDEX eligibility_in_force_once
  ON eligibility (service_point_id, kind, period_from, period_to, issuer, document_reference) WHERE ended_by IS NULL;
