package vn.evn.request.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestChange.DeadlineMark;
import vn.evn.contracts.request.RequestEvents;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.platform.time.BusinessTime;
import vn.evn.request.calendar.CalendarInUse;
import vn.evn.request.calendar.Calendars;
import vn.evn.request.calendar.DeadlineSettings;
import vn.evn.request.catalogue.ServiceCatalogue;
import vn.evn.request.catalogue.ServiceDefinition;
import vn.evn.request.deadline.CalendarDay;
import vn.evn.request.deadline.DatedCalendar;
import vn.evn.request.deadline.Deadlines;
import vn.evn.request.deadline.NearMark;
import vn.evn.request.lifecycle.Clocks;
import vn.evn.request.lifecycle.RequestAction;
import vn.evn.request.lifecycle.RequestFile;
import vn.evn.request.lifecycle.Timekeeping;
import vn.evn.request.lifecycle.Timers;
import vn.evn.request.lifecycle.WorkFile;

/** What time does to a request. It writes nothing; {@link RequestWork} does. */
@ApplicationScoped
class Times {
  private final Calendars calendars;
  private final ServiceCatalogue catalogue;
  private final Timekeeping timekeeping;
  private final Timers timers;

  @Inject
  Times(
      Calendars calendars,
      ServiceCatalogue catalogue,
      Timekeeping timekeeping,
      DeadlineSettings settings) {
    this.calendars = calendars;
    this.catalogue = catalogue;
    this.timekeeping = timekeeping;
    this.timers =
        new Timers(
            () -> calendars.present().deadlines(),
            settings.near().stream().map(NearMark::new).toList());
  }

  /** An end that comes because the applicant did nothing. */
  record Expiry(RequestAction action, String reason) {}

  /** The number of the calendar that dates are counted by now. */
  int calendar() {
    return calendars.present().number();
  }

  /** What counts by the calendar of a number. */
  Deadlines deadlinesOf(int calendar) {
    return calendars.of(calendar).deadlines();
  }

  /** A new request: the time to check it begins. */
  RequestFile begun(RequestFile file, OffsetDateTime at) {
    return timekeeping.begun(file, serviceOf(file), at);
  }

  /** When something happens next by itself; null if nothing will. */
  @Nullable OffsetDateTime nextAt(RequestFile file) {
    return timers.nextAt(file).orElse(null);
  }

  /** Whether the dates of a request were counted by an older calendar and can still move. */
  boolean isOutdated(RequestFile file, int calendar) {
    return Timekeeping.isOpen(file.request().state()) && calendar < calendar();
  }

  /** The request with its dates counted by the calendar in use. */
  RequestFile recounted(RequestFile file, OffsetDateTime now) {
    return timekeeping.recounted(file, serviceOf(file), now);
  }

  /** The request with the time promised that its details lead to; dates are not counted yet. */
  RequestFile following(RequestFile file) {
    return Timekeeping.following(file, serviceOf(file));
  }

  /** The request with its dates counted by the calendar of a number. */
  RequestFile counted(RequestFile file, int calendar, OffsetDateTime now) {
    return timekeeping.recounted(file, serviceOf(file), now, deadlinesOf(calendar));
  }

  /** The entry for a request that a new calendar changed; announced if a promise moved. */
  TimedChange recount(RequestFile before, RequestFile after, int oldCalendar) {
    boolean moved =
        differs(before, after, file -> file.request().dueAt())
            || differs(before, after, RequestFile::stepDueAt)
            || differs(before, after, file -> file.request().answerDueAt())
            || differs(before, after, file -> file.request().dueProvisional());
    return new TimedChange(
        after,
        "recount",
        moved
            ? TimeTexts.recounted(before, after, decisions(before, after, oldCalendar))
            : TimeTexts.NOTHING_MOVED,
        moved ? RequestEvents.DUE_DATE_CHANGED : null,
        null);
  }

  /** Whether something that was promised before is another now. */
  private static <T> boolean differs(
      RequestFile before, RequestFile after, Function<RequestFile, @Nullable T> date) {
    T old = date.apply(before);
    return old != null && !same(old, date.apply(after));
  }

  private static boolean same(Object old, @Nullable Object now) {
    return old instanceof OffsetDateTime time
        ? now instanceof OffsetDateTime other && time.isEqual(other)
        : old.equals(now);
  }

  /** The days of the times of a request that count in one of two calendars alone. */
  private List<CalendarDay> decisions(RequestFile before, RequestFile after, int oldCalendar) {
    CalendarInUse present = calendars.present();
    if (!(present.calendar() instanceof DatedCalendar dated)) {
      return List.of();
    }
    List<LocalDate> ends =
        Stream.of(before, after)
            .flatMap(Times::datesOf)
            .map(time -> time.atZoneSameInstant(BusinessTime.ZONE).toLocalDate())
            .sorted()
            .toList();
    return ends.isEmpty()
        ? List.of()
        : dated.differencesTo(
            calendars.of(oldCalendar).calendar(), ends.get(0), ends.get(ends.size() - 1));
  }

  private static Stream<OffsetDateTime> datesOf(RequestFile file) {
    RequestSnapshot request = file.request();
    Clocks clocks = file.work().clocks();
    return Stream.concat(
        Stream.of(request.acceptedAt(), request.dueAt(), request.answerDueAt())
            .flatMap(Stream::ofNullable),
        Stream.of(clocks.step(), clocks.answer())
            .flatMap(Stream::ofNullable)
            .flatMap(promise -> Stream.of(promise.term().acceptedAt(), promise.dueAt())));
  }

  /** The marks that are past and not announced, in order. */
  List<DeadlineMark> pastMarks(RequestFile file, OffsetDateTime now) {
    return timers.past(file, now).stream().flatMap(t -> Stream.ofNullable(t.mark())).toList();
  }

  /** The entry for a mark. */
  TimedChange announced(RequestFile file, DeadlineMark mark) {
    boolean near = mark.mark() != null;
    return new TimedChange(
        file.announcing(mark),
        near ? "deadline-near" : "deadline-breached",
        TimeTexts.of(mark, serviceOf(file)),
        near ? RequestEvents.DEADLINE_NEAR : RequestEvents.DEADLINE_BREACHED,
        mark);
  }

  /** The end of a request whose applicant let the time to answer or to pay go by. */
  Optional<Expiry> expiry(RequestFile file, OffsetDateTime now) {
    Clocks.Promise answer = file.work().clocks().answer();
    if (answer == null || timers.past(file, now).stream().allMatch(t -> t.mark() != null)) {
      return Optional.empty();
    }
    WorkFile.Withdrawal wish = file.work().withdrawal();
    if (wish != null) {
      // He who wished to withdraw has not failed to answer.
      return Optional.of(new Expiry(RequestAction.WITHDRAW, TimeTexts.withdrawn(wish, answer)));
    }
    boolean accepted = file.request().acceptedAt() != null;
    return Optional.of(
        new Expiry(
            accepted ? RequestAction.STOP : RequestAction.REFUSE,
            TimeTexts.expired(file.request().state(), answer)));
  }

  private ServiceDefinition serviceOf(RequestFile file) {
    return Services.of(catalogue, file);
  }
}
