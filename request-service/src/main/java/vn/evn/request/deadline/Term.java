package vn.evn.request.deadline;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a due date follows from.
 *
 * @param acceptedAt when the time began to run
 * @param workingDays how many working days there are
 * @param pauses times in which somebody else had to act, in order of their begin
 * @param extensions dates promised instead, in order; the last one holds
 */
public record Term(
    OffsetDateTime acceptedAt, int workingDays, List<Pause> pauses, List<Extension> extensions) {

  /** Copies the lists; absent ones are empty. */
  public Term {
    pauses = pauses == null ? List.of() : List.copyOf(pauses);
    extensions = extensions == null ? List.of() : List.copyOf(extensions);
  }

  /** A term that begins now. */
  public static Term of(OffsetDateTime begin, int workingDays) {
    return new Term(begin, workingDays, List.of(), List.of());
  }

  /** Who or what the time waits for. */
  public enum Why {
    /** Papers or data asked of the applicant. */
    SUPPLEMENT,
    /** A fee asked of the applicant. */
    PAYMENT,
    /** A step in which the applicant works. */
    APPLICANT,
    /** A step in which a state body works. */
    STATE_BODY,
    /** The request had ended and was opened again. */
    ENDED
  }

  /**
   * A time of waiting.
   *
   * @param from first moment
   * @param to last moment; null while it lasts
   * @param why who or what is waited for
   * @param about number of the round, code of the fee or of the step; null where there is none
   * @param effect PAUSE or RESTART; where waiting lets the time run, there is no pause
   */
  public record Pause(
      OffsetDateTime from,
      @Nullable OffsetDateTime to,
      Why why,
      @Nullable String about,
      ClockPolicy.Effect effect) {

    /** An absent effect is PAUSE. */
    public Pause {
      effect = effect == null ? ClockPolicy.Effect.PAUSE : effect;
    }

    boolean waitsFor(Why other, @Nullable String otherAbout) {
      return why == other && Objects.equals(about, otherAbout);
    }

    Pause until(OffsetDateTime end) {
      return new Pause(from, end, why, about, effect);
    }
  }

  /**
   * A later date promised with a reason.
   *
   * @param at when it was promised
   * @param from the date before; null where it is not known any more
   * @param to the date after
   * @param reason why; null where it is not known any more
   * @param by who promised it; null where it is not known any more
   */
  public record Extension(
      OffsetDateTime at,
      @Nullable OffsetDateTime from,
      OffsetDateTime to,
      @Nullable String reason,
      @Nullable String by) {}

  /** The date promised last by an extension. */
  public Optional<Extension> extension() {
    return extensions.isEmpty()
        ? Optional.empty()
        : Optional.of(extensions.get(extensions.size() - 1));
  }

  /** The pauses that last. */
  public List<Pause> open() {
    return pauses.stream().filter(pause -> pause.to() == null).toList();
  }

  /** The same with a time of waiting that begins. */
  public Term paused(OffsetDateTime at, Why why, @Nullable String about, ClockPolicy.Effect by) {
    return with(Stream.concat(pauses.stream(), Stream.of(new Pause(at, null, why, about, by))));
  }

  /** The same where a pause that lasts has ended. */
  public Term resumed(Pause open, OffsetDateTime at) {
    return with(pauses.stream().map(pause -> pause.equals(open) ? pause.until(at) : pause));
  }

  /** The same as if a pause had never been. */
  public Term without(Pause taken) {
    return with(pauses.stream().filter(pause -> !pause.equals(taken)));
  }

  /** The same with a later date. */
  public Term extended(Extension extension) {
    return new Term(
        acceptedAt,
        workingDays,
        pauses,
        Stream.concat(extensions.stream(), Stream.of(extension)).toList());
  }

  private Term with(Stream<Pause> newPauses) {
    return new Term(acceptedAt, workingDays, newPauses.toList(), extensions);
  }
}
