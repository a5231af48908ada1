package vn.evn.contracts;

import java.util.List;

/**
 * Codes of the electricity services. Twelve are on the national portal; {@link #RECONNECT} is not.
 *
 * <p>Events carry the code as text: the catalogue of request-service decides which codes exist, so
 * that a new service is a new catalogue file. These constants are for code that must speak of a
 * known one.
 */
public final class ServiceTypes {
  public static final String NEW_LV = "NEW_LV";
  public static final String NEW_MV = "NEW_MV";
  public static final String CHG_CAPACITY = "CHG_CAPACITY";
  public static final String CHG_METER_LOCATION = "CHG_METER_LOCATION";
  public static final String METER_CHECK = "METER_CHECK";
  public static final String CHG_PURPOSE = "CHG_PURPOSE";
  public static final String CHG_QUOTA = "CHG_QUOTA";
  public static final String CHG_PAYMENT = "CHG_PAYMENT";
  public static final String CHG_INFO = "CHG_INFO";
  public static final String CHG_PARTY = "CHG_PARTY";
  public static final String RENEW = "RENEW";
  public static final String TERMINATE = "TERMINATE";
  public static final String RECONNECT = "RECONNECT";

  /** The twelve services that EVN put on the national portal in December 2019. */
  public static final List<String> ON_PORTAL =
      List.of(
          NEW_LV,
          NEW_MV,
          CHG_CAPACITY,
          CHG_METER_LOCATION,
          METER_CHECK,
          CHG_PURPOSE,
          CHG_QUOTA,
          CHG_PAYMENT,
          CHG_INFO,
          CHG_PARTY,
          RENEW,
          TERMINATE);

  private ServiceTypes() {}
}
