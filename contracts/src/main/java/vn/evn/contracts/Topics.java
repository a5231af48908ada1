package vn.evn.contracts;

import java.util.List;

/** The Kafka topics of the suite. Each has a dead-letter topic beside it. */
public final class Topics {
  /** Applications and what the applicant or the portal adds to them; key: external id. */
  public static final String APPLICATIONS = "evn.applications";

  /** Every change of a request with the whole present request; key: request code. */
  public static final String REQUESTS = "evn.requests";

  /** Bills issued, cancelled, replaced, adjusted; key: customer code. */
  public static final String BILLS = "evn.bills";

  /** Bill runs that were closed; key: run id. */
  public static final String BILL_RUNS = "evn.bill-runs";

  /** Meter readings taken by other systems; key: customer code. */
  public static final String METER_READINGS = "evn.meter-readings";

  /** What applicants are to be told, for whatever sends it; key: request code. */
  public static final String NOTIFICATIONS = "evn.notifications";

  /** All topics, without the dead-letter topics. */
  public static final List<String> ALL =
      List.of(APPLICATIONS, REQUESTS, BILLS, BILL_RUNS, METER_READINGS, NOTIFICATIONS);

  private Topics() {}

  /** The topic that keeps the events of a topic that a consumer could not carry out. */
  public static String deadLetterOf(String topic) {
    return topic + ".dlt";
  }
}
