package vn.evn.billing.bulk;

/** Examples for the API document. Customers and meters are made up. */
final class BulkExamples {
  static final String POINTS =
      "customer_code,valid_from,customer_group,supply_voltage_kv,households,meter_number,unit\n"
          + "PD05000123456,2020-01-01,RESIDENTIAL,0.4,1,VD-000001,PD0500\n";
  static final String READINGS =
      "customer_code,meter_number,kind,at,kwh\n"
          + "PD05000123456,VD-000001,PERIODIC,2020-05-05T08:00:00+07:00,1350\n";
  private static final String REST =
      "\", \"sha256\": \"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\","
          + " \"lines\": 1, \"added\": 1, \"known\": 0, \"setAside\": 0,"
          + " \"importedAt\": \"2026-11-16T08:30:15+07:00\"}";
  static final String POINT_IMPORT = "{\"id\": 12, \"kind\": \"SERVICE_POINTS" + REST;
  static final String READING_IMPORT = "{\"id\": 13, \"kind\": \"READINGS" + REST;
  static final String SET_ASIDE =
      """
      {"items": [{"id": 3, "importId": 12, "line": 2, "customerCode": "PD05000123456",
        "meterNumber": "VD-000001", "kind": "PERIODIC", "at": "2020-05-05T08:00:00+07:00", "kwh": 12,
        "normal": null, "offPeak": null, "peak": null, "estimated": false, "reason": "ROLLOVER"}], "next": null}""";

  private BulkExamples() {}
}
