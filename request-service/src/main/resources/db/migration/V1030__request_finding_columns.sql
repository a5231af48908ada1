-- What lists and queues are narrowed and sorted by, beside the document of the request. waits_for is who has to act
-- next, null once nobody has; queue_at is the nearest date by which something has to happen, or the time of submission.
ALTER TABLE request
  ADD COLUMN step               text,
  ADD COLUMN waits_for          text,
  ADD COLUMN queue_at           timestamptz,
  ADD COLUMN customer_code      text,
  ADD COLUMN probable_duplicate boolean NOT NULL DEFAULT false;
UPDATE request SET
  step = snapshot ->> 'step',
  waits_for = CASE
    WHEN state IN ('REFUSED', 'WITHDRAWN', 'STOPPED', 'RESULT_RETURNED') THEN NULL
    WHEN state IN ('AWAITING_SUPPLEMENT', 'AWAITING_PAYMENT') THEN 'APPLICANT'
    ELSE 'OFFICER' END,
  queue_at = coalesce(
    least(
      (snapshot ->> 'dueAt')::timestamptz,
      (snapshot ->> 'answerDueAt')::timestamptz,
      (work_file #>> '{clocks,step,dueAt}')::timestamptz),
    submitted_at),
  customer_code = snapshot ->> 'customerCode';
ALTER TABLE request ALTER COLUMN queue_at SET NOT NULL;
-- While an upgrade goes on, copies of the version before take in applications too, and name neither column.
ALTER TABLE request ALTER COLUMN queue_at SET DEFAULT now();
ALTER TABLE request ALTER COLUMN waits_for SET DEFAULT 'OFFICER';
