package vn.evn.billing.run;

/** Where a run stands. */
public enum RunState {
  /** Cut into chunks; nothing is computed. */
  CREATED,
  /** Copies of the service take its chunks. */
  RUNNING,
  /** No further chunk is taken. */
  PAUSED,
  /** Every chunk is done. */
  COMPUTED,
  /** The control totals agree with the bills. */
  CHECKED,
  /** Its bills count, but for those held; they are being announced. */
  ISSUED,
  /** Nothing is open, everything is announced. */
  CLOSED,
  /** Given up before it was issued; its bills are gone. */
  CANCELLED
}
