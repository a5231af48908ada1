-- The requests about a customer, for what billing tells of the customer.
CREATE INDEX request_snapshot_customer ON request ((snapshot ->> 'customerCode'))
  WHERE snapshot ->> 'customerCode' IS NOT NULL;
