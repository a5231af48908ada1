package vn.evn.billing.calculation;

import java.math.BigDecimal;

/** The largest inputs of one bill. Beyond them a mistake is likelier than a customer. */
final class Limits {
  /** Most energy on one bill, in kWh; the largest plants are metered at several points. */
  static final long KWH = 10_000_000;

  /** Most households on one meter. */
  static final int HOUSEHOLDS = 10_000;

  /** Most declared people on one meter. */
  static final int PERSONS = 40_000;

  /** A bill covers fewer days than this. */
  static final int DAYS = 400;

  /** Highest supply voltage in kV: the top of the national grid. */
  static final BigDecimal SUPPLY_KV = BigDecimal.valueOf(500);

  /** Most decimals of a number, so that no hostile exponent costs time or memory. */
  static final int DECIMALS = 18;

  private Limits() {}
}
