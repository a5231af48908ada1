package vn.evn.request.deadline;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.evn.request.deadline.Deadline.Day;
import vn.evn.request.deadline.Deadline.Status;

/** Says in Vietnamese and English why a day counts or not, and how a date comes about. */
public final class DeadlineWords {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy", Locale.ROOT);
  private static final DateTimeFormatter ENGLISH_DATE =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter ENGLISH_TIME =
      DateTimeFormatter.ofPattern("HH:mm 'on' d MMMM yyyy", Locale.ENGLISH);

  private final ZoneId zone;

  public DeadlineWords(ZoneId zone) {
    this.zone = zone;
  }

  /** A sentence in both languages. */
  public record Sentence(String vi, String en) {}

  /** Why a day counts or not. */
  public Sentence of(Day day) {
    String about = about(day.pause());
    return switch (day.status()) {
      case AFTER_HOURS ->
          new Sentence(
              "Tiếp nhận sau giờ làm việc: tính như ngày làm việc tiếp theo",
              "Accepted after office hours: as on the next working day");
      case ACCEPTANCE ->
          new Sentence("Ngày tiếp nhận, không tính", "Day of acceptance, which does not count");
      case COUNTED -> counted("Ngày làm việc thứ ", "Working day ", day);
      case MAKE_UP_DAY ->
          counted(
              "Ngày làm bù" + named(day, ", ") + ": ngày làm việc thứ ",
              "Make-up day" + named(day, ", ") + ": working day ",
              day);
      case WEEKEND -> new Sentence("Nghỉ cuối tuần", "Weekend");
      case HOLIDAY -> new Sentence("Nghỉ lễ" + named(day, ": "), "Day off" + named(day, ": "));
      case PAUSED_FOR_SUPPLEMENT ->
          new Sentence(
              "Không tính: chờ bổ sung hồ sơ, lần " + about,
              "Not counted: waiting for supplement round " + about);
      case PAUSED_FOR_PAYMENT ->
          new Sentence(
              "Không tính: chờ thanh toán " + about, "Not counted: waiting for payment " + about);
      case PAUSED_FOR_APPLICANT ->
          new Sentence(
              "Không tính: bước " + about + " do người nộp thực hiện",
              "Not counted: step " + about + " is the applicant's");
      case PAUSED_FOR_STATE_BODY ->
          new Sentence(
              "Không tính: bước " + about + " do cơ quan nhà nước thực hiện",
              "Not counted: step " + about + " is that of a state body");
      case PAUSED_WHILE_ENDED ->
          new Sentence(
              "Không tính: hồ sơ đã kết thúc và được mở lại sau đó",
              "Not counted: the request had ended and was opened again later");
      case RESTART ->
          new Sentence(
              "Thời hạn tính lại từ đầu; ngày này không tính",
              "The time begins anew; this day does not count");
      case BEFORE_RESTART ->
          new Sentence(
              "Không còn tính vì thời hạn được tính lại từ đầu",
              "Does not count any more because the time began anew");
      case EXTENDED -> counted("Gia hạn: ngày làm việc thứ ", "Extension: working day ", day);
    };
  }

  private static Sentence counted(String vi, String en, Day day) {
    return new Sentence(vi + day.counted(), en + day.counted());
  }

  private static String named(Day day, String before) {
    CalendarDay entry = day.entry();
    return entry == null ? "" : before + entry.name() + " (" + entry.legalBasis() + ")";
  }

  private static String about(Term.@Nullable Pause pause) {
    return pause == null || pause.about() == null ? "" : pause.about();
  }

  /** How a date comes about, in one sentence. */
  public Sentence of(Deadline deadline) {
    Map<Status, Integer> numbers = new EnumMap<>(Status.class);
    deadline.days().forEach(day -> numbers.merge(day.status(), 1, Integer::sum));
    LocalDate begin = beginOf(deadline);
    StringBuilder vi = new StringBuilder("Hạn ").append(TIME.format(local(deadline.dueAt())));
    StringBuilder en =
        new StringBuilder("Due ").append(ENGLISH_TIME.format(local(deadline.dueAt())));
    int days = deadline.term().workingDays();
    vi.append(": ")
        .append(days)
        .append(" ngày làm việc tính từ ngày sau ")
        .append(DATE.format(begin));
    en.append(": ").append(days).append(" working days, counted from the day after ");
    en.append(ENGLISH_DATE.format(begin));
    List<String> viParts = new ArrayList<>();
    List<String> enParts = new ArrayList<>();
    add(numbers, viParts, enParts, "ngày nghỉ cuối tuần", "days of weekends", Status.WEEKEND);
    add(numbers, viParts, enParts, "ngày nghỉ lễ", "days off", Status.HOLIDAY);
    add(
        numbers,
        viParts,
        enParts,
        "ngày chờ",
        "days of waiting",
        Status.PAUSED_FOR_SUPPLEMENT,
        Status.PAUSED_FOR_PAYMENT,
        Status.PAUSED_FOR_APPLICANT,
        Status.PAUSED_FOR_STATE_BODY,
        Status.PAUSED_WHILE_ENDED);
    if (!viParts.isEmpty()) {
      vi.append("; không tính ").append(String.join(", ", viParts));
      en.append("; without ").append(String.join(", ", enParts));
    }
    if (deadline.dueAt().isAfter(deadline.countedDueAt())) {
      vi.append("; đã gia hạn từ ").append(TIME.format(local(deadline.countedDueAt())));
      en.append("; extended from ").append(ENGLISH_TIME.format(local(deadline.countedDueAt())));
    }
    if (deadline.waiting().isPresent()) {
      vi.append("; thời hạn đang tạm dừng nên ngày này sẽ thay đổi");
      en.append("; the time stands still now, so that the date will move");
    }
    if (deadline.provisional()) {
      vi.append("; tạm tính vì chưa có lịch nghỉ của năm");
      en.append("; provisional, since the days off of its year are not known");
    }
    return new Sentence(vi.toString(), en.toString());
  }

  /** The day after which counting begins: that of acceptance or of the last restart. */
  private static LocalDate beginOf(Deadline deadline) {
    LocalDate begin = deadline.days().get(0).date();
    for (Day day : deadline.days()) {
      if (day.status() == Status.ACCEPTANCE || day.status() == Status.RESTART) {
        begin = day.date();
      }
    }
    return begin;
  }

  private static void add(
      Map<Status, Integer> numbers,
      List<String> vi,
      List<String> en,
      String viWord,
      String enWord,
      Status... statuses) {
    int number = 0;
    for (Status status : statuses) {
      number += numbers.getOrDefault(status, 0);
    }
    if (number > 0) {
      vi.add(number + " " + viWord);
      en.add(number + " " + enWord);
    }
  }

  private OffsetDateTime local(OffsetDateTime time) {
    return time.atZoneSameInstant(zone).toOffsetDateTime();
  }
}
