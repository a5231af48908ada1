package vn.evn.request.statistics;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestState;
import vn.evn.request.deadline.Term;
import vn.evn.request.lifecycle.RequestFile;

/**
 * A completed request as it was counted.
 *
 * @param month first day of the month of completion
 * @param onTime whether it was not after the promised date; true where none was promised
 * @param workingMinutes from acceptance to completion, without waiting
 */
record Completion(
    String requestCode,
    LocalDate month,
    String channel,
    String serviceType,
    String unit,
    boolean onTime,
    int workingMinutes) {

  static boolean isDone(RequestSnapshot request) {
    return request.state() == RequestState.COMPLETED
        || request.state() == RequestState.RESULT_RETURNED;
  }

  /** What a completed request counts for. */
  static Completion of(RequestFile file, WorkingTime time) {
    RequestSnapshot request = file.request();
    OffsetDateTime ended =
        Objects.requireNonNull(request.endedAt(), "a completed request has ended");
    OffsetDateTime due = request.dueAt();
    Term term = file.work().term();
    OffsetDateTime accepted = request.acceptedAt();
    OffsetDateTime began =
        term != null ? term.acceptedAt() : accepted != null ? accepted : request.submittedAt();
    return new Completion(
        request.code(),
        Slot.monthOf(ended),
        request.channel().name(),
        request.serviceType(),
        request.unit(),
        due == null || !ended.isAfter(due),
        time.minutesBetween(began, ended, term == null ? List.of() : term.pauses()));
  }

  /** Whether two files of one request, both completed, count for the same. */
  static boolean countsAlike(RequestSnapshot before, RequestSnapshot after) {
    return Objects.equals(before.endedAt(), after.endedAt())
        && Objects.equals(before.dueAt(), after.dueAt())
        && Objects.equals(before.acceptedAt(), after.acceptedAt())
        && before.unit().equals(after.unit());
  }

  List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    slots.add(slot(Measure.DONE.number()));
    if (onTime) {
      slots.add(slot(Measure.DONE_ON_TIME.number()));
    }
    slots.add(slot(Measure.FIRST_BUCKET + Buckets.of(workingMinutes)));
    return slots;
  }

  private Slot slot(int measure) {
    return new Slot(month, channel, serviceType, unit, measure);
  }
}
