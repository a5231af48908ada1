package vn.evn.billing.money;

/**
 * An amount of money in đồng. The đồng has no minor unit (ISO 4217), so every amount is whole.
 *
 * @param amount whole VND
 */
public record Vnd(long amount) {
  /** Nothing. */
  public static final Vnd ZERO = new Vnd(0);

  /**
   * Adds, exactly.
   *
   * @throws ArithmeticException if the sum leaves the range of a long
   */
  public Vnd plus(Vnd other) {
    return new Vnd(Math.addExact(amount, other.amount));
  }

  /**
   * Subtracts, exactly.
   *
   * @throws ArithmeticException if the difference leaves the range of a long
   */
  public Vnd minus(Vnd other) {
    return new Vnd(Math.subtractExact(amount, other.amount));
  }

  /**
   * The charge for an amount of energy at this price per kWh, exact.
   *
   * @throws ArithmeticException if the product leaves the range of a long
   */
  public Vnd times(Kwh energy) {
    return new Vnd(Math.multiplyExact(amount, energy.value()));
  }
}
