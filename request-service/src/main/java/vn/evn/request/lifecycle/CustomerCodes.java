package vn.evn.request.lifecycle;

/** Mints customer codes (mã khách hàng). */
@FunctionalInterface
public interface CustomerCodes {
  /**
   * A new code, never given before.
   *
   * @param unit the power unit of the customer; the code begins with it
   * @return 11 to 13 characters after {@code ^P[A-Z][A-Z0-9]{2}\d{7,9}$}
   */
  String mint(String unit);
}
