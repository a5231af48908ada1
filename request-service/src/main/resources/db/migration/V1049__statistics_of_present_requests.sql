-- Requests that are there already: received (1), open (2) and completed (3) by the month of
-- submission. How long they took needs the working calendar and is added by the first recount.
INSERT INTO statistics_delta (month, channel, service_type, unit, measure, n)
SELECT month, channel, service_type, unit, measure, n
FROM (
  SELECT date_trunc('month', submitted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS month,
         channel, service_type, unit,
         count(*) AS received,
         count(*) FILTER (WHERE state IN ('SUBMITTED', 'ACCEPTED', 'IN_PROGRESS', 'AWAITING_SUPPLEMENT', 'AWAITING_PAYMENT')) AS open,
         count(*) FILTER (WHERE state IN ('COMPLETED', 'RESULT_RETURNED')) AS completed
  FROM request
  GROUP BY 1, 2, 3, 4
) AS counted, LATERAL (VALUES (1, received), (2, open), (3, completed)) AS measured (measure, n)
WHERE n <> 0;
