package vn.evn.contracts.request;

/** States of a request. */
public enum RequestState {
  SUBMITTED,
  ACCEPTED,
  REFUSED,
  IN_PROGRESS,
  AWAITING_SUPPLEMENT,
  AWAITING_PAYMENT,
  WITHDRAWN,
  STOPPED,
  COMPLETED,
  RESULT_RETURNED
}
