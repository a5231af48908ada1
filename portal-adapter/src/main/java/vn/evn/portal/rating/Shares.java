package vn.evn.portal.rating;

/**
 * Shares of the grades in whole per cent. They add up to 100: the first two are rounded half up,
 * the second to what is left at most, the third is the rest (the portal's own form).
 */
record Shares(int verySatisfied, int satisfied, int notSatisfied) {
  /**
   * The shares of some counts.
   *
   * @throws IllegalArgumentException if nobody has rated
   */
  static Shares of(long verySatisfied, long satisfied, long notSatisfied) {
    long all = verySatisfied + satisfied + notSatisfied;
    if (all <= 0) {
      throw new IllegalArgumentException("nobody has rated");
    }
    int first = percent(verySatisfied, all);
    int second = Math.min(percent(satisfied, all), 100 - first);
    return new Shares(first, second, 100 - first - second);
  }

  private static int percent(long part, long all) {
    return (int) ((200 * part + all) / (2 * all));
  }
}
