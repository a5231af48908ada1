package vn.evn.billing.api;

/** Examples for the API document. Customers, meters and papers are made up. */
public final class Examples {
  private static final String PAGE = "{\"items\": [";
  private static final String END = "], \"next\": null}";

  public static final String ESTIMATE =
      """
      {"billPeriod": "2020-05", "customerGroup": "RESIDENTIAL", "usage": {"kwh": 350},
       "readingFrom": "2020-04-05", "readingTo": "2020-05-05", "taxPointDate": "2020-05-05"}""";

  private static final String AMOUNTS =
      """
      "lines": [{"code": "BLOCK_1", "label": "Bậc 1", "part": null, "priceBook": "648/QĐ-BCT",
         "quantityKwh": 50, "basePriceVnd": 1678, "unitPriceVnd": 1510, "amountVnd": 75500,
         "rule": "COVID-R1-RESIDENTIAL", "source": "2698/BCT-ĐTĐL; 648/QĐ-BCT",
         "explanation": "50 kWh × 1.510 đ = 75.500 đ", "explanationEn": "Block 1: 50 kWh × 1.510 đ = 75.500 đ"}],
       "adjustments": [], "energyVnd": 75500, "reactiveVnd": 0, "discountVnd": 0, "preTaxVnd": 75500,
       "vatPercent": 10, "vatVnd": 7550, "totalVnd": 83050, "preTaxWithoutProgrammesVnd": 83900,
       "reductionVnd": 8400""";

  public static final String ESTIMATED = "{" + AMOUNTS + "}";

  public static final String EXPLANATION =
      """
      {"steps": [{"kind": "LINE", "code": "BLOCK_1", "amountVnd": 75500, "rule": "COVID-R1-RESIDENTIAL",
         "source": "2698/BCT-ĐTĐL; 648/QĐ-BCT",
         "article": "Điều 10 khoản 2 Thông tư 16/2014/TT-BCT (định mức theo hộ)", "openPoint": null,
         "explanation": "Bậc 1: 50 kWh × 1.510 đ = 75.500 đ.",
         "explanationEn": "Block 1: 50 kWh × 1.510 đ = 75.500 đ."}], "totalVnd": 83050}""";

  public static final String COMPARE =
      """
      {"before": {"billPeriod": "2020-07", "customerGroup": "RESIDENTIAL", "usage": {"kwh": 300}},
       "after": {"billPeriod": "2020-08", "customerGroup": "RESIDENTIAL", "usage": {"kwh": 350}}}""";

  public static final String COMPARED =
      "{\"before\": "
          + ESTIMATED
          + ", \"after\": "
          + ESTIMATED
          + """
          , "differenceVnd": 0, "parts": [{"cause": "KWH", "amountVnd": 0,
           "explanation": "Điện năng tiêu thụ: 300 → 350 kWh, tính theo giá bình quân của hóa đơn trước: +0 đ",
           "explanationEn": "Energy used: 300 → 350 kWh, at the average price of the earlier bill: +0 đ"}]}""";

  public static final String BILL_CALL =
      """
      {"customerCode": "PD05000123456", "billPeriod": "2020-05", "taxPointDate": "2020-05-05"}""";

  public static final String BILL =
      """
      {"id": "0f2d4a34-7c1e-4a56-9a35-3d5e1c7a9b01", "customerCode": "PD05000123456", "kind": "REGULAR",
       "billPeriod": "2020-05", "customerGroup": "RESIDENTIAL", "unit": "PD0500", "readingFrom": "2020-04-05",
       "readingTo": "2020-05-05", "taxPointDate": "2020-05-05", "usageKwh": 50, "estimated": false,
      """
          + AMOUNTS
          + """
          , "originalBillId": null, "issuedAt": "2026-11-16T08:30:15+07:00",
       "cancelledAt": null}""";

  public static final String REPLACEMENT =
      "{\"cancelled\": "
          + BILL
          + ", \"replacement\": "
          + BILL
          + ", \"differenceKwh\": 0, \"differencePreTaxVnd\": 0, \"differenceVatVnd\": 0,"
          + " \"differenceTotalVnd\": 0, \"reason\": \"meter misread\","
          + " \"by\": \"Test billing-operator\"}";

  public static final String BILLS = PAGE + BILL + END;

  public static final String SERVICE_POINT_CALL =
      """
      {"customerCode": "PD05000123456", "validFrom": "2020-01-01", "customerGroup": "RESIDENTIAL",
       "supplyVoltageKv": 0.4, "households": 1, "meterNumber": "VD20200001", "threeBand": false,
       "unit": "PD0500"}""";

  public static final String SERVICE_POINT =
      """
      {"customerCode": "PD05000123456", "createdAt": "2026-11-16T08:30:15+07:00",
       "facts": [{"validFrom": "2020-01-01", "customerGroup": "RESIDENTIAL", "supplyVoltageKv": 0.4,
         "households": 1, "persons": null, "otherUse": null, "meterNumber": "VD20200001",
         "threeBand": false, "unit": "PD0500"}]}""";

  public static final String SERVICE_POINTS = PAGE + SERVICE_POINT + END;

