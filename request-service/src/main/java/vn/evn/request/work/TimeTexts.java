package vn.evn.request.work;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestChange.DeadlineMark;
import vn.evn.contracts.request.RequestState;
import vn.evn.platform.time.BusinessTime;
import vn.evn.request.catalogue.ServiceDefinition;
import vn.evn.request.deadline.CalendarDay;
import vn.evn.request.lifecycle.Clocks;
import vn.evn.request.lifecycle.RequestFile;
import vn.evn.request.lifecycle.WorkFile;

/** Vietnamese reasons of what happens by itself. */
final class TimeTexts {
  static final String NOTHING_MOVED = "Thời hạn được tính theo lịch làm việc hiện hành";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy", Locale.ROOT);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
  private static final int MOST_DAYS = 10;

  private TimeTexts() {}

  static String of(DeadlineMark mark, ServiceDefinition service) {
    String date = text(mark.dueAt());
    return switch (mark.kind()) {
      case REQUEST -> "Hạn trả kết quả là " + date;
      case CHECK -> "Hạn kiểm tra hồ sơ là " + date;
      case STEP -> "Hạn của bước " + nameOf(mark.step(), service) + " là " + date;
    };
  }

  private static String nameOf(@Nullable String step, ServiceDefinition service) {
    return step == null
        ? ""
        : service.step(step).map(s -> "\"" + s.name().vi() + "\"").orElse(step);
  }

  static String expired(RequestState state, Clocks.Promise answer) {
    String term =
        "(" + answer.term().workingDays() + " ngày làm việc, đến " + text(answer.dueAt()) + ")";
    return state == RequestState.AWAITING_PAYMENT
        ? "Quá thời hạn thanh toán "
            + term
            + " mà chưa nhận được thanh toán; hồ sơ tự động dừng xử lý"
        : "Quá thời hạn bổ sung hồ sơ "
            + term
            + " mà chưa nhận được bổ sung; hồ sơ tự động kết thúc xử lý";
  }

  /** Why a request is withdrawn when the time of its applicant is over. */
  static String withdrawn(WorkFile.Withdrawal wish, Clocks.Promise answer) {
    return "Hồ sơ được rút theo đề nghị của người nộp lúc "
        + text(wish.requestedAt())
        + " ("
        + wish.reason()
        + "); thời hạn của người nộp đã hết lúc "
        + text(answer.dueAt());
  }

  /** Why a request that ended by itself goes on. */
  static String inTime(Ending ending, OffsetDateTime sentAt) {
    return (ending.before() == RequestState.AWAITING_PAYMENT
            ? "Người nộp đã thanh toán lúc "
            : "Người nộp đã gửi bổ sung lúc ")
        + text(sentAt)
        + ", trong thời hạn đến "
        + text(ending.dueAt())
        + ", nhưng hệ thống nhận được sau khi hồ sơ tự động kết thúc; hồ sơ được xử lý tiếp";
  }

  /**
   * Why dates moved.
   *
   * @param decisions the days that count otherwise than before
   */
  static String recounted(RequestFile before, RequestFile after, List<CalendarDay> decisions) {
    StringBuilder text = new StringBuilder("Lịch làm việc thay đổi");
    if (!decisions.isEmpty()) {
      text.append(
          decisions.stream()
              .limit(MOST_DAYS)
              .map(TimeTexts::of)
              .collect(
                  Collectors.joining("; ", " (", decisions.size() > MOST_DAYS ? "; …)" : ")")));
    }
    append(text, "ngày hẹn trả", before.request().dueAt(), after.request().dueAt());
    append(text, "hạn của bước", before.stepDueAt(), after.stepDueAt());
    append(
        text, "hạn của người nộp", before.request().answerDueAt(), after.request().answerDueAt());
    if (Boolean.TRUE.equals(before.request().dueProvisional())
        && Boolean.FALSE.equals(after.request().dueProvisional())) {
      text.append("; ngày hẹn trả không còn là tạm tính");
    }
    return text.toString();
  }

  private static String of(CalendarDay day) {
    String what =
        switch (day.kind()) {
          case HOLIDAY, COMPENSATORY_OFF, SWAPPED_OFF -> "nghỉ, " + day.name();
          case MAKE_UP_WORKDAY -> day.name();
          case REVOKED -> "không còn thay đổi, " + day.name();
        };
    return DATE.format(day.date()) + ": " + what + ", theo " + day.legalBasis();
  }

  private static void append(
      StringBuilder text,
      String what,
      @Nullable OffsetDateTime before,
      @Nullable OffsetDateTime after) {
    if (before != null && after != null && !before.isEqual(after)) {
      text.append("; ")
          .append(what)
          .append(" chuyển từ ")
          .append(text(before))
          .append(" sang ")
          .append(text(after));
    }
  }

  private static String text(OffsetDateTime time) {
    return TIME.format(time.atZoneSameInstant(BusinessTime.ZONE));
  }
}
