-- A term kept the date of its last extension alone; now it keeps each with its reason. Of what is
-- kept, the date before, the reason and the officer are not known any more, and it was promised at the
-- latest when the request last changed.
UPDATE request
SET work_file = jsonb_set(
  work_file #- '{term,extendedTo}',
  '{term,extensions}',
  CASE WHEN work_file #>> '{term,extendedTo}' IS NULL THEN '[]'::jsonb
       ELSE jsonb_build_array(jsonb_build_object(
         'at', updated_at, 'from', NULL, 'to', work_file #> '{term,extendedTo}',
         'reason', NULL, 'by', NULL)) END)
WHERE work_file #> '{term,acceptedAt}' IS NOT NULL;
