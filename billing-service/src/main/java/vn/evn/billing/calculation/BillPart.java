package vn.evn.billing.calculation;

/** Which purpose of a meter with two purposes a line belongs to. */
public enum BillPart {
  /** The contract's own purpose, when that is residential. */
  RESIDENTIAL,
  /** The contract's own purpose, when that is not residential. */
  MAIN,
  /** The second purpose. */
  OTHER
}