  public static final String READING_CALL =
      """
      {"customerCode": "PD05000123456", "reading": {"meterNumber": "VD20200001", "kind": "PERIODIC",
       "registers": {"kwh": 1350}, "at": "2020-05-05T08:00:00+07:00"}}""";

  public static final String READING =
      """
      {"id": 17, "customerCode": "PD05000123456", "reading": {"meterNumber": "VD20200001",
       "kind": "PERIODIC", "registers": {"kwh": 1350, "normal": null, "offPeak": null, "peak": null},
       "at": "2020-05-05T08:00:00+07:00", "estimated": false}, "recordedAt": "2026-11-16T08:30:15+07:00"}""";

  public static final String READINGS = PAGE + READING + END;

  public static final String ELIGIBILITY_CALL =
      """
      {"customerCode": "PD05000123456", "kind": "LODGING", "from": "2020-05", "to": "2020-07",
       "issuer": "Sở Du lịch Ví Dụ", "documentReference": "12/VD-2020"}""";

  public static final String ELIGIBILITY =
      """
      {"id": 3, "customerCode": "PD05000123456", "kind": "LODGING", "from": "2020-05", "to": "2020-07",
       "issuer": "Sở Du lịch Ví Dụ", "documentReference": "12/VD-2020",
       "recordedAt": "2026-11-16T08:30:15+07:00", "recordedBy": "Test billing-operator", "importId": null,
       "endedBy": null, "endedAt": null}""";

  public static final String ELIGIBILITY_LIST =
      """
      customer_code,kind,month_from,month_to,issuer,document_reference
      PD05000123456,LODGING,2020-05,2020-07,Sở Du lịch Ví Dụ,12/VD-2020
      """;

  public static final String ELIGIBILITY_IMPORT =
      """
      {"id": 12, "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "lines": 1,
       "added": 1, "ended": 0, "supersedes": null, "supersededBy": null,
       "importedAt": "2026-11-16T08:30:15+07:00", "importedBy": "Test billing-operator"}""";

  public static final String ELIGIBILITY_IMPORTS = PAGE + ELIGIBILITY_IMPORT + END;

  public static final String ELIGIBILITIES = PAGE + ELIGIBILITY + END;

  private static final String PRICE_BOOK_HEAD =
      """
      "id": "648-QD-BCT", "decision": "648/QĐ-BCT", "effectiveFrom": "2019-03-20", "effectiveTo": "2023-05-03",
       "source": "Decision 648/QĐ-BCT", "customerGroups": ["RESIDENTIAL"]""";

  public static final String PRICE_BOOKS = PAGE + "{" + PRICE_BOOK_HEAD + "}" + END;

  public static final String PRICE_BOOK =
      "{"
          + PRICE_BOOK_HEAD
          + """
          , "prices": [{"customerGroup": "RESIDENTIAL", "voltageLevel": "any", "timeOfUse": "ALL",
           "blockFromKwh": 0, "blockToKwh": 50, "priceVnd": 1678, "source": "MOIT price page",
           "confidence": "HIGH"}]}""";

  public static final String TIME_BANDS =
      """
      {"date": "2020-05-05", "hours": {"document": "16/2014/TT-BCT", "effectiveFrom": "2015-03-16",
       "disputed": false, "confidence": "HIGH", "note": "", "bands": [{"days": "MON_SAT",
         "timeOfUse": "PEAK", "from": "09:30", "to": "11:30"}]}, "otherReading": null}""";

  public static final String PROGRAMME =
      """
      {"id": "COVID-R1", "name": "Giảm giá điện, giảm tiền điện đợt 1", "nameEn": "Reduction, round 1",
       "legalBasis": "Resolution 41/NQ-CP; letter 2698/BCT-ĐTĐL", "citation": "2698/BCT-ĐTĐL",
       "source": "Letter 2698/BCT-ĐTĐL of 16 April 2020", "billPeriodFrom": "2020-05", "billPeriodTo": "2020-07",
       "rules": [{"id": "COVID-R1-BUSINESS", "level": "PRICE", "description": "10 % off every price",
         "billPeriodFrom": "2020-05", "billPeriodTo": "2020-07", "eligibility": null,
         "customerGroups": ["BUSINESS"], "prices": ["NORMAL", "OFF_PEAK", "PEAK"], "percent": 10,
         "priceOf": null, "aboveKwh": null, "upToKwh": null, "openPoint": null,
         "citation": "2698/BCT-ĐTĐL", "evidence": [], "confidence": "HIGH"}]}""";

  public static final String PROGRAMMES = PAGE + PROGRAMME + END;

  public static final String EVENT_PROBLEM =
      """
      {"id": 5, "topic": "evn.meter-readings", "key": "PD05000123456",
       "reason": "no service point of customer PD05000123456", "recordedAt": "2026-11-16T08:30:15+07:00",
       "state": "REPLAYED", "decidedAt": "2026-11-16T09:30:15+07:00", "decidedBy": "Test supervisor",
       "decisionReason": null}""";

  public static final String EVENT_PROBLEMS = PAGE + EVENT_PROBLEM + END;

  private Examples() {}
}
