package vn.evn.contracts.request;

/** How satisfied an applicant is: the three grades of the national portal. */
public enum RatingGrade {
  /** Rất hài lòng. */
  VERY_SATISFIED,
  /** Hài lòng. */
  SATISFIED,
  /** Chưa hài lòng. */
  NOT_SATISFIED
}
