package vn.evn.contracts.bill;

/** CloudEvents types of {@code evn.bills}. The data of each is {@link BillFacts}. */
public final class BillEvents {
  public static final String ISSUED = "vn.evn.bill.issued.v1";
  public static final String CANCELLED = "vn.evn.bill.cancelled.v1";
  public static final String REPLACED = "vn.evn.bill.replaced.v1";
  public static final String ADJUSTED = "vn.evn.bill.adjusted.v1";

  private BillEvents() {}
}
