package vn.evn.billing.money;

/**
 * An amount of electric energy in kilowatt-hours.
 *
 * @param value whole kWh, 0 or more; a negative value is refused
 */
public record Kwh(long value) {
  /** No energy. */
  public static final Kwh ZERO = new Kwh(0);

  /** Checks the value. */
  public Kwh {
    if (value < 0) {
      throw new IllegalArgumentException("kWh must be 0 or more, was " + value);
    }
  }

  /** Adds, exactly. */
  public Kwh plus(Kwh other) {
    return new Kwh(Math.addExact(value, other.value));
  }

  /**
   * What is left after taking some away.
   *
   * @throws IllegalArgumentException if more is taken than there is
   */
  public Kwh minus(Kwh other) {
    return new Kwh(value - other.value);
  }

  /** The smaller of the two. */
  public Kwh atMost(Kwh limit) {
    return value <= limit.value ? this : limit;
  }

  /** Whether there is no energy at all. */
  public boolean isZero() {
    return value == 0;
  }
}
