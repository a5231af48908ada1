package vn.evn.billing.run;

/** Examples for the API document. Customers and amounts are made up. */
final class RunExamples {
  static final String CALL =
      """
      {"billPeriod": "2020-05", "unit": "PD0500", "taxPointDate": "2020-05-20"}""";
  static final String RUN =
      """
      {"id": 12, "billPeriod": "2020-05", "unit": "PD0500", "customerGroup": null, "programme": null,
       "taxPointDate": "2020-05-20", "state": "CREATED", "points": 2, "contentHash": null,
       "createdAt": "2020-05-20T08:00:00+07:00", "startedAt": null, "computedAt": null,
       "issuedAt": null, "closedAt": null}""";
  static final String RUNS = "{\"items\": [" + RUN + "], \"next\": null}";
  static final String PROGRESS =
      """
      {"state": "RUNNING", "chunks": 2, "chunksDone": 1, "chunksRunning": 1, "chunksFailed": 0,
       "points": 20000, "pointsDone": 10000, "percent": 50, "pointsPerSecond": 40000,
       "secondsLeft": 0, "bills": 9990, "held": 120, "estimated": 12, "withoutBill": 4, "billedBefore": 0,
       "notDue": 6, "usageKwh": 1900000, "preTaxVnd": 3500000000, "reductionVnd": 350000000,
       "vatVnd": 350000000, "totalVnd": 3850000000, "announced": 0}""";
  static final String STREAM = "data: " + "{\"state\": \"RUNNING\", \"percent\": 50}";
  private static final String SUMS =
      "{\"bills\": 2, \"estimated\": 0, \"usageKwh\": 500, \"preTaxVnd\": 900000, \"reductionVnd\": 80000,"
          + " \"vatVnd\": 90000, \"totalVnd\": 990000}";
  static final String TOTALS =
      "{\"all\": "
          + SUMS
          + ", \"byGroup\": [{\"name\": \"RESIDENTIAL\", \"sums\": "
          + SUMS
          + "}], \"byUnit\": [{\"name\": \"PD0500\", \"sums\": "
          + SUMS
          + "}], \"byRule\": [{\"name\": \"COVID-R1-RESIDENTIAL\", \"sums\": "
          + SUMS
          + "}], \"differences\": []}";
  static final String CASE =
      """
      {"customerCode": "PD05000123456", "hasBill": true, "reasons": ["MUCH_MORE"], "detail": null,
       "previousTotalVnd": 300000, "totalVnd": 900000, "state": "RELEASED",
       "decisions": [{"decision": "RELEASE", "reason": "air conditioning, meter was read again",
        "at": "2020-05-21T08:00:00+07:00", "by": "operator-1"}]}""";
  static final String CASES = "{\"items\": [" + CASE + "], \"next\": null}";
  static final String DECISION =
      """
      {"reason": "air conditioning, meter was read again"}""";
  static final String VERIFICATION =
      """
      {"chunks": 2, "bills": 19980, "different": 0, "differences": [], "next": null}""";

  static final String WHAT_IF_CALL =
      """
      {"billPeriod": "2020-05", "unit": "PD0500", "programmes": []}""";
  private static final String CHANGE =
      """
      {"usageKwh": 300, "preTaxVnd": 563050, "otherPreTaxVnd": 606300, "reductionVnd": 43250,
       "otherReductionVnd": 0, "totalVnd": 619355, "otherTotalVnd": 666930}""";
  static final String WHAT_IF =
      "{\"points\": 1, \"without\": 0, \"all\": "
          + CHANGE
          + ", \"byGroup\": [{\"name\": \"RESIDENTIAL\", \"sums\": "
          + CHANGE
          + "}], \"byUnit\": [{\"name\": \"PD0500\", \"sums\": "
          + CHANGE
          + "}], \"byLine\": [{\"code\": \"BLOCK_1\", \"usageKwh\": 50, \"amountVnd\": 75500,"
          + " \"otherUsageKwh\": 50, \"otherAmountVnd\": 83900}], \"winners\": 0, \"losers\": 1,"
          + " \"histogram\": [{\"fromVnd\": 20000, \"toVnd\": 50000, \"points\": 1}]}";

  private RunExamples() {}
}
