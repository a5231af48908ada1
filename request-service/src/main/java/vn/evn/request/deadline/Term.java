package vn.evn.request.deadline;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a due date follows from.
 *
 * @param acceptedAt when the time began to run
 * @param workingDays how many working days the service may take
 * @param pauses times in which the applicant had to act, in order
 * @param extendedTo date promised instead by an extension; null if there was none
 */
public record Term(
    OffsetDateTime acceptedAt,
    int workingDays,
    List<Pause> pauses,
    @Nullable OffsetDateTime extendedTo) {

  /** Copies the pauses; absent ones are none. */
  public Term {
    pauses = pauses == null ? List.of() : List.copyOf(pauses);
  }

  /**
   * A time that does not count.
   *
   * @param from first moment
   * @param to last moment; null while it lasts
   * @param why SUPPLEMENT or PAYMENT
   */
  public record Pause(OffsetDateTime from, @Nullable OffsetDateTime to, String why) {}
}
