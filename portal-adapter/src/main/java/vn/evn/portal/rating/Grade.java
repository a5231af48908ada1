package vn.evn.portal.rating;

import java.util.Arrays;
import java.util.Optional;

/** The three grades of a rating. */
enum Grade {
  VERY_SATISFIED,
  SATISFIED,
  NOT_SATISFIED;

  static Optional<Grade> of(String name) {
    return Arrays.stream(values()).filter(grade -> grade.name().equals(name)).findFirst();
  }
}
