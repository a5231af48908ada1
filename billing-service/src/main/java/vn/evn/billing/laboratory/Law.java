package vn.evn.billing.laboratory;

/** Something that holds for every bill of a case, whatever its numbers. */
interface Law {
  /** The law in a few words. */
  String name();

  /**
   * Holds a case against the law.
   *
   * @param check counts what was looked at, and keeps the first counterexample
   */
  void hold(Case subject, Check check);
}
