-- What bills of one kind have in common: every line they may have, with prices, rules, sources and texts; discount and tax.
-- Found by the SHA-256 of its content; never changed.
CREATE TABLE bill_sheet (
  id      integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  digest  bytea NOT NULL UNIQUE,
  content jsonb NOT NULL
);

ALTER TABLE bill RENAME TO bill_before;
ALTER INDEX bill_once RENAME TO bill_before_once;
ALTER INDEX bill_by_period RENAME TO bill_before_by_period;
ALTER INDEX bill_by_customer RENAME TO bill_before_by_customer;

CREATE SEQUENCE bill_number AS bigint;
-- Bills, computed or issued. Amounts are whole VND, energy whole kWh. kind: 0 REGULAR, 1 FINAL, 2 ADJUSTMENT of a REGULAR,
-- 3 ADJUSTMENT of a FINAL. quantities[i] is the energy of line i of the sheet.
CREATE TABLE bill (
  number                 bigint    NOT NULL DEFAULT nextval('bill_number'),
  service_point_id       bigint    NOT NULL,
  kind                   smallint  NOT NULL,
  revision               integer   NOT NULL,
  bill_period            date      NOT NULL,
  run_id                 bigint,
  sheet_id               integer   NOT NULL,
  unit                   text      NOT NULL,
  reading_from           date,
  reading_to             date,
  tax_point_date         date      NOT NULL,
  usage_kwh              bigint    NOT NULL,
  quantities             integer[] NOT NULL,
  energy_vnd             bigint    NOT NULL,
  reactive_vnd           bigint    NOT NULL,
  discount_vnd           bigint    NOT NULL,
  pre_tax_vnd            bigint    NOT NULL,
  vat_vnd                bigint    NOT NULL,
  total_vnd              bigint    NOT NULL,
  without_programmes_vnd bigint    NOT NULL,
  content_hash           bytea,
  original_bill_id       uuid,
  old_id                 uuid,
  issued_at              timestamptz,
  CHECK (pre_tax_vnd = energy_vnd + reactive_vnd - discount_vnd AND total_vnd = pre_tax_vnd + vat_vnd),
  -- A bill of its own is issued when it is written; that of a run by the run.
  CHECK (run_id IS NOT NULL OR issued_at IS NOT NULL)
) PARTITION BY RANGE (bill_period);
-- One bill of a kind for a point and period, whoever computes it and however often.
CREATE UNIQUE INDEX bill_once ON bill (service_point_id, kind, revision, bill_period);
CREATE INDEX bill_by_number ON bill (number);
CREATE INDEX bill_by_old_id ON bill (old_id) WHERE old_id IS NOT NULL;

SELECT ensure_month('bill', bill_period) FROM (SELECT DISTINCT bill_period FROM bill_before) p;

-- The bills of the time before: their lines become a sheet and an array.
CREATE TEMP TABLE sheet_of_bill ON COMMIT DROP AS
SELECT b.number,
       jsonb_build_object(
         'customerGroup', b.customer_group,
         'lines', (SELECT coalesce(jsonb_agg(jsonb_build_object(
             'code', l.code, 'label', l.label, 'labelEn', split_part(l.explanation_en, ': ', 1), 'part', l.part,
             'priceBook', l.price_book, 'basePriceVnd', l.base_price_vnd, 'unitPriceVnd', l.unit_price_vnd,
             'rule', l.rule, 'source', l.source) ORDER BY l.line_no), '[]') FROM bill_line l WHERE l.bill_number = b.number),
         'lineOfNothing', CASE WHEN b.usage_kwh = 0 THEN
             (SELECT count(*) - 1 FROM bill_line l WHERE l.bill_number = b.number) ELSE -1 END,
         'discount', (SELECT jsonb_build_object('percent', a.percent::text, 'rule', a.rule, 'source', a.source)
             FROM bill_adjustment a WHERE a.bill_number = b.number AND a.kind = 'DISCOUNT'),
         'vatPercent', b.vat_percent::text) AS content
FROM bill_before b;
INSERT INTO bill_sheet (digest, content)
SELECT sha256(convert_to(content::text, 'UTF8')), content FROM (SELECT DISTINCT content FROM sheet_of_bill) s;
INSERT INTO bill (number, service_point_id, kind, revision, bill_period, sheet_id, unit, reading_from, reading_to, tax_point_date,
    usage_kwh, quantities, energy_vnd, reactive_vnd, discount_vnd, pre_tax_vnd, vat_vnd, total_vnd, without_programmes_vnd,
    original_bill_id, old_id, issued_at)
SELECT b.number, b.service_point_id, CASE b.kind WHEN 'REGULAR' THEN 0 WHEN 'FINAL' THEN 1 ELSE 2 END, 0, b.bill_period,
    (SELECT id FROM bill_sheet WHERE digest = sha256(convert_to(s.content::text, 'UTF8'))), b.unit, b.reading_from, b.reading_to,
    b.tax_point_date, b.usage_kwh,
    coalesce((SELECT array_agg(l.quantity_kwh::integer ORDER BY l.line_no) FROM bill_line l WHERE l.bill_number = b.number), '{}'),
    b.energy_vnd, b.reactive_vnd, b.discount_vnd, b.pre_tax_vnd, b.vat_vnd, b.total_vnd, b.pre_tax_without_programmes_vnd,
    b.original_bill_id, b.id, b.issued_at
FROM bill_before b JOIN sheet_of_bill s USING (number);
SELECT setval('bill_number', coalesce((SELECT max(number) FROM bill_before), 0) + 1, false);
DROP TABLE bill_adjustment, bill_line, bill_before;
