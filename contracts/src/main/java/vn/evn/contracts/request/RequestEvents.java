package vn.evn.contracts.request;

/** CloudEvents types of {@code evn.requests}. The data of each is {@link RequestChanged}. */
public final class RequestEvents {
  public static final String RECEIVED = "vn.evn.request.received.v1";
  public static final String ACCEPTED = "vn.evn.request.accepted.v1";
  public static final String REFUSED = "vn.evn.request.refused.v1";
  public static final String STEP_CHANGED = "vn.evn.request.step-changed.v1";
  public static final String SUPPLEMENT_REQUESTED = "vn.evn.request.supplement-requested.v1";
  public static final String SUPPLEMENTED = "vn.evn.request.supplemented.v1";
  public static final String PAYMENT_REQUESTED = "vn.evn.request.payment-requested.v1";
  public static final String PAID = "vn.evn.request.paid.v1";
  public static final String WITHDRAWAL_DECLINED = "vn.evn.request.withdrawal-declined.v1";
  public static final String WITHDRAWN = "vn.evn.request.withdrawn.v1";
  public static final String STOPPED = "vn.evn.request.stopped.v1";
  public static final String REOPENED = "vn.evn.request.reopened.v1";
  public static final String CORRECTED = "vn.evn.request.corrected.v1";
  public static final String DUE_DATE_CHANGED = "vn.evn.request.due-date-changed.v1";
  public static final String HANDED_OVER = "vn.evn.request.handed-over.v1";
  public static final String COMPLETED = "vn.evn.request.completed.v1";
  public static final String RESULT_RETURNED = "vn.evn.request.result-returned.v1";
  public static final String DEADLINE_NEAR = "vn.evn.request.deadline-near.v1";
  public static final String DEADLINE_BREACHED = "vn.evn.request.deadline-breached.v1";
  public static final String RATED = "vn.evn.request.rated.v1";

  private RequestEvents() {}
}
