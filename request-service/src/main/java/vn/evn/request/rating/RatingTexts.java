package vn.evn.request.rating;

import vn.evn.contracts.request.RatingGrade;
import vn.evn.request.catalogue.ServiceDefinition.Text;

/**
 * The words of ratings. The grades are those of the national portal, by the names of its fields of
 * monthly totals; the criterion follows the example that is known of them.
 */
public final class RatingTexts {
  /** What the second grade of a rating is about. */
  public static final Text HANDLING_TIME =
      new Text("Mức độ hài lòng về thời gian giải quyết", "Satisfaction with the handling time");

  private RatingTexts() {}

  /** A grade in words. */
  public static Text of(RatingGrade grade) {
    return switch (grade) {
      case VERY_SATISFIED -> new Text("Rất hài lòng", "Very satisfied");
      case SATISFIED -> new Text("Hài lòng", "Satisfied");
      case NOT_SATISFIED -> new Text("Chưa hài lòng", "Not satisfied");
    };
  }
}
