package vn.evn.billing.point;

import java.time.LocalDate;

/** Facts differ from those that are known for the same customer and day. */
public final class OtherFactsKnown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String customerCode;
  private final LocalDate day;

  OtherFactsKnown(String customerCode, LocalDate day) {
    super("other facts are known for " + customerCode + " from " + day);
    this.customerCode = customerCode;
    this.day = day;
  }

  public String customerCode() {
    return customerCode;
  }

  public LocalDate day() {
    return day;
  }
}
