-- An external id is found by the unique key of channel and external id, channel by channel; a customer by the column
-- that now stands beside the document.
CREATE INDEX request_customer ON request (customer_code, code) WHERE customer_code IS NOT NULL;
CREATE INDEX request_phone ON request (phone_last4, code) WHERE phone_last4 IS NOT NULL;
DROP INDEX request_external;
DROP INDEX request_snapshot_customer;
