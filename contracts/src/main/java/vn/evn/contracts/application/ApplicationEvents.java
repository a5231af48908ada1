package vn.evn.contracts.application;

/** CloudEvents types of {@code evn.applications}. */
public final class ApplicationEvents {
  /** Data: {@link Application}. */
  public static final String SUBMITTED = "vn.evn.application.submitted.v1";

  /** Data: {@link ApplicationSupplemented}. */
  public static final String SUPPLEMENTED = "vn.evn.application.supplemented.v1";

  /** Data: {@link WithdrawalRequested}. */
  public static final String WITHDRAWAL_REQUESTED = "vn.evn.application.withdrawal-requested.v1";

  /** Data: {@link VoucherReceived}. */
  public static final String VOUCHER_RECEIVED = "vn.evn.application.voucher-received.v1";

  /** Data: {@link PaymentConfirmed}. */
  public static final String PAYMENT_CONFIRMED = "vn.evn.application.payment-confirmed.v1";

  /** Data: {@link ApplicationRegistered}. */
  public static final String REGISTERED = "vn.evn.application.registered.v1";

  /** Data: {@link PaperSettled}. */
  public static final String PAPER_SETTLED = "vn.evn.application.paper-settled.v1";

  private ApplicationEvents() {}
}
