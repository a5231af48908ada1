package vn.evn.contracts;

/** The way by which an application reached us (kênh). */
public enum Channel {
  PORTAL,
  CALL_CENTRE,
  WEBSITE,
  EMAIL,
  APP,
  ZALO,
  FACEBOOK,
  COUNTER
}
