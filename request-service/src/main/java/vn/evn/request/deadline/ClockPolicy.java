package vn.evn.request.deadline;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the time of a service runs while somebody else has to act. Each service of the catalogue has
 * its own.
 *
 * @param supplementBeforeAcceptance what a supplement asked for before acceptance does
 * @param supplementAfterAcceptance what a supplement asked for after acceptance does
 * @param payment what an awaited payment does
 * @param others what a step does in which the applicant or a state body works
 * @param supplementTermDays working days that the applicant has for a supplement; 1 or more
 * @param paymentTermDays working days that the applicant has for a payment; 1 or more
 * @param reopenWindowDays calendar days in which an ended request can be re-opened; 0 or more
 * @param receptionTermDays working days in which an application is checked and accepted, refused or
 *     sent back for papers; 0 where none are promised, absent is 1
 */
public record ClockPolicy(
    Effect supplementBeforeAcceptance,
    Effect supplementAfterAcceptance,
    Effect payment,
    Effect others,
    int supplementTermDays,
    int paymentTermDays,
    int reopenWindowDays,
    @Nullable Integer receptionTermDays) {

  /** What waiting does to the time of a request. */
  public enum Effect {
    /** The time begins anew when the waiting ends. */
    RESTART,
    /** The time stands still. */
    PAUSE,
    /** The time runs on. */
    RUN
  }

  /** Own choice, where the definition of a service says nothing else. */
  public static final ClockPolicy DEFAULT =
      new ClockPolicy(Effect.RESTART, Effect.PAUSE, Effect.PAUSE, Effect.PAUSE, 10, 10, 30, 1);

  /** Checks the numbers. */
  public ClockPolicy {
    Objects.requireNonNull(supplementBeforeAcceptance, "supplementBeforeAcceptance is absent");
    Objects.requireNonNull(supplementAfterAcceptance, "supplementAfterAcceptance is absent");
    Objects.requireNonNull(payment, "payment is absent");
    Objects.requireNonNull(others, "others is absent");
    receptionTermDays = receptionTermDays == null ? Integer.valueOf(1) : receptionTermDays;
    if (supplementTermDays < 1
        || paymentTermDays < 1
        || reopenWindowDays < 0
        || receptionTermDays < 0) {
      throw new IllegalArgumentException(
          "terms must be 1 working day or more, the window and the reception 0 or more, were "
              + List.of(supplementTermDays, paymentTermDays, reopenWindowDays, receptionTermDays));
    }
  }

  /** A policy with the default time for checking an application. */
  public ClockPolicy(
      Effect supplementBeforeAcceptance,
      Effect supplementAfterAcceptance,
      Effect payment,
      Effect others,
      int supplementTermDays,
      int paymentTermDays,
      int reopenWindowDays) {
    this(
        supplementBeforeAcceptance,
        supplementAfterAcceptance,
        payment,
        others,
        supplementTermDays,
        paymentTermDays,
        reopenWindowDays,
        null);
  }

  /** Working days in which an application is checked; 0 where none are promised. */
  public int receptionDays() {
    return receptionTermDays == null ? 0 : receptionTermDays;
  }
}
