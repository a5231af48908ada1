CREATE INDEX request_customer ON request (customer_code, code) WHERE customer_code IS NOT NULL;
CREATE INDEX request_phone ON request (phone_last4, code) WHERE phone_last4 IS NOT NULL;
