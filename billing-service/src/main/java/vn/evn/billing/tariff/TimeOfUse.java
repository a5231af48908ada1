package vn.evn.billing.tariff;

/**
 * Hours of the day that share a price. Which there are is data ({@code
 * legal-data/times-of-use.csv}); two of them have a meaning of their own.
 *
 * @param code name in upper case, for example OFF_PEAK
 * @param register name of the register in a usage, for example offPeak
 * @param nameVi name in Vietnamese
 * @param nameEn name in English
 */
public record TimeOfUse(String code, String register, String nameVi, String nameEn) {
  /** Code of every hour: the group has one price, or blocks. */
  public static final String ALL = "ALL";

  /** Code of the normal hours: also the price of a customer whose meter tells no hours apart. */
  public static final String NORMAL = "NORMAL";
}
