-- An issued bill is never changed. What a run has computed and not issued may be removed, to be computed anew.
CREATE OR REPLACE FUNCTION refuse_change_of_bill() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.run_id IS NOT NULL AND OLD.issued_at IS NULL
     AND (EXISTS (SELECT 1 FROM bill_run r WHERE r.id = OLD.run_id AND r.issued_at IS NULL)
          OR EXISTS (SELECT 1 FROM bill_run_case c WHERE c.run_id = OLD.run_id AND c.service_point_id = OLD.service_point_id
                     AND c.has_bill AND c.state = 'OPEN')) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'an issued bill is never changed';
END $$;
CREATE TRIGGER bill_is_final BEFORE UPDATE OR DELETE ON bill
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_bill();
CREATE FUNCTION refuse_change_of_sheet() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the sheet of issued bills is never changed'; END $$;
CREATE TRIGGER bill_sheet_is_final BEFORE UPDATE OR DELETE ON bill_sheet
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sheet();
