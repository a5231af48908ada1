-- Bills as issued. Amounts are whole VND. No row is ever changed or removed.
CREATE TABLE bill (
  number                          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id                              uuid          NOT NULL UNIQUE,
  service_point_id                bigint        NOT NULL REFERENCES service_point,
  customer_code                   text          NOT NULL,
  kind                            text          NOT NULL,
  bill_period                     date          NOT NULL,
  customer_group                  text          NOT NULL,
  unit                            text          NOT NULL,
  reading_from                    date,
  reading_to                      date,
  tax_point_date                  date          NOT NULL,
  usage_kwh                       bigint        NOT NULL,
  energy_vnd                      bigint        NOT NULL,
  reactive_vnd                    bigint        NOT NULL,
  discount_vnd                    bigint        NOT NULL,
  pre_tax_vnd                     bigint        NOT NULL,
  vat_percent                     numeric(5, 2) NOT NULL,
  vat_vnd                         bigint        NOT NULL,
  total_vnd                       bigint        NOT NULL,
  pre_tax_without_programmes_vnd  bigint        NOT NULL,
  reduction_vnd                   bigint        NOT NULL,
  original_bill_id                uuid,
  issued_at                       timestamptz   NOT NULL,
  CHECK (pre_tax_vnd = energy_vnd + reactive_vnd - discount_vnd),
  CHECK (total_vnd = pre_tax_vnd + vat_vnd),
  CHECK (reduction_vnd = pre_tax_without_programmes_vnd - pre_tax_vnd)
);
-- One bill of a kind for a point and period, whoever asks for it and however often.
CREATE UNIQUE INDEX bill_once ON bill (service_point_id, bill_period, kind);
CREATE INDEX bill_by_period ON bill (bill_period, number);
CREATE INDEX bill_by_customer ON bill (customer_code, number);

CREATE TABLE bill_line (
  bill_number    bigint  NOT NULL REFERENCES bill,
  line_no        integer NOT NULL,
  code           text    NOT NULL,
  label          text    NOT NULL,
  part           text,
  price_book     text    NOT NULL,
  quantity_kwh   bigint  NOT NULL,
  base_price_vnd bigint  NOT NULL,
  unit_price_vnd bigint  NOT NULL,
  amount_vnd     bigint  NOT NULL,
  rule           text,
  source         text    NOT NULL,
  explanation    text    NOT NULL,
  explanation_en text    NOT NULL,
  PRIMARY KEY (bill_number, line_no),
  CHECK (amount_vnd = quantity_kwh * unit_price_vnd)
);

CREATE TABLE bill_adjustment (
  bill_number    bigint        NOT NULL REFERENCES bill,
  adjustment_no  integer       NOT NULL,
  kind           text          NOT NULL,
  percent        numeric(7, 4) NOT NULL,
  base_vnd       bigint        NOT NULL,
  amount_vnd     bigint        NOT NULL,
  rule           text,
  source         text          NOT NULL,
  explanation    text          NOT NULL,
  explanation_en text          NOT NULL,
  PRIMARY KEY (bill_number, adjustment_no)
);

CREATE FUNCTION refuse_change_of_bill() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'an issued bill is never changed'; END $$;
CREATE TRIGGER bill_is_final BEFORE UPDATE OR DELETE ON bill
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_bill();
CREATE TRIGGER bill_line_is_final BEFORE UPDATE OR DELETE ON bill_line
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_bill();
CREATE TRIGGER bill_adjustment_is_final BEFORE UPDATE OR DELETE ON bill_adjustment
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_bill();
