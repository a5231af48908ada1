-- Last bills of contracts by customer, so that a termination finds the one that was issued before it came. reading_to is
-- the day of the closing reading.
CREATE TABLE final_bill (
  bill_id       uuid PRIMARY KEY,
  customer_code text        NOT NULL,
  total_vnd     bigint      NOT NULL,
  reading_to    date        NOT NULL,
  issued_at     timestamptz NOT NULL
);
CREATE INDEX final_bill_customer ON final_bill (customer_code);
-- Those that requests know already; the day is that of their closing reading.
INSERT INTO final_bill
SELECT DISTINCT ON (work_file #>> '{finalBill,billId}')
  (work_file #>> '{finalBill,billId}')::uuid,
  customer_code,
  (work_file #>> '{finalBill,totalVnd}')::bigint,
  (closed.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
  (work_file #>> '{finalBill,issuedAt}')::timestamptz
FROM request
CROSS JOIN LATERAL (
  SELECT max((reading ->> 'at')::timestamptz) AS at
  FROM jsonb_array_elements(CASE WHEN jsonb_typeof(snapshot #> '{outcome,readings}') = 'array'
    THEN snapshot #> '{outcome,readings}' ELSE '[]' END) reading
  WHERE reading ->> 'kind' = 'CLOSING') closed
WHERE jsonb_typeof(work_file -> 'finalBill') = 'object' AND customer_code IS NOT NULL AND closed.at IS NOT NULL
ORDER BY work_file #>> '{finalBill,billId}', closed.at DESC;
