package vn.evn.contracts.request;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the history of a request.
 *
 * @param from state before; null for the first entry
 * @param to state after; equal to {@code from} where the state did not change
 * @param step step of the service after the change; null outside IN_PROGRESS
 * @param reason why, for the applicant; null if none was given
 * @param note for the officers' file; null if none
 * @param at when
 * @param actor who did it
 * @param stepDueAt when the present step is due, before acceptance the check of the application;
 *     null if it has no term
 * @param deadline which date an event about a deadline is about; null for every other event
 * @param reasonCode kind of reason, a code of the service; null where only a text was given
 */
public record RequestChange(
    @Nullable RequestState from,
    RequestState to,
    @Nullable String step,
    @Nullable String reason,
    @Nullable String note,
    OffsetDateTime at,
    Actor actor,
    @Nullable OffsetDateTime stepDueAt,
    @Nullable DeadlineMark deadline,
    @Nullable String reasonCode) {

  /** A change that is not about a deadline, and whose reason, if any, is a text alone. */
  public RequestChange(
      @Nullable RequestState from,
      RequestState to,
      @Nullable String step,
      @Nullable String reason,
      @Nullable String note,
      OffsetDateTime at,
      Actor actor,
      @Nullable OffsetDateTime stepDueAt) {
    this(from, to, step, reason, note, at, actor, stepDueAt, null, null);
  }

  /**
   * Who changed a request.
   *
   * @param name display name; "system" for automatic changes
   * @param position job title; null if unknown
   * @param unit power unit; null if unknown
   */
  public record Actor(String name, @Nullable String position, @Nullable String unit) {}

  /**
   * A mark of a date, announced once for each date.
   *
   * @param kind which date
   * @param step the step whose date it is; null where it is not that of a step
   * @param mark the configured mark that was reached, for example {@code 80%} of the working time
   *     or {@code 1d} before; null where the date is past
   * @param dueAt the date
   */
  public record DeadlineMark(
      Kind kind, @Nullable String step, @Nullable String mark, OffsetDateTime dueAt) {

    /** Kinds of date. */
    public enum Kind {
      /** The due date of the request. */
      REQUEST,
      /** The date by which an application is checked. */
      CHECK,
      /** The date of a step. */
      STEP
    }
  }
}
